/**
 * What comes into the transition function and what goes out of it. Events report what happened outside; actions say what
 * the driver has to do. Both are plain data, and every event names the operation it belongs to, so that one that arrives
 * after its operation was cancelled is recognised and dropped.
 */
import type { DistributedMapState, Json } from '../../asl/index.ts';
import type { HistoryEvent } from '../history.ts';
import type { DataAnswer, DataRequest, MapRunPlan, StateView } from './data.ts';
import type { Failure } from './failure.ts';
import type { OperationId, Outcome, ThreadId } from './snapshot.ts';

interface OfOperation {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly thread: ThreadId;
  readonly operation: OperationId;
}

/** Something that happened. */
export type EngineEvent =
  | (OfOperation & { readonly type: 'evaluated'; readonly answer: DataAnswer })
  | (OfOperation & { readonly type: 'timerFired' })
  | (OfOperation & { readonly type: 'taskStarted'; readonly workerName?: string })
  | (OfOperation & { readonly type: 'taskSubmitted'; readonly output: Json })
  | (OfOperation & { readonly type: 'taskHeartbeat' })
  | (OfOperation & { readonly type: 'taskSucceeded'; readonly output: Json })
  | (OfOperation & { readonly type: 'taskFailed'; readonly failure: Failure })
  | (OfOperation & { readonly type: 'mapRunStarted'; readonly mapRunArn: string })
  | (OfOperation & { readonly type: 'mapRunSucceeded'; readonly output: Json })
  | (OfOperation & { readonly type: 'mapRunFailed'; readonly failure: Failure; readonly started: boolean })
  | { readonly type: 'stopped'; readonly time: number; readonly error?: string; readonly cause?: string }
  | { readonly type: 'redriven'; readonly time: number };

/** A task attempt that the driver has to make. */
export interface TaskAttempt {
  readonly operation: OperationId;
  readonly thread: ThreadId;
  /** Name of the state. */
  readonly state: string;
  /** Retries before this attempt. */
  readonly retryCount: number;
  readonly resource: string;
  readonly arguments: Json;
  readonly context: StateView['context'];
  readonly token?: string;
  readonly roleArn?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
  /** Of an attempt that was under way when the runtime went down: its request was accepted with this answer. */
  readonly accepted?: Json;
}

/** A Distributed Map that the driver has to run. */
export interface MapRunStart {
  readonly operation: OperationId;
  readonly thread: ThreadId;
  /** Name of the state. */
  readonly name: string;
  readonly state: DistributedMapState;
  readonly plan: MapRunPlan;
  readonly view: StateView;
  /** Of a run that was there before: the runtime went down during it, or it has been redriven so often. */
  readonly run?: { readonly mapRunArn: string; readonly redrives: number };
}

/** Something to do. */
export type Action =
  | {
      readonly type: 'evaluate';
      readonly thread: ThreadId;
      readonly operation: OperationId;
      readonly request: DataRequest;
      readonly view: StateView;
    }
  | ({ readonly type: 'startTask' } & TaskAttempt)
  | ({ readonly type: 'startMapRun' } & MapRunStart)
  | { readonly type: 'startTimer'; readonly thread: ThreadId; readonly operation: OperationId; readonly at: number }
  | { readonly type: 'cancel'; readonly operation: OperationId }
  | { readonly type: 'record'; readonly thread: ThreadId; readonly event: HistoryEvent }
  | { readonly type: 'finish'; readonly outcome: Outcome };
