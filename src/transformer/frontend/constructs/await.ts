/** `await`: performs the calls in its operand and gives their result. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';

export const awaitExpression = expressionConstruct<ts.AwaitExpression>({
  title: 'await',
  lower: (node, scope, cx) => {
    if (!scope.effects) {
      cx.report(d.effectInCallback(cx.origin(node)));
      return cx.invalid(node);
    }
    return cx.awaited(node.expression, scope);
  },
});
