/** Runs a workflow as the TypeScript it is, in Node, in virtual time. */
import './newer-library.ts';
import { runWith, type TaskRunner } from '../../src/dsl/native.ts';
import { virtualClock } from '../../src/runtime/index.ts';
import type { Call, CaseTasks, Outcome } from './cases.ts';
import { clone, createWorld } from './world.ts';

/** What both runs call their execution. */
export const EXECUTION_NAME = 'run';

/** A workflow, or the class of one. */
export type NativeWorkflow =
  | ((input: unknown) => Promise<unknown>)
  | (new () => { run(input: unknown): Promise<unknown> });

/** The outcome of a native run, under the name of the state machine. */
export async function runNative(
  workflow: NativeWorkflow,
  input: unknown,
  tasks: CaseTasks,
  stateMachineName: string,
): Promise<Outcome> {
  const clock = virtualClock({ start: Date.parse('2026-01-01T00:00:00Z') });
  const start = clock.now();
  const waitUntil = (at: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.schedule(at, resolve);
      signal?.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  const elapsed = (): number => (clock.now() - start) / 1000;
  const sleep = (seconds: number, signal?: AbortSignal): Promise<void> =>
    waitUntil(clock.now() + seconds * 1000, signal);
  const calls: Call[] = [];
  const world = createWorld(tasks, { elapsed, sleep }, calls);
  const runner: TaskRunner = {
    run: async (request) => world.perform(request.resource, request.arguments, request.token),
    sleep,
    sleepUntil: (timestamp, signal) => waitUntil(Date.parse(timestamp), signal),
    now: () => clock.now(),
  };
  const account = 'arn:aws:states:us-east-1:123456789012';
  const facts = {
    id: `${account}:execution:${stateMachineName}:${EXECUTION_NAME}`,
    name: EXECUTION_NAME,
    stateMachineName,
  };
  const finish = (result: Outcome['result']): Outcome => ({
    result,
    calls: [...calls],
    seconds: elapsed(),
  });
  try {
    const value = await runWith(runner, () => call(workflow, structuredClone(input)), facts);
    return finish({ output: clone(value) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return finish({ error: error.name, cause: error.message });
  }
}

function call(workflow: NativeWorkflow, input: unknown): Promise<unknown> {
  return isClass(workflow) ? new workflow().run(input) : workflow(input);
}

function isClass(workflow: NativeWorkflow): workflow is Extract<NativeWorkflow, new () => unknown> {
  return typeof workflow.prototype?.run === 'function';
}
