/**
 * A run of a workflow by the TestState API, on AWS or a local server: nothing is deployed, every state is evaluated there, and
 * its tasks are answered by mocks, or called in earnest where the test has a role for that.
 */
import { SFNClient } from '@aws-sdk/client-sfn';
import type { CompiledWorkflow } from '../../../artifact/index.ts';
import type { Json, StateMachine } from '../../../asl/index.ts';
import type { WorkflowReference } from '../../../dsl/index.ts';
import { artifactOf } from '../../artifact-of.ts';
import { virtualClock } from '../../clock.ts';
import type { ExecutionResult } from '../../execution.ts';
import { timestamp } from '../../interpreter/context-object.ts';
import { hasToken, parseResource } from '../../interpreter/resource.ts';
import { loadDefinition, type Substitutions } from '../../load-definition.ts';
import type { LocalRuntime } from '../../local-runtime.ts';
import type { TraceStep } from '../../trace.ts';
import type { ActiveMock } from '../answer-calls.ts';
import { mockedRuntime } from '../run-locally.ts';
import type { AwsTarget, SimulateOptions } from '../simulate.ts';
import type { TestRun } from '../simulation.ts';
import { askTestState } from './ask.ts';
import { cannotTest } from './cannot-test.ts';
import { walkThrough } from './walk.ts';
import { WalkFailure, WalkTimedOut } from './walk-failure.ts';
import type { CallTask } from './work.ts';

const ACCOUNT = '123456789012';

/** Runs it. */
export async function runByTestState(
  workflow: WorkflowReference<never, unknown> | CompiledWorkflow,
  input: unknown,
  mocks: readonly ActiveMock[],
  { sfn = new SFNClient({}), roleArn, fieldValidation = 'PRESENT' }: AwsTarget,
  options: SimulateOptions,
): Promise<TestRun> {
  const { manifest, definition } = artifactOf(workflow);
  const { start, name = 'test', clock = virtualClock(start === undefined ? {} : { start: start.getTime() }) } = options;
  const machine = loadDefinition(definition, manifest.type, options.substitutions ?? {});
  const runtime = mockedRuntime(workflow, mocks, { ...options, clock });
  const execution: Json = JSON.parse(JSON.stringify(input ?? {}));
  const startTime = clock.now();
  const arn = (kind: string, rest: string): string => `arn:aws:states:us-east-1:${ACCOUNT}:${kind}:${rest}`;
  const executionArn = arn('execution', `${manifest.name}:${name}`);
  const trace: TraceStep[] = [];
  const { TimeoutSeconds } = machine;
  const walk = {
    ask: askTestState(sfn, fieldValidation, placeholderArns(manifest.resources)),
    callTask: taskCaller(runtime, mocks, roleArn),
    clock,
    context: {
      Execution: {
        Id: executionArn,
        Input: execution,
        Name: name,
        RoleArn: roleArn ?? `arn:aws:iam::${ACCOUNT}:role/${manifest.name}`,
        StartTime: timestamp(startTime),
        RedriveCount: 0,
      },
      StateMachine: { Id: arn('stateMachine', manifest.name), Name: manifest.name },
    },
    deadline: TimeoutSeconds === undefined ? Number.POSITIVE_INFINITY : startTime + TimeoutSeconds * 1000,
    trace,
  };
  const outcome = await walkThrough(walk, machine, execution).then(
    (output) => ({ status: 'SUCCEEDED', output }) as const,
    (thrown: unknown) => {
      if (thrown instanceof WalkFailure) return { status: 'FAILED', ...thrown.failure } as const;
      if (thrown instanceof WalkTimedOut) return { status: 'TIMED_OUT' } as const;
      throw thrown;
    },
  );
  const result: ExecutionResult = {
    ...outcome,
    executionArn,
    name,
    startTime,
    stopTime: clock.now(),
    transitions: trace.length,
    history: [],
    trace,
  };
  return { result, runtime };
}

/** ARNs for placeholders, whatever the functions and activities are called once they are deployed. */
function placeholderArns(resources: CompiledWorkflow['manifest']['resources']): Substitutions {
  const kinds: Readonly<Record<string, string>> = {
    'lambda.function': `arn:aws:lambda:us-east-1:${ACCOUNT}:function:`,
    'stepfunctions.activity': `arn:aws:states:us-east-1:${ACCOUNT}:activity:`,
  };
  return Object.fromEntries(
    resources.flatMap(({ id, kind }) => (kinds[kind] === undefined ? [] : [[`${id}Arn`, `${kinds[kind]}${id}`]])),
  );
}

/** A task is answered by its mock; one without is called with the role, or as the local engine would call it. */
function taskCaller(runtime: LocalRuntime, mocks: readonly ActiveMock[], roleArn: string | undefined): CallTask {
  return (name, state, call) => {
    const resource = state.Resource;
    const mocked = mocks.some(
      ({ mock: { target }, fits }) =>
        (target.kind === 'named' && target.name === name) || fits({ resource, arguments: call }),
    );
    if (mocked || roleArn === undefined) return perform(runtime, name, state, call);
    if (hasToken(parseResource(resource))) {
      throw cannotTest(`${JSON.stringify(name)} calls ${resource}, which only a mock can answer`);
    }
    return { roleArn };
  };
}

async function perform(
  runtime: LocalRuntime,
  name: string,
  state: Parameters<CallTask>[1],
  call: Json,
): ReturnType<typeof asMock> {
  const seconds = { TimeoutSeconds: state.TimeoutSeconds, HeartbeatSeconds: state.HeartbeatSeconds };
  const constant = Object.entries(seconds).filter(([, value]) => typeof value === 'number');
  // In JSONPath mode the input of a Task is sent as it is.
  const task = { Type: 'Task', Resource: state.Resource, End: true, ...Object.fromEntries(constant) };
  const machine: StateMachine = JSON.parse(JSON.stringify({ StartAt: name, States: { [name]: task } }));
  return asMock(await runtime.run(machine, call));
}

async function asMock({ status, output, error, cause }: ExecutionResult) {
  if (status === 'SUCCEEDED') return { result: output ?? null };
  return { error: error ?? 'States.Timeout', ...(cause === undefined ? {} : { cause }) };
}
