/** The mark that stands for an undefined item: which values hold it, how it is made and read. */
import { b } from '../../core/build.ts';
import type { Expr } from '../../core/expr.ts';
import { CONTAINERS } from '../../core/operator-shapes.ts';
import { Kind, mayBe, orAbsent, shapes, type ValueShape, without } from '../../core/shape.ts';

/** The value may be a list that holds marks. */
export function holdsMarks({ shape }: { readonly shape: ValueShape }): boolean {
  return shape.undefinedItems === true && mayBe(shape, Kind.list);
}

/** The shape of a value as it is kept, a mark being a text. */
export function keptShape(shape: ValueShape): ValueShape {
  if (shape.undefinedItems !== true) return shape;
  const kinds = mayBe(shape, Kind.absent) ? shape.kinds | Kind.string : shape.kinds;
  return { ...shape, kinds, ...(shape.item && { item: keptItem(shape.item) }) };
}

/** The shape of an item as it is kept. */
export function keptItem(item: ValueShape): ValueShape {
  const inner = keptShape({ ...item, undefinedItems: true });
  return { ...without(inner, Kind.absent), kinds: (inner.kinds & ~Kind.absent) | Kind.string };
}

/** What an item that may be a mark stands for. */
export function readItem(kept: Expr, item: ValueShape): Expr {
  const { undefinedItems: _, ...own } = orAbsent(item);
  const shape = mayBe(own, CONTAINERS) ? { ...own, undefinedItems: true as const } : own;
  const marked = { ...kept, shape: keptItem(item) } as Expr;
  return b.library('Data.ofItem', null, [marked], shape, kept.origin);
}

/** The value as it is kept in a list. */
export function asItem(value: Expr): Expr {
  if (!mayBe(value.shape, Kind.absent)) return value;
  return b.library('Data.item', null, [value], keptItem(value.shape), value.origin);
}

/** The value with null for every mark, as JSON has it. */
export function asData(value: Expr): Expr {
  if (value.shape.undefinedItems !== true) return value;
  if (value.kind === 'record')
    return { ...value, entries: value.entries.map((entry) => ({ ...entry, value: asData(entry.value) })) };
  if (value.kind === 'list') {
    const entries = value.entries.map((entry) => ({ ...entry, value: asData(entry.value) }));
    return { ...value, entries, shape: jsonShapeOf(value.shape) };
  }
  if (value.kind === 'conditional') {
    const shape = jsonShapeOf(value.shape);
    return { ...value, shape, consequent: asData(value.consequent), alternate: asData(value.alternate) };
  }
  // A list literal that leaves at once: its undefined items become null by themselves.
  const [item] = value.kind === 'library' && value.member === 'Data.item' ? value.arguments : [];
  if (item) return asData(item);
  return b.library('Data.withoutMarks', null, [value], jsonShapeOf(value.shape), value.origin);
}

/** A list whose undefined items are written as null is, with its numbers as they are. */
export function asWritten(list: Expr): Expr {
  if (list.shape.undefinedItems !== true) return list;
  return b.library('Data.marksAsNull', null, [list], jsonShapeOf(list.shape), list.origin);
}

function jsonShapeOf({ undefinedItems: _, item, ...shape }: ValueShape): ValueShape {
  const kinds = shape.kinds;
  return {
    ...shape,
    kinds,
    ...(item && { item: { ...shapes.json, ...(item.nonFinite && { nonFinite: true as const }) } }),
  };
}
