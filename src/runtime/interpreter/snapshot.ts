/**
 * The whole state of an execution as plain JSON data: its identity, its threads and how far it got. A thread is one line of
 * control: the execution itself, a branch of a Parallel or an iteration of a Map. Snapshots are values; a transition makes
 * a new one.
 */
import type { Json, JsonObject } from '../../asl/index.ts';
import type { MapRunPlan } from './data.ts';
import type { Failure } from './failure.ts';

/** What of a state machine an execution was started from, where machines have revisions. */
export interface MachineOrigin {
  readonly revisionId?: string;
  readonly stateMachineVersionArn?: string;
  readonly stateMachineAliasArn?: string;
}

/** Who an execution is; the source of its context object. */
export interface ExecutionIdentity extends MachineOrigin {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly region: string;
  readonly startTime: number;
  readonly input: Json;
  /** Whether the caller waits for it, as StartSyncExecution does. */
  readonly synchronous?: true;
  /** Whether its year has a timer of its own, which a clock that jumps must not have. */
  readonly timed?: true;
  /** The X-Ray trace that it was started in. */
  readonly traceHeader?: string;
  /** How often it was redriven, and when last. */
  readonly redrives?: { readonly count: number; readonly time: number };
  /** The run of the Distributed Map that started it, which of its children it is, and how many items it has. */
  readonly mapRun?: { readonly arn: string; readonly index: number; readonly items: number };
  /** Variables and context are those of a Distributed Map's child if it is one. */
  readonly mapItem?: JsonObject;
}

/** How an execution ended. */
export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error?: string; readonly cause?: string };

/** Identifies something in progress: an evaluation, a timer, a task attempt or a map run. */
export type OperationId = number;
export type ThreadId = number;

/** The execution at one instant. */
export interface Snapshot {
  readonly execution: ExecutionIdentity;
  /** Of an execution that failed, the threads as they were before: a redrive goes on from there. */
  readonly threads: Readonly<Record<ThreadId, Thread>>;
  readonly nextThread: ThreadId;
  readonly nextOperation: OperationId;
  readonly lastEvent: number;
  /** State of the generator that retries take their jitter from. */
  readonly randomState: number;
  /** Billed transitions: states entered and retries. */
  readonly transitions: number;
  /** Timer of the machine's TimeoutSeconds. */
  readonly deadline?: OperationId;
  readonly outcome?: Outcome;
}

/** One step on the way from the machine's states to a thread's: a Map, or a branch of a Parallel. */
export type GraphStep = { readonly state: string; readonly branch?: number };

/** One line of control. */
export interface Thread {
  readonly id: ThreadId;
  /** The thread whose Parallel or Map started this one, and its branch or iteration there. */
  readonly parent?: { readonly thread: ThreadId; readonly slot: number };
  /** Where its states are in the definition; empty for the machine's own. */
  readonly graph: readonly GraphStep[];
  readonly state: string;
  readonly input: Json;
  /** Visible variables: those of the enclosing scopes and its own. */
  readonly variables: JsonObject;
  readonly mapItem?: JsonObject;
  readonly enteredTime: number;
  readonly enteredEvent: number;
  /** Last event before the state was entered. */
  readonly eventBefore: number;
  readonly lastEvent: number;
  readonly retryCount: number;
  /** Retries made by each retrier of the state. */
  readonly retrierAttempts: readonly number[];
  readonly phase: Phase;
}

/** What a thread waits for. */
export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'evaluating'; readonly operation: OperationId; readonly purpose: Purpose }
  | { readonly kind: 'waiting'; readonly operation: OperationId }
  | { readonly kind: 'backoff'; readonly operation: OperationId }
  | TaskPhase
  | ParallelPhase
  | MapPhase
  | MapRunPhase;

/** A task attempt under way. */
export interface TaskPhase {
  readonly kind: 'task';
  readonly operation: OperationId;
  readonly resource: string;
  readonly timeout?: OperationId;
  readonly heartbeat?: { readonly timer: OperationId; readonly seconds: number };
}

/** Branches under way; the results have null where there is none yet. */
export interface ParallelPhase {
  readonly kind: 'parallel';
  readonly children: Readonly<Record<number, ThreadId>>;
  readonly results: readonly Json[];
}

/** Iterations of an inline Map under way; the results have null where there is none yet. */
export interface MapPhase {
  readonly kind: 'map';
  readonly items: readonly Json[];
  readonly concurrency: number;
  readonly next: number;
  readonly children: Readonly<Record<number, ThreadId>>;
  readonly results: readonly Json[];
}

/** A Distributed Map under way. A redrive of the execution goes on with the same run. */
export interface MapRunPhase {
  readonly kind: 'mapRun';
  readonly operation: OperationId;
  readonly plan: MapRunPlan;
  /** Once it has started. */
  readonly mapRunArn?: string;
  readonly redrives: number;
}

/** What an evaluation is for; kept until its answer comes. */
export type Purpose =
  | { readonly moment: 'arguments'; readonly token?: string }
  | { readonly moment: 'branches' | 'items' | 'item' | 'mapRun' | 'delay' | 'choice' | 'failure' }
  | { readonly moment: 'result'; readonly result?: Json }
  | { readonly moment: 'caught'; readonly catcher: number; readonly failure: Failure };
