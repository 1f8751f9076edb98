/** Places that are written: the left side of an assignment, what is counted up or down, the head of a loop, parts of patterns of these. */
import ts from 'typescript';
import { isAssignmentOperator, isUpdate } from './write-facts.ts';

/** The code that writes a name or property; undefined where it is only read. */
export function writeOf(
  target: ts.Node,
):
  | ts.BinaryExpression
  | ts.PrefixUnaryExpression
  | ts.PostfixUnaryExpression
  | ts.ForOfStatement
  | ts.ForInStatement
  | undefined {
  let node = target;
  while (isPatternPart(node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return isUpdate(parent.operator) ? parent : undefined;
  if (ts.isForOfStatement(parent) || ts.isForInStatement(parent))
    return parent.initializer === node ? parent : undefined;
  if (!ts.isBinaryExpression(parent) || parent.left !== node) return undefined;
  if (!isAssignmentOperator(parent.operatorToken.kind)) return undefined;
  // `[i = 0] = list`: a default in a pattern is not all that the name gets.
  return (isPatternPart(parent.parent) ? writeOf(parent) : undefined) ?? parent;
}

function isPatternPart(node: ts.Node): boolean {
  return (
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isSpreadElement(node) ||
    ts.isSpreadAssignment(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node)
  );
}
