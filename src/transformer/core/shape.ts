/**
 * ValueShape: what a JavaScript value can be, as far as choosing an encoding needs it. The front end computes shapes from
 * TypeScript types (narrowed at each use) so that no later pass asks the checker. A shape is an upper bound: a value may
 * be less than its shape allows, never more.
 */
export const Kind = {
  string: 1,
  number: 2,
  boolean: 4,
  null: 8,
  list: 16,
  record: 32,
  /** JavaScript `undefined`; nothing at all in JSONata. */
  absent: 64,
} as const;

/** All kinds of JSON data, without `undefined`. */
export const JSON_KINDS = Kind.string | Kind.number | Kind.boolean | Kind.null | Kind.list | Kind.record;

export interface ValueShape {
  /** Bit set over `Kind`. */
  readonly kinds: number;
  /** Every number this can be is an integer of magnitude <= 2^53 (array lengths, loop counters, `Math.floor` of finite). */
  readonly integer?: true;
  /** A number here, or anywhere inside, may be NaN or ±Infinity. */
  readonly nonFinite?: true;
  /** A record here, or inside, may have a property whose value is `undefined` (visible to `in`, keys and spread). */
  readonly undefinedProperties?: true;
  /** A record here, or inside, may have properties in another order than in JavaScript: one got a value that was `undefined`. */
  readonly lateProperties?: true;
  /** A list here, or inside, may hold the mark that stands for an `undefined` item; or this is an item that may be the mark. */
  readonly undefinedItems?: true;
  /** Shape of a list's items; absent = unknown. */
  readonly item?: ValueShape;
  /** The value is an error object, represented as `{ name, message }`. Never data. */
  readonly error?: true;
  /** The value is a Date, represented as milliseconds since the epoch. Never data. */
  readonly date?: true;
  /**
   * A record here is the match of a regular expression, `{ '0': text, '1': …, index, length, groups }`. Never data.
   */
  readonly match?: MatchShape;
  /**
   * A record here is a `Map`, of its values by the text of their keys (`frontend/collections/keys.ts`); a list is a `Set`. Never
   * data.
   */
  readonly collection?: true;
  /**
   * Lists and records here are as the input or a task gave them: JSON that is as its type says, so that no item of a list is
   * undefined or null unless the type says so. Only the front end asks.
   */
  readonly given?: true;
}

/** Which groups of a match are there. */
export interface MatchShape {
  /** This many, the match itself being the first, are never undefined. */
  readonly present: number;
  /** So are all others. */
  readonly whole: boolean;
}

const of = (kinds: number): ValueShape => ({ kinds });

/** Frequently used shapes. */
export const shapes = {
  string: of(Kind.string),
  number: of(Kind.number),
  integer: { kinds: Kind.number, integer: true } as ValueShape,
  anyNumber: { kinds: Kind.number, nonFinite: true } as ValueShape,
  boolean: of(Kind.boolean),
  null: of(Kind.null),
  absent: of(Kind.absent),
  record: of(Kind.record),
  list: (item?: ValueShape): ValueShape =>
    item === undefined
      ? of(Kind.list)
      : {
          kinds: Kind.list,
          item,
          ...(item.nonFinite && { nonFinite: true as const }),
          ...(item.undefinedProperties && { undefinedProperties: true as const }),
          ...(item.lateProperties && { lateProperties: true as const }),
          ...(item.undefinedItems && { undefinedItems: true as const }),
        },
  /** Any JSON value or `undefined`. */
  unknown: of(JSON_KINDS | Kind.absent),
  /** Any JSON value. */
  json: of(JSON_KINDS),
  error: { kinds: Kind.record, error: true } as ValueShape,
  /** An error, or nothing yet. */
  keptError: { kinds: Kind.record | Kind.null | Kind.absent, error: true } as ValueShape,
  match: (match: MatchShape): ValueShape => ({ kinds: Kind.record, match }),
  map: { kinds: Kind.record, collection: true } as ValueShape,
  set: (item: ValueShape): ValueShape => ({ ...shapes.list(item), collection: true }),
} as const;

