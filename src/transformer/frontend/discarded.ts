/** Expressions that are evaluated only for what they do: the result of `push`, of `step = next`, of a callback of `forEach`. */
import ts from 'typescript';

/** Nobody reads the value: it is a statement, a part of a `for` head, left of a comma, or what a callback of `forEach` gives. */
export function isDiscarded(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isDiscarded(parent);
  if (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.CommaToken)
    return parent.left === node || isDiscarded(parent);
  if (ts.isExpressionStatement(parent)) return true;
  if (ts.isForStatement(parent)) return parent.condition !== node;
  return ts.isArrowFunction(parent) && isForEach(parent.parent);
}

/** A call of `forEach`, whatever it is called on. */
export function isForEach(node: ts.Node): boolean {
  const callee = ts.isCallExpression(node) ? node.expression : undefined;
  return callee !== undefined && ts.isPropertyAccessExpression(callee) && callee.name.text === 'forEach';
}
