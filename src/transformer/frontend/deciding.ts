/** Expressions whose truth decides what runs, so that TypeScript narrows by it. */
import ts from 'typescript';

/** The truth of the expression decides what runs. */
function decides(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent) || ts.isSatisfiesExpression(parent))
    return decides(parent);
  if (ts.isPrefixUnaryExpression(parent)) return decides(parent);
  if (ts.isBinaryExpression(parent))
    return isLogical(parent.operatorToken.kind) && (parent.left === node || decides(parent));
  if (ts.isConditionalExpression(parent)) return parent.condition === node || decides(parent);
  if (ts.isForStatement(parent)) return parent.condition === node;
  return ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent) || ts.isCaseClause(parent);
}

/** `a ?? b` or `a ??= b`, whose truth decides what runs. */
export function isDecidingCoalescence(node: ts.Node): node is ts.BinaryExpression {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  const coalesces = kind === ts.SyntaxKind.QuestionQuestionToken || kind === ts.SyntaxKind.QuestionQuestionEqualsToken;
  return coalesces && decides(node);
}

/** `a && b`, `a || b` and `a ?? b`. */
export function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
