/**
 * Items of lists: JSON lists cannot hold `undefined`. Where a list goes straight out of the workflow it becomes null there, in
 * both runs; anywhere else an item that may be undefined is refused.
 */
import ts from 'typescript';
import { Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { hasInvalid } from './invalid.ts';
import type { Lowering } from './lowering.ts';
import type { Scope } from './scope.ts';

/** The value; reported when it may be undefined. */
export function demandItem(value: RawExpr, cx: Lowering): RawExpr {
  if (mayBe(value.shape, Kind.absent) && !hasInvalid(value)) cx.report(d.undefinedItem(value.origin));
  return value;
}

/** True for a literal that is written out as JSON where it stands: in a task's parameters, or returned by the workflow. */
export function isSerialised(node: ts.Node, scope: Scope): boolean {
  const { parent } = node;
  if (scope.taskParameters) return true;
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    ts.isArrayLiteralExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isObjectLiteralExpression(parent);
  if (passes) return isSerialised(parent, scope);
  const leaves = ts.isReturnStatement(parent) || (ts.isArrowFunction(parent) && parent.body === node);
  return leaves && scope.frame.kind === 'region' && scope.inlining.length === 1;
}
