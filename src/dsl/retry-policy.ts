/**
 * A retry policy, as ASL's Retry has it: constants only, since they become fields of a state. Defaults are ASL's: all
 * errors, three retries after the first attempt, one second before the first retry, doubled before each further one.
 */
import type { Duration } from './duration.ts';

/** A class whose instances are errors: a `WorkflowError`, a class of `errors`, a service exception, or `TypeError`. */
export type ErrorClass = abstract new (...parameters: never[]) => Error;

/**
 * When and how often to try again.
 *
 * @example const busy: RetryPolicy = { errors: ['TooBusy', errors.Timeout], maxAttempts: 5, interval: '2s', backoffRate: 2 };
 */
export interface RetryPolicy {
  /** Errors to retry, by ASL name or class; all of them where absent. */
  readonly errors?: string | ErrorClass | readonly (string | ErrorClass)[] | undefined;
  /** Retries after the first attempt; 3 by default, 0 for none. */
  readonly maxAttempts?: number | undefined;
  /** Delay before the first retry; 1 second by default. */
  readonly interval?: Duration | undefined;
  /** Factor by which the delay grows with each retry; 2 by default. */
  readonly backoffRate?: number | undefined;
  /** Longest delay. */
  readonly maxDelay?: Duration | undefined;
  /** `'FULL'` draws each delay from zero to its computed value; `'NONE'` by default. */
  readonly jitter?: 'FULL' | 'NONE' | undefined;
}
