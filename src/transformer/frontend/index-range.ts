/**
 * Proves that an index is in range: `for (let i = 0; i < xs.length; i++) … xs[i]`, `while (i < xs.length) … xs[i++]`, two indexes
 * that come towards each other, `xs[i % xs.length]` of a list that has items. The index is an integer, a test on the way keeps it
 * below the length, and neither it nor the list is written, nor the list made shorter, before the read. TypeScript cannot tell,
 * and the difference decides whether `undefined` must be provided for.
 */
import ts from 'typescript';
import type { Facts } from './facts.ts';
import { holdsAt } from './holding-tests.ts';
import { belowLength, isInteger, type Linear, least, leastOf, linear } from './integer-bounds.ts';
import { isLengthOf, isNotEmptyAt, keepsLength } from './not-empty.ts';
import { unwrap } from './write-facts.ts';

/** What is asked: the list, and where its item is read or the index computed. */
interface Read {
  readonly at: ts.Node;
  readonly list: ts.Symbol;
}

/** True when `node` is `xs[i]` with `i` in range. */
export function isIndexInRange(node: ts.ElementAccessExpression, facts: Facts): boolean {
  const owner = unwrap(node.expression);
  const list = ts.isIdentifier(owner) ? facts.symbol(owner) : undefined;
  if (!list) return false;
  const read: Read = { at: node, list };
  const index = unwrap(node.argumentExpression);
  const constant = ts.isIdentifier(index) ? constantOf(index, read, facts) : undefined;
  const bound = boundOf(unwrap(constant?.initializer ?? index), facts);
  if (bound && isLengthOf(bound, list, facts)) return isNotEmptyAt(constant ?? node, node.expression, facts);
  const below = bound && linear(bound, facts);
  const at = linear(index, facts);
  if (at?.variable && isInteger(index, facts) && isInRange(at, read, facts)) return true;
  // Below an index after one that is in range.
  const last = below && { ...below, offset: below.offset - 1 };
  const holds = last?.variable && (!constant || !facts.mayAssign(last.variable, blockOf(constant)));
  return last !== undefined && holds === true && isInRange(last, { at: constant ?? node, list }, facts);
}

function isInRange(index: Linear, read: Read, facts: Facts): boolean {
  return isBelowLength(index, read, facts) && isAtLeast(index, -index.offset, read, facts);
}

/** The declaration of a constant, if the list gets no shorter in its block. */
function constantOf(name: ts.Identifier, { list }: Read, facts: Facts): ts.VariableDeclaration | undefined {
  const symbol = facts.symbol(name);
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || facts.isReassigned(symbol)) return undefined;
  return keepsLength(blockOf(declaration), list, facts) ? declaration : undefined;
}

function blockOf(declaration: ts.VariableDeclaration): ts.Node {
  return declaration.parent.parent.parent;
}

/** What the integer is below, unless that is zero: `n` of `i % n` and of `Math.floor(Math.random() * n)`. */
function boundOf(value: ts.Node, facts: Facts): ts.Node | undefined {
  if (ts.isCallExpression(value)) {
    const product = value.arguments[0] && unwrap(value.arguments[0]);
    if (!isCallOf('Math.floor', value, facts) || !product || !ts.isBinaryExpression(product)) return undefined;
    if (product.operatorToken.kind !== ts.SyntaxKind.AsteriskToken) return undefined;
    const random = unwrap(product.left);
    return ts.isCallExpression(random) && isCallOf('Math.random', random, facts) ? unwrap(product.right) : undefined;
  }
  if (!ts.isBinaryExpression(value) || value.operatorToken.kind !== ts.SyntaxKind.PercentToken) return undefined;
  const smallest = least(value.left, facts);
  return smallest !== null && isInteger(value.left, facts) ? unwrap(value.right) : undefined;
}

function isCallOf(member: string, call: ts.CallExpression, facts: Facts): boolean {
  const callee = unwrap(call.expression);
  return ts.isPropertyAccessExpression(callee) && facts.libraryMember(callee) === member;
}

/** The index is below the length of the list. */
function isBelowLength(index: Linear, read: Read, facts: Facts): boolean {
  const { variable, offset } = index;
  if (!variable) return false;
  if (isCountedDown(variable, offset, read, facts)) return true;
  const keeps = (code: ts.Node): boolean => !facts.mayAssign(variable, code) && keepsLength(code, read.list, facts);
  const below = holdsAt(read.at, {
    keeps,
    proves: (test, outcome) =>
      orders(test, outcome, facts).some(({ smaller, larger, by }) => {
        const bound = lengthPlus(larger, read.list, facts);
        return smaller?.variable === variable && bound !== null && offset + bound <= smaller.offset + by - 1;
      }),
  });
  return below || isBelowOther(variable, offset, read, facts);
}

