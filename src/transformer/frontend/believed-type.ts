/**
 * Types as far as they can be believed. In the branch where `a ?? b` is falsy, TypeScript narrows `a` to null and undefined,
 * although `a` may be falsy itself (TypeScript 6.0.3). Names and paths that are tested so keep their declared type in the file, and
 * so do those that a function assigns which is called after the test.
 */
import ts from 'typescript';
import { logicalOperator } from './compound-operator.ts';
import { isDecidingCoalescence } from './deciding.ts';
import { createLostNarrowing } from './lost-narrowing.ts';
import { referenceKey } from './reference-key.ts';

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
  // Of a key that is computed, the checker tells the declared type where all properties have one.
  const computedType = (node: Access, type: ts.Type): ts.Type => {
    const isComputed = ts.isElementAccessExpression(node) && !ts.isLiteralExpression(node.argumentExpression);
    if (!isComputed) return type;
    const owner = checker.getTypeAtLocation(node.expression);
    const indexed = owner.getNumberIndexType() ?? owner.getStringIndexType();
    const [first, ...others] = owner.getProperties().map((property) => checker.getTypeOfSymbol(property));
    return indexed ?? (first && others.every((other) => other === first) ? first : checker.getUnknownType());
  };
  return (node) => {
    const type = checker.getTypeAtLocation(node);
    if (isLogicalTarget(node)) return readType(node, type);
    const isName = ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    const key = isName ? referenceKey(node) : undefined;
    if (key === undefined || !(misjudged(node.getSourceFile()).has(key) || isLost(node as Access))) return type;
    if (!ts.isIdentifier(node)) return readType(node as Access, computedType(node as Access, type));
    const declared = symbol(node);
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

/** The left sides of `??` that decide. */
function nullishConditions(file: ts.SourceFile): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    const key = isDecidingCoalescence(node) ? referenceKey(node.left) : undefined;
    if (key !== undefined) found.add(key);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
