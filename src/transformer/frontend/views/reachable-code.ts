/** What the code of a workflow may run: its own, and the declarations that it names, wherever they are written. */
import ts from 'typescript';
import type { Facts } from '../facts.ts';

/** The code itself, and the declarations that it names outside of it, each of them once. */
export function reachableCode(root: ts.Node, { symbol, isOwnCode }: Facts): readonly ts.Node[] {
  const found = new Set([root]);
  const isInside = (declaration: ts.Node): boolean =>
    ts.findAncestor(declaration, (one) => found.has(one)) !== undefined;
  const visit = (node: ts.Node): void => {
    const declaration = ts.isIdentifier(node) ? symbol(node)?.valueDeclaration : undefined;
    const isCode =
      declaration !== undefined && !declaration.getSourceFile().isDeclarationFile && !isOwnCode(declaration);
    if (isCode && !ts.isSourceFile(declaration) && !isInside(declaration)) found.add(declaration);
    ts.forEachChild(node, visit);
  };
  // A set is gone through with what is added meanwhile.
  for (const code of found) visit(code);
  return [...found];
}