/** An index that started from the last one and was only counted down. */
function isCountedDown(variable: ts.Symbol, offset: number, { list }: Read, facts: Facts): boolean {
  const start = belowLength(variable, list, facts);
  const home = variable.valueDeclaration && ts.findAncestor(variable.valueDeclaration, ts.isFunctionLike);
  return start !== null && offset < start && home !== undefined && keepsLength(home, list, facts);
}

/** Below an index that is itself in range, as a test says. */
function isBelowOther(variable: ts.Symbol, offset: number, read: Read, facts: Facts): boolean {
  return holdsAt(read.at, {
    keeps: (code) => !facts.mayAssign(variable, code),
    proves: (test, outcome) =>
      orders(test, outcome, facts).some(({ smaller, larger, by }) => {
        const other = linear(larger, facts);
        if (smaller?.variable !== variable || !other?.variable || other.variable === variable) return false;
        return isCountedDown(other.variable, offset - smaller.offset - by + other.offset, read, facts);
      }),
  });
}

/** The variable is at least this. */
function isAtLeast({ variable }: Linear, bound: number, read: Read, facts: Facts): boolean {
  if (!variable) return false;
  const smallest = leastOf(variable, facts);
  if (smallest !== null && smallest >= bound) return true;
  return holdsAt(read.at, {
    keeps: (code) => !facts.mayAssign(variable, code),
    proves: (test, outcome) =>
      orders(test, outcome, facts).some(({ smaller, larger, by }) => {
        const other = linear(larger, facts);
        if (!smaller || other?.variable !== variable) return false;
        const from = smaller.variable === null ? 0 : leastOf(smaller.variable, facts);
        return from !== null && from + smaller.offset + by - other.offset >= bound;
      }),
  });
}

/** `smaller + by <= larger`. */
interface Order {
  readonly smaller: Linear | undefined;
  readonly larger: ts.Node;
  readonly by: 0 | 1;
}

/** The orders of integers that a test shows whenever it has this outcome. */
function orders(expression: ts.Node, outcome: boolean, facts: Facts): readonly Order[] {
  const test = unwrap(expression);
  if (ts.isPrefixUnaryExpression(test) && test.operator === ts.SyntaxKind.ExclamationToken)
    return orders(test.operand, !outcome, facts);
  if (!ts.isBinaryExpression(test)) return [];
  const operator = test.operatorToken.kind;
  if (operator === (outcome ? ts.SyntaxKind.AmpersandAmpersandToken : ts.SyntaxKind.BarBarToken))
    return [...orders(test.left, outcome, facts), ...orders(test.right, outcome, facts)];
  const order = ORDERS[operator];
  // What is not smaller is larger or equal only if it is a number at all.
  if (!order || ![test.left, test.right].every((one) => isInteger(one, facts))) return [];
  const [smaller, larger] = order.mirrored === outcome ? [test.right, test.left] : [test.left, test.right];
  const strict = order.strict === outcome;
  return [{ smaller: linear(smaller, facts), larger, by: strict ? 1 : 0 }];
}

const ORDERS: Readonly<Record<number, { readonly mirrored: boolean; readonly strict: boolean }>> = {
  [ts.SyntaxKind.LessThanToken]: { mirrored: false, strict: true },
  [ts.SyntaxKind.LessThanEqualsToken]: { mirrored: false, strict: false },
  [ts.SyntaxKind.GreaterThanToken]: { mirrored: true, strict: true },
  [ts.SyntaxKind.GreaterThanEqualsToken]: { mirrored: true, strict: false },
};

/** How much the expression is above the length of the list; null for others. */
function lengthPlus(expression: ts.Node, list: ts.Symbol, facts: Facts): number | null {
  const node = unwrap(expression);
  if (isLengthOf(node, list, facts)) return 0;
  if (ts.isBinaryExpression(node)) {
    const amount = linear(node.right, facts);
    const length = lengthPlus(node.left, list, facts);
    if (length === null || amount?.variable !== null) return null;
    if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) return length + amount.offset;
    return node.operatorToken.kind === ts.SyntaxKind.MinusToken ? length - amount.offset : null;
  }
  const symbol = ts.isIdentifier(node) ? facts.symbol(node) : undefined;
  const declaration = symbol?.valueDeclaration;
  if (!symbol || !declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return null;
  const home = ts.findAncestor(declaration, ts.isFunctionLike);
  // A length that was read once is still the list's, as long as nothing in the function changes it.
  const isKept = home && !facts.isReassigned(symbol) && keepsLength(home, list, facts);
  return isKept && isLengthOf(declaration.initializer, list, facts) ? 0 : null;
}
