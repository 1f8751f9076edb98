/** Awaiting what `parts.key` and `list[0]` stand for, where that is a promise. Anything else that gives a promise is refused. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering, Started } from '../lowering.ts';
import type { Scope } from '../scope.ts';
import { awaitHeld, heldBy, startHeld } from './held.ts';

/** How an access is awaited and started. */
export const heldAccess = {
  awaited: (node: ts.Expression, scope: Scope, cx: Lowering): RawExpr => {
    const held = heldBy(node, scope, cx);
    return held ? awaitHeld(held, node, cx) : demandValue(node, scope, cx);
  },
  started: (node: ts.Expression, scope: Scope, cx: Lowering): Started => {
    const held = heldBy(node, scope, cx);
    return held ? startHeld(held, node, cx) : { before: [], value: demandValue(node, scope, cx) };
  },
};

function demandValue(node: ts.Expression, scope: Scope, cx: Lowering): RawExpr {
  if (!cx.facts.isPromise(node)) return cx.expression(node, scope);
  cx.report(d.promiseHeld(cx.origin(node)));
  return cx.invalid(node);
}
