/** Calls: of the DSL, of task stubs, of built-ins and of the user's functions. Promises must be awaited where they are made. */
import ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { lowerCall } from '../call.ts';
import { expressionConstruct } from '../construct.ts';
import { lowerChain } from '../optional-chain.ts';
import { startCall } from '../promises/start-call.ts';

export const callExpression = expressionConstruct<ts.CallExpression>({
  title: 'call',
  lower: (node, scope, cx) => {
    if (cx.facts.isPromise(node)) {
      const statement = ts.isExpressionStatement(node.parent) || ts.isVoidExpression(node.parent);
      cx.report(statement ? d.floatingPromise(cx.origin(node)) : d.promiseHeld(cx.origin(node)));
      return cx.invalid(node);
    }
    return ts.isOptionalChain(node) ? lowerChain(node, scope, cx) : lowerCall(node, scope, cx);
  },
  awaited: (node, scope, cx) => (ts.isOptionalChain(node) ? lowerChain(node, scope, cx) : lowerCall(node, scope, cx)),
  started: (node, scope, cx) =>
    ts.isOptionalChain(node) ? { before: [], value: lowerChain(node, scope, cx) } : startCall(node, scope, cx),
});
