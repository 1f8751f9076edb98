/**
 * Where a node of the internal representation comes from. Every node has one; passes that make nodes keep the origin of
 * what they were made from and say so in `via`.
 */
export interface Origin {
  /** Absolute path of the source file, with `/`. */
  readonly file: string;
  /** Offsets in UTF-16 code units, half open. */
  readonly start: number;
  readonly end: number;
  /** The pass that made the node, when the front end did not. */
  readonly via?: string;
  /** The function that the node is in, where it was inlined; absent in the workflow's own body. */
  readonly inlined?: Inlining;
}

/** A function that stands in the place of its call. */
export interface Inlining {
  readonly name: string;
  readonly call: Origin;
}
