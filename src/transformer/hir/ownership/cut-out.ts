/**
 * What `splice` does to a list: `list := [...list.slice(0, from), …, ...list.slice(from + count)]`. Only `splice` writes two slices
 * of the list's own items, and its count is never negative, so that no item is in both.
 */
import type { Expr, ListEntry } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';
import type { HirStatement } from '../types.ts';

/** Items that leave a list. */
export interface CutOut {
  /** The list, as the slices name it. */
  readonly list: Expr;
  readonly from: Expr;
  /** The variable that has the number of the items. */
  readonly count: VarId;
}

/** The items that the statement cuts out of a list; null for other statements. */
export function cutOutOf(node: HirStatement | undefined): CutOut | null {
  if (node?.kind !== 'assign' || !node.inPlace || node.value === 'remove' || node.value.kind !== 'list') return null;
  const { entries } = node.value;
  const found = piecesOf(entries);
  const written = [node.variable, ...node.path.map(({ key }) => keyOf(key))];
  return found !== null && placeOf(found.list)?.join() === written.join() ? found : null;
}

/** The items between two slices of one list. */
export function piecesOf(entries: readonly ListEntry<never>[]): CutOut | null {
  const [first, last] = [sliceOf(entries[0]?.value), sliceOf(entries.at(-1)?.value)];
  if (entries.length < 2 || entries[0]?.kind !== 'spread' || entries.at(-1)?.kind !== 'spread') return null;
  if (first === null || last === null || first.bounds.length !== 2 || last.bounds.length !== 1) return null;
  const [[start, from], [end]] = [first.bounds, last.bounds];
  if (start?.kind !== 'literal' || start.value !== 0 || !from || end?.kind !== 'binary' || end.operator !== '+')
    return null;
  if (!isSameRef(from, end.left) || end.right.kind !== 'ref') return null;
  const place = placeOf(first.list);
  return place !== null && place.join() === placeOf(last.list)?.join()
    ? { list: first.list, from, count: end.right.variable }
    : null;
}

/** The value is a list of the items that are cut out. */
export function isCut(value: Expr, { list, from, count }: CutOut): boolean {
  const slice = sliceOf(value);
  const [start, end] = slice?.bounds ?? [];
  if (!slice || !start || end?.kind !== 'binary' || end.operator !== '+') return false;
  const counted = end.right.kind === 'ref' && end.right.variable === count;
  const same = isSameRef(start, from) && isSameRef(end.left, from) && counted;
  return same && placeOf(slice.list)?.join() === placeOf(list)?.join();
}

/** `list.slice(…)`. */
export function sliceOf(value: Expr | undefined): { readonly list: Expr; readonly bounds: readonly Expr[] } | null {
  if (value?.kind !== 'library' || value.member !== 'Array.prototype.slice' || value.receiver === null) return null;
  return { list: value.receiver, bounds: value.arguments };
}

/** A variable, or a path from one of keys that are fixed or variables. */
export function placeOf(list: Expr): readonly (VarId | string)[] | null {
  if (list.kind === 'ref') return [list.variable];
  if (list.kind !== 'member' && list.kind !== 'index') return null;
  const owner = placeOf(list.object);
  const key = list.kind === 'member' ? JSON.stringify(list.key) : keyOf(list.index);
  return owner !== null && key !== null ? [...owner, key] : null;
}

/** The text of a key of a place. */
export function keyOf(key: Expr): string | null {
  if (key.kind === 'ref') return `#${key.variable}`;
  return key.kind === 'literal' ? JSON.stringify(String(key.value)) : null;
}

function isSameRef(a: Expr, b: Expr): boolean {
  return a.kind === 'ref' && b.kind === 'ref' && a.variable === b.variable;
}
