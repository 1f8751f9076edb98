/**
 * Items of lists: JSON lists cannot hold `undefined`. Where a list goes straight out of the workflow it becomes null there, in
 * both runs. Elsewhere a mark stands for it. Where the list's type denies undefined items, that is noted, so that what reads
 * items anywhere expects them.
 */
import ts from 'typescript';
import { Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { ITEMS, TUPLES } from './denied.ts';
import { hasInvalid } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import type { Scope } from './scope.ts';

/** The value as an item of a list with this shape, which may be a tuple. */
export function demandItem(value: RawExpr, list: ValueShape, cx: Lowering): RawExpr {
  return itemNoted(value, list, [ITEMS, TUPLES], cx);
}

/** The value as an item of an array with this shape. */
export function demandArrayItem(value: RawExpr, list: ValueShape, cx: Lowering): RawExpr {
  return itemNoted(value, list, [ITEMS], cx);
}

function itemNoted(value: RawExpr, list: ValueShape, holders: readonly string[], cx: Lowering): RawExpr {
  if (!mayBe(value.shape, Kind.absent) || hasInvalid(value)) return value;
  if (!mayBe(list.item ?? shapes.unknown, Kind.absent))
    for (const holder of holders) cx.denied.add(holder, Kind.absent);
  return b.library('Data.item', null, [value], { ...value.shape, undefinedItems: true }, value.origin);
}

/** The callback, whose values become items of a list with this shape. */
export function demandItems(lambda: RawExpr, list: ValueShape, cx: Lowering): RawExpr {
  if (lambda.kind !== 'lambda' || !mayBe(lambda.shape, Kind.absent)) return lambda;
  const body = lambda.body.map((statement) =>
    statement.kind === 'return' && statement.value
      ? { ...statement, value: demandArrayItem(statement.value, list, cx) }
      : statement,
  );
  return { ...lambda, body, shape: { ...lambda.shape, undefinedItems: true } };
}

/** True for a literal that is written out as JSON where it stands: in a task's parameters, or returned by the workflow. */
export function isSerialised(node: ts.Node, scope: Scope, cx: Lowering): boolean {
  const { parent } = node;
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node);
  if (passes) return isSerialised(parent, scope, cx);
  if (scope.taskParameters && isParameters(node, cx)) return true;
  if (!ts.isReturnStatement(parent) && !(ts.isArrowFunction(parent) && parent.body === node)) return false;
  const fn = ts.findAncestor(parent, ts.isFunctionLike);
  if (scope.taskParameters) return fn !== undefined && isParameters(fn, cx);
  return scope.frame.kind === 'region' && scope.inlining.length === 1;
}

/** What a task is called with, rather than a part of an expression that computes it. */
function isParameters(node: ts.Node, cx: Lowering): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression !== node && cx.facts.stub(parent.expression) !== undefined;
}
