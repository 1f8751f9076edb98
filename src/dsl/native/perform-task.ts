/**
 * A task call of a native run: arguments to JSON, attempts with retry and timeout, result to JSON. It does what the
 * compiled Task state does, and leaves the work itself to the runner.
 */
import { randomUUID } from 'node:crypto';
import { secondsOf } from '../duration.ts';
import type { HandleReference } from '../handle.ts';
import { jsonClone } from '../json-clone.ts';
import { jsonResult } from '../json-result.ts';
import type { TaskOptions } from '../task-options.ts';
import { isOver, never } from './execution.ts';
import { asExecutionError } from './execution-error.ts';
import { currentFrame } from './frame.ts';
import { withRetry } from './with-retry.ts';
import { withTimeout } from './with-timeout.ts';

/** A task call, before its attempts. */
export interface TaskCall {
  readonly resource: string;
  readonly handle?: HandleReference | undefined;
  readonly options?: TaskOptions | undefined;
  /** Whether the task waits for a callback with its token. */
  readonly token: boolean;
  /** The ASL Arguments; called once per attempt with a fresh token where the task waits for one, else once. */
  readonly argumentsFor: (token: string) => unknown;
}

/** Performs a task call and resolves to its ASL result, JSON-cloned. */
export async function performTask(call: TaskCall): Promise<unknown> {
  const { runner, execution, taskDefaults } = currentFrame();
  const options: TaskOptions = { ...taskDefaults, ...call.options };
  const fixedArguments = call.token ? undefined : jsonClone(call.argumentsFor(''));
  return withRetry(runner, options.retry, async () => {
    if (isOver(execution)) return never();
    const token = call.token ? (runner.newToken?.() ?? randomUUID()) : undefined;
    const request = {
      resource: call.resource,
      arguments: token === undefined ? fixedArguments : jsonClone(call.argumentsFor(token)),
      options,
      ...(call.handle && { handle: call.handle }),
      ...(token !== undefined && { token }),
    };
    const limit = options.timeout === undefined ? undefined : secondsOf(options.timeout);
    try {
      const given = await withTimeout(runner, limit, () => runner.run(request));
      const result = jsonResult(given, `The task ${call.resource}`);
      return isOver(execution) ? await never() : result;
    } catch (reason) {
      if (isOver(execution)) return never();
      throw asExecutionError(reason);
    }
  });
}
