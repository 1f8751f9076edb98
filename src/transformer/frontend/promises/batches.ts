/** Arrays of promises that are awaited in parts, where they are emptied: `ps = []`, `ps.length = 0`, `ps.splice(0)`. */
import ts from 'typescript';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';
import type { Scope } from '../scope.ts';
import { unwrap } from '../write-facts.ts';
import { heldBy } from './held.ts';
import type { HeldPromise, Source } from './source.ts';

/** Lowers the assignment or the call that empties such an array; undefined for others. */
export function emptyBatch(
  node: ts.BinaryExpression | ts.CallExpression,
  scope: Scope,
  cx: Lowering,
): RawExpr | undefined {
  const held = ts.isCallExpression(node) ? splicedBatch(node, scope, cx) : assignedBatch(node, scope, cx);
  if (!held?.batch) return undefined;
  if (held.state.kind !== 'pending') return cx.invalid(node);
  const origin = cx.origin(node);
  return b.sequence([held.batch.reset()], b.absent(origin), origin);
}

function assignedBatch(node: ts.BinaryExpression, scope: Scope, cx: Lowering): HeldPromise | undefined {
  const left = unwrap(node.left);
  const isLength = ts.isPropertyAccessExpression(left) && left.name.text === 'length';
  return heldBy(isLength ? left.expression : left, scope, cx);
}

function splicedBatch(node: ts.CallExpression, scope: Scope, cx: Lowering): HeldPromise | undefined {
  const callee = unwrap(node.expression);
  const isSplice = ts.isPropertyAccessExpression(callee) && callee.name.text === 'splice';
  return isSplice ? heldBy(callee.expression, scope, cx) : undefined;
}

/** `ps.splice(0)` as a combinator's argument. */
export function takenBatch(node: ts.Expression, scope: Scope, cx: Lowering): Source | undefined {
  const held = ts.isCallExpression(node) ? splicedBatch(node, scope, cx) : undefined;
  return held?.batch?.source(true);
}
