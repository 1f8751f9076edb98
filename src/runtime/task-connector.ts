/**
 * The seam between the engine and whatever performs tasks: connectors of services, local functions and mocks. A connector
 * gets one attempt of a Task state and answers with the task's ASL result, fails with an error whose name is the ASL Error
 * and whose message is the Cause, or says that the request was accepted and its token will bring the result.
 */
import type { Json, JsonObject } from '../asl/index.ts';
import type { Clock } from './clock.ts';

/** One attempt of a Task state, with arguments of type `A`. */
export interface TaskRequest<A = Json> {
  /** ASL Resource, placeholders substituted. */
  readonly resource: string;
  /** Evaluated Arguments. */
  readonly arguments: A;
  /** Name of the state. */
  readonly state: string;
  /** Retries before this attempt. */
  readonly attempt: number;
  /** The context object. */
  readonly context: JsonObject;
  /** Task token, where the task can be completed through one. */
  readonly token?: string;
  readonly credentials?: { readonly roleArn: string };
  /** After a restart: what the request was answered with when it was accepted, before the runtime went down. */
  readonly accepted?: Json;
  /** Aborted when nobody waits for the attempt any more. */
  readonly signal: AbortSignal;
  /** The clock of the run. */
  readonly clock: Clock;
  /** Waits by the clock of the run; virtual time passes meanwhile. */
  readonly sleep: (seconds: number) => Promise<void>;
  /** Awaits something that other executions or timers bring about, and lets virtual time pass meanwhile. */
  readonly whileWaiting: <T>(wait: () => Promise<T>) => Promise<T>;
  /** Reports that a worker took the task of an activity. */
  readonly started: (workerName?: string) => void;
  /** Reports that the request was accepted, as `TaskSubmitted` of `.sync` tasks. */
  readonly submitted: (response: Json) => void;
}

/**
 * Performs tasks. The answer is the task's ASL result, which passes through JSON, or a {@link TaskSubmission}. A connector
 * may declare the type of the arguments that it expects.
 *
 * @example
 * const connector: TaskConnector<{ MessageBody: string }> = async ({ arguments: call }) => ({ sent: call.MessageBody });
 */
export type TaskConnector<A = Json> = Connector<A>['perform'];

/** A method, because its parameter may be of a narrower type than the caller knows. */
interface Connector<A> {
  perform(request: TaskRequest<A>): unknown;
}

/** The request was accepted; the result comes through the task token. */
export class TaskSubmission {
  readonly response: Json;

  constructor(response: Json) {
    this.response = response;
  }
}

/**
 * Says that a request was accepted and that its token will bring the result.
 *
 * @example
 * runtime.mock('Approve', ({ token }) => { tokens.push(token); return submitted({}); });
 */
export function submitted(response: Json = {}): TaskSubmission {
  return new TaskSubmission(response);
}

/**
 * Fails a task with this Error and Cause. Any other error fails it under its `name` with its `message` as the Cause.
 *
 * @example
 * throw new TaskError('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
 */
export class TaskError extends Error {
  constructor(error: string, cause = '') {
    super(cause);
    Object.defineProperty(this, 'name', { value: error, configurable: true, writable: true });
  }
}
