/** Runs a workflow as the TypeScript it is, in Node. */
import { runWith, type TaskRunner } from '../../src/dsl/native.ts';
import type { CaseTasks, Outcome } from './cases.ts';
import { clone, createWorld } from './world.ts';

/** The outcome of a native run. */
export async function runNative(workflow: (input: unknown) => Promise<unknown>, input: unknown, tasks: CaseTasks): Promise<Outcome> {
  const world = createWorld(tasks);
  let milliseconds = Date.parse('2026-01-01T00:00:00Z');
  const start = milliseconds;
  const runner: TaskRunner = {
    run: async (request) => world.perform(request.resource, request.arguments),
    sleep: async (seconds) => {
      milliseconds += seconds * 1000;
    },
    sleepUntil: async (timestamp) => {
      milliseconds = Math.max(milliseconds, Date.parse(timestamp));
    },
    now: () => milliseconds,
  };
  const finish = (result: Outcome['result']): Outcome => ({ result, calls: world.calls, seconds: (milliseconds - start) / 1000 });
  try {
    const value = await runWith(runner, () => workflow(structuredClone(input)));
    return finish({ output: clone(value) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return finish({ error: error.name, cause: error.message });
  }
}
