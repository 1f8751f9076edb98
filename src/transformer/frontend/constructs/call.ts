/** Calls: of the DSL, of task stubs, of built-ins and of the user's functions. Promises must be awaited where they are made. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import type { RawExpr } from '../../hir/types.ts';
import { lowerCall } from '../call.ts';
import { expressionConstruct } from '../construct.ts';
import type { Lowering } from '../lowering.ts';
import { lowerOptionalCall } from '../optional-call.ts';
import { lowerChain } from '../optional-chain.ts';
import { startCall } from '../promises/start-call.ts';
import type { Scope } from '../scope.ts';

export const callExpression = expressionConstruct<ts.CallExpression>({
  title: 'call',
  lower: (node, scope, cx) => {
    if (cx.facts.isPromise(node)) {
      const statement = ts.isExpressionStatement(node.parent) || ts.isVoidExpression(node.parent);
      cx.report(statement ? d.floatingPromise(cx.origin(node)) : d.promiseHeld(cx.origin(node)));
      return cx.invalid(node);
    }
    return lowered(node, scope, cx);
  },
  awaited: lowered,
  started: (node, scope, cx) =>
    ts.isOptionalChain(node) ? { before: [], value: lowered(node, scope, cx) } : startCall(node, scope, cx),
});

function lowered(node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  if (!ts.isOptionalChain(node)) return lowerCall(node, scope, cx);
  return lowerOptionalCall(node, scope, cx) ?? lowerChain(node, scope, cx);
}
