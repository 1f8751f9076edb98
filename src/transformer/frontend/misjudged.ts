/**
 * Conditions of `??` that TypeScript narrows by wrongly. Once `a ?? b` has turned out falsy, it takes `a` for null or undefined and
 * `b` for tested and false (TypeScript 6.0.3), although `a` alone may have decided. The name or path `a` keeps its declared type, see
 * `believed-type.ts`; what else is tested is refused where narrowing would tell kinds of values apart.
 */
import ts from 'typescript';
import { CONTAINERS } from '../core/operator-shapes.ts';
import { Kind, mayBe } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import { isDecidingCoalescence, isLogical } from './deciding.ts';
import type { Lowering } from './lowering.ts';
import { unwrap } from './write-facts.ts';

/** How a reference is tested: its truth, by a comparison or type test, or a property of it. */
type Test = 'truth' | 'comparison' | 'property';

/** Refuses `a ?? b` (and `a ??= b`) as a condition, where it narrows what TypeScript then takes for what it need not be. */
export function reportMisjudged(node: ts.BinaryExpression, cx: Lowering): void {
  if (!isDecidingCoalescence(node) || !mayDecideAlone(cx.facts.type(node.left))) return;
  // Of the left side, only what it is a property of may be misjudged.
  const [, ...owners] = ownersOf(node.left);
  const tested = owners.find((one) => isTold(one, 'property', cx)) ?? testedIn(node.right, cx);
  if (!tested) return;
  const condition = node.getText().replace(/\s+/g, ' ');
  cx.report(d.misjudgedType(cx.origin(node), { tested: tested.getText(), condition }));
}

/** Values of the type may be falsy without being null or undefined. */
function mayDecideAlone(type: ts.Type): boolean {
  if (type.isUnion()) return type.types.some(mayDecideAlone);
  if (type.isLiteral()) return type.value === '' || type.value === 0;
  return (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Undefined | ts.TypeFlags.Null)) === 0;
}

/** A name or path, and what it is a property of. What an assignment gives is what it assigns to. */
function ownersOf(node: ts.Node): readonly ts.Node[] {
  const plain = unwrap(node);
  if (ts.isIdentifier(plain)) return [plain];
  if (ts.isBinaryExpression(plain)) return ownersOf(isAssigning(plain) ? plain.left : plain.right);
  if (!ts.isPropertyAccessExpression(plain) && !ts.isElementAccessExpression(plain)) return [];
  return [plain, ...ownersOf(plain.expression)];
}

function isAssigning(node: ts.BinaryExpression): boolean {
  return node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** What a condition tests that narrowing would tell apart. */
function testedIn(condition: ts.Node, cx: Lowering, seen: ReadonlySet<ts.Node> = new Set()): ts.Node | undefined {
  const inner = (node: ts.Node): ts.Node | undefined => testedIn(node, cx, seen);
  const compared = (...nodes: readonly ts.Node[]): ts.Node | undefined =>
    nodes
      .map(unwrap)
      .flatMap((one) => ownersOf(ts.isTypeOfExpression(one) ? one.expression : one))
      .find((one) => isTold(one, 'comparison', cx));
  const node = unwrap(condition);
  if (ts.isPrefixUnaryExpression(node)) return inner(node.operand);
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    if (isLogical(kind)) return inner(node.left) ?? inner(node.right);
    if (kind === ts.SyntaxKind.CommaToken) return inner(node.right);
    return NARROWING.has(kind) ? compared(node.left, node.right) : undefined;
  }
  if (ts.isCallExpression(node)) return compared(...ownersOf(node.expression).slice(1), ...node.arguments);
  const [path, ...owners] = ownersOf(node);
  if (!path) return undefined;
  if (isTold(path, 'truth', cx)) return path;
  const owner = owners.find((one) => isTold(one, 'property', cx));
  if (owner || !ts.isIdentifier(path)) return owner;
  // A constant stands for the condition that it was given.
  const declaration = cx.facts.symbol(path)?.valueDeclaration;
  if (!declaration || seen.has(declaration) || !ts.isVariableDeclaration(declaration)) return undefined;
  return declaration.initializer && testedIn(declaration.initializer, cx, new Set([...seen, declaration]));
}

const NARROWING: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InstanceOfKeyword,
  ts.SyntaxKind.InKeyword,
  ts.SyntaxKind.EqualsToken,
]);

/** The test tells kinds of values apart that the reference may have, or kinds of objects. */
function isTold(reference: ts.Node, test: Test, cx: Lowering): boolean {
  // What was taken from an object tells of what else was taken from it.
  const declaration = ts.isIdentifier(reference) ? cx.facts.symbol(reference)?.valueDeclaration : undefined;
  if (declaration && ts.isBindingElement(declaration) && isTold(declaration.parent, 'property', cx)) return true;
  const type = cx.facts.type(reference);
  const shape = cx.facts.shapeOf(type);
  const parts = type.isUnion() ? type.types : [type];
  const objects = parts.filter((part) => mayBe(cx.facts.shapeOf(part), CONTAINERS));
  if (test === 'property') return objects.length > 1;
  // What is falsy may be undefined, null, '' or 0, but no object.
  if (test === 'truth') return objects.length > 0 && objects.length < parts.length;
  const isSeveral = (shape.kinds & (shape.kinds - 1)) !== 0;
  return isSeveral || objects.length > 1 || (mayBe(shape, Kind.number) && shape.integer !== true);
}
