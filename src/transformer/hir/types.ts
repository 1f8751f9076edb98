/**
 * HIR: the structured representation of one workflow. The front end produces `RawStatement`s, in which effects and writes
 * may stand inside expressions; `hoistEffects` turns them into `HirStatement`s, in which every expression is pure and each
 * effect is a statement of its own, in JavaScript's evaluation order.
 */
import type { Expr, LibraryCall } from '../core/expr.ts';
import type { FunctionId, VarId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { ValueShape } from '../core/shape.ts';
import type { Statement } from '../core/statement.ts';
import type { MapRun } from './map-run.ts';

/** Retry rule of a task or block, ASL's fields as constants. */
export interface RetryRule {
  readonly errorEquals: readonly string[];
  readonly maxAttempts?: number;
  readonly intervalSeconds?: number;
  readonly backoffRate?: number;
  readonly maxDelaySeconds?: number;
  readonly jitter?: 'FULL' | 'NONE';
}

/** How a task call touches a resource handle; what IAM and the manifest need. */
export interface HandleUse {
  readonly id: string;
  /** Handle kind, e.g. `dynamodb.table`. */
  readonly resourceKind: string;
}

/** A call of a service: a Task state. `E` = leaves its expressions may have. */
export interface TaskCall<E> {
  readonly kind: 'task';
  /** ASL Resource, or the placeholder of an activity or function (`${ApproveArn}`). */
  readonly resource: string;
  /** The whole Arguments value. */
  readonly arguments: Expr<E> | null;
  /** The handle whose method was called. */
  readonly handle: HandleUse | null;
  readonly retry: readonly RetryRule[];
  readonly timeoutSeconds: Expr<E> | null;
  readonly heartbeatSeconds: Expr<E> | null;
  readonly credentialsRoleArn: Expr<E> | null;
  /** State name and comment that the user chose. */
  readonly name: string | null;
  readonly comment: string | null;
  /** IAM that a user-made stub declares. */
  readonly iam: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[] | null;
}
/** `sleep` and `sleepUntil`. */
export interface Wait<E> {
  readonly kind: 'wait';
  readonly until: { readonly kind: 'seconds' | 'timestamp'; readonly value: Expr<E> };
}
/** Runs a body per item, each in a scope of its own: a Map state. The result is the list of the bodies' results. */
export interface MapEach<E, S> {
  readonly kind: 'map';
  /** The list; an empty one where a source gives the items. */
  readonly items: Expr<E>;
  /** How the bodies run as executions of their own, which see no variables around them; null = in this execution. */
  readonly run: MapRun<E> | null;
  readonly itemVariable: VarId;
  readonly indexVariable: VarId | null;
  readonly body: readonly Statement<E, S>[];
  /** null = no bound of the user's. */
  readonly maxConcurrency: Expr<E> | null;
  readonly retry: readonly RetryRule[];
  readonly name: string | null;
}
/** Runs branches side by side: a Parallel state. The result is the list of the branches' results. */
export interface ForkJoin<E, S> {
  readonly kind: 'fork';
  readonly branches: readonly { readonly origin: Origin; readonly body: readonly Statement<E, S>[] }[];
  readonly retry: readonly RetryRule[];
  readonly name: string | null;
}
export type Effect<E, S> = TaskCall<E> | Wait<E> | MapEach<E, S> | ForkJoin<E, S>;

/** An effect inside an expression; its value is the effect's result. */
export interface Perform {
  readonly kind: 'perform';
  readonly origin: Origin;
  readonly shape: ValueShape;
  readonly shared?: true;
  readonly effect: Effect<RawLeaf, never>;
}
/** Statements inside an expression (assignments, inlined helpers, checks that throw), then a value. */
export interface Sequence {
  readonly kind: 'sequence';
  readonly origin: Origin;
  readonly shape: ValueShape;
  readonly shared?: true;
  readonly body: readonly RawStatement[];
  readonly value: RawExpr;
}
export type RawLeaf = Perform | Sequence;
export type RawExpr = Expr<RawLeaf>;
export type RawLibraryCall = LibraryCall<RawLeaf>;
export type RawStatement = Statement<RawLeaf, never>;

/** An effect as a statement; `result` gets its value (a fresh declaration), if anybody wants it. */
export interface PerformStatement {
  readonly kind: 'perform';
  readonly origin: Origin;
  readonly effect: Effect<never, PerformStatement>;
  readonly result: VarId | null;
}
export type HirStatement = Statement<never, PerformStatement>;
export type HirEffect = Effect<never, PerformStatement>;

/** A variable of the workflow. */
export interface Variable {
  readonly id: VarId;
  /** Name in the source, or a readable name for a temporary. */
  readonly name: string;
  readonly origin: Origin;
  /** Upper bound of every value it ever holds. */
  readonly shape: ValueShape;
  /** Never written after its declaration. */
  readonly constant: boolean;
}

/** A pure function that expressions call; only recursive helpers need one, others are inlined. */
export interface PureFunction<E> {
  readonly id: FunctionId;
  readonly name: string;
  readonly origin: Origin;
  readonly parameters: readonly VarId[];
  readonly body: readonly Statement<E, never>[];
  readonly shape: ValueShape;
  /** Parameters whose objects it changes: its result is a record that has them under keys, and its callers take them back. */
  readonly changes?: readonly ChangedParameter[];
  /** It throws: its value is a record `{ value }` or `{ error }`. */
  readonly throws?: true;
}

/** A parameter by its position. */
export interface ChangedParameter {
  readonly position: number;
  readonly key: string;
}

/** One workflow; `E` and `S` as in `Statement`. */
export interface Workflow<E, S> {
  /** State machine name. */
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly comment: string | null;
  readonly timeoutSeconds: number | null;
  readonly origin: Origin;
  /** Input parameter, if the function has one. It holds the execution's input. */
  readonly input: VarId | null;
  readonly variables: ReadonlyMap<VarId, Variable>;
  readonly functions: ReadonlyMap<FunctionId, PureFunction<E>>;
  readonly body: readonly Statement<E, S>[];
}
export type RawWorkflow = Workflow<RawLeaf, never>;
export type HirWorkflow = Workflow<never, PerformStatement>;
