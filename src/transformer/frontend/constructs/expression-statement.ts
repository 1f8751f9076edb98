/** An expression as a statement. */
import type ts from 'typescript';
import { statementConstruct } from '../construct.ts';
import { evaluated } from '../evaluated.ts';
import { fill } from '../filled.ts';

export const expressionStatement = statementConstruct<ts.ExpressionStatement>({
  title: 'expression statement',
  lower: (node, scope, cx) => fill(node, scope, cx) ?? evaluated(node.expression, scope, cx),
});
