/**
 * Tests that prove a name to be there, for what TypeScript takes for present anyway and so does not narrow: `if (first)`,
 * `first !== undefined && …`, `if (!first) return`. Only for names that are never assigned again.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';

/** True when a test on the way to this read fails for undefined. */
export function isProvenPresent(node: ts.Identifier, facts: Facts): boolean {
  const symbol = facts.symbol(node);
  if (!symbol || facts.isReassigned(symbol)) return false;
  const names = (expression: ts.Node): boolean => {
    const inner = unwrap(expression);
    return ts.isIdentifier(inner) && facts.symbol(inner) === symbol;
  };
  for (let child: ts.Node = node; !ts.isSourceFile(child.parent); child = child.parent) {
    const { parent } = child;
    if (ts.isIfStatement(parent) && child !== parent.expression) {
      if (proves(parent.expression, child === parent.thenStatement, names)) return true;
    } else if (ts.isConditionalExpression(parent) && child !== parent.condition) {
      if (proves(parent.condition, child === parent.whenTrue, names)) return true;
    } else if (ts.isBinaryExpression(parent) && child === parent.right) {
      const operator = parent.operatorToken.kind;
      if (operator === ts.SyntaxKind.AmpersandAmpersandToken && proves(parent.left, true, names)) return true;
      if (operator === ts.SyntaxKind.BarBarToken && proves(parent.left, false, names)) return true;
    } else if (
      ts.isBlock(parent) &&
      parent.statements.some((one) => one.pos < child.pos && leavesWithout(one, names))
    ) {
      return true;
    }
  }
  return false;
}

/** `if (!name) return;` and the like. */
function leavesWithout(statement: ts.Statement, names: (node: ts.Node) => boolean): boolean {
  if (!ts.isIfStatement(statement) || !proves(statement.expression, false, names)) return false;
  const { thenStatement } = statement;
  const last = ts.isBlock(thenStatement) ? thenStatement.statements.at(-1) : thenStatement;
  return (
    last !== undefined &&
    (ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isBreakOrContinueStatement(last))
  );
}

/** The name is there whenever the test has this outcome. */
function proves(test: ts.Expression, outcome: boolean, names: (node: ts.Node) => boolean): boolean {
  const node = unwrap(test);
  if (names(node)) return outcome;
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    return proves(node.operand, !outcome, names);
  }
  if (!ts.isBinaryExpression(node)) return false;
  const operator = node.operatorToken.kind;
  if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken)) {
    return proves(node.left, outcome, names) || proves(node.right, outcome, names);
  }
  const negative =
    operator === ts.SyntaxKind.ExclamationEqualsEqualsToken || operator === ts.SyntaxKind.ExclamationEqualsToken;
  const positive = operator === ts.SyntaxKind.EqualsEqualsEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  const missing = (side: ts.Expression): boolean => ts.isIdentifier(side) && side.text === 'undefined';
  const loose = operator === ts.SyntaxKind.ExclamationEqualsToken || operator === ts.SyntaxKind.EqualsEqualsToken;
  const absent = missing(node.right) || (loose && node.right.kind === ts.SyntaxKind.NullKeyword);
  return names(node.left) && absent && ((negative && outcome) || (positive && !outcome));
}
