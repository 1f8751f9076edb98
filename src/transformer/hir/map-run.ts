/**
 * The parts of a distributed map besides its items and its body: how the children run, where their items come from, how they
 * are grouped, what may fail and where the results go. All expressions are evaluated by the state that starts the children.
 */
import type { ReaderConfig } from '../../dsl/manifest.ts';
import type { Expr } from '../core/expr.ts';
import type { VarId } from '../core/ids.ts';

/** Where items are read: an ItemReader. */
export interface ItemReading<E> {
  readonly resource: string;
  readonly arguments: Expr<E>;
  readonly config: ReaderConfig;
  readonly maxItems: Expr<E> | null;
}
/** How items are grouped: an ItemBatcher. The item variable holds `{ items, input }`. */
export interface Batching<E> {
  readonly maxItems: Expr<E> | null;
  readonly maxBytes: Expr<E> | null;
  readonly input: Expr<E> | null;
  /** The input travels as a property, because it may be undefined; set by `carryValues`. */
  readonly wrapped?: true;
}
/** Where results are written: a ResultWriter. */
export interface ResultWriting<E> {
  readonly resource: string;
  readonly arguments: Expr<E>;
  readonly config: {
    readonly OutputType: 'JSON' | 'JSONL';
    readonly Transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  } | null;
}
/** A value of the code around the map that its bodies read, under a name of their own. */
export interface CarriedValue<E> {
  /** Key in the child's input. */
  readonly key: string;
  /** Evaluated where the map starts. */
  readonly value: Expr<E>;
  /** What the body reads. */
  readonly variable: VarId;
}
/** A Map Run. */
export interface MapRun<E> {
  readonly executionType: 'STANDARD' | 'EXPRESS';
  readonly label: string | null;
  readonly reading: ItemReading<E> | null;
  readonly batching: Batching<E> | null;
  readonly toleratedFailurePercentage: Expr<E> | null;
  readonly toleratedFailureCount: Expr<E> | null;
  readonly writing: ResultWriting<E> | null;
  /** Empty until `carryValues`. */
  readonly carried: readonly CarriedValue<E>[];
}

/** Rebuilds a map run with its expressions mapped, in evaluation order. */
export function mapRunParts<E, F>(
  run: MapRun<E>,
  expression: (node: Expr<E>) => Expr<F>,
  declare: (id: VarId) => VarId,
): MapRun<F> {
  const optional = (node: Expr<E> | null): Expr<F> | null => (node === null ? null : expression(node));
  const { reading, batching, writing } = run;
  return {
    ...run,
    reading: reading && {
      ...reading,
      arguments: expression(reading.arguments),
      maxItems: optional(reading.maxItems),
    },
    batching: batching && {
      ...batching,
      maxItems: optional(batching.maxItems),
      maxBytes: optional(batching.maxBytes),
      input: optional(batching.input),
    },
    toleratedFailurePercentage: optional(run.toleratedFailurePercentage),
    toleratedFailureCount: optional(run.toleratedFailureCount),
    writing: writing && { ...writing, arguments: expression(writing.arguments) },
    carried: run.carried.map(({ key, value, variable }) => ({
      key,
      value: expression(value),
      variable: declare(variable),
    })),
  };
}
