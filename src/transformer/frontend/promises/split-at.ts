/**
 * Code in two: what runs before it reads the value of a promise, and the rest. The first part can run beside the promise. Values
 * of the first part that the rest needs are in temporaries.
 */

import { isCoreExpression, mapExpressionChildren, sameIdentifiers } from '../../core/children.ts';
import type { RawExpr, RawLeaf, RawStatement } from '../../hir/types.ts';
import { mapEffect, rawWalk } from '../../hir/walk.ts';
import { demandResult } from '../function-result.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import { carried, type Split } from './carried.ts';
import { expressionWays, type Meeting, meetsFirst, waysOf } from './first-met.ts';
import { keepFailure } from './keep-failure.ts';
import { takenNow } from './started.ts';

interface SplitValue {
  readonly before: readonly RawStatement[];
  readonly value: RawExpr;
}

/** Statements in two; undefined where the place is in a loop, a handler or a part of an expression that may be left out. */
export function splitAt(list: readonly RawStatement[], meeting: Meeting, cx: Lowering): Split | undefined {
  const at = list.findIndex((statement) => rawWalk.someExpression([statement], meeting.reads));
  const statement = list[at];
  const inside = statement && splitStatement(statement, meeting, cx);
  if (!inside) return undefined;
  const before = [...list.slice(0, at), ...inside.before];
  return leaves(before) ? undefined : { before, rest: [...inside.rest, ...list.slice(at + 1)] };
}

/** A jump out of the code; a branch cannot have one. */
function leaves(code: readonly RawStatement[]): boolean {
  let returns = false;
  rawWalk.visit(code, {
    expression: ({ kind }) => kind !== 'perform' && kind !== 'lambda',
    statement: ({ kind }) => {
      returns ||= kind === 'return';
      return !returns;
    },
  });
  return returns || rawWalk.freeLabels(code).size > 0;
}

function splitStatement(statement: RawStatement, meeting: Meeting, cx: Lowering): Split | undefined {
  if (!waysOf([statement], meeting).has('acts')) return { before: [], rest: [statement] };
  const withValue = (value: RawExpr | null, rest: (value: RawExpr) => RawStatement): Split | undefined => {
    const split = value === null ? undefined : splitValue(value, meeting, cx);
    return split && { before: split.before, rest: [rest(split.value)] };
  };
  switch (statement.kind) {
    case 'declare':
      return withValue(statement.value, (value) => ({ ...statement, value }));
    case 'evaluate':
      return withValue(statement.value, (value) => ({ ...statement, value }));
    case 'return':
      return withValue(statement.value, (value) => ({ ...statement, value }));
    case 'throw':
      return withValue(statement.error, (error) => ({ ...statement, error }));
    case 'assign': {
      const { value } = statement;
      const simple = value !== 'remove' && statement.path.length === 0;
      return simple ? withValue(value, (split) => ({ ...statement, value: split })) : undefined;
    }
    case 'if':
      return rawWalk.someExpression(statement.test, meeting.reads)
        ? withValue(statement.test, (test) => ({ ...statement, test }))
        : splitArms(statement, meeting, cx);
    case 'block': {
      const inner = splitAt(statement.body, meeting, cx);
      return inner && { before: inner.before, rest: [{ ...statement, body: inner.rest }] };
    }
    case 'try':
      return splitFinally(statement, meeting, cx);
    default:
      return undefined;
  }
}

/** A finalizer that begins with the promise: everything before it is the first part, which keeps how it failed. */
function splitFinally(
  statement: Extract<RawStatement, { readonly kind: 'try' }>,
  meeting: Meeting,
  cx: Lowering,
): Split | undefined {
  const { origin, body, handler, finalizer } = statement;
  const guarded: readonly RawStatement[] = handler ? [{ ...statement, finalizer: null }] : body;
  if (!finalizer || rawWalk.someExpression(guarded, meeting.reads) || !meetsFirst(waysOf(finalizer, meeting)))
    return undefined;
  const { value, kept } = keepFailure(b.sequence(guarded, b.absent(origin), origin), cx);
  const [declare, outcome] = b.capture(value, 'outcome', cx);
  const rethrow = b.evaluate(demandResult(outcome, kept.shape, kept.byEngine, cx), origin);
  return { before: declare, rest: [{ kind: 'try', origin, body: [rethrow], handler: null, finalizer }] };
}

