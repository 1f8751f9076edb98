/**
 * The options of a distributed map, and what they make of its callback and its result.
 */
import type { AnyHandle } from '../handle.ts';

/** Groups items: one child execution per batch. At least one limit. */
export interface BatchOptions {
  /** Most items of a batch. */
  readonly maxItems?: number | undefined;
  /** Most bytes of a batch's input, at most 262,144. */
  readonly maxBytes?: number | undefined;
  /** What every batch gets besides its items, as JSON. */
  readonly input?: unknown;
}

/** Where the results are written, instead of coming back. */
export interface ResultWriterOptions {
  readonly Bucket: string | AnyHandle;
  /** Key prefix of the files. */
  readonly Prefix?: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
  /** Format of the files; `JSON` where absent. */
  readonly outputType?: 'JSON' | 'JSONL' | undefined;
  /** Whole records of the children, their outputs, or the items of their outputs; `NONE` where absent. */
  readonly transformation?: 'NONE' | 'COMPACT' | 'FLATTEN' | undefined;
}

/** Options of `distributedMap`. */
export interface DistributedMapOptions {
  /** How many children run at the same time; 10,000 where absent or 0. */
  readonly maxConcurrency?: number | undefined;
  /** Type of the child executions; `STANDARD` where absent. */
  readonly executionType?: 'STANDARD' | 'EXPRESS' | undefined;
  readonly batch?: BatchOptions | undefined;
  readonly resultWriter?: ResultWriterOptions | undefined;
  /** How many percent of the items may fail. */
  readonly toleratedFailurePercentage?: number | undefined;
  /** How many items may fail. */
  readonly toleratedFailureCount?: number | undefined;
  /** Prefix of the children's names, at most 40 characters, unique in the workflow. */
  readonly label?: string | undefined;
  /** Name of the state. */
  readonly name?: string | undefined;
}

/** Options without batches. */
export type ItemOptions = DistributedMapOptions & { readonly batch?: undefined };

/** Options with batches. */
export type BatchedOptions = DistributedMapOptions & { readonly batch: BatchOptions };

/** What the callback gets of a batch. */
export interface Batch<T, B> {
  readonly items: T[];
  readonly input: B;
}

/** Where the results are, with a `resultWriter`. */
export interface WrittenResults {
  readonly MapRunArn: string;
  readonly ResultWriterDetails: { readonly Bucket: string; readonly Key: string };
}

/**
 * What a distributed map gives: the results in order; where they were written; nothing where failures are tolerated,
 * since then results are missing and nobody can tell which.
 */
export type DistributedMapResult<O, R> = O extends { readonly resultWriter: object }
  ? WrittenResults
  : O extends { readonly toleratedFailurePercentage: number } | { readonly toleratedFailureCount: number }
    ? undefined
    : // biome-ignore lint/suspicious/noConfusingVoidType: a callback without a result has the result type void.
      ([R] extends [void] ? null : R)[];
