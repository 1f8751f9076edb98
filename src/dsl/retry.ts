/**
 * Retries a block: the Retry field of the state where the block is one state, else of a Parallel around it.
 */
import { currentFrame } from './native/frame.ts';
import { type RetryPolicies, withRetry } from './native/with-retry.ts';

/**
 * Runs `block`, and again as the policy says while it fails.
 *
 * @example const receipt = await retry({ errors: 'TooBusy', maxAttempts: 5 }, async () => charge({ amount }));
 */
export async function retry<T>(policy: RetryPolicies, block: () => Promise<T>): Promise<T> {
  return withRetry(currentFrame().runner, policy, () => block());
}
