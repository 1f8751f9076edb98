/** Names whose declarations have not run where they are used, which JavaScript answers with a ReferenceError. */
import ts from 'typescript';
import type { Lowering } from './lowering.ts';
import { isModuleLevel } from './trace.ts';

/** The name stands for nothing yet, and its declaration comes later in the text. */
export function isUsedBeforeDeclared(node: ts.Identifier, cx: Lowering): boolean {
  const declaration = cx.facts.symbol(node)?.valueDeclaration;
  if (!declaration || declaration.getSourceFile() !== node.getSourceFile() || node.pos >= declaration.pos) return false;
  return (ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration)) && !isModuleLevel(declaration);
}

/**
 * The first use of each name that another clause of the `switch` declares. A jump to the clause passes the declaration, and TypeScript, which
 * sees the reads among them, lets writes and uses in functions pass.
 */
export function usedInOtherClauses(node: ts.SwitchStatement, cx: Lowering): readonly ts.Identifier[] {
  const { clauses } = node.caseBlock;
  const homes = new Map<ts.Symbol, ts.CaseOrDefaultClause>();
  const declare = (name: ts.BindingName, clause: ts.CaseOrDefaultClause): void => {
    if (!ts.isIdentifier(name)) {
      for (const element of name.elements) if (ts.isBindingElement(element)) declare(element.name, clause);
      return;
    }
    const symbol = cx.facts.symbol(name);
    if (symbol) homes.set(symbol, clause);
  };
  for (const clause of clauses) {
    for (const statement of clause.statements) {
      if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.BlockScoped)) continue;
      for (const { name } of statement.declarationList.declarations) declare(name, clause);
    }
  }
  const found: ts.Identifier[] = [];
  const visit = (part: ts.Node, clause: ts.CaseOrDefaultClause): void => {
    if (ts.isIdentifier(part)) {
      const symbol = cx.facts.symbol(part);
      const home = symbol && homes.get(symbol);
      if (!symbol || !home || home === clause) return;
      found.push(part);
      homes.delete(symbol);
    }
    ts.forEachChild(part, (child) => visit(child, clause));
  };
  if (homes.size > 0) for (const clause of clauses) visit(clause, clause);
  return found;
}
