/**
 * Workers of activities: they poll for tasks, run a handler on each, send heartbeats meanwhile and its result. Stopping is
 * graceful: no task is taken any more, those that were taken are finished.
 */

import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { GetActivityTaskCommand, SFNClient } from '@aws-sdk/client-sfn';
import { MAXIMUM_CAUSE_LENGTH, MAXIMUM_ERROR_LENGTH } from '../../asl/index.ts';
import { type AnyTask, handleReferenceOf, UsageError } from '../../dsl/index.ts';
import { callback } from './callback.ts';

/** How a worker works. */
export interface WorkerOptions {
  /** ARN of the activity, where the handle has none of its own. */
  readonly activityArn?: string;
  readonly sfn?: SFNClient;
  /** Tasks at once. Default 1. */
  readonly concurrency?: number;
  /** Shown in the history. Default: the name of the computer. */
  readonly workerName?: string;
  /** Seconds between two heartbeats of a task. Default 30; less than half of the task's heartbeat is right. */
  readonly heartbeatSeconds?: number;
  /** Told of failures to reach Step Functions, which are tried again. */
  readonly report?: (error: unknown) => void;
}

/** What a handler gets besides the input. */
export interface ActivityContext {
  readonly taskToken: string;
  /** Aborted when nobody waits for the task any more. */
  readonly signal: AbortSignal;
}

/** A worker at work. */
export interface Worker {
  /** Takes no more tasks; resolves when those that were taken are finished. */
  readonly stop: () => Promise<void>;
}

const RETRY_MILLISECONDS = 1_000;

/**
 * Starts a worker of an activity.
 *
 * @example
 * const reviewer = worker(review, async (document) => ({ approved: document.pages < 10 }), { activityArn, concurrency: 5 });
 * process.once('SIGTERM', () => reviewer.stop());
 */
export function worker<P, O>(
  activity: AnyTask<P, O> | string,
  handler: (input: P, context: ActivityContext) => O | Promise<O>,
  options: WorkerOptions = {},
): Worker {
  const {
    sfn = new SFNClient({}),
    concurrency = 1,
    workerName = hostname().slice(0, 80),
    heartbeatSeconds = 30,
  } = options;
  const activityArn = options.activityArn ?? arnOf(activity);
  const report = options.report ?? (() => undefined);
  const stopping = new AbortController();

  const work = async (taskToken: string, input: P): Promise<void> => {
    const task = callback<O>(taskToken, { sfn });
    const over = new AbortController();
    const beating = setInterval(() => {
      task.heartbeat().catch((error: unknown) => {
        if (isOver(error)) over.abort();
        else report(error);
      });
    }, heartbeatSeconds * 1000);
    try {
      const output = await handler(input, { taskToken, signal: over.signal });
      await task.succeed(output);
    } catch (error) {
      if (isOver(error)) return;
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      await task.fail(name.slice(0, MAXIMUM_ERROR_LENGTH), message.slice(0, MAXIMUM_CAUSE_LENGTH));
    } finally {
      clearInterval(beating);
    }
  };

  const lane = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const polled = await sfn.send(new GetActivityTaskCommand({ activityArn, workerName }), {
          abortSignal: stopping.signal,
        });
        if (polled.taskToken !== undefined) await work(polled.taskToken, JSON.parse(polled.input ?? 'null'));
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!isOver(error)) report(error);
        await delay(RETRY_MILLISECONDS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  };

  const lanes = Array.from({ length: concurrency }, lane);
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(lanes);
    },
  };
}

/** The task was completed, timed out or aborted: whatever is said of it now is of no use. */
function isOver(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TaskTimedOut' || error.name === 'TaskDoesNotExist');
}

function arnOf(activity: object | string): string {
  if (typeof activity === 'string') return activity;
  const arn = handleReferenceOf(activity)?.fixed?.Arn;
  if (arn !== undefined) return arn;
  throw new UsageError(
    'STEP8213',
    'The ARN of the activity is not known.',
    'Pass it: worker(activity, handler, { activityArn }).',
  );
}
