/**
 * The second argument of every task stub. All of it becomes fields of the Task state; nothing of it may be computed
 * except timeouts and the role. Native runs apply `retry` and `timeout` themselves and hand the rest to the task runner.
 */
import type { Duration } from './duration.ts';
import type { RetryPolicy } from './retry-policy.ts';

/**
 * How a task is called.
 *
 * @example await charge({ amount }, { retry: { errors: 'TooBusy', maxAttempts: 3 }, timeout: '30s' });
 */
export interface TaskOptions {
  /** Retry policies; the first that matches an error applies. */
  readonly retry?: RetryPolicy | readonly RetryPolicy[] | undefined;
  /** Time limit of one attempt; beyond it the task fails with `errors.Timeout`. */
  readonly timeout?: Duration | undefined;
  /** Longest time between two heartbeats of the worker that holds the task token. */
  readonly heartbeat?: Duration | undefined;
  /** Role to assume for this call, e.g. in another account. */
  readonly credentials?: { readonly roleArn: string } | undefined;
  /** Name of the state, at most 80 characters. */
  readonly name?: string | undefined;
  /** Comment of the state. */
  readonly comment?: string | undefined;
}
