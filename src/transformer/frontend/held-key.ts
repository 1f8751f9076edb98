/**
 * Proves that a key is there where its value is read: `if (cache.has(id)) … cache.get(id)!`, `if (key in totals) … totals[key]`,
 * `if (!seen.has(id)) continue` in front of it, and `if (list[0]) … list[0]`. Nothing between the test and the read may take keys
 * out, or put other values there after a test of the value, by any name, or assign the object or the key.
 */
import ts from 'typescript';
import { Kind } from '../core/shape.ts';
import type { Facts } from './facts.ts';
import { holdsAt } from './holding-tests.ts';
import { isNameOf } from './names-in.ts';
import { disproved } from './proven-present.ts';
import { rootOf, unwrap } from './write-facts.ts';

/** True when `read`, which gets the value of `key` in `owner`, finds it whatever happens. */
export function isKeyHeldAt(read: ts.Node, owner: ts.Expression, key: ts.Expression, facts: Facts): boolean {
  const name = unwrap(owner);
  const object = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
  const root = ts.isLiteralExpression(unwrap(key)) ? null : nameOf(key, facts);
  if (!object || root === undefined) return false;
  const isKey = (node: ts.Expression): boolean => isSameKey(unwrap(node), unwrap(key), facts);
  const keeps = (code: ts.Node): boolean =>
    !facts.mayAssign(object, code) && !facts.mayLoseKeys(object, code) && !(root && facts.mayAssign(root, code));
  const isTest = (node: ts.Node): boolean => isTestOf(node, object, isKey, facts);
  const isValue = (node: ts.Node): boolean => isValueOf(unwrap(node), object, isKey, facts);
  return (
    holdsAt(read, { proves: (test, outcome) => impliesKey(test, outcome, isTest), keeps }) ||
    holdsAt(read, {
      proves: (test, outcome) => (disproved(test, outcome, isValue) & Kind.absent) !== 0,
      keeps: (code) => keeps(code) && !facts.mayOverwrite(object, code),
    })
  );
}

/** The name that a key is, or is a property of; undefined for others, and where the property may change. */
function nameOf(key: ts.Expression, facts: Facts): ts.Symbol | undefined {
  const node = unwrap(key);
  const root = rootOf(node);
  const symbol = ts.isIdentifier(root) ? facts.symbol(root) : undefined;
  return symbol && (root === node || !facts.isMutated(symbol)) ? symbol : undefined;
}

/** The same text, name, or property of a name. */
function isSameKey(one: ts.Node, other: ts.Node, facts: Facts): boolean {
  if (ts.isLiteralExpression(one) && ts.isLiteralExpression(other))
    return one.text === other.text && ts.isNumericLiteral(one) === ts.isNumericLiteral(other);
  if (ts.isIdentifier(one) && ts.isIdentifier(other)) return facts.symbol(one) === facts.symbol(other);
  const isProperty = ts.isPropertyAccessExpression(one) && ts.isPropertyAccessExpression(other);
  if (!isProperty || one.name.text !== other.name.text) return false;
  return isSameKey(unwrap(one.expression), unwrap(other.expression), facts);
}

/** Whenever the test has this outcome the key is there. */
function impliesKey(expression: ts.Node, outcome: boolean, isTest: (node: ts.Node) => boolean): boolean {
  const test = unwrap(expression);
  if (isTest(test)) return outcome;
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return impliesKey(test.operand, !outcome, isTest);
  const both = outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken;
  if (!ts.isBinaryExpression(test) || test.operatorToken.kind !== both) return false;
  return impliesKey(test.left, outcome, isTest) || impliesKey(test.right, outcome, isTest);
}

/** `object[key]`, or `map.get(key)`. */
function isValueOf(node: ts.Node, object: ts.Symbol, isKey: (node: ts.Expression) => boolean, facts: Facts): boolean {
  if (ts.isElementAccessExpression(node))
    return isNameOf(node.expression, object, facts) && isKey(node.argumentExpression);
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  if (!ts.isCallExpression(node) || !callee || !ts.isPropertyAccessExpression(callee)) return false;
  const [key] = node.arguments;
  if (facts.libraryMember(callee) !== 'Map.prototype.get') return false;
  return key !== undefined && isKey(key) && isNameOf(callee.expression, object, facts);
}

/** `map.has(key)`, `key in object`, `Object.hasOwn(object, key)` and `object.hasOwnProperty(key)`. */
function isTestOf(node: ts.Node, object: ts.Symbol, isKey: (node: ts.Expression) => boolean, facts: Facts): boolean {
  const isObject = (one: ts.Node | undefined): boolean => isNameOf(one, object, facts);
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
    return isKey(node.left) && isObject(node.right);
  const callee = ts.isCallExpression(node) ? unwrap(node.expression) : undefined;
  if (!ts.isCallExpression(node) || !callee || !ts.isPropertyAccessExpression(callee)) return false;
  const [first, second] = node.arguments;
  const member = facts.libraryMember(callee);
  if (member === 'Object.hasOwn') return isObject(first) && second !== undefined && isKey(second);
  const isHas = member === 'Map.prototype.has' || member === 'Object.prototype.hasOwnProperty';
  return isHas && isObject(callee.expression) && first !== undefined && isKey(first);
}
