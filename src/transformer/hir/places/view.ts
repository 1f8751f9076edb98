/**
 * Views: lists whose items are items of a place, such as `list.filter(test)` or `Object.values(record)`. A view is told by the
 * keys that its items have in the place, so that who changes an item of the view changes the item of the place.
 */
import type { Expr } from '../../core/expr.ts';
import type { LibraryMember } from '../../core/library.ts';
import type { Origin } from '../../core/origin.ts';
import { Kind, shapes, type ValueShape } from '../../core/shape.ts';
import { hir } from '../build.ts';
import type { HirStatement } from '../types.ts';
import type { VariableTable } from '../variable-table.ts';
import type { Home } from './home.ts';
import { constantKeys } from './keys.ts';
import { type Path, pathOf, readPath, type Step } from './path.ts';

export interface View {
  /** Constants for the keys that lead to the place. */
  readonly declarations: readonly HirStatement[];
  /** The list or record that has the items. */
  readonly place: Home;
  /** The keys that lead to the place. */
  readonly placeKeys: readonly Expr[];
  readonly item: ValueShape;
  /** Keys of the items in the view's order; null = all indexes of the list, as they are then. */
  readonly keys: Expr | null;
  readonly container: Step['container'];
  /** Its items are pairs of the key and the item. */
  readonly pairs: boolean;
  /** False where a key may be of no item. */
  readonly sure?: false;
}

/** The view that a list is, or null; `known` gives those of names. */
export function viewOf(list: Expr, table: VariableTable, known: (node: Expr) => View | null = () => null): View | null {
  const inner = (node: Expr): View | null => viewOf(node, table, known);
  const named = known(list);
  if (named !== null) return named;
  const path = pathOf(list);
  if (path !== null) return ofPlace(path, list, null, false, table);
  const { origin } = list;
  if (list.kind === 'list') {
    const [only, ...more] = list.entries;
    return only?.kind === 'spread' && more.length === 0 ? copied(inner(only.value), origin) : null;
  }
  if (list.kind === 'logical') {
    const nothing = list.operator !== '&&' && list.right.kind === 'list' && list.right.entries.length === 0;
    const view = nothing ? inner(list.left) : null;
    if (view === null) return null;
    const empty = { ...list.right, shape: shapes.list(shapes.integer) } as Expr;
    return { ...view, keys: hir.conditional(hir.isNullish(list.left, origin), empty, keysOf(view, origin), origin) };
  }
  if (list.kind !== 'library') return null;
  const [first, ...rest] = list.arguments;
  const { member, receiver } = list;
  if (member === 'Object.values' || member === 'Object.entries') {
    const record = first && pathOf(first);
    if (!first || !record || rest.length > 0) return null;
    const keys = hir.library('Object.keys', null, [first], shapes.list(shapes.string), origin);
    return ofPlace(record, first, keys, member === 'Object.entries', table);
  }
  const view = receiver && inner(receiver);
  if (!view || view.pairs) return null;
  switch (member) {
    case 'Array.prototype.entries':
      return { ...view, pairs: true };
    case 'Array.prototype.slice':
    case 'Array.prototype.toReversed':
      return reordered(view, member, list.arguments, origin);
    case 'Array.prototype.filter':
    case 'Array.prototype.toSorted': {
      const callback = byKeys(first, view, member, table);
      return callback && reordered(view, member, [callback], origin);
    }
    default:
      return null;
  }
}

function ofPlace(path: Path, list: Expr, keys: Expr | null, pairs: boolean, table: VariableTable): View {
  const place: Home = { path, open: path.steps.map(({ key }) => key.kind !== 'literal'), read: true };
  const { declarations, keys: placeKeys } = constantKeys(place, path.steps, table);
  const container = keys === null ? 'list' : 'record';
  const item = (keys === null ? list.shape.item : undefined) ?? shapes.json;
  return { declarations, place, placeKeys, item, keys, container, pairs };
}

/** A copy has the items that there were when it was made. */
function copied(view: View | null, origin: Origin): View | null {
  return view && { ...view, keys: keysOf(view, origin) };
}

function reordered(view: View, member: LibraryMember, args: readonly Expr[], origin: Origin): View {
  const keys = keysOf(view, origin);
  return { ...view, keys: hir.library(member, keys, args, keys.shape, origin) };
}

/** The keys of all items. */
export function keysOf(view: View, origin: Origin): Expr {
  if (view.keys !== null) return view.keys;
  const list = placeOf(view, origin);
  return hir.library('Array.prototype.keys', list, [], shapes.list(shapes.integer), origin);
}

/** The list or record itself. */
export function placeOf({ place, placeKeys }: View, origin: Origin): Expr {
  const { path } = place;
  return readPath(path, placeKeys, path.steps.at(-1)?.shape ?? path.root.shape, origin);
}

/** The item that has a key. */
export function itemAt(view: View, key: Expr, origin: Origin): Expr {
  return hir.index(placeOf(view, origin), key, view.item, origin, view.container === 'list' && view.sure !== false);
}

/** The key of one item of the view, -1 if there is none; null for what does not give an item. */
export function keyOfItem(node: Expr, view: View, table: VariableTable): Expr | null {
  if (view.container !== 'list' || view.pairs) return null;
  const { origin } = node;
  const keys = keysOf(view, origin);
  const shape = { kinds: Kind.number | Kind.absent, integer: true } as const;
  const orNone = (key: Expr): Expr => hir.logical('??', key, hir.literal(-1, origin), origin);
  if (node.kind === 'index') return orNone(hir.index(keys, node.index, shape, origin));
  if (node.kind !== 'library') return null;
  const { member, arguments: args } = node;
  if (member === 'Array.prototype.at') return orNone(hir.library(member, keys, args, shape, origin));
  if (member !== 'Array.prototype.find' && member !== 'Array.prototype.findLast') return null;
  const callback = byKeys(args[0], view, member, table);
  return callback && orNone(hir.library(member, keys, [callback], shape, origin));
}

/** A callback over items as one over their keys; null where it looks at the list itself. */
function byKeys(callback: Expr | undefined, view: View, member: string, table: VariableTable): Expr | null {
  if (callback?.kind !== 'lambda') return null;
  const { parameters, body, origin } = callback;
  const items = member === 'Array.prototype.toSorted' ? 2 : 1;
  if (parameters.length > 2) return null;
  const shape = view.container === 'list' ? shapes.integer : shapes.string;
  const keys = parameters.slice(0, items).map((item) => ({
    item,
    key: table.temporary({ name: 'key', shape, origin }),
  }));
  const declarations = keys.map(
    ({ item, key }) =>
      ({ kind: 'declare', variable: item, value: itemAt(view, hir.ref(key, shape, origin), origin), origin }) as const,
  );
  const given = [...keys.map(({ key }) => key), ...parameters.slice(items)];
  return hir.lambda(given, [...declarations, ...body], callback.shape, origin);
}

/** What makes of a list of keys the list of the items. */
export function itemsOf(view: View, keys: Expr, origin: Origin, table: VariableTable): Expr {
  const shape = keys.shape.item ?? { kinds: Kind.string | Kind.number };
  const key = table.temporary({ name: 'key', shape, origin });
  const value = itemAt(view, hir.ref(key, shape, origin), origin);
  const callback = hir.lambda([key], [hir.return(value, origin)], view.item, origin);
  return hir.library('Array.prototype.map', keys, [callback], shapes.list(view.item), origin);
}
