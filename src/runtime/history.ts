/**
 * The event history of an execution, with Step Functions' event types. Events carry their details as flat JSON values;
 * an event is plain data and never changes once recorded. Ids count from 1, and the first state entered has no
 * predecessor (0).
 */
import type { Json, JsonObject, StateType } from '../asl/index.ts';

/** The event types that the engine records. */
export type HistoryEventType =
  | `${StateType}StateEntered`
  | `${Exclude<StateType, 'Fail'>}StateExited`
  | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'TimedOut' | 'Aborted' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'Submitted' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `${'Map' | 'Parallel'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Redriven'}`
  | 'EvaluationFailed';

/** Details of an event; which ones occur depends on its type. */
export interface HistoryDetails {
  /** State name; of a Map iteration, the Map's. */
  readonly name?: string;
  readonly input?: Json;
  readonly output?: Json;
  /** Variables that the state assigned. */
  readonly assignedVariables?: JsonObject;
  readonly error?: string;
  readonly cause?: string;
  /** Service, such as `lambda` or `aws-sdk:s3`. */
  readonly resourceType?: string;
  /** Action with its pattern, such as `invoke.waitForTaskToken`, or the ARN of a function or activity. */
  readonly resource?: string;
  readonly region?: string;
  readonly parameters?: Json;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: { readonly roleArn: string };
  readonly workerName?: string;
  /** Number of items of a Map. */
  readonly length?: number;
  /** Iteration of a Map. */
  readonly index?: number;
  readonly mapRunArn?: string;
  /** How often the execution or the map run has been redriven. */
  readonly redriveCount?: number;
  /** Failed field of an `EvaluationFailed`. */
  readonly location?: string;
  /** State of an `EvaluationFailed`. */
  readonly state?: string;
}

/** One event. */
export interface HistoryEvent extends HistoryDetails {
  readonly id: number;
  readonly previousEventId: number;
  /** Milliseconds since the epoch, by the clock of the run. */
  readonly timestamp: number;
  readonly type: HistoryEventType;
}
