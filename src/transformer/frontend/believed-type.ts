/**
 * Types as far as they can be believed. In the branch where `a ?? b` is falsy, TypeScript narrows `a` to null and undefined,
 * although `a` may be falsy itself (TypeScript 6.0.3). Names and paths that are tested so keep their declared type in the file, and
 * so do those that a function assigns which is called after the test.
 */
import ts from 'typescript';
import { logicalOperator } from './compound-operator.ts';
import { createLostNarrowing } from './lost-narrowing.ts';

/** The type of a node, given the checker and its symbols. */
export function createBelievedType(
  checker: ts.TypeChecker,
  symbol: (node: ts.Node) => ts.Symbol | undefined,
): (node: ts.Node) => ts.Type {
  const isLost = createLostNarrowing(symbol);
  const known = new WeakMap<ts.SourceFile, ReadonlySet<string>>();
  const misjudged = (file: ts.SourceFile): ReadonlySet<string> => {
    const found = known.get(file) ?? nullishConditions(file);
    known.set(file, found);
    return found;
  };
  const readType = (node: Access, type: ts.Type): ts.Type => {
    const key = ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression;
    const isName = ts.isPropertyAccessExpression(node) || ts.isStringLiteralLike(key);
    const property = isName ? symbol(key) : undefined;
    return property && property.flags & ts.SymbolFlags.Property ? checker.getTypeOfSymbol(property) : type;
  };
  return (node) => {
    const type = checker.getTypeAtLocation(node);
    if (isLogicalTarget(node)) return readType(node, type);
    const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node);
    if (!isName || !(misjudged(node.getSourceFile()).has(node.getText()) || isLost(node))) return type;
    const declared = symbol(ts.isPropertyAccessExpression(node) ? node.name : node);
    return declared?.valueDeclaration ? checker.getTypeOfSymbol(declared) : type;
  };
}

type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

/**
 * What `??=`, `||=` and `&&=` read and may write. The checker gives the type of what may be written, without the `undefined` of an
 * optional property under `exactOptionalPropertyTypes`.
 */
function isLogicalTarget(node: ts.Node): node is Access {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return false;
  let target: ts.Node = node;
  while (ts.isParenthesizedExpression(target.parent) || ts.isNonNullExpression(target.parent)) target = target.parent;
  const { parent } = target;
  return (
    ts.isBinaryExpression(parent) && parent.left === target && logicalOperator(parent.operatorToken.kind) !== undefined
  );
}

/** The left sides of `??` that decide, as they are written. */
function nullishConditions(file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken && decides(node))
      found.add(node.left.getText());
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The truth of the expression decides what runs. */
function decides(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isPrefixUnaryExpression(parent)) return decides(parent);
  if (ts.isBinaryExpression(parent))
    return isLogical(parent.operatorToken.kind) && (parent.left === node || decides(parent));
  if (ts.isConditionalExpression(parent)) return parent.condition === node || decides(parent);
  if (ts.isForStatement(parent)) return parent.condition === node;
  return ts.isIfStatement(parent) || ts.isWhileStatement(parent) || ts.isDoStatement(parent);
}

function isLogical(kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.AmpersandAmpersandToken ||
    kind === ts.SyntaxKind.BarBarToken ||
    kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
