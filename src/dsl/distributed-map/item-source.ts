/**
 * Sources of a distributed map outside of the workflow. A source is a type first: its format is a literal type under a
 * phantom property, which the compiler reads; at run time it carries what a native run needs to read it.
 */
import type { ReaderSpelling } from './reader-config.ts';

/** Phantom property that carries the format of a source; never present at run time. */
declare const itemSource: unique symbol;
/** Phantom property that carries the type of the items. */
declare const itemType: unique symbol;

/** A source of format `K` whose items are `T`; `s3.csv` and its siblings of `stepscript/tasks` make them. */
export interface ItemSource<T, K extends string = string> {
  readonly [itemSource]?: K;
  readonly [itemType]?: T;
}

/** What a source is at run time. */
export interface ItemSourceReference extends ReaderSpelling {
  /** Arguments of the S3 operation. */
  readonly arguments: unknown;
  readonly maxItems?: number | undefined;
}

const referenceKey: unique symbol = Symbol.for('stepscript.item-source');

/** Makes a source. */
export function createItemSource<T, K extends string>(reference: ItemSourceReference): ItemSource<T, K> {
  return Object.defineProperty({}, referenceKey, { value: reference });
}

/** What a source is made of. */
export function itemSourceReference(source: object): ItemSourceReference | undefined {
  return (source as { readonly [referenceKey]?: ItemSourceReference })[referenceKey];
}
