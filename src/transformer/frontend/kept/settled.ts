/** Whether a variable keeps the value that it has where a function is made: nothing that runs afterwards assigns it. */
import ts from 'typescript';
import type { Facts } from '../facts.ts';

/** The variable of this round of its loops is not assigned by the function or after it, as the text stands. */
export function isSettled(symbol: ts.Symbol, made: ts.Node, facts: Facts): boolean {
  if (!facts.isReassigned(symbol)) return true;
  const home = symbol.valueDeclaration && homeOf(symbol.valueDeclaration);
  const assigns = (node: ts.Node): boolean => facts.writesIn(node).reassigned.has(symbol);
  if (!home || assigns(made) || facts.isWrittenElsewhere(symbol, made)) return false;
  for (let child: ts.Node = made; child !== home; child = child.parent) {
    const parent: ts.Node = child.parent;
    if (ts.isSourceFile(parent)) return false;
    if (parent === home && ts.isIterationStatement(home, false)) return true;
    if ((ts.isFunctionLike(parent) && parent !== home) || !isPassed(child, parent, assigns)) return false;
  }
  return true;
}

/** Nothing in the parent that may come after the child assigns the variable. */
function isPassed(child: ts.Node, parent: ts.Node, assigns: (node: ts.Node) => boolean): boolean {
  const again = ts.isIterationStatement(parent, false) || (ts.isBinaryExpression(parent) && child === parent.right);
  if (again) return !assigns(parent);
  return (
    ts.forEachChild(parent, (other) => (other.pos > child.pos && assigns(other) ? 'assigned' : undefined)) === undefined
  );
}

/** What the variable belongs to: a block, the head of a loop, a function, a `catch`. */
function homeOf(declaration: ts.Declaration): ts.Node | undefined {
  if (ts.isParameter(declaration)) return declaration.parent;
  if (ts.isBindingElement(declaration)) return homeOf(declaration.parent.parent);
  if (!ts.isVariableDeclaration(declaration)) return undefined;
  const { parent } = declaration;
  return ts.isVariableDeclarationList(parent) && ts.isVariableStatement(parent.parent)
    ? parent.parent.parent
    : ts.isVariableDeclarationList(parent)
      ? parent.parent
      : parent;
}
