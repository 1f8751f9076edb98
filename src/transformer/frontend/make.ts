/**
 * Builders for what the front end makes often, on top of `core/build`: captures, sequences, checks that throw, and
 * property reads that pick the right node for their key.
 */
import type { Origin } from '../core/origin.ts';
import { Kind, shapes, type ValueShape, without } from '../core/shape.ts';
import { raw as core } from '../hir/build.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';

export const { literal, absent, ref, placeholder, context, regexp } = core;
export const member = core.member;
export const index = core.index;
export const record = core.record;
export const list = core.list;
export const items = core.items;
export const object = core.object;
export const template = core.template;
export const unary = core.unary;
export const not = core.not;
export const binary = core.binary;
export const logical = core.logical;
export const conditional = core.conditional;
export const library = core.library;
export const lengthOf = core.length;
export const lambda = core.lambda;
export const isNullish = core.isNullish;
export const replaceContent = core.replaceContent;
export const assign = core.assign;
export const declare = core.declare;
export const evaluate = core.evaluate;

/** A value in a temporary: the declaration, and a reference to it. Names and literals need none. */
export function capture(value: RawExpr, name: string, cx: Lowering): readonly [readonly RawStatement[], RawExpr] {
  if (value.kind === 'literal' || value.kind === 'absent') return [[], value];
  const variable = cx.variable({ name, origin: value.origin, shape: value.shape, constant: true });
  // Another name of a caught error is one, too.
  if (value.kind === 'ref' && cx.caught.has(value.variable)) cx.caught.add(variable);
  if (value.kind === 'ref' && cx.engineErrors.has(value.variable)) cx.engineErrors.add(variable);
  const declare: RawStatement = { kind: 'declare', origin: value.origin, variable, value };
  return [[declare], { kind: 'ref', origin: value.origin, shape: value.shape, variable }];
}

/** Statements, then a value. */
export function sequence(body: readonly RawStatement[], value: RawExpr, origin: Origin): RawExpr {
  return body.length === 0 ? value : { kind: 'sequence', origin, shape: value.shape, body, value };
}

/** An error value. */
export const errorValue = core.error;

/** What throws of the language's own checks are made `via` whose messages are the engine's. */
export const CHECK = 'check';

/** `if (test) throw new <name>(<message>)`, as the language itself does, with the very text that V8 gives the error. */
export function throwIf(
  test: RawExpr,
  name: string,
  message: string | RawExpr,
  origin: Origin,
): Extract<RawStatement, { readonly kind: 'if' }> {
  const text = typeof message === 'string' ? core.literal(message, origin) : message;
  const error = errorValue(core.literal(name, origin), text, origin);
  return { kind: 'if', origin, test, consequent: [{ kind: 'throw', origin, error }], alternate: [] };
}

/** The same where the text is the engine's to choose: it names a piece of source, or changes from one engine to the next. */
export function engineThrowIf(test: RawExpr, name: string, message: string, origin: Origin): RawStatement {
  const check = { ...origin, via: CHECK };
  const error = errorValue(core.literal(name, origin), core.literal(message, origin), origin);
  return { kind: 'if', origin, test, consequent: [{ kind: 'throw', origin: check, error }], alternate: [] };
}

/** `value === undefined`. */
export function isAbsent(value: RawExpr, origin: Origin): RawExpr {
  return binary('===', value, core.absent(origin), origin);
}

/** The tighter of two upper bounds of the same value. */
export function narrower(a: ValueShape, b: ValueShape): ValueShape {
  const kinds = a.kinds & b.kinds;
  if (kinds === 0 || isLostSum(a, b)) return b;
  // Items of a type parameter's type are what the value says they are.
  const known = a.item?.kinds === shapes.unknown.kinds ? (b.item ?? a.item) : (a.item ?? b.item);
  const item = known && b.item?.nonFinite ? { ...known, nonFinite: true as const } : known;
  return {
    kinds,
    ...((a.integer || b.integer) && { integer: true as const }),
    ...(b.nonFinite && { nonFinite: true as const }),
    ...(b.undefinedProperties && { undefinedProperties: true as const }),
    ...(b.undefinedItems && { undefinedItems: true as const }),
    ...(item && (kinds & Kind.list) !== 0 && { item }),
    ...(b.error && { error: true as const }),
    ...((a.date || b.date) && { date: true as const }),
    ...((a.collection || b.collection) && { collection: true as const }),
    ...(b.given && { given: true as const }),
    ...(b.match &&
      (kinds & Kind.record) !== 0 && {
        match: (a.match?.present ?? 0) > b.match.present ? a.match : b.match,
      }),
  };
}

/** `object[key]`, with the key that a pattern or literal gave. */
export function propertyAt(object: RawExpr, key: RawExpr, shape: ValueShape, origin: Origin): RawExpr {
  if (key.kind === 'literal' && typeof key.value === 'string') return member(object, key.value, shape, origin);
  return index(object, key, shape, origin);
}

/** A copy of a record without some keys. */
export function omit(object: RawExpr, keys: readonly RawExpr[], origin: Origin): RawExpr {
  return library('Object.omit', null, [object, ...keys], shapes.record, origin);
}

/** What is left of a shape when the value is known not to be null or undefined. */
export function present(shape: ValueShape): ValueShape {
  return without(shape, Kind.null | Kind.absent);
}

/** `undefined + undefined` of what TypeScript takes for texts: the type says text, the value is NaN. */
export function isLostSum(a: ValueShape, b: ValueShape): boolean {
  const [said, given] = [present(a).kinds, present(b).kinds];
  const sum = Kind.string | Kind.number;
  return (said & sum) === Kind.string && given === sum && b.nonFinite === true;
}
