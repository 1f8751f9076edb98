/** Runs workflows natively against the services of a local runtime, so that both runs reach the same server. */
import type { Json } from '../../../src/asl/index.ts';
import type { TaskRunner } from '../../../src/dsl/native.ts';
import type { LocalRuntime } from '../../../src/runtime/index.ts';
import { machine } from './machine.ts';

/** A runner that sends each task to the same service that the engine uses. */
export function runnerOf(runtime: LocalRuntime, substitutions: Readonly<Record<string, string>>): TaskRunner {
  return {
    run: async ({ resource, arguments: args }) => {
      const task = { Type: 'Task', Resource: resource, Arguments: args as Json, End: true } as const;
      const { status, output, error, cause } = await runtime.run(machine({ A: task }), {}, { substitutions });
      if (status === 'SUCCEEDED') return output;
      throw Object.assign(new Error(cause), { name: error });
    },
    sleep: async () => undefined,
    sleepUntil: async () => undefined,
    now: () => 0,
  };
}
