/** `test ? a : b`, with effects in either branch performed only when it is taken. */
import type ts from 'typescript';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';
import { armOf, startChoice } from '../promises/start-choice.ts';

export const conditionalExpression = expressionConstruct<ts.ConditionalExpression>({
  title: 'conditional expression',
  lower: (node, scope, cx) =>
    b.conditional(
      cx.expression(node.condition, scope),
      cx.expression(node.whenTrue, scope),
      cx.expression(node.whenFalse, scope),
      cx.origin(node),
    ),
  awaited: (node, scope, cx) =>
    b.conditional(
      cx.expression(node.condition, scope),
      cx.awaited(node.whenTrue, scope),
      cx.awaited(node.whenFalse, scope),
      cx.origin(node),
    ),
  started: (node, scope, cx) => {
    const [declare, test] = b.capture(cx.expression(node.condition, scope), 'test', cx);
    const arms = [armOf(node.whenTrue, scope, cx), armOf(node.whenFalse, scope, cx)] as const;
    const { started } = startChoice(test, arms, cx.origin(node), cx);
    return { ...started, before: [...declare, ...started.before] };
  },
});
