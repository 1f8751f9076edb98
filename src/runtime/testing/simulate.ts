/**
 * Runs a compiled workflow in a runtime of its own, in virtual time, with mocks in place of what it calls.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { Json } from '../../asl/index.ts';
import type { WorkflowReference } from '../../dsl/index.ts';
import { bindHandles, compiledReference, compiledWorkflowOf } from '../bind-handles.ts';
import { virtualClock } from '../clock.ts';
import type { ExecutionResult } from '../execution.ts';
import type { Substitutions } from '../load-definition.ts';
import { LocalRuntime } from '../local-runtime.ts';
import type { LocalRuntimeOptions } from '../runtime-options.ts';
import type { TraceCall } from '../trace.ts';
import { callsTo } from './calls.ts';
import type { Mock } from './mock.ts';

/** How a simulation is set up. */
export interface SimulateOptions extends Pick<LocalRuntimeOptions, 'seed' | 'functions' | 'endpoints' | 'credentials'> {
  readonly mocks?: readonly Mock[];
  /** When virtual time starts; default 2025-01-01. */
  readonly start?: Date;
  /** Execution name. */
  readonly name?: string;
  readonly substitutions?: Substitutions;
}

/** What came of a simulation. */
export interface Simulation<O> extends Omit<ExecutionResult, 'output'> {
  /** Of a successful execution. */
  readonly output?: O;
  /** Virtual seconds that the execution took. */
  readonly seconds: number;
  /** The calls of a state, by its name, of a resource, by its ARN, or of a Lambda function, by its handle, in order. */
  readonly calls: (target: string | object) => readonly TraceCall[];
  /** The runtime, for its queues, topics and buses. */
  readonly runtime: LocalRuntime;
}

/**
 * Runs a workflow with mocks.
 *
 * @example
 * const result = await simulate(processOrder, { orderId: '7' }, { mocks: [mock(charge, async () => ({ id: 'r-1' }))] });
 * expect(result.output).toEqual({ status: 'paid', receiptId: 'r-1' });
 */
export async function simulate<I, O>(
  workflow: WorkflowReference<I, O> | CompiledWorkflow,
  input: I,
  options: SimulateOptions = {},
): Promise<Simulation<O>> {
  const { mocks = [], start, name, substitutions, ...setUp } = options;
  const clock = virtualClock(start === undefined ? {} : { start: start.getTime() });
  const runtime = new LocalRuntime({ ...setUp, clock });
  const reference = isCompiled(workflow) ? undefined : compiledReference(workflow);
  if (reference !== undefined) bindHandles(runtime, reference);
  for (const each of mocks) {
    if (each.kind === 'task') runtime.mock(each.target, each.connector);
    else runtime.lambda(each.target, each.handler);
  }
  const compiled = isCompiled(workflow) ? workflow : compiledWorkflowOf(compiledReference(workflow));
  const json: Json = JSON.parse(JSON.stringify(input ?? {}));
  const { output, ...result } = await runtime.run(compiled, json, {
    ...(name === undefined ? {} : { name }),
    ...(substitutions === undefined ? {} : { substitutions }),
  });
  return {
    ...result,
    // The compiler's types say what the machine outputs.
    ...(output === undefined ? {} : { output: output as O }),
    seconds: (result.stopTime - result.startTime) / 1000,
    calls: (target) => callsTo(result.trace, target),
    runtime,
  };
}

function isCompiled<I, O>(workflow: WorkflowReference<I, O> | CompiledWorkflow): workflow is CompiledWorkflow {
  return 'definition' in workflow;
}
