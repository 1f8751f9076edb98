/** Expressions that are only asked whether they are there: functions and promises have no other value in a workflow. */
import ts from 'typescript';
import type { Facts } from './facts.ts';

const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

const PREDICATES = /Array\.prototype\.(filter|find|findIndex|findLast|findLastIndex|some|every)$/;

/** The expression is what the callback of `filter`, `some` and the like gives, which is asked for its truth. */
export function isPredicate(node: ts.Expression, facts: Facts): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isPredicate(parent, facts);
  if (!ts.isArrowFunction(parent) || parent.body !== node || !ts.isCallExpression(parent.parent)) return false;
  const callee = parent.parent.expression;
  const member = ts.isPropertyAccessExpression(callee) ? facts.libraryMember(callee) : undefined;
  return parent.parent.arguments[0] === parent && member !== undefined && PREDICATES.test(member);
}

/** The name is asked for its presence only: it is a condition, or compared with null or undefined. */
export function isTested(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent)) return isTested(parent);
  if (ts.isPrefixUnaryExpression(parent)) return parent.operator === ts.SyntaxKind.ExclamationToken;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent))
    return parent.expression === node;
  if (ts.isForStatement(parent)) return parent.condition === node;
  if (ts.isConditionalExpression(parent)) return parent.condition === node;
  if (ts.isCallExpression(parent)) {
    if (parent.expression === node) return parent.questionDotToken !== undefined;
    return ts.isIdentifier(parent.expression) && parent.expression.text === 'Boolean';
  }
  if (!ts.isBinaryExpression(parent)) return false;
  const operator = parent.operatorToken.kind;
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return parent.left === node;
  const other = parent.left === node ? parent.right : parent.left;
  return isNothing(other) && COMPARISONS.has(operator);
}

/** `null` or `undefined`. */
export function isNothing(node: ts.Node): boolean {
  return node.kind === ts.SyntaxKind.NullKeyword || (ts.isIdentifier(node) && node.text === 'undefined');
}
