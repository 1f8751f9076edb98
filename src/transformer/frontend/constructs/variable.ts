/** `const` and `let`. */
import type ts from 'typescript';
import { statementConstruct } from '../construct.ts';
import { lowerDeclarations } from '../declarations.ts';

export const variableStatement = statementConstruct<ts.VariableStatement>({
  title: 'const, let',
  lower: (node, scope, cx) => lowerDeclarations(node.declarationList, scope, cx),
});
