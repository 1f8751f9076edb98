/**
 * Proves that an index is in range of one list because it is of another one of the same length: `const results = await
 * Promise.all(ids.map(…)); ids.map((id, i) => [id, results[i]!])`, in either direction. Lists are of one length if one was made
 * of the other item by item, and nothing in the function makes either longer or shorter, by any name.
 */
import ts from 'typescript';
import { hasCode, outermostFunction } from './call-graph.ts';
import type { Facts } from './facts.ts';
import { unwrap } from './write-facts.ts';
import { writeOf } from './write-target.ts';

/** True when `list[index]` is read where the index counts the items of a list that is as long. */
export function isIndexOfSameLength(list: ts.Expression, index: ts.Node, facts: Facts): boolean {
  const counted = ts.isIdentifier(index) ? countedBy(index, facts) : undefined;
  if (!counted) return false;
  const [source, other] = [sourceOf(list, facts), sourceOf(counted, facts)];
  return source !== undefined && other !== undefined && isSame(source, other, facts);
}

/** Methods that call their function with an item and its index. */
const COUNTING = /^Array\.prototype\.(map|forEach|filter|flatMap|some|every|find|findIndex|findLast|findLastIndex)$/;

/** The list whose items an index counts: `list.map((item, index) => …)`, `for (const [index, item] of list.entries())`. */
function countedBy(index: ts.Identifier, facts: Facts): ts.Expression | undefined {
  const symbol = facts.symbol(index);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || facts.isReassigned(symbol)) return undefined;
  if (ts.isParameter(declaration)) {
    const callback = declaration.parent;
    const call = callback.parent;
    const isSecond = callback.parameters[1] === declaration && !declaration.initializer && !declaration.dotDotDotToken;
    if (!isSecond || !ts.isCallExpression(call) || call.arguments[0] !== callback) return undefined;
    const callee = unwrap(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    return COUNTING.test(facts.libraryMember(callee) ?? '') ? callee.expression : undefined;
  }
  const pattern = declaration.parent;
  if (!ts.isBindingElement(declaration) || !ts.isArrayBindingPattern(pattern)) return undefined;
  if (pattern.elements[0] !== declaration || declaration.initializer || declaration.dotDotDotToken) return undefined;
  const loop = pattern.parent.parent.parent;
  const entries = ts.isForOfStatement(loop) ? unwrap(loop.expression) : undefined;
  const callee = entries && ts.isCallExpression(entries) ? unwrap(entries.expression) : undefined;
  if (!callee || !ts.isPropertyAccessExpression(callee)) return undefined;
  return facts.libraryMember(callee) === 'Array.prototype.entries' ? callee.expression : undefined;
}

/** Methods that give a list of as many items. */
const KEEPING =
  /^Array\.prototype\.(map|toSorted|toReversed|with|sort|reverse|fill)$|^Promise\.(all|allSettled)$|^Array\.from$/;

/** The name or path that a list was made of, item by item; undefined where its length may change. */
function sourceOf(list: ts.Expression, facts: Facts): ts.Expression | undefined {
  const node = unwrap(list);
  if (ts.isAwaitExpression(node)) return sourceOf(node.expression, facts);
  if (ts.isCallExpression(node)) {
    const callee = unwrap(node.expression);
    if (!ts.isPropertyAccessExpression(callee)) return undefined;
    const member = facts.libraryMember(callee) ?? '';
    const given = member.includes('.prototype.') ? callee.expression : node.arguments[0];
    return given && KEEPING.test(member) && isList(given, facts) ? sourceOf(given, facts) : undefined;
  }
  if (ts.isArrayLiteralExpression(node)) {
    const [only, ...others] = node.elements;
    const spread = only && others.length === 0 && ts.isSpreadElement(only) ? only.expression : undefined;
    return spread && isList(spread, facts) ? sourceOf(spread, facts) : undefined;
  }
  if (ts.isPropertyAccessExpression(node)) return isKeptPath(node, facts) ? node : undefined;
  const symbol = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isIdentifier(node) || !isKept(symbol, node, facts)) return undefined;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return node;
  return sourceOf(declaration.initializer, facts) ?? node;
}

function isList(node: ts.Expression, facts: Facts): boolean {
  const type = facts.type(node);
  return facts.checker.isArrayType(type) || facts.checker.isTupleType(type);
}

/** The list of the name is always the same, and as long. */
function isKept(symbol: ts.Symbol, at: ts.Node, facts: Facts): boolean {
  return !facts.isReassigned(symbol) && !facts.mayResize(symbol, outermostFunction(at));
}

/** `name.key`, of an object of which no code puts another list there. */
function isKeptPath(path: ts.PropertyAccessExpression, facts: Facts): boolean {
  const name = unwrap(path.expression);
  const root = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
  if (!root || facts.isMutated(root) || !isKept(root, path, facts)) return false;
  const type = facts.type(path.expression);
  const writes = (node: ts.Node): boolean =>
    isWriteOf(path.name.text, type, node, facts) || (ts.forEachChild(node, writes) ?? false);
  const home = outermostFunction(path);
  const called = hasCode(home) ? [...facts.calledFrom(home)] : [];
  return ![home, ...called].some(writes);
}

/** The code may put another value into the property of an object of the type: by any name that may stand for such an object. */
function isWriteOf(key: string, type: ts.Type, node: ts.Node, facts: Facts): boolean {
  const mayBeOne = (owner: ts.Expression): boolean =>
    facts.checker.isTypeAssignableTo(type, facts.type(owner)) && !isMadeHere(owner, facts);
  if (ts.isCallExpression(node)) {
    const [target] = node.arguments;
    const callee = unwrap(node.expression);
    const assigns = ts.isPropertyAccessExpression(callee) && facts.libraryMember(callee) === 'Object.assign';
    return assigns && target !== undefined && mayBeOne(target);
  }
  if (!(ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) || !writeOf(node)) return false;
  const index = ts.isPropertyAccessExpression(node) ? undefined : unwrap(node.argumentExpression);
  const known = ts.isPropertyAccessExpression(node)
    ? node.name.text
    : index && ts.isLiteralExpression(index)
      ? index.text
      : undefined;
  return (known === undefined || known === key) && mayBeOne(node.expression);
}

/** An object literal, or the name of a constant that is one. */
function isMadeHere(owner: ts.Expression, facts: Facts): boolean {
  const node = unwrap(owner);
  if (!ts.isIdentifier(node)) return ts.isObjectLiteralExpression(node);
  const symbol = facts.symbol(node);
  const declaration = symbol?.valueDeclaration;
  const made = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return symbol !== undefined && made !== undefined && !facts.isReassigned(symbol) && isMadeHere(made, facts);
}

function isSame(one: ts.Expression, other: ts.Expression, facts: Facts): boolean {
  const [a, b] = [unwrap(one), unwrap(other)];
  if (ts.isPropertyAccessExpression(a) && ts.isPropertyAccessExpression(b))
    return a.name.text === b.name.text && isSame(a.expression, b.expression, facts);
  return ts.isIdentifier(a) && ts.isIdentifier(b) && facts.symbol(a) === facts.symbol(b);
}
