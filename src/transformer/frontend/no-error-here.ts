/** Code that JavaScript reaches only with what is no error: `error instanceof Error ? error.message : JSON.stringify(error)`. */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { leaves } from './proven-present.ts';
import { unwrap } from './write-facts.ts';

/** A test on the way to this read of a name has found that it is no error. */
export function isNoErrorHere(expression: ts.Expression, facts: Facts): boolean {
  const read = unwrap(expression);
  const symbol = ts.isIdentifier(read) ? facts.symbol(read) : undefined;
  if (!symbol || facts.isReassigned(symbol)) return false;
  const denies = (test: ts.Node, outcome: boolean): boolean => {
    const node = unwrap(test);
    if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      return denies(node.operand, !outcome);
    if (!ts.isBinaryExpression(node)) return false;
    const { left, right } = node;
    const operator = node.operatorToken.kind;
    if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken))
      return denies(left, outcome) || denies(right, outcome);
    const tested = operator === ts.SyntaxKind.InstanceOfKeyword && !outcome ? unwrap(left) : undefined;
    return tested !== undefined && facts.symbol(tested) === symbol && ts.isIdentifier(right) && right.text === 'Error';
  };
  for (let child: ts.Node = read; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      if (denies(parent.condition, child === parent.whenTrue)) return true;
    } else if (ts.isIfStatement(parent) && child !== parent.expression) {
      if (denies(parent.expression, child === parent.thenStatement)) return true;
    } else if (ts.isBlock(parent)) {
      const earlier = parent.statements.filter(({ pos }) => pos < child.pos).filter(ts.isIfStatement);
      if (earlier.some((one) => leaves(one.thenStatement) && denies(one.expression, false))) return true;
    }
  }
  return false;
}
