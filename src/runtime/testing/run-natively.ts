/**
 * A run of the TypeScript itself, in virtual time: what the compiled workflow is to agree with.
 */
import type { Json } from '../../asl/index.ts';
import { runWith, type TaskRequest, UsageError } from '../../dsl/index.ts';
import { invokeHandler } from '../../dsl/native.ts';
import { virtualClock } from '../clock.ts';
import type { ExecutionResult } from '../execution.ts';
import { failureOf } from '../interpreter/failure.ts';
import { LocalRuntime } from '../local-runtime.ts';
import type { TraceCall, TraceStep } from '../trace.ts';
import type { ActiveMock } from './answer-calls.ts';
import type { SimulateOptions } from './simulate.ts';
import type { TestRun } from './simulation.ts';

/** Runs it. */
export async function runNatively(
  workflow: (input: never) => Promise<unknown>,
  input: unknown,
  mocks: readonly ActiveMock[],
  {
    start,
    name = 'native',
    clock = virtualClock(start === undefined ? {} : { start: start.getTime() }),
  }: SimulateOptions,
): Promise<TestRun> {
  const steps: TraceStep[] = [];
  let fault: UsageError | undefined;

  const perform = async (request: TaskRequest): Promise<unknown> => {
    const { resource, handle } = request;
    const call: Json = JSON.parse(JSON.stringify(request.arguments ?? null));
    const mock = mocks.find(({ fits }) => fits({ resource, arguments: call }));
    if (mock === undefined) {
      if (handle?.handler !== undefined && request.token === undefined) return invokeHandler(request);
      throw new UsageError(
        'STEP8201',
        `Nothing performs ${resource} in this native run, called with ${JSON.stringify(call)}.`,
        'Give it a mock: mock(stub).resolves(…). The names of states mean nothing in a native run.',
      );
    }
    const noted = {
      resource,
      arguments: call,
      state: resource,
      attempt: 0,
      context: {},
      signal: new AbortController().signal,
    };
    const { token } = request;
    return mock.answer({
      ...noted,
      ...(token === undefined ? {} : { token }),
      clock,
      sleep,
      whileWaiting: (wait) => wait(),
      started: () => undefined,
      submitted: () => undefined,
    });
  };
  const sleep = (seconds: number): Promise<void> =>
    new Promise((resolve) => clock.schedule(clock.now() + seconds * 1000, resolve));

  const run = async (request: TaskRequest): Promise<unknown> => {
    const release = clock.hold();
    const made: { -readonly [K in keyof TraceCall]: TraceCall[K] } = {
      resource: request.resource.replace(/^arn:[^:]+:states:::/, ''),
      arguments: JSON.parse(JSON.stringify(request.arguments ?? null)),
    };
    steps.push({ state: '', type: 'Task', thread: 0, enteredAt: clock.now(), input: null, calls: [made] });
    try {
      const result = await perform(request);
      made.result = JSON.parse(JSON.stringify(result ?? null));
      return result;
    } catch (thrown) {
      if (thrown instanceof UsageError) fault = thrown;
      const { name: error, message: cause } = thrown instanceof Error ? thrown : new Error(String(thrown));
      Object.assign(made, { error, cause });
      throw thrown;
    } finally {
      release();
    }
  };

  const startTime = clock.now();
  const runner = {
    run,
    sleep,
    sleepUntil: (at: string) => sleep((Date.parse(at) - clock.now()) / 1000),
    now: clock.now,
  };
  const outcome = await runWith(runner, async () => workflow(input as never)).then(succeeded, failed);
  // A task that nothing performs is a mistake of the test, whatever the workflow made of it.
  if (fault !== undefined) throw fault;
  const result: ExecutionResult = {
    ...outcome,
    executionArn: name,
    name,
    startTime,
    stopTime: clock.now(),
    transitions: 0,
    history: [],
    trace: steps,
  };
  return { result, runtime: new LocalRuntime({ clock }) };
}

function succeeded(output: unknown): Pick<ExecutionResult, 'status' | 'output'> {
  return { status: 'SUCCEEDED', output: JSON.parse(JSON.stringify(output ?? null)) };
}

function failed(thrown: unknown): Pick<ExecutionResult, 'status' | 'error' | 'cause'> {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { status: 'FAILED', ...failureOf(name, message) };
}
