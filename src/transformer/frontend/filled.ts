/**
 * Tables and maps of functions that are filled directly behind their declaration: `const handlers: Handlers = {}; handlers.add = add;`
 * and `const handlers = new Map(); handlers.set('add', add);`. Nothing can see them half filled, so that these statements are as if
 * what they put there stood in the declaration.
 */
import ts from 'typescript';
import { d } from '../diagnostics/index.ts';
import type { RawStatement } from '../hir/types.ts';
import { changedMap, withEntry } from './function-map.ts';
import { holdsFunctions } from './function-types.ts';
import type { Lowering } from './lowering.ts';
import { constantKey } from './property-key.ts';
import type { Binding, Scope } from './scope.ts';
import { partIn } from './static-value.ts';
import { unwrap } from './write-facts.ts';

/** One entry that a statement puts there. */
interface Filling {
  readonly owner: ts.Symbol;
  readonly key: ts.Expression | string;
  readonly value: ts.Expression;
}

/** Everything that changes the object in the name is such a statement. */
export function isOnlyFilled(symbol: ts.Symbol, cx: Lowering): boolean {
  const declaration = symbol.valueDeclaration;
  const block = declaration && blockOf(declaration);
  if (!declaration || !block) return false;
  const filling = new Set<ts.Node>(fillingsOf(declaration, cx));
  return block.statements.every((one) => filling.has(one) || !cx.facts.writesIn(one).mutated.has(symbol));
}

/** The statements directly behind the declaration that fill what it declares. */
export function fillingsOf(declaration: ts.Node, cx: Lowering): readonly ts.Statement[] {
  const block = blockOf(declaration);
  const name = ts.isVariableDeclaration(declaration) ? declaration.name : undefined;
  const symbol = name && ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  if (!block || !symbol || cx.facts.isReassigned(symbol) || !isMadeHere(declaration)) return [];
  const following = block.statements.filter(({ pos }) => pos > declaration.pos);
  const end = following.findIndex((one) => fillingOf(one, cx)?.owner !== symbol);
  return end < 0 ? following : following.slice(0, end);
}

/** The declaration makes the object, which nothing else names then. */
function isMadeHere(declaration: ts.Node): boolean {
  const value = ts.isVariableDeclaration(declaration) && declaration.initializer && unwrap(declaration.initializer);
  return value !== undefined && value !== false && (ts.isObjectLiteralExpression(value) || ts.isNewExpression(value));
}

/** The block of a local declaration that is a statement. */
function blockOf(declaration: ts.Node): ts.Block | undefined {
  const { parent: list } = declaration;
  const block =
    ts.isVariableDeclarationList(list) && ts.isVariableStatement(list.parent) ? list.parent.parent : undefined;
  return block && ts.isBlock(block) ? block : undefined;
}

/** Puts the entry into what the name stands for; undefined for other statements. */
export function fill(node: ts.ExpressionStatement, scope: Scope, cx: Lowering): readonly RawStatement[] | undefined {
  const filling = fillingOf(node, cx);
  const declaration = filling?.owner.valueDeclaration;
  const binding = filling && scope.bindings.get(filling.owner);
  // The alias of a pattern, whose `lastIndex` is set, is no table.
  if (binding?.kind === 'alias') return undefined;
  if (!filling || !declaration || !binding || !fillingsOf(declaration, cx).includes(node)) return undefined;
  if (!holdsFunctions(cx.facts.checker.getTypeOfSymbol(filling.owner), cx.facts.checker)) return undefined;
  const added = withFilling(binding, filling, scope, cx);
  if (!added) {
    cx.report(binding.kind === 'map' ? changedMap(cx.origin(node)) : d.functionAsValue(cx.origin(node)));
    return [];
  }
  scope.bindings.set(filling.owner, added.binding);
  return added.before;
}

function withFilling(binding: Binding, { key, value }: Filling, scope: Scope, cx: Lowering) {
  if (binding.kind === 'map' && typeof key !== 'string') {
    const added = withEntry(binding, key, value, scope, cx);
    return added && { before: added.before, binding: added.map };
  }
  const part =
    binding.kind === 'parts' && !binding.items && typeof key === 'string' ? partIn(value, key, scope, cx) : undefined;
  if (binding.kind !== 'parts' || typeof key !== 'string' || !part) return undefined;
  return { before: part.before, binding: { ...binding, parts: new Map([...binding.parts, [key, part.binding]]) } };
}

function fillingOf(statement: ts.Statement, cx: Lowering): Filling | undefined {
  const node = ts.isExpressionStatement(statement) ? unwrap(statement.expression) : undefined;
  if (node && ts.isBinaryExpression(node)) {
    const target = unwrap(node.left);
    const isAccess = ts.isPropertyAccessExpression(target) || ts.isElementAccessExpression(target);
    const key = isAccess ? constantKey(target) : undefined;
    if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isAccess || key === undefined) return undefined;
    return filling(target.expression, key, node.right, cx);
  }
  const callee = node && ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  if (!node || !ts.isCallExpression(node) || !callee || !ts.isPropertyAccessExpression(callee)) return undefined;
  const [key, value, ...others] = node.arguments;
  if (cx.facts.libraryMember(callee) !== 'Map.prototype.set' || !key || !value || others.length > 0) return undefined;
  return isPlain(key) ? filling(callee.expression, key, value, cx) : undefined;
}

function filling(owner: ts.Node, key: Filling['key'], value: ts.Expression, cx: Lowering): Filling | undefined {
  const name = unwrap(owner);
  const symbol = ts.isIdentifier(name) ? cx.facts.symbol(name) : undefined;
  return symbol && isPlain(value) && !isNamedIn(value, symbol, cx) ? { owner: symbol, key, value } : undefined;
}

/** Evaluating it runs no code that could see what is being filled. */
function isPlain(value: ts.Node): boolean {
  const node = unwrap(value);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isIdentifier(node)) return true;
  if (ts.isPropertyAccessExpression(node)) return isPlain(node.expression);
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || node.kind === ts.SyntaxKind.NullKeyword) return true;
  if (!ts.isObjectLiteralExpression(node)) return false;
  return node.properties.every((property) => {
    if (ts.isPropertyAssignment(property))
      return !ts.isComputedPropertyName(property.name) && isPlain(property.initializer);
    return ts.isShorthandPropertyAssignment(property) || ts.isMethodDeclaration(property);
  });
}

/** The value has what is being filled in it, other than in a function's body. */
function isNamedIn(node: ts.Node, symbol: ts.Symbol, cx: Lowering): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isIdentifier(node) && cx.facts.symbol(node) === symbol) return true;
  return ts.forEachChild(node, (child) => isNamedIn(child, symbol, cx) || undefined) ?? false;
}