/** A choice in two, with the same test: its arms up to the promise, and the rest of them. */
function splitArms(
  statement: Extract<RawStatement, { readonly kind: 'if' }>,
  meeting: Meeting,
  cx: Lowering,
): Split | undefined {
  const { origin } = statement;
  const splitArm = (list: readonly RawStatement[]): Split | undefined =>
    rawWalk.someExpression(list, meeting.reads) ? splitAt(list, meeting, cx) : { before: [], rest: list };
  const [first, second] = [splitArm(statement.consequent), splitArm(statement.alternate)];
  if (!first || !second) return undefined;
  const [declare, test] = takenNow(statement.test, 'test', cx);
  const [consequent, alternate] = [carried(first, cx), carried(second, cx)];
  return {
    before: [
      ...declare,
      ...[...consequent.outer, ...alternate.outer].map((id) => b.declare(id, null, origin)),
      { ...statement, test, consequent: consequent.before, alternate: alternate.before },
    ],
    rest: [{ ...statement, test, consequent: consequent.rest, alternate: alternate.rest }],
  };
}

function splitValue(node: RawExpr, meeting: Meeting, cx: Lowering): SplitValue | undefined {
  if (!expressionWays(node, meeting).has('acts')) return { before: [], value: node };
  if (node.kind === 'sequence') {
    if (rawWalk.someExpression(node.body, meeting.reads)) {
      const inner = splitAt(node.body, meeting, cx);
      return inner && { before: inner.before, value: b.sequence(inner.rest, node.value, node.origin) };
    }
    const inner = splitValue(node.value, meeting, cx);
    return inner && !leaves(node.body) ? { ...inner, before: [...node.body, ...inner.before] } : undefined;
  }
  const operands = rawWalk.operands(node);
  const at = operands.findIndex((part) => rawWalk.someExpression(part, meeting.reads));
  const found = operands[at];
  const certain = (node.kind !== 'logical' && node.kind !== 'conditional') || at === 0;
  const inner = found && certain ? splitValue(found, meeting, cx) : undefined;
  if (!inner) return undefined;
  const earlier = operands.slice(0, at).map((part) => takenHere(part, cx));
  const values = [...earlier.map(([, value]) => value), inner.value, ...operands.slice(at + 1)];
  return { before: [...earlier.flatMap(([declare]) => declare), ...inner.before], value: withOperands(node, values) };
}

/** A value as it is before the promise is met; a callback is no value. */
function takenHere(part: RawExpr, cx: Lowering): readonly [readonly RawStatement[], RawExpr] {
  return part.kind === 'lambda' ? [[], part] : takenNow(part, 'value', cx);
}

/** The expression with other operands. */
function withOperands(node: RawExpr, operands: readonly RawExpr[]): RawExpr {
  const left = operands[Symbol.iterator]();
  const expression = (part: RawExpr): RawExpr => left.next().value ?? part;
  if (node.kind === 'perform') {
    const { effect } = node;
    const map = { ...sameIdentifiers, expression, body: (body: readonly RawStatement[]) => body };
    return { ...node, effect: mapEffect<RawLeaf, never, RawLeaf, never>(effect, map) };
  }
  if (!isCoreExpression(node)) return node;
  return mapExpressionChildren<RawLeaf, RawLeaf>(node, {
    ...sameIdentifiers,
    expression,
    lambda: (body) => body,
    program: (body) => body,
  });
}
