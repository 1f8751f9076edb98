/**
 * Lists with their first items at the end, or the last ones first: `[...queue.slice(1), queue[0]]`. What is put besides the slice is
 * what the slice leaves out, so each item is there once.
 */
import type { Expr, ListEntry } from '../../core/expr.ts';
import { isOnly, Kind } from '../../core/shape.ts';
import { keyOf, placeOf, sliceOf } from './cut-out.ts';

/** The positions of the entries that have what the slice at the given position leaves out. */
export function movedItems(entries: readonly ListEntry<never>[], slice: number): ReadonlySet<number> {
  const found = new Set<number>();
  const rest = sliceOf(entries[slice]?.value);
  const list = rest && placeOf(rest.list)?.join();
  if (!list) return found;
  const left = leftOutBy(rest.bounds);
  for (const [position, { kind, value }] of entries.entries()) {
    if (position === slice) continue;
    const some = kind === 'spread' ? sliceOf(value) : itemOf(value);
    if (some === null || placeOf(some.list)?.join() !== list) continue;
    const items = 'at' in some ? [some.at] : itemsIn(some.bounds, left);
    // What is put once is not left any more.
    if (items === null || items.length > MANY || !items.every((at) => left.delete(at))) continue;
    found.add(position);
  }
  return found;
}

/** Items that a slice leaves out: their positions, from the end where they are negative, or a text for all on one side. */
type LeftOut = Set<number | string>;

function leftOutBy(bounds: readonly Expr[]): LeftOut {
  const [start, end] = bounds;
  const [from, to] = [numberOf(start), numberOf(end)];
  if (start && !end && from !== null && from > 0) return new Set(range(0, from));
  if (start && !end && from === null) return new Set(isNumber(start) ? [`before ${keyOf(start)}`] : []);
  if (from === 0 && to !== null && to < 0) return new Set(range(to, 0));
  return new Set();
}

/** The same of those that another slice has; null where it may have more. */
function itemsIn([start, end]: readonly Expr[], left: LeftOut): readonly (number | string)[] | null {
  const [from, to] = [numberOf(start), numberOf(end)];
  if (from === null) return null;
  if (end === undefined) return from < 0 ? range(from, 0) : null;
  if (from === 0 && to === null) return left.has(`before ${keyOf(end)}`) ? [`before ${keyOf(end)}`] : null;
  return from >= 0 && to !== null && to >= 0 ? range(from, to) : null;
}

/** `list[0]`, `list.at(-1)`, also as what is put for an item that may be undefined. */
function itemOf(value: Expr): { readonly list: Expr; readonly at: number } | null {
  if (value.kind === 'library' && value.member === 'Data.item') {
    const [item] = value.arguments;
    return item ? itemOf(item) : null;
  }
  const at =
    value.kind === 'index'
      ? { list: value.object, key: value.index }
      : value.kind === 'library' && value.member === 'Array.prototype.at' && value.receiver !== null
        ? { list: value.receiver, key: value.arguments[0] }
        : null;
  const position = at && (numberOf(at.key) ?? fromEnd(at.key, at.list));
  return at && position !== null ? { list: at.list, at: position } : null;
}

/** `list.length - 1`. */
function fromEnd(key: Expr | undefined, list: Expr): number | null {
  if (key?.kind !== 'binary' || key.operator !== '-' || key.left.kind !== 'library' || key.left.member !== 'length')
    return null;
  const [measured] = key.left.arguments;
  const back = numberOf(key.right);
  const same = measured !== undefined && placeOf(measured)?.join() === placeOf(list)?.join();
  return same && back !== null && back > 0 ? -back : null;
}

function numberOf(node: Expr | undefined): number | null {
  const value = node?.kind === 'literal' ? node.value : null;
  return typeof value === 'number' && Number.isInteger(value) ? value + 0 : null;
}

/** Text bounds would be converted, and a missing one is another bound. */
function isNumber({ kind, shape }: Expr): boolean {
  return kind === 'ref' && isOnly(shape, Kind.number);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.min(Math.max(to - from, 0), MANY + 1) }, (_, index) => from + index);
}

/** Nobody moves more items by their numbers. */
const MANY = 100;
