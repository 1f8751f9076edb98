/**
 * Reads what a call on plain items was given: values in a native run, expressions in the compiler. A request is planned
 * through this interface once, so that both runs send the same text and the same placeholders.
 */

/** Looks into `V`. */
export interface ItemReader<V> {
  /** The properties of an object whose keys are known; null for anything else. */
  entries(value: V): readonly (readonly [string, V])[] | null;
  /** The items of a list whose length is known; null for anything else. */
  items(value: V): readonly V[] | null;
  /** The value itself, where it is a known scalar. */
  constant(value: V): string | number | boolean | null | undefined;
  /** Surely neither an object nor a list nor undefined. */
  isScalar(value: V): boolean;
  mayBeNull(value: V): boolean;
  /** Surely undefined. */
  isMissing(value: V): boolean;
  /** Possibly undefined. */
  mayBeMissing(value: V): boolean;
}

/** A request that cannot be planned: the value that stands in the way, the reason and what to do. */
export class ItemRequestProblem<V> extends Error {
  readonly value: V;

  constructor(value: V, reason: string) {
    super(reason);
    this.value = value;
  }
}
