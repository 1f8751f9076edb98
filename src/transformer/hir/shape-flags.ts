/**
 * The part of shapes that `inferShapes` computes: what a value may be beyond what the checker says. Flags only ever grow, so
 * that the fixpoint ends; `fraction` is the absence of `integer`.
 */
import { CONTAINERS } from '../core/operator-shapes.ts';
import { Kind, mayBe, orAbsent, type ValueShape } from '../core/shape.ts';

/** Bit set over `Flag`. */
export type Flags = number;
export const Flag = {
  absent: 1,
  nonFinite: 2,
  undefinedProperties: 4,
  /** An item of the list may be undefined. */
  absentItem: 8,
  /** A number here need not be an integer. */
  fraction: 16,
  /** A number among the items, at any depth of lists, need not be an integer. */
  fractionItem: 32,
  /** A list here, or inside, may hold undefined items. */
  undefinedItems: 64,
  /** Properties of a record here, or inside, may stand in another order than in JavaScript. */
  lateProperties: 128,
} as const;

/** Flags that a container passes on to what is read from it, and gets from what is written into it. */
export const INSIDE = Flag.nonFinite | Flag.undefinedProperties | Flag.undefinedItems | Flag.lateProperties;

/** The flags that a shape has. */
export function flagsOf(shape: ValueShape): Flags {
  return (
    (mayBe(shape, Kind.absent) ? Flag.absent : 0) |
    (shape.nonFinite ? Flag.nonFinite : 0) |
    (shape.undefinedProperties ? Flag.undefinedProperties : 0) |
    (shape.undefinedItems ? Flag.undefinedItems : 0) |
    (shape.lateProperties ? Flag.lateProperties : 0) |
    (shape.item && mayBe(shape.item, Kind.absent) ? Flag.absentItem : 0) |
    (mayBe(shape, Kind.number) && !shape.integer ? Flag.fraction : 0) |
    (mayBe(shape, Kind.list) && !hasIntegerItems(shape.item) ? Flag.fractionItem : 0)
  );
}

function hasIntegerItems(item: ValueShape | undefined): boolean {
  return item !== undefined && (flagsOf(item) & (Flag.fraction | Flag.fractionItem)) === 0;
}

/** Flags of the items of a list with this shape. */
export function itemFlags(list: ValueShape): Flags {
  const inside = flagsOf(list) & INSIDE;
  const absent = list.undefinedItems && mayBe(list, Kind.list) && !list.item ? Flag.absent : 0;
  return inside | absent | (list.item ? flagsOf(list.item) : Flag.fraction | Flag.fractionItem);
}

/**
 * The shape with flags added, where they mean something for its kinds. `fraction` is not added: that a number is an integer
 * follows from its own definition. What is in a list follows from all writes into it.
 */
export function addFlags(shape: ValueShape, flags: Flags): ValueShape {
  let result = shape;
  if (flags & Flag.absent) result = orAbsent(result);
  const numberAtTop = mayBe(shape, Kind.number) && !shape.integer;
  if (flags & Flag.nonFinite && !shape.nonFinite && (numberAtTop || mayBe(shape, CONTAINERS)))
    result = { ...result, nonFinite: true };
  if (flags & Flag.undefinedProperties && !shape.undefinedProperties && mayBe(shape, CONTAINERS)) {
    result = { ...result, undefinedProperties: true };
  }
  if (flags & Flag.lateProperties && !shape.lateProperties && mayBe(shape, CONTAINERS))
    result = { ...result, lateProperties: true };
  if (flags & Flag.absentItem && shape.item && !mayBe(shape.item, Kind.absent))
    result = { ...result, item: orAbsent(shape.item) };
  if (flags & Flag.undefinedItems && !shape.undefinedItems && mayHoldUndefined(result)) {
    result = { ...result, undefinedItems: true };
  }
  if (flags & Flag.fractionItem && result.item) result = { ...result, item: withoutIntegers(result.item) };
  return result;
}

/** A record may have a list with undefined items inside; of a list, what is known of its items tells. */
function mayHoldUndefined({ kinds, item }: ValueShape): boolean {
  if (kinds & Kind.record) return true;
  return (kinds & Kind.list) !== 0 && (item === undefined || mayBe(item, Kind.absent) || mayHoldUndefined(item));
}

/** The shape without what is known of its numbers, at any depth of lists. */
export function withoutIntegers(shape: ValueShape): ValueShape {
  const { integer: _, item, ...rest } = shape;
  return item === undefined ? rest : { ...rest, item: withoutIntegers(item) };
}

/** True for equal shapes. */
export function sameShape(a: ValueShape, b: ValueShape): boolean {
  if (a === b) return true;
  const flags = (
    [
      'kinds',
      'integer',
      'nonFinite',
      'undefinedProperties',
      'lateProperties',
      'undefinedItems',
      'error',
      'date',
      'collection',
    ] as const
  ).every((key) => a[key] === b[key]);
  const match = a.match?.present === b.match?.present && a.match?.whole === b.match?.whole;
  return (
    flags && match && (a.item === b.item || (a.item !== undefined && b.item !== undefined && sameShape(a.item, b.item)))
  );
}

/** The shape as an integer, where it can be a number at all. */
export function asInteger(shape: ValueShape): ValueShape {
  return mayBe(shape, Kind.number) && !shape.integer ? { ...shape, integer: true } : shape;
}
