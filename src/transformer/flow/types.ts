/**
 * Flow: the control-flow graph of a workflow. One block becomes one ASL state. Inside a block pure code runs before and
 * after at most one effect; `parallel-update` later turns it into what ASL can say: arguments, and one `Assign` whose right
 * sides all read the values that variables had on entry.
 */
import type { Expr } from '../core/expr.ts';
import type { BlockId, FunctionId, RegionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { PureStatement } from '../core/statement.ts';
import type { MapRun } from '../hir/map-run.ts';
import type { PureFunction, RetryRule, TaskCall, Variable, Wait } from '../hir/types.ts';

/** A value that travels to a child region in its input, because its states could not see the variable in time. */
export interface Capture {
  /** Key in the region's input. */
  readonly key: string;
  readonly value: Expr;
}

/** A Map state; `region` holds the item processor. The states of a distributed one see no variables around them. */
export interface FlowMap {
  readonly kind: 'map';
  readonly items: Expr;
  readonly run: MapRun<never> | null;
  /**
   * Region input is `{ item, index, <captures> }` when the index is wanted or something is captured, else the item itself. With
   * batches it is `{ Items, BatchInput }`, the captures in the latter.
   */
  readonly passesIndex: boolean;
  readonly captures: readonly Capture[];
  readonly region: RegionId;
  readonly maxConcurrency: Expr | null;
  readonly retry: readonly RetryRule[];
  readonly name: string | null;
}
/** A Parallel state; the input of its branches is the record of the captures. */
export interface FlowFork {
  readonly kind: 'fork';
  readonly captures: readonly Capture[];
  readonly regions: readonly RegionId[];
  readonly retry: readonly RetryRule[];
  readonly name: string | null;
}
export type FlowEffect = TaskCall<never> | Wait<never> | FlowMap | FlowFork;

/** Where control goes, and the pure code that runs on the way. */
export interface Edge {
  readonly body: readonly PureStatement[];
  readonly target: BlockId;
}
export type Exit =
  | { readonly kind: 'goto'; readonly target: BlockId }
  /** First arm whose test is true. Only in blocks without an effect. */
  | {
      readonly kind: 'decide';
      readonly arms: readonly (Edge & { readonly test: Expr; readonly origin: Origin })[];
      readonly otherwise: Edge;
    }
  /** Ends the region with a value; null = undefined. */
  | { readonly kind: 'return'; readonly value: Expr | null }
  /** Ends the region with an error `{ name, message }`. */
  | { readonly kind: 'raise'; readonly error: Expr };

/**
 * The handler of errors of a block's effect. Its body starts with the declaration of the error variable from ambient
 * `error`; it runs on the values that `before` left, without `after`.
 */
export interface Handler extends Edge {
  /** ASL error names it takes; null = all. */
  readonly errorEquals: readonly string[] | null;
}

export interface FlowBlock {
  readonly id: BlockId;
  readonly origin: Origin;
  /** Pure code that runs before the effect (or before the exit, without one). */
  readonly before: readonly PureStatement[];
  readonly effect: FlowEffect | null;
  /** Pure code that runs after the effect; `ambient result` is the effect's value. Empty without an effect. */
  readonly after: readonly PureStatement[];
  readonly exit: Exit;
  /** Handlers of the effect's errors, first match first. */
  readonly handlers: readonly Handler[];
}

export interface Region {
  readonly id: RegionId;
  /** A `child` is an execution of its own, which sees no variables of the regions around it. */
  readonly kind: 'machine' | 'branch' | 'item' | 'child';
  /** Region and block whose effect owns it; null for the machine. */
  readonly parent: { readonly region: RegionId; readonly block: BlockId } | null;
  readonly entry: BlockId;
  /** In reverse postorder from the entry; every block is reachable. */
  readonly blocks: ReadonlyMap<BlockId, FlowBlock>;
}

export interface FlowWorkflow {
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly comment: string | null;
  readonly timeoutSeconds: number | null;
  readonly origin: Origin;
  readonly input: VarId | null;
  readonly variables: ReadonlyMap<VarId, Variable>;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<never>>;
  readonly machine: RegionId;
  readonly regions: ReadonlyMap<RegionId, Region>;
}
