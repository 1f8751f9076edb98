/** `if` / `else`. */
import type ts from 'typescript';
import { lowerBody } from '../body.ts';
import { statementConstruct } from '../construct.ts';

export const ifStatement = statementConstruct<ts.IfStatement>({
  title: 'if / else',
  lower: (node, scope, cx) => [
    {
      kind: 'if',
      origin: cx.origin(node),
      test: cx.expression(node.expression, scope),
      consequent: lowerBody(node.thenStatement, scope, cx),
      alternate: node.elseStatement ? lowerBody(node.elseStatement, scope, cx) : [],
    },
  ],
});
