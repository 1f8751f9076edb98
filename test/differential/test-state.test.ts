/**
 * Compiled workflows run by the TestState API of our server come to what the engine comes to: the same results, and the same
 * calls in each line of states. `CASES=a,b` runs other files of cases.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import type { Json } from '../../src/asl/index.ts';
import { TaskError, type TaskRequest } from '../../src/runtime/index.ts';
import { mock, simulate } from '../../src/runtime/testing/index.ts';
import { serve } from '../unit/runtime/server/server.ts';
import type { Call, CaseTasks, FileCases } from './cases.ts';
import { casesPath, compileCases } from './compile-cases.ts';
import { runCompiled } from './run-compiled.ts';
import { createWorld } from './world.ts';

const FILES = (process.env.CASES ?? 'retry,map,promise-race').split(',');
const { workflows } = compileCases(FILES);
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  server = await serve();
});
afterAll(() => server.close());

async function runByTestState(compiled: CompiledWorkflow, input: unknown, tasks: CaseTasks) {
  const calls: Call[] = [];
  const connector = async ({ resource, arguments: args, token, sleep }: TaskRequest): Promise<Json> => {
    try {
      return await createWorld(tasks, { elapsed: () => 0, sleep }, calls).perform(resource, args, token);
    } catch (error) {
      throw error instanceof Error ? new TaskError(error.name, error.message) : error;
    }
  };
  const { status, output, error, cause } = await simulate(compiled, input, {
    target: 'aws',
    aws: { sfn: server.sfn, fieldValidation: 'NONE' },
    mocks: compiled.manifest.integrations.map(({ resource }) => mock(resource, connector)),
    start: new Date('2026-01-01T00:00:00Z'),
    name: 'execution',
  });
  const result = status === 'SUCCEEDED' ? { output: output ?? null } : { error: error ?? '', cause: cause ?? '' };
  return { result, calls };
}

const taskOf = ({ task, arguments: call }: Call): string => JSON.stringify([task, call]);
/** TestState does not know the number of the event with which a state was entered. */
const unnumbered = (text: string): string =>
  text.replace(/^An error occurred while executing the state '[^']*' \(entered at the event id #\d+\)\. /, '');

describe.each(FILES)('%s by TestState', async (file) => {
  const { default: cases }: { default: FileCases } = await import(casesPath(file));
  const compiled = [...(workflows.get(file) ?? [])].filter(
    ([, { definition }]) => !JSON.stringify(definition).includes('"DISTRIBUTED"'),
  );
  it.each(compiled)('%s', async (name, artifact) => {
    const given = cases.workflows[name];
    if (given === undefined || 'refused' in given) return;
    const tasks = given.tasks ?? cases.tasks;
    for (const input of given.inputs) {
      const engine = await runCompiled(artifact, input, tasks());
      const tested = await runByTestState(artifact, input, tasks());
      const expected =
        'error' in engine.result ? { ...engine.result, cause: unnumbered(engine.result.cause) } : engine.result;
      expect(tested.result).toEqual(expected);
      if (given.cut === undefined) expect(tested.calls.map(taskOf).sort()).toEqual(engine.calls.map(taskOf).sort());
    }
  });
});
