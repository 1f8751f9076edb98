/**
 * ASL's Retry, natively: the first policy that matches an error counts, each with its own counter, delays grow by the
 * backoff rate up to the longest, and jitter draws from the delay. The runner's clock waits.
 */
import { secondsOf } from '../duration.ts';
import { errorNamesOf, matchesErrorName } from '../error-names.ts';
import type { ErrorClass, RetryPolicy } from '../retry-policy.ts';
import { usageErrorName } from '../usage-error.ts';
import type { TaskRunner } from './task-runner.ts';

/** One policy or several, as options take them. */
export type RetryPolicies = RetryPolicy | readonly RetryPolicy[];

/** Runs `attempt` until it succeeds or no policy allows another try; `attempt` gets the number of retries so far. */
export async function withRetry<T>(
  runner: TaskRunner,
  retry: RetryPolicies | undefined,
  attempt: (retryCount: number) => Promise<T>,
): Promise<T> {
  const policies = retry === undefined ? [] : [retry].flat();
  const used = policies.map(() => 0);
  for (let retryCount = 0; ; retryCount += 1) {
    try {
      return await attempt(retryCount);
    } catch (error) {
      const index = policies.findIndex((policy) => error instanceof Error && retries(policy, error.name));
      const policy = policies[index];
      const before = used[index];
      if (policy === undefined || before === undefined || before >= (policy.maxAttempts ?? 3)) throw error;
      used[index] = before + 1;
      await runner.sleep(delayOf(policy, before));
    }
  }
}

/** Step Functions retries neither errors of its own runtime nor, here, errors of use, which no retry can mend. */
function retries(policy: RetryPolicy, name: string): boolean {
  if (name === 'States.Runtime' || name === usageErrorName) return false;
  const errors: readonly (string | ErrorClass)[] =
    policy.errors === undefined ? ['States.ALL'] : [policy.errors].flat();
  return errors.flatMap(errorNamesOf).some((pattern) => matchesErrorName(pattern, name));
}

function delayOf(policy: RetryPolicy, retriesBefore: number): number {
  const grown = secondsOf(policy.interval ?? 1) * (policy.backoffRate ?? 2) ** retriesBefore;
  const delay = policy.maxDelay === undefined ? grown : Math.min(grown, secondsOf(policy.maxDelay));
  return policy.jitter === 'FULL' ? Math.random() * delay : delay;
}
