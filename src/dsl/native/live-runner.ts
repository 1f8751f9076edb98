/**
 * The runner of native code that nobody gave a runner: real time, and the code of Lambda functions that have any. Other
 * tasks have nowhere to run, and say so.
 */
import { UsageError } from '../usage-error.ts';
import { invokeHandler } from './invoke-handler.ts';
import type { TaskRunner } from './task-runner.ts';

/** The longest delay that `setTimeout` takes. */
const longestTimer = 2 ** 31 - 1;

/** Runs tasks that carry their own code, in real time. */
export const liveRunner: TaskRunner = {
  async run(request) {
    if (request.handle?.handler !== undefined && request.token === undefined) return invokeHandler(request);
    throw new UsageError(
      'STEP8101',
      `${request.resource} was called in a native run without a task runner.`,
      "Call the workflow inside runWith(runner, () => …), test it with simulate() from 'stepscript/testing', or give lambda.fn a handler.",
    );
  },
  sleep: (seconds, signal) => delay(seconds * 1000, signal),
  sleepUntil: (timestamp, signal) => delay(Date.parse(timestamp) - Date.now(), signal),
};

async function delay(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const end = Date.now() + milliseconds;
  for (let left = milliseconds; left > 0 && signal?.aborted !== true; left = end - Date.now()) {
    await timer(Math.min(left, longestTimer), signal);
  }
}

function timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const handle = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(handle);
      signal?.removeEventListener('abort', done);
      resolve();
    }
  });
}
