/** An expression as a statement. */
import type ts from 'typescript';
import { statementConstruct } from '../construct.ts';
import { evaluated } from '../evaluated.ts';

export const expressionStatement = statementConstruct<ts.ExpressionStatement>({
  title: 'expression statement',
  lower: (node, scope, cx) => evaluated(node.expression, scope, cx),
});
