/** Runs a compiled workflow in the embedded engine. */

import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import type { Json } from '../../src/asl/index.ts';
import { LocalRuntime, type TaskConnector, TaskError, virtualClock } from '../../src/runtime/index.ts';
import type { CaseTasks, Outcome } from './cases.ts';
import { EXECUTION_NAME } from './run-native.ts';
import { createWorld } from './world.ts';

/** The outcome of a compiled run, and how many states it entered. */
export async function runCompiled(
  compiled: CompiledWorkflow,
  input: unknown,
  tasks: CaseTasks,
): Promise<Outcome & { readonly transitions: number }> {
  const world = createWorld(tasks);
  const clock = virtualClock({ start: Date.parse('2026-01-01T00:00:00Z') });
  const start = clock.now();
  const resources = compiled.manifest.integrations.map((integration) => integration.resource);
  const connector = async (request: Parameters<TaskConnector>[0]): Promise<Json> => {
    try {
      return world.perform(request.resource, request.arguments, request.token);
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
  return { result, calls: world.calls, seconds: (clock.now() - start) / 1000, transitions: run.transitions };
}
