/**
 * The frame of the running code and how to enter one. Code that nobody gave a frame runs in the live one: real time, and
 * only tasks that carry their own code.
 */

import { type ExecutionFacts, type Frame, frames } from './frames.ts';
import { liveRunner } from './live-runner.ts';
import type { TaskRunner } from './task-runner.ts';

/** The frame of the running code; outside of any, the live one. */
export function currentFrame(): Frame {
  return frames.getStore() ?? { runner: liveRunner };
}

/** Runs `body` in `frame`. */
export function inFrame<T>(frame: Frame, body: () => T): T {
  return frames.run(frame, body);
}

/**
 * Runs `body` with a task runner: every workflow, task and sleep in it, and in what it calls, asks that runner.
 *
 * @example const result = await runWith(runner, () => processOrder({ orderId: '7' }));
 */
export function runWith<T>(runner: TaskRunner, body: () => T, facts?: ExecutionFacts): T {
  return inFrame({ runner, facts }, body);
}
