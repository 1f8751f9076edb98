/**
 * What a native run asks its surroundings for: to perform a task, to wait, and the time. Test tools, the local runtime and
 * the differential harness each bring a runner; without one, tasks with code of their own run and time is the real one.
 */
import type { HandleReference } from '../handle.ts';
import type { TaskOptions } from '../task-options.ts';

/** One attempt of a task, as the compiled Task state would make it. */
export interface TaskRequest {
  /** ASL Resource, e.g. `arn:aws:states:::dynamodb:getItem`; the handle's ARN for activities. */
  readonly resource: string;
  /** Exactly the Arguments of the Task state, JSON-cloned; unbound handles are placeholders such as `${OrdersName}`. */
  readonly arguments: unknown;
  /** The handle that the stub belongs to. */
  readonly handle?: HandleReference;
  /** The options of the call. Retry and timeout are applied by the caller of the runner. */
  readonly options: TaskOptions;
  /** The task token, where the task waits for a callback; a new one for each attempt. */
  readonly token?: string;
}

/** Performs the effects of native runs. */
export interface TaskRunner {
  /** The ASL result of one attempt; rejects with an error whose `name` is the ASL Error and `message` the Cause. */
  run(request: TaskRequest): Promise<unknown>;
  /** Waits; `signal` is aborted when nobody waits any more. */
  sleep(seconds: number, signal?: AbortSignal): Promise<void>;
  /** Waits until an RFC 3339 timestamp. */
  sleepUntil(timestamp: string, signal?: AbortSignal): Promise<void>;
  /** The time in milliseconds; the system clock where absent. */
  now?(): number;
  /** A new task token; a random one where absent. */
  newToken?(): string;
}
