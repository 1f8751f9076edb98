/**
 * Retry arithmetic: the first retrier that handles the failure decides, with its own attempt counter, and an exhausted one
 * does not pass the failure on to the next retrier. Jitter is a given number, so this stays a function of its arguments.
 */
import type { Retrier } from '../../asl/index.ts';
import { type Failure, handles } from './failure.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

/** A retry that is due. */
export interface RetryDecision {
  /** Index of the retrier. */
  readonly retrier: number;
  readonly delaySeconds: number;
}

/** The retry for a failure, if there is one; `attempts` counts the retries that each retrier has made so far. */
export function decideRetry(
  retriers: readonly Retrier[],
  attempts: readonly number[],
  failure: Failure,
  jitter: number,
): RetryDecision | undefined {
  const index = retriers.findIndex((retrier) => handles(retrier.ErrorEquals, failure));
  const retrier = retriers[index];
  if (retrier === undefined) return undefined;
  const made = attempts[index] ?? 0;
  if (made >= (retrier.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS)) return undefined;
  return { retrier: index, delaySeconds: delaySeconds(retrier, made, jitter) };
}

/** Seconds before retry number `made + 1`; `jitter` is uniform in [0, 1) and applies after the cap. */
export function delaySeconds(retrier: Retrier, made: number, jitter: number): number {
  const interval = retrier.IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
  const uncapped = interval * (retrier.BackoffRate ?? DEFAULT_BACKOFF_RATE) ** made;
  const delay = Math.min(uncapped, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return retrier.JitterStrategy === 'FULL' ? delay * jitter : delay;
}
