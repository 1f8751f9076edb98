/** `test ? a : b`, with effects in either branch performed only when it is taken. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';

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
    const [first, second] = [cx.started(node.whenTrue, scope), cx.started(node.whenFalse, scope)];
    if (first.before.length > 0 || second.before.length > 0) {
      cx.report(
        d.unsupportedSyntax(cx.origin(node), {
          syntax: 'a choice between calls whose arguments are computed by statements',
          hint: 'Compute the arguments first.',
        }),
      );
    }
    return { before: declare, value: b.conditional(test, first.value, second.value, cx.origin(node)) };
  },
});