/** True when the value can be one of the given kinds. */
export function mayBe(shape: ValueShape, kinds: number): boolean {
  return (shape.kinds & kinds) !== 0;
}

/** True when the value can only be of the given kinds. */
export function isOnly(shape: ValueShape, kinds: number): boolean {
  return (shape.kinds & ~kinds) === 0;
}

/** True when the value itself may be NaN or ±Infinity. */
export function mayBeNonFinite(shape: ValueShape): boolean {
  return shape.nonFinite === true && mayBe(shape, Kind.number);
}

/** True when the value may be, or hold at any depth, NaN or ±Infinity. */
export function mayHoldNonFinite(shape: ValueShape): boolean {
  return shape.nonFinite === true && mayBe(shape, Kind.number | Kind.list | Kind.record);
}

/** The shape without some kinds. */
export function without(shape: ValueShape, kinds: number): ValueShape {
  return { ...shape, kinds: shape.kinds & ~kinds };
}

/** What a value may be that is not the error which it may be otherwise. */
export function withoutError({ error: _, ...shape }: ValueShape): ValueShape {
  return without(shape, Kind.record);
}

/** The shape with `undefined` added. */
export function orAbsent(shape: ValueShape): ValueShape {
  return mayBe(shape, Kind.absent) ? shape : { ...shape, kinds: shape.kinds | Kind.absent };
}

/** A shape with more kinds; of a number that comes unexpected, nothing is known. */
export function withKinds(shape: ValueShape, kinds: number): ValueShape {
  const number = (kinds & Kind.number) !== 0;
  if ((shape.kinds | kinds) === shape.kinds && !(number && shape.integer)) return shape;
  const { integer, ...known } = shape;
  const added = number ? { nonFinite: true as const } : integer && { integer };
  return { ...known, kinds: shape.kinds | kinds, ...added };
}

/** The least shape that covers both. */
export function joinShapes(a: ValueShape, b: ValueShape): ValueShape {
  if (a === b) return a;
  const item =
    a.item && b.item
      ? joinShapes(a.item, b.item)
      : !mayBe(a, Kind.list)
        ? b.item
        : !mayBe(b, Kind.list)
          ? a.item
          : undefined;
  const numberOf = (shape: ValueShape): boolean => mayBe(shape, Kind.number);
  const integer = (a.integer || !numberOf(a)) && (b.integer || !numberOf(b)) && (numberOf(a) || numberOf(b));
  return {
    kinds: a.kinds | b.kinds,
    ...(integer && { integer: true as const }),
    ...((a.nonFinite || b.nonFinite) && { nonFinite: true as const }),
    ...((a.undefinedProperties || b.undefinedProperties) && { undefinedProperties: true as const }),
    ...((a.lateProperties || b.lateProperties) && { lateProperties: true as const }),
    ...((a.undefinedItems || b.undefinedItems) && { undefinedItems: true as const }),
    ...(item && { item }),
    ...((a.error || b.error) && { error: true as const }),
    ...((a.date || b.date) && { date: true as const }),
    ...((a.collection || b.collection) && { collection: true as const }),
    ...([a, b].every((one) => one.given || !mayBe(one, Kind.list | Kind.record)) &&
      (a.given || b.given) && { given: true as const }),
    ...joinedMatch(a, b),
  };
}

function joinedMatch(a: ValueShape, b: ValueShape): Pick<ValueShape, 'match'> {
  if (a.match && b.match) {
    const present = Math.min(a.match.present, b.match.present);
    return { match: { present, whole: a.match.whole && b.match.whole } };
  }
  const match = a.match ?? b.match;
  if (!match) return {};
  // A list that it may be instead may be empty.
  return { match: mayBe(a.match ? b : a, Kind.list) ? { ...match, present: 0 } : match };
}

/** What a value of the shape is after it has passed through JSON. */
export function jsonShape(shape: ValueShape): ValueShape {
  const { kinds, integer, item } = shape;
  const lost = mayBe(shape, Kind.absent) || mayBeNonFinite(shape);
  return {
    kinds: (kinds & ~Kind.absent) | (lost ? Kind.null : 0),
    ...(integer && { integer }),
    ...(item && { item: jsonShape(item) }),
  };
}
