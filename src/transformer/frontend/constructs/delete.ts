/** `delete object.key`: removes the key; the value of the expression is true. */
import type ts from 'typescript';
import { d } from '../../diagnostics/index.ts';
import { expressionConstruct } from '../construct.ts';
import * as b from '../make.ts';
import { writeTo } from '../place.ts';
import { lowerTarget } from '../target.ts';

export const deleteExpression = expressionConstruct<ts.DeleteExpression>({
  title: 'delete',
  lower: (node, scope, cx) => {
    const origin = cx.origin(node);
    const target = lowerTarget(node.expression, scope, cx);
    if (!target) return cx.invalid(node);
    if (target.path.at(-1)?.container !== 'record') {
      cx.report(
        d.unsupportedSyntax(origin, {
          syntax: '`delete` on a value that is not an object',
          hint: 'Use `splice` to remove an item of an array.',
        }),
      );
      return cx.invalid(node);
    }
    return b.sequence([...target.before, writeTo(target, 'remove', origin, cx)], b.literal(true, origin), origin);
  },
});
