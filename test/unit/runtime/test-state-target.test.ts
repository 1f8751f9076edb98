/** `target: 'aws'` by the TestState API of a server: what is carried from state to state, and what cannot be run there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { State, StateGraph } from '../../../src/asl/index.ts';
import {
  type Mock,
  mock,
  type SimulateOptions,
  type Simulation,
  simulate,
} from '../../../src/runtime/testing/index.ts';
import { machine } from './machine.ts';
import { clientOf, serve } from './server/server.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({ functions: { Double: (n: unknown) => Number(n) * 2 } });
});
afterAll(() => server.close());

const GET = 'arn:aws:states:::dynamodb:getItem';
const INVOKE = 'arn:aws:states:::lambda:invoke';
const ROLE = 'arn:aws:iam::123456789012:role/test';

function run(
  states: Readonly<Record<string, State>>,
  input: unknown = {},
  mocks: readonly Mock[] = [],
  { aws, ...options }: SimulateOptions = {},
  rest: object = {},
): Promise<Simulation<unknown>> {
  const compiled: CompiledWorkflow = {
    definition: { ...machine(states), ...rest },
    sourceMap: { format: 1, states: {} },
    manifest: {
      format: 1,
      name: 'm',
      type: 'STANDARD',
      source: 'm.ts',
      exportName: 'm',
      resources: [],
      integrations: [],
      iam: [],
    },
  };
  return simulate(compiled, input, { ...options, target: 'aws', aws: { sfn: server.sfn, ...aws }, mocks });
}

const get: State = { Type: 'Task', Resource: GET, Arguments: { TableName: 'T', Key: {} }, End: true };
const failing = (...names: string[]): Mock =>
  mock(GET).sequence(...names.map((name) => Object.assign(new Error('no'), { name })), { Item: {} });

describe('a run by TestState', () => {
  it('gives states without mocks the context, also inside of iterations', async () => {
    const each: State = {
      Type: 'Map',
      Items: '{% $states.context.Execution.Input.items %}',
      ItemSelector: { at: '{% $states.context.Map.Item.Index %}', of: '{% $states.context.Execution.Name %}' },
      ItemProcessor: {
        StartAt: 'inner',
        States: {
          inner: {
            Type: 'Pass',
            Output:
              '{% $states.input.of & $states.input.at & $states.context.Map.Item.Value & " $states.context " & $states.context.State.Name %}',
            End: true,
          },
        },
      },
      End: true,
    };
    const { output, states } = await run({ each }, { items: ['a', 'b'] }, [], { name: 'n' });
    expect(output).toEqual(['n0a $states.context inner', 'n1b $states.context inner']);
    expect(states).toEqual(['each', 'inner', 'inner']);
  });

  it('carries variables, which a branch keeps for itself', async () => {
    const branch = (own: number): StateGraph => ({
      StartAt: `set${own}`,
      States: {
        [`set${own}`]: { Type: 'Pass', Assign: { own, seen: '{% $x %}' }, Next: `read${own}` },
        [`read${own}`]: { Type: 'Pass', Output: ['{% $own %}', '{% $seen %}'], End: true },
      },
    });
    const result = await run({
      start: { Type: 'Pass', Assign: { x: 1 }, Next: 'both' },
      both: {
        Type: 'Parallel',
        Arguments: '{% $x %}',
        Branches: [branch(2), branch(3), { StartAt: 'in', States: { in: { Type: 'Succeed' } } }],
        Assign: { z: '{% $x %}' },
        Next: 'end',
      },
      end: { Type: 'Succeed', Output: ['{% $states.input %}', '{% $x + $z %}'] },
    });
    expect(result.output).toEqual([[[2, 1], [3, 1], 1], 2]);
    expect(result.trace.find(({ state }) => state === 'both')).toMatchObject({ assigned: { z: 1 } });
  });

  it('counts the retries of each retrier, and waits in virtual time', async () => {
    const state: State = {
      ...get,
      Retry: [
        { ErrorEquals: ['Busy'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2 },
        { ErrorEquals: ['Slow'], IntervalSeconds: 100, MaxAttempts: 1 },
      ],
    };
    const result = await run({ state }, {}, [failing('Busy', 'Slow', 'Busy')]);
    expect(result).toMatchObject({ status: 'SUCCEEDED', seconds: 10 + 100 + 20 });
    expect(result.retries('state')).toBe(3);
    expect(await run({ state }, {}, [failing('Slow', 'Slow')])).toMatchObject({ status: 'FAILED', error: 'Slow' });
  });

  it('waits without waiting, and times out', async () => {
    const wait: State = { Type: 'Wait', Seconds: '{% $states.input.s %}', Output: 'waited', End: true };
    expect(await run({ wait }, { s: 86_400 })).toMatchObject({ output: 'waited', seconds: 86_400, waits: [86_400] });
    expect(await run({ wait }, { s: 86_400 }, [], {}, { TimeoutSeconds: 60 })).toMatchObject({ status: 'TIMED_OUT' });
    const until: State = { Type: 'Wait', Timestamp: '{% $states.input %}', End: true };
    const start = new Date('2026-01-01T00:00:00Z');
    expect(await run({ until }, '2026-01-01T01:00:00+00:00', [], { start })).toMatchObject({ seconds: 3600 });
    const { error, cause } = await run({ wait });
    expect([error, cause]).toEqual([
      'States.QueryEvaluationError',
      "The JSONata expression '$states.input.s' specified for the field 'Seconds' returned nothing (undefined).",
    ]);
  });

  it('fails a Parallel with its first failure and goes no further in its other branches', async () => {
    const slow: State = { Type: 'Wait', Seconds: 60, Next: 'get' };
    const result = await run(
      {
        both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'slow', States: { slow, get } },
            { StartAt: 'bad', States: { bad: { Type: 'Fail', Error: 'Bad' } } },
          ],
          Catch: [{ ErrorEquals: ['Bad'], Output: '{% $states.errorOutput %}', Next: 'end' }],
          End: true,
        },
        end: { Type: 'Wait', Seconds: 600, End: true },
      },
      {},
      [failing()],
    );
    expect(result.output).toEqual({ Error: 'Bad', Cause: null });
    expect(result.states).toEqual(['both', 'slow', 'bad', 'end']);
  });

  it('says of an expression that failed what the definition says', async () => {
    const bad: State = { Type: 'Pass', Output: '{% $states.context.Execution.Input.a.b %}', End: true };
    expect((await run({ bad })).cause).toContain("'$states.context.Execution.Input.a.b'");
  });

  it('calls tasks without a mock in earnest, where it has a role', async () => {
    const double = {
      Type: 'Task',
      Resource: INVOKE,
      Arguments: { FunctionName: 'Double', Payload: '{% $states.context.Execution.Input.n %}' },
      Output: '{% $states.result.Payload %}',
    } as const;
    const result = await run({ double: { ...double, Next: 'get' }, get }, { n: 4 }, [failing()], {
      aws: { roleArn: ROLE },
    });
    expect(result.trace[0]).toMatchObject({
      output: 8,
      calls: [{ resource: 'lambda:invoke', result: { Payload: 8 } }],
    });
    expect(result.output).toEqual({ Item: {} });
    await expect(run({ double: { ...double, End: true } }, { n: 4 })).resolves.toMatchObject({
      error: 'Lambda.ResourceNotFoundException',
    });
  });
});

describe('TestState', () => {
  it('does not run everything, and the message says what', async () => {
    const distributed: State = {
      Type: 'Map',
      Items: [1],
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'in',
        States: { in: { Type: 'Succeed' } },
      },
      End: true,
    };
    await expect(run({ distributed })).rejects.toThrow(
      'STEP8215: TestState cannot run this: "distributed" is a Distributed Map',
    );
    const whole: State = { Type: 'Pass', Output: '{% $states %}', End: true };
    await expect(run({ whole })).rejects.toThrow('reads $states as a whole');
    const token: State = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
      End: true,
    };
    await expect(run({ token }, {}, [], { aws: { roleArn: ROLE } })).rejects.toThrow('which only a mock can answer');
    expect((await run({ token }, {}, [mock('token').resolves('ok')], { aws: { roleArn: ROLE } })).output).toBe('ok');
  });

  it('holds mocks against the API', async () => {
    const wrong = mock(GET).resolves({ Item: 5 });
    await expect(run({ get }, {}, [wrong])).rejects.toThrow(
      /refuses the state "get": Mock result schema validation error/,
    );
    expect((await run({ get }, {}, [wrong], { aws: { fieldValidation: 'NONE' } })).output).toEqual({ Item: 5 });
  });

  it('is asked again where it is asked too often, and its other errors are those of the test', async () => {
    let refusals = 1;
    const busy = clientOf(server.url);
    busy.middlewareStack.add(
      (next) => async (request) => {
        refusals -= 1;
        if (refusals >= 0) throw Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });
        return next(request);
      },
      { step: 'initialize' },
    );
    const pass: State = { Type: 'Pass', Output: 1, End: true };
    expect((await run({ pass }, {}, [], { aws: { sfn: busy } })).output).toBe(1);
    const nowhere = clientOf('http://localhost:1');
    await expect(run({ pass }, {}, [], { aws: { sfn: nowhere } })).rejects.toThrow(/ECONNREFUSED|connect/i);
  });
});
