/**
 * The function that `replace` and `replaceAll` may get. Pure code over a match stays a callback; one that writes outer variables
 * or throws makes the call a loop over the matches, which JavaScript, too, has found before it calls the function.
 */
import type ts from 'typescript';
import type { RegExpLiteral } from '../../core/expr.ts';
import type { RegularExpression } from '../../core/regular-expression/index.ts';
import { Kind, orAbsent, shapes, type ValueShape } from '../../core/shape.ts';
import type { RawExpr, RawStatement } from '../../hir/types.ts';
import { elementAt } from '../access.ts';
import { inlineFunction } from '../inline.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { childScope, type FunctionValue, type Scope } from '../scope.ts';
import { demandText } from '../text.ts';
import { callbackOf } from './pure-callback.ts';

/** True for an argument that is a function. */
export function isFunctionArgument(node: ts.Expression, cx: Lowering): boolean {
  return cx.facts.type(node).getCallSignatures().length > 0;
}

const NAMED: ValueShape = { kinds: Kind.record, undefinedProperties: true };

/** A pattern and what is searched for it. */
export interface Search {
  readonly subject: RawExpr;
  readonly pattern: RegExpLiteral;
  readonly parsed: RegularExpression;
  readonly match: ValueShape;
}

/** The replaced text; reported and undefined where the argument is no known function. */
export function replaceByFunction(
  node: ts.Expression,
  search: Search,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const { subject, pattern, parsed } = search;
  const named = parsed.groups.some((group) => group.name !== null) ? [NAMED] : [];
  const parameters = [shapes.string, ...groupsOf(parsed), shapes.integer, shapes.string, ...named];
  const callback = callbackOf(node, parameters, scope, cx);
  if (callback?.kind !== 'pure') return callback && replaceInLoop(callback.fn, node, search, scope, cx);
  return b.library('RegExp.replace', null, [subject, pattern, callback.lambda], shapes.string, cx.origin(node));
}

const groupsOf = ({ groups }: RegularExpression): readonly ValueShape[] =>
  groups.map(({ certain }) => (certain ? shapes.string : orAbsent(shapes.string)));

/** `for (const match of text.matchAll(pattern)) { out += text.slice(at, match.index) + fn(…); … }`. */
function replaceInLoop(fn: FunctionValue, node: ts.Expression, search: Search, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const { pattern, parsed } = search;
  const { flags } = pattern;
  const [declareSubject, subject] = b.capture(search.subject, 'subject', cx);
  const matches = b.library(
    'RegExp.matchAll',
    null,
    [subject, flags.includes('g') ? pattern : b.regexp(pattern.source, `${flags}g`, origin)],
    shapes.list(search.match),
    origin,
  );
  const found = cx.variable({ name: 'match', origin, shape: search.match, constant: true });
  const text = cx.variable({ name: 'replaced', origin, shape: shapes.string, constant: false });
  const at = cx.variable({ name: 'at', origin, shape: shapes.integer, constant: false });
  const [matchRef, textRef] = [b.ref(found, search.match, origin), b.ref(text, shapes.string, origin)];
  const atRef = b.ref(at, shapes.integer, origin);
  const group = (index: number, shape: ValueShape): RawExpr =>
    elementAt(matchRef, b.literal(index, origin), shape, origin);
  const whole = group(0, shapes.string);
  const start = b.member(matchRef, 'index', shapes.integer, origin);
  const named = parsed.groups.some((one) => one.name !== null) ? [b.member(matchRef, 'groups', NAMED, origin)] : [];
  const args = [whole, ...groupsOf(parsed).map((shape, index) => group(index + 1, shape)), start, subject, ...named];
  const inner = childScope(scope, { jumps: [], insideTry: false });
  const values = args.map((value) => ({ kind: 'value' as const, value }));
  const given = demandText(inlineFunction(fn, values, node, inner, cx), cx);
  const part = (...range: readonly RawExpr[]): RawExpr =>
    b.library('String.prototype.slice', subject, range, shapes.string, origin);
  const label = cx.ids.label();
  const [declareGiven, replacement] = b.capture(given, 'replacement', cx);
  const body: readonly RawStatement[] = [
    ...declareGiven,
    b.assign(text, b.template([textRef, part(atRef, start), replacement], origin), origin),
    b.assign(at, b.binary('+', start, b.lengthOf(whole, origin), origin), origin),
    ...(flags.includes('g') ? [] : [{ kind: 'break' as const, origin, label }]),
  ];
  const loop: RawStatement = {
    kind: 'loop',
    origin,
    label,
    head: { kind: 'each', variable: found, list: matches },
    body,
    update: [],
  };
  const before = [b.declare(text, b.literal('', origin), origin), b.declare(at, b.literal(0, origin), origin)];
  return b.sequence([...declareSubject, ...before, loop], b.template([textRef, part(atRef)], origin), origin);
}
