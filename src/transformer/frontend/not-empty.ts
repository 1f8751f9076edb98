/**
 * Proves that a list has items where its first or last one is read or taken, for the loop that everybody writes around a queue or
 * stack: `while (queue.length > 0) { const next = queue.shift()!; … }`, and for `if (stack.length === 0) return` in front of it.
 * Nothing between the test and the read may make the list shorter, by any name, or put another one in its place.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { holdsAt } from './holding-tests.ts';
import { unwrap } from './write-facts.ts';

/** True when `read`, which looks at or takes an item of the named list, finds one whatever happens. */
export function isNotEmptyAt(read: ts.Node, list: ts.Expression, facts: Facts): boolean {
  const name = unwrap(list);
  const symbol = ts.isIdentifier(name) ? facts.symbol(name) : undefined;
  if (!symbol) return false;
  const isLength = (node: ts.Node): boolean => isLengthOf(node, symbol, facts);
  return holdsAt(read, {
    proves: (test, outcome) => impliesItems(test, outcome, isLength),
    keeps: (code) => keepsLength(code, symbol, facts),
  });
}

/** `text.split(',')`, which gives one item at least. */
export function isSplit(node: ts.Node, facts: Facts): boolean {
  const call = unwrap(node);
  const callee = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  if (!ts.isCallExpression(call) || !callee || !ts.isPropertyAccessExpression(callee)) return false;
  const [separator, limit] = call.arguments;
  const isPlain = separator !== undefined && ts.isStringLiteralLike(separator) && separator.text !== '' && !limit;
  return isPlain && facts.libraryMember(callee) === 'String.prototype.split';
}

/** `list.length`. */
export function isLengthOf(node: ts.Node, list: ts.Symbol, facts: Facts): boolean {
  const inner = unwrap(node);
  if (!ts.isPropertyAccessExpression(inner) || inner.name.text !== 'length') return false;
  return facts.symbol(unwrap(inner.expression)) === list;
}

/** The variable keeps its list, which gets no shorter, while the code runs. */
export function keepsLength(code: ts.Node, list: ts.Symbol, facts: Facts): boolean {
  return !facts.mayAssign(list, code) && !facts.mayShrink(list, code);
}

/** Whenever the test has this outcome the length is above zero. */
function impliesItems(expression: ts.Node, outcome: boolean, isLength: (node: ts.Node) => boolean): boolean {
  const test = unwrap(expression);
  if (isLength(test)) return outcome;
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return impliesItems(test.operand, !outcome, isLength);
  if (!ts.isBinaryExpression(test)) return false;
  const operator = test.operatorToken.kind;
  if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken))
    return impliesItems(test.left, outcome, isLength) || impliesItems(test.right, outcome, isLength);
  const [length, bound, compared] = isLength(test.left)
    ? [test.left, unwrap(test.right), operator]
    : [test.right, unwrap(test.left), MIRRORED[operator] ?? operator];
  if (!isLength(length) || !ts.isNumericLiteral(bound)) return false;
  // An outcome that no empty list has.
  const holds = TESTS[compared];
  return holds !== undefined && holds(0, Number(bound.text)) !== outcome;
}

const TESTS: Readonly<Record<number, (length: number, bound: number) => boolean>> = {
  [ts.SyntaxKind.GreaterThanToken]: (length, bound) => length > bound,
  [ts.SyntaxKind.GreaterThanEqualsToken]: (length, bound) => length >= bound,
  [ts.SyntaxKind.LessThanToken]: (length, bound) => length < bound,
  [ts.SyntaxKind.LessThanEqualsToken]: (length, bound) => length <= bound,
  [ts.SyntaxKind.EqualsEqualsToken]: (length, bound) => length === bound,
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: (length, bound) => length === bound,
  [ts.SyntaxKind.ExclamationEqualsToken]: (length, bound) => length !== bound,
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: (length, bound) => length !== bound,
};

const MIRRORED: Readonly<Record<number, ts.SyntaxKind>> = {
  [ts.SyntaxKind.GreaterThanToken]: ts.SyntaxKind.LessThanToken,
  [ts.SyntaxKind.GreaterThanEqualsToken]: ts.SyntaxKind.LessThanEqualsToken,
  [ts.SyntaxKind.LessThanToken]: ts.SyntaxKind.GreaterThanToken,
  [ts.SyntaxKind.LessThanEqualsToken]: ts.SyntaxKind.GreaterThanEqualsToken,
};
