/** Names whose declarations have not run where they are used, which JavaScript answers with a ReferenceError. */
import ts from 'typescript';
import type { Lowering } from './lowering.ts';
import { isModuleLevel } from './trace.ts';

/** The name stands for nothing yet, and its declaration comes later in the text. */
export function isUsedBeforeDeclared(node: ts.Expression, cx: Lowering): node is ts.Identifier {
  const declaration = ts.isIdentifier(node) ? cx.facts.symbol(node)?.valueDeclaration : undefined;
  if (!declaration || declaration.getSourceFile() !== node.getSourceFile() || node.pos >= declaration.pos) return false;
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) && !isModuleLevel(declaration);
}
