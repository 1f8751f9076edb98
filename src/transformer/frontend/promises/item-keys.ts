/** Which promises of a list are awaited by themselves, and how the source names them: `ps[0]`, `ps.at(-1)`, `ps[ps.length - 1]`. */
import ts from 'typescript';
import { unwrap } from '../write-facts.ts';

/** The key of the last promise, and of those that are not awaited by themselves. */
export const LAST = 'last';
export const REST = 'rest';

/** Positions from 0 on without a gap, or the last. */
export interface ItemKeys {
  readonly items: readonly string[];
  /** The key with which a name is read; undefined where all promises are meant. */
  keyOf(use: ts.Identifier): string | undefined;
}

/** More are read one by one than branches are worth. */
const MOST = 4;

/** How the uses of a name read promises of a list; undefined where they do something else, or none is read by itself. */
export function itemsRead(name: ts.Node, uses: readonly ts.Identifier[]): ItemKeys | undefined {
  const home = ts.findAncestor(name, ts.isFunctionLike);
  const others = uses.filter((use) => use !== name);
  if (!others.every((use) => isKnown(use) && ts.findAncestor(use, ts.isFunctionLike) === home)) return undefined;
  const read = new Set(others.flatMap((use) => (isLength(use) ? [] : (itemKey(use) ?? []))));
  if (read.size === 0 || !others.some(isWhole)) return undefined;
  if (read.has(LAST)) return read.size === 1 ? { items: [LAST], keyOf } : undefined;
  const count = Math.max(...[...read].map(Number)) + 1;
  return count <= MOST ? { items: Array.from({ length: count }, (_, index) => `${index}`), keyOf } : undefined;
}

function keyOf(use: ts.Identifier): string | undefined {
  return isLength(use) ? 'length' : itemKey(use);
}

function isKnown(use: ts.Identifier): boolean {
  return isLength(use) || isWhole(use) || itemKey(use) !== undefined;
}

function isLength({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text === 'length';
}

/** `Promise.all(name)`, awaited at once, and the list of a loop. */
export function isWhole(use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isForOfStatement(parent)) return parent.expression === use;
  return (
    ts.isCallExpression(parent) &&
    parent.expression.getText() === 'Promise.all' &&
    ts.isAwaitExpression(outermost(parent).parent)
  );
}

/** The key of an item that is awaited where it is read. */
function itemKey(use: ts.Identifier): string | undefined {
  const { parent } = use;
  if (ts.isPropertyAccessExpression(parent) && parent.name.text === 'at' && ts.isCallExpression(parent.parent)) {
    const [position, ...more] = parent.parent.arguments;
    const isAwaited = more.length === 0 && ts.isAwaitExpression(outermost(parent.parent).parent);
    return position && isAwaited ? (isMinusOne(position) ? LAST : positionOf(position)) : undefined;
  }
  if (!ts.isElementAccessExpression(parent) || parent.expression !== use) return undefined;
  if (!ts.isAwaitExpression(outermost(parent).parent)) return undefined;
  return isBeforeLength(parent.argumentExpression, use) ? LAST : positionOf(parent.argumentExpression);
}

/** The key of an expression that reads one item, and the name of the list. */
export function itemIn(expression: ts.Node): { readonly list: ts.Identifier; readonly key: string } | undefined {
  const node = unwrap(expression);
  const access = ts.isCallExpression(node) ? node.expression : node;
  if (!ts.isPropertyAccessExpression(access) && !ts.isElementAccessExpression(access)) return undefined;
  const list = access.expression;
  const key = ts.isIdentifier(list) ? itemKey(list) : undefined;
  return ts.isIdentifier(list) && key !== undefined ? { list, key } : undefined;
}

function positionOf(node: ts.Expression): string | undefined {
  return ts.isNumericLiteral(node) && /^\d+$/.test(node.text) ? node.text : undefined;
}

function isMinusOne(node: ts.Expression): boolean {
  return ts.isPrefixUnaryExpression(node) && node.getText().replaceAll(' ', '') === '-1';
}

/** `name.length - 1`. */
function isBeforeLength(node: ts.Expression, { text }: ts.Identifier): boolean {
  return node.getText().replaceAll(' ', '') === `${text}.length-1`;
}

function outermost(node: ts.Expression): ts.Expression {
  let current = node;
  while (unwrap(current.parent) === unwrap(current)) current = current.parent as ts.Expression;
  return current;
}
