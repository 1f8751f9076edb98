/** Shapes of what built-ins give: what the checker says, and what it does not know about numbers and misses. */
import type ts from 'typescript';
import { isFiniteNumber } from '../../core/operator-shapes.ts';
import { Kind, mayBe, shapes, withKinds } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import { ENTRIES, ITEMS } from '../denied.ts';
import type { Lowering } from '../lowering.ts';

const INTEGERS = new Set([
  'Math.floor',
  'Math.ceil',
  'Math.round',
  'Math.trunc',
  'Math.sign',
  'Math.imul',
  'Math.clz32',
  'Date.now',
  'String.prototype.indexOf',
  'String.prototype.lastIndexOf',
  'String.prototype.codePointAt',
  'Array.prototype.indexOf',
  'Array.prototype.lastIndexOf',
  'Array.prototype.findIndex',
  'Array.prototype.findLastIndex',
]);
const NON_FINITE = new Set([
  'Number',
  'parseInt',
  'parseFloat',
  'Number.parseInt',
  'Number.parseFloat',
  'Date.parse',
  'Math.sqrt',
  'Math.pow',
  'Date.UTC',
  'String.prototype.charCodeAt',
]);
const MAY_BE_NOTHING = new Set([
  'String.prototype.codePointAt',
  'Array.prototype.at',
  'String.prototype.at',
  'Array.prototype.find',
  'Array.prototype.findLast',
]);

/** `JSON.stringify(undefined)` is undefined, whatever its type says. */
function isUnwritten(member: string, [value]: readonly RawExpr[]): boolean {
  return member === 'JSON.stringify' && value !== undefined && mayBe(value.shape, Kind.absent);
}

/** Iterators are lists here. */
export const LISTS: Readonly<Record<string, (receiver: RawExpr | null) => RawExpr['shape']>> = {
  'Array.prototype.entries': () => shapes.list(shapes.list()),
  'Array.prototype.keys': () => shapes.list(shapes.integer),
  'Array.prototype.values': (receiver) => receiver?.shape ?? shapes.list(),
};

/** The kinds of the values in a list of properties, as its type says. */
function listedKinds(node: ts.CallExpression, member: string, cx: Lowering): number {
  const itemOf = (type: ts.Type | undefined, at: number): ts.Type | undefined =>
    type && cx.facts.checker.getTypeArguments(type as ts.TypeReference)[at];
  const item = itemOf(cx.facts.type(node), 0);
  const value = member === 'Object.values' ? item : itemOf(item, 1);
  return value ? cx.facts.shapeOf(value).kinds : shapes.unknown.kinds;
}

/** The checker's shape, with what it does not know about numbers and misses. */
export function resultShape(
  member: string,
  receiver: RawExpr | null,
  node: ts.CallExpression,
  args: readonly RawExpr[],
  cx: Lowering,
): RawExpr['shape'] {
  // What properties may be beyond their types, the lists of them may have as items.
  if (member === 'Object.values' || member === 'Object.entries')
    cx.denied.add(ITEMS, cx.denied.kindsOf(ENTRIES) & ~(listedKinds(node, member, cx) | Kind.absent));
  const item = member === 'Array.prototype.at' ? cx.denied.kindsOf(ITEMS) : 0;
  const shape = LISTS[member]?.(receiver) ?? withKinds(cx.facts.shape(node), item);
  // `Math.abs(undefined)` is NaN.
  const lost = (argument: RawExpr): boolean => member.startsWith('Math.') && !isFiniteNumber(argument.shape);
  const tainted = args.some((argument) => argument.shape.nonFinite || lost(argument));
  const nonFinite = NON_FINITE.has(member) || tainted;
  const cloned = member === 'structuredClone' ? (args[0]?.shape.kinds ?? 0) & (Kind.null | Kind.absent) : 0;
  const missing = MAY_BE_NOTHING.has(member) || isUnwritten(member, args) ? Kind.absent : cloned;
  return {
    ...shape,
    kinds: shape.kinds | missing,
    ...(INTEGERS.has(member) && !tainted && { integer: true as const }),
    ...(nonFinite && (shape.kinds & (Kind.number | Kind.list | Kind.record)) !== 0 && { nonFinite: true as const }),
  };
}
