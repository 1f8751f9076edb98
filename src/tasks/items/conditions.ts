/** Conditions on the attributes of an item of type `T`, as plain objects. */

/** A comparison with an attribute of type `V`; where several are given, all must hold. */
export interface Comparison<V> {
  /** Equal. */
  readonly eq?: V;
  /** Not equal. */
  readonly ne?: V;
  /** Less than. */
  readonly lt?: Ordered<V>;
  /** Less than or equal. */
  readonly le?: Ordered<V>;
  /** Greater than. */
  readonly gt?: Ordered<V>;
  /** Greater than or equal. */
  readonly ge?: Ordered<V>;
  /** Between two values, both included. */
  readonly between?: readonly [Ordered<V>, Ordered<V>];
  /** One of these values. */
  readonly in?: readonly V[];
  /** Begins with this text. */
  readonly beginsWith?: Extract<V, string>;
  /** Contains this text, or this element. */
  readonly contains?: V extends readonly (infer E)[] ? E : Extract<V, string>;
  /** The item has the attribute, or has it not. */
  readonly exists?: boolean;
  /** The type of the attribute in DynamoDB. */
  readonly type?: 'S' | 'N' | 'B' | 'SS' | 'NS' | 'BS' | 'BOOL' | 'NULL' | 'L' | 'M';
  /** The length of a text, list or map in DynamoDB's measure. */
  readonly size?: number | Pick<Comparison<number>, 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'between'>;
  /** None of these comparisons, taken together, holds. */
  readonly not?: Comparison<V>;
  /** Conditions on the attributes of a map. */
  readonly at?: V extends readonly unknown[] ? never : V extends object ? AttributeConditions<V> : never;
  /** Conditions on elements of a list, by index. */
  readonly items?: V extends readonly (infer E)[]
    ? { readonly [index: number]: AttributeCondition<Present<E>> }
    : never;
}

type Ordered<V> = Extract<V, string | number>;
type Scalar = string | number | boolean | null;
type Present<V> = Exclude<V, undefined>;

/** Conditions on attributes, all of which must hold. A scalar stands for `{ eq: … }`. */
export type AttributeConditions<T> = { readonly [K in keyof T]?: AttributeCondition<Present<T[K]>> };

/** A condition on one attribute. */
type AttributeCondition<V> = Extract<V, Scalar> | Comparison<V>;

/**
 * A condition on an item: all of an object's parts must hold, one of a list's members. Its shape is part of the program; the
 * values may come from anywhere.
 *
 * @example const open: Condition<Order> = { status: { in: ['new', 'held'] }, total: { gt: 0 } };
 * @example const free: Condition<Lock> = [{ owner: { exists: false } }, { until: { lt: now } }];
 */
export type Condition<T> = AttributeConditions<T> | readonly AttributeConditions<T>[];

/** What keys may be compared with. */
export type KeyComparison<V> = Pick<Comparison<V>, 'eq' | 'lt' | 'le' | 'gt' | 'ge' | 'between' | 'beginsWith'>;

/**
 * The key of a query: the partition key, and a comparison with the sort key.
 *
 * @example const key: KeyCondition<Order> = { customer: 'c1', placedAt: { ge: '2026-01-01' } };
 */
export type KeyCondition<T> = {
  readonly [K in keyof T]?: Extract<Present<T[K]>, string | number> | KeyComparison<Present<T[K]>>;
};
