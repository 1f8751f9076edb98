/**
 * A run in the local engine, in virtual time, with a runtime of its own.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { Json } from '../../asl/index.ts';
import type { WorkflowReference } from '../../dsl/index.ts';
import { artifactOf, isCompiled } from '../artifact-of.ts';
import { bindHandles, compiledReference } from '../bind-handles.ts';
import { virtualClock } from '../clock.ts';
import { randomSource } from '../interpreter/random.ts';
import type { Substitutions } from '../load-definition.ts';
import { LocalRuntime } from '../local-runtime.ts';
import type { ActiveMock } from './answer-calls.ts';
import type { SimulateOptions } from './simulate.ts';
import type { TestRun } from './simulation.ts';
import { namesOf } from './stub-calls.ts';

/** Runs it. */
export async function runLocally(
  workflow: WorkflowReference<never, unknown> | CompiledWorkflow,
  input: unknown,
  mocks: readonly ActiveMock[],
  options: SimulateOptions,
): Promise<TestRun> {
  const { name, substitutions } = options;
  const runtime = mockedRuntime(workflow, mocks, options);
  const json: Json = JSON.parse(JSON.stringify(input ?? {}));
  const result = await runtime.run(artifactOf(workflow), json, {
    ...(name === undefined ? {} : { name }),
    ...(substitutions === undefined ? {} : { substitutions }),
  });
  return { result, runtime };
}

/** A runtime with the mocks and what the workflow's handles carry. */
export function mockedRuntime(
  workflow: WorkflowReference<never, unknown> | CompiledWorkflow,
  mocks: readonly ActiveMock[],
  { clock, start, substitutions, seed, functions, endpoints, credentials }: SimulateOptions,
): LocalRuntime {
  const runtime = new LocalRuntime({
    clock:
      clock ??
      virtualClock({
        ...(start === undefined ? {} : { start: start.getTime() }),
        ...(seed === undefined ? {} : { random: randomSource(seed).number }),
      }),
    ...(seed === undefined ? {} : { seed, interleaving: 'seeded' }),
    ...(functions === undefined ? {} : { functions }),
    ...(endpoints === undefined ? {} : { endpoints }),
    ...(credentials === undefined ? {} : { credentials }),
  });
  if (!isCompiled(workflow)) bindHandles(runtime, compiledReference(workflow));
  for (const mock of mocks) standIn(runtime, mock, substitutions ?? {});
  return runtime;
}

/** A mocked Lambda function fails as Lambda does, so it is code of a function; everything else is an answer to a task. */
function standIn(
  runtime: LocalRuntime,
  { mock: { target }, fits, answer, respond }: ActiveMock,
  substitutions: Substitutions,
): void {
  if (target.kind === 'named') {
    runtime.mock(target.name, answer);
    return;
  }
  const { handle, binding } = target.stub;
  if (handle?.kind === 'lambda.function' && binding.token !== true) {
    for (const name of namesOf(handle, substitutions)) runtime.lambda(name, (event) => respond(event));
  } else runtime.mockWhere(fits, answer);
}
