/**
 * Waiting: a Wait state in the compiled workflow, the runner's clock in a native run. Durations round up to whole seconds
 * and negatives are zero in both; a timestamp must be RFC 3339 in both.
 */
import { type Duration, secondsOf } from './duration.ts';
import { isOver, never } from './native/execution.ts';
import { currentFrame } from './native/frame.ts';
import { isTimestamp } from './timestamp.ts';

/**
 * Waits for a duration.
 *
 * @example await sleep('5m');
 */
export async function sleep(duration: Duration): Promise<void> {
  const seconds = secondsOf(duration);
  await waiting((runner) => runner.sleep(seconds));
}

/**
 * Waits until an RFC 3339 timestamp; a past one goes on at once. Throws `RangeError` for any other text.
 *
 * @example await sleepUntil('2027-01-01T00:00:00Z');
 */
export async function sleepUntil(timestamp: string): Promise<void> {
  if (!isTimestamp(timestamp)) throw new RangeError(`Not an RFC 3339 timestamp: ${timestamp}`);
  await waiting((runner) => runner.sleepUntil(timestamp));
}

async function waiting(wait: (runner: ReturnType<typeof currentFrame>['runner']) => Promise<void>): Promise<void> {
  const { runner, execution } = currentFrame();
  if (isOver(execution)) return never();
  await wait(runner);
  if (isOver(execution)) return never();
}
