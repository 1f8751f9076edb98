/**
 * Runs a workflow in a test: compiled in the local engine (the default), as the TypeScript that it is, or on AWS, where mocks
 * go with the TestState API and real tasks with the deployed machine. One test serves all three.
 */
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { CompiledWorkflow } from '../../artifact/index.ts';
import { UsageError, type WorkflowReference } from '../../dsl/index.ts';
import { artifactOf, isCompiled } from '../artifact-of.ts';
import type { Clock } from '../clock.ts';
import type { Substitutions } from '../load-definition.ts';
import type { LocalRuntimeOptions } from '../runtime-options.ts';
import { type ActiveMock, activate } from './answer-calls.ts';
import type { Coverage } from './coverage.ts';
import type { Mock } from './mock.ts';
import { runLocally } from './run-locally.ts';
import { runNatively } from './run-natively.ts';
import { runOnAws } from './run-on-aws.ts';
import { type Simulation, simulationOf, type TestRun } from './simulation.ts';
import { runByTestState } from './test-state/run-by-test-state.ts';

/** Where Step Functions is. */
export interface AwsTarget {
  readonly sfn?: SFNClient;
  /** The deployed workflow. Without it, or with mocks, the states are run by the TestState API and nothing is deployed. */
  readonly stateMachineArn?: string;
  /** Seconds between two looks at the execution. Default 1. */
  readonly pollSeconds?: number;
  /** With TestState, the role under which tasks without a mock are called in earnest. */
  readonly roleArn?: string;
  /** With TestState, how mocked results are held against the schema of the API. Default `PRESENT`: the members that are there. */
  readonly fieldValidation?: 'STRICT' | 'PRESENT' | 'NONE';
}

/** How a simulation is set up. */
export interface SimulateOptions extends Pick<LocalRuntimeOptions, 'seed' | 'functions' | 'endpoints' | 'credentials'> {
  readonly mocks?: readonly Mock[];
  /** Where the workflow runs: compiled in the local engine (default), natively, or on AWS. */
  readonly target?: 'local' | 'native' | 'aws';
  /** For `target: 'aws'`. */
  readonly aws?: AwsTarget;
  /** Collects the lines that local runs and runs on AWS reach. */
  readonly coverage?: Coverage;
  /** Time as local and native runs see it; default: a virtual clock of their own. */
  readonly clock?: Clock;
  /** When virtual time starts; default 2025-01-01. */
  readonly start?: Date;
  /** Execution name. */
  readonly name?: string;
  readonly substitutions?: Substitutions;
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
  const { target = 'local', coverage } = options;
  const mocks = (options.mocks ?? []).map((mock) => activate(mock, options.substitutions));
  const run = await (target === 'native'
    ? runNatively(nativeOf(workflow), input, mocks, options)
    : target === 'aws'
      ? runThere(workflow, input, mocks, options)
      : runLocally(workflow, input, mocks, options));
  for (const mock of mocks) mock.verify();
  if (coverage !== undefined && target !== 'native') coverage.add(artifactOf(workflow), run.result.trace);
  return simulationOf(run, options.substitutions);
}

function runThere(
  workflow: WorkflowReference<never, unknown> | CompiledWorkflow,
  input: unknown,
  mocks: readonly ActiveMock[],
  options: SimulateOptions,
): Promise<TestRun> {
  const { aws = {} } = options;
  const { stateMachineArn } = aws;
  return stateMachineArn === undefined || mocks.length > 0
    ? runByTestState(workflow, input, mocks, aws, options)
    : runOnAws(input, stateMachineArn, aws, options);
}

function nativeOf<I, O>(workflow: WorkflowReference<I, O> | CompiledWorkflow): (input: I) => Promise<O> {
  if (isCompiled(workflow))
    throw new UsageError('STEP8215', 'An artifact has no native form.', 'Pass the workflow itself.');
  if (typeof workflow === 'function' && workflow.prototype?.run === undefined)
    return workflow as (input: I) => Promise<O>;
  const Class = workflow as new () => { run(input: I): Promise<O> };
  return (input) => new Class().run(input);
}
