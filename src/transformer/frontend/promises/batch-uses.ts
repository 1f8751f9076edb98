/** What is done with an array of promises that is awaited in parts: `ps.push(f())`, `await Promise.all(ps)`, `ps = []`, `ps.length`. */
import ts from 'typescript';
import { isDiscarded } from '../discarded.ts';
import type { Facts } from '../facts.ts';
import { unwrap } from '../write-facts.ts';
import { usesIn } from './awaits.ts';

/** A use of the array, by which it is known what the array holds. */
export type BatchUse = { readonly names: readonly ts.Identifier[] } & (
  | { readonly kind: 'push'; readonly value: ts.Expression }
  /** It holds nothing any more. */
  | { readonly kind: 'reset' }
  /** Everything in it is awaited; `resets`: and taken out. */
  | { readonly kind: 'await'; readonly resets: boolean }
  | { readonly kind: 'read' }
);

/** The array is emptied somewhere. */
export function isEmptied(symbol: ts.Symbol, home: ts.Node, facts: Facts): boolean {
  const uses = new Set<ts.Node>(usesIn(home, symbol, facts.symbol));
  const isNamed = (node: ts.Node): boolean => uses.has(unwrap(node));
  const empties = (node: ts.Node): boolean =>
    isReset(node, isNamed) ||
    isEmptying(node, isNamed) ||
    (ts.forEachChild(node, (child) => empties(child) || undefined) ?? false);
  return uses.size > 1 && empties(home);
}

/** Its length is asked for before it is first awaited. */
export function isCounted(symbol: ts.Symbol, home: ts.Node, facts: Facts): boolean {
  const kindsIn = (node: ts.Node): readonly BatchUse['kind'][] => {
    const use = batchUse(node, symbol, facts);
    if (use) return use.kind === 'push' ? kindsIn(use.value) : [use.kind];
    const kinds: BatchUse['kind'][] = [];
    ts.forEachChild(node, (child) => {
      kinds.push(...kindsIn(child));
    });
    return kinds;
  };
  return kindsIn(home)[0] === 'read';
}

/** What a node does with the array; undefined where it does nothing with it by itself. */
export function batchUse(node: ts.Node, symbol: ts.Symbol, facts: Facts): BatchUse | undefined {
  const isNamed = (part: ts.Node): boolean => {
    const name = unwrap(part);
    return ts.isIdentifier(name) && name.text === symbol.name && facts.symbol(name) === symbol;
  };
  const names = usesIn(node, symbol, facts.symbol);
  if (names.length === 0) return undefined;
  if (ts.isAwaitExpression(node)) {
    const list = awaitedList(node, facts);
    const resets = list !== undefined && isEmptying(list, isNamed);
    return list && (resets || isNamed(list)) ? { kind: 'await', names, resets } : undefined;
  }
  if (isLengthOf(node, isNamed) && !isReset(node.parent, isNamed)) return { kind: 'read', names };
  if (isReset(node, isNamed)) return { kind: 'reset', names };
  const value = pushed(node, isNamed);
  return value && { kind: 'push', names: names.slice(0, 1), value };
}

type IsNamed = (node: ts.Node) => boolean;

/** `list` of `await Promise.all(list)`. */
function awaitedList(node: ts.AwaitExpression, facts: Facts): ts.Node | undefined {
  const call = unwrap(node.expression);
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const isKnown = /^Promise\.all(Settled)?$/.test(facts.libraryMember(call.expression) ?? '');
  const [list] = isKnown ? call.arguments : [];
  return list && unwrap(list);
}

/** `value` of `ps.push(value)`. */
function pushed(node: ts.Node, isNamed: IsNamed): ts.Expression | undefined {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const [value] = node.arguments;
  const isPush = node.expression.name.text === 'push' && isNamed(node.expression.expression);
  return isPush && isDiscarded(node) && node.arguments.length === 1 && value && !ts.isSpreadElement(value)
    ? value
    : undefined;
}

/** `ps = []`, `ps.length = 0` or `ps.splice(0)` as a statement. */
function isReset(node: ts.Node, isNamed: IsNamed): node is ts.BinaryExpression | ts.CallExpression {
  if (ts.isCallExpression(node)) return isDiscarded(node) && isEmptying(node, isNamed);
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken || !isDiscarded(node))
    return false;
  const right = unwrap(node.right);
  if (isLengthOf(node.left, isNamed)) return isNumber(right, 0);
  return ts.isArrayLiteralExpression(right) && right.elements.length === 0 && isNamed(node.left);
}

/** `ps.splice(0)` and `ps.splice(0, ps.length)`. */
function isEmptying(node: ts.Node, isNamed: IsNamed): node is ts.CallExpression {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [from, count, ...more] = node.arguments;
  const isAll = from !== undefined && isNumber(from, 0) && (count === undefined || isLengthOf(count, isNamed));
  return node.expression.name.text === 'splice' && isAll && more.length === 0 && isNamed(node.expression.expression);
}

function isLengthOf(node: ts.Node, isNamed: IsNamed): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'length' && isNamed(node.expression);
}

function isNumber(node: ts.Node, value: number): boolean {
  return ts.isNumericLiteral(node) && Number(node.text) === value;
}

/** Whether the array has items where a test holds: true or false for those that tell, such as `ps.length > 0`. */
export function testsContent(test: ts.Expression, symbol: ts.Symbol, facts: Facts): boolean | undefined {
  const isLength = (node: ts.Node): boolean => batchUse(unwrap(node), symbol, facts)?.kind === 'read';
  if (isLength(test)) return true;
  if (!ts.isBinaryExpression(test) || !isLength(test.left)) return undefined;
  const operator = test.operatorToken.getText();
  if (isNumber(test.right, 0)) return FILLED.get(operator);
  return isNumber(test.right, 1) ? FILLED_BY_ONE.get(operator) : undefined;
}

const FILLED: ReadonlyMap<string, boolean> = new Map([
  ['>', true],
  ['!==', true],
  ['!=', true],
  ['===', false],
  ['==', false],
]);

const FILLED_BY_ONE: ReadonlyMap<string, boolean> = new Map([
  ['>=', true],
  ['<', false],
]);

/** A function that does something with the array, where it is called. */
export interface BatchHelper {
  readonly name: ts.Identifier;
  readonly symbol: ts.Symbol;
  readonly body: ts.ConciseBody;
}

/** `flush` of `await flush()`. */
export function batchHelper(node: ts.AwaitExpression, symbol: ts.Symbol, facts: Facts): BatchHelper | undefined {
  const call = unwrap(node.expression);
  const name = ts.isCallExpression(call) ? unwrap(call.expression) : undefined;
  const helper = name && ts.isIdentifier(name) ? facts.symbol(name) : undefined;
  const declaration = helper?.valueDeclaration;
  const fn = declaration && ts.isVariableDeclaration(declaration) ? declaration.initializer : declaration;
  const isFunction = fn && (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) || ts.isFunctionDeclaration(fn));
  if (!helper || !name || !ts.isIdentifier(name) || !isFunction || !fn.body || fn.parameters.length > 0)
    return undefined;
  return usesIn(fn, symbol, facts.symbol).length > 0 ? { name, symbol: helper, body: fn.body } : undefined;
}
