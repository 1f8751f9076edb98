/**
 * Races work against the runner's clock. The loser's timer is aborted, so that neither a real nor a virtual clock waits
 * for a limit that nobody needs any more.
 */
import { executionError } from './execution-error.ts';
import type { TaskRunner } from './task-runner.ts';

/** Settles with `work`, or rejects with `expired` after `seconds`; no limit where `seconds` is undefined. */
export async function withTimeout<T>(
  runner: TaskRunner,
  seconds: number | undefined,
  work: () => Promise<T>,
  expired: Error = executionError('States.Timeout'),
): Promise<T> {
  if (seconds === undefined) return work();
  const timer = new AbortController();
  const limit = runner.sleep(seconds, timer.signal).then(() => {
    throw expired;
  });
  try {
    return await Promise.race([work(), limit]);
  } finally {
    limit.catch(() => undefined);
    timer.abort();
  }
}
