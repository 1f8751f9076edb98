/** Runs a compiled workflow in the embedded engine. */

import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import type { Json } from '../../src/asl/index.ts';
import { LocalRuntime, TaskError, type TaskRequest, virtualClock } from '../../src/runtime/index.ts';
import type { Call, CaseTasks, Outcome } from './cases.ts';
import { EXECUTION_NAME } from './run-native.ts';
import { createWorld } from './world.ts';

/** The outcome of a compiled run, and how many states it entered. */
export async function runCompiled(
  compiled: CompiledWorkflow,
  input: unknown,
  tasks: CaseTasks,
): Promise<Outcome & { readonly transitions: number }> {
  const clock = virtualClock({ start: Date.parse('2026-01-01T00:00:00Z') });
  const start = clock.now();
  const elapsed = (): number => (clock.now() - start) / 1000;
  const resources = compiled.manifest.integrations.map((integration) => integration.resource);
  const calls: Call[] = [];
  const connector = async ({ resource, arguments: args, token, sleep }: TaskRequest): Promise<Json> => {
    try {
      return await createWorld(tasks, { elapsed, sleep }, calls).perform(resource, args, token);
    } catch (error) {
      throw error instanceof Error ? new TaskError(error.name, error.message) : error;
    }
  };
  const runtime = new LocalRuntime({
    clock,
    mocks: Object.fromEntries(resources.map((resource) => [resource, connector])),
  });
  const run = await runtime.run(compiled, input as Json, { name: EXECUTION_NAME });
  const result =
    run.status === 'SUCCEEDED' ? { output: run.output ?? null } : { error: run.error ?? '', cause: run.cause ?? '' };
  return { result, calls, seconds: elapsed(), transitions: run.transitions };
}
