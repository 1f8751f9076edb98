/** Durations as seconds: constants at compile time, numbers and `${n}m`-like templates at run time. Rounded up, never negative. */
import ts from 'typescript';
import type { Origin } from '../core/origin.ts';
import { isOnly, Kind, shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { isPlain, isSurelyFinite } from './finite.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';
import { unwrap } from './write-facts.ts';

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/** Seconds of a constant duration, or undefined where it is none. */
export function constantSeconds(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return Math.max(0, Math.ceil(value));
  const match = typeof value === 'string' ? /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)([smhd])$/.exec(value) : null;
  if (!match) return undefined;
  return Math.max(0, Math.ceil(Number(match[1]) * (UNITS[match[2] ?? 's'] ?? 1)));
}

/** A duration as whole seconds, at least `least`. */
export function lowerDuration(node: ts.Expression, scope: Scope, cx: Lowering, least = 0): RawExpr {
  const origin = cx.origin(node);
  const constant = constantOf(node, scope, cx.facts);
  if (constant !== undefined) {
    const seconds = constantSeconds(constant);
    if (seconds === undefined || seconds < least || seconds > 99_999_999) {
      cx.report(d.invalidDuration(origin, { value: JSON.stringify(constant), least }));
      return cx.invalid(node);
    }
    return b.literal(seconds, origin);
  }
  const choice = unwrap(node);
  if (ts.isConditionalExpression(choice)) {
    const test = cx.expression(choice.condition, scope);
    const [first, second] = [choice.whenTrue, choice.whenFalse].map((part) => lowerDuration(part, scope, cx, least));
    return first && second ? b.conditional(test, first, second, origin) : cx.invalid(node);
  }
  const scaled = scaledTemplate(node, scope, cx);
  const value = scaled?.seconds ?? cx.expression(node, scope);
  if (!isOnly(value.shape, Kind.number) || value.shape.kinds === 0) {
    cx.report(d.invalidDuration(origin, { value: node.getText(), least }));
    return cx.invalid(node);
  }
  const seconds = finiteSeconds(value, scaled?.text, least, cx);
  return b.sequence(scaled?.before ?? [], seconds, origin);
}

/**
 * Whole seconds, or the RangeError of what is not finite, which names the duration as it was written: `text`, or the number. The
 * check goes away where the number turns out to be finite.
 */
function finiteSeconds(value: RawExpr, text: RawExpr | undefined, least: number, cx: Lowering): RawExpr {
  if (isSurelyFinite(value, cx)) return wholeSeconds(value, least, value.origin);
  const { origin } = value;
  const [declare, number] = isPlain(value) && !value.shape.nonFinite ? [[], value] : b.capture(value, 'duration', cx);
  const finite = b.library('Number.isFinite', null, [number], shapes.boolean, origin);
  const message = b.template([b.literal('Invalid duration: ', origin), text ?? number], origin);
  const check = b.throwIf(b.not(finite, origin), 'RangeError', message, origin);
  return b.sequence([...declare, check], wholeSeconds(number, least, origin), origin);
}

function wholeSeconds(value: RawExpr, least: number, origin: Origin): RawExpr {
  const whole = value.shape.integer ? value : b.library('Math.ceil', null, [value], shapes.integer, origin);
  return b.library('Math.max', null, [b.literal(least, origin), whole], shapes.integer, origin);
}

/** `${n}m`. */
interface ScaledDuration {
  readonly before: readonly RawStatement[];
  /** The number times the unit. */
  readonly seconds: RawExpr;
  readonly text: RawExpr;
}

function scaledTemplate(node: ts.Expression, scope: Scope, cx: Lowering): ScaledDuration | undefined {
  const template = unwrap(node);
  if (!ts.isTemplateExpression(template) || template.head.text !== '' || template.templateSpans.length !== 1)
    return undefined;
  const span = template.templateSpans[0];
  const unit = span && UNITS[span.literal.text];
  if (!span || unit === undefined) return undefined;
  const origin = cx.origin(node);
  const [before, value] = b.capture(cx.expression(span.expression, scope), 'duration', cx);
  const seconds = unit === 1 ? value : b.binary('*', value, b.literal(unit, origin), origin);
  return { before, seconds, text: b.template([value, b.literal(span.literal.text, origin)], origin) };
}
