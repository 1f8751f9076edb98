/** `await`: performs the calls in its operand and gives their result. */
import type ts from 'typescript';
import { expressionConstruct } from '../construct.ts';
import { demandEffects } from '../demand-effects.ts';

export const awaitExpression = expressionConstruct<ts.AwaitExpression>({
  title: 'await',
  lower: (node, scope, cx) => {
    if (!demandEffects(node, scope, cx)) return cx.invalid(node);
    return cx.awaited(node.expression, scope);
  },
});
