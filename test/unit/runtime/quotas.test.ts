/** The quotas of Step Functions, with its error names: what is one byte, one event or one second too much. */
import { describe, expect, it } from 'vitest';
import type { Json, State } from '../../../src/asl/index.ts';
import { LocalRuntime, submitted, TaskError } from '../../../src/runtime/index.ts';
import { ending, machine, RESOURCE, run } from './machine.ts';

const QUOTA = 262_144;
/** Text whose JSON has this many bytes. */
const textOf = (bytes: number): string => 'x'.repeat(bytes - 2);
const task = (fields: object = {}): State =>
  ({ Type: 'Task', Resource: RESOURCE, Arguments: {}, ...fields, ...ending(fields) }) as State;
const tooLarge = (subject: string) => ({
  status: 'FAILED',
  error: 'States.DataLimitExceeded',
  cause: `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
});
const answering = (result: Json) => ({ mocks: { [RESOURCE]: () => result } });

describe('256 KiB', () => {
  it('are what a state may give', async () => {
    const pass = (bytes: number) =>
      run({ P: { Type: 'Pass', Output: `{% $pad("", ${bytes - 2}, "x") %}`, End: true } });
    expect((await pass(QUOTA)).status).toBe('SUCCEEDED');
    expect(await pass(QUOTA + 1)).toMatchObject(tooLarge('P'));
  });

  it('are counted in bytes of UTF-8', async () => {
    const pass = (characters: number) =>
      run({ P: { Type: 'Pass', Output: `{% $pad("", ${characters}, "é") %}`, End: true } });
    expect((await pass(QUOTA / 2 - 1)).status).toBe('SUCCEEDED');
    expect(await pass(QUOTA / 2)).toMatchObject(tooLarge('P'));
  });

  it('are what a task may be sent', async () => {
    const call = (bytes: number) =>
      run({ T: task({ Arguments: `{% $pad("", ${bytes - 2}, "x") %}` }) }, {}, answering(1));
    expect((await call(QUOTA)).status).toBe('SUCCEEDED');
    expect(await call(QUOTA + 1)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
  });

  it('are what a task may answer, even if its Output would drop it', async () => {
    const call = (bytes: number) => run({ T: task({ Output: 1 }) }, {}, answering(textOf(bytes)));
    expect((await call(QUOTA)).status).toBe('SUCCEEDED');
    expect(await call(QUOTA + 1)).toMatchObject(tooLarge('aws-sdk:ec2'));
  });

  it('are what branches and iterations may be given', async () => {
    const inner = (name: string) => ({ StartAt: name, States: { [name]: { Type: 'Pass', Output: 1, End: true } } });
    const large = `{% $pad("", ${QUOTA}, "x") %}`;
    const parallel = { Type: 'Parallel', Arguments: large, Branches: [inner('A'), inner('B')], End: true } as State;
    expect(await run({ P: parallel })).toMatchObject(tooLarge('P'));
    const map = { Type: 'Map', Items: [1, 2], ItemSelector: large, ItemProcessor: inner('A'), End: true } as State;
    expect(await run({ M: map })).toMatchObject(tooLarge('M'));
    const caught = { ...map, Catch: [{ ErrorEquals: ['States.ALL'], Output: 'caught', Next: 'C' }] } as State;
    expect(await run({ M: caught, C: { Type: 'Succeed' } })).toMatchObject({ output: 'caught' });
  });

  it('are what branches and iterations may give together', async () => {
    const half = (name: string) => ({
      StartAt: name,
      States: { [name]: { Type: 'Pass', Output: '{% $pad("", 140000, "x") %}', End: true } },
    });
    const parallel = { Type: 'Parallel', Branches: [half('A'), half('B')], End: true } as State;
    expect(await run({ P: parallel })).toMatchObject(tooLarge('P'));
    const map = { Type: 'Map', Items: [1, 2], ItemProcessor: half('A'), End: true } as State;
    expect(await run({ M: map })).toMatchObject(tooLarge('M'));
  });

  it('are caught like any other failure', async () => {
    const { output } = await run(
      {
        T: task({ Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Output: 'caught', Next: 'C' }], Next: 'C' }),
        C: { Type: 'Succeed' },
      },
      {},
      answering(textOf(QUOTA + 1)),
    );
    expect(output).toBe('caught');
  });
});

describe('variables', () => {
  const assign = (Assign: Record<string, Json>) => run({ P: { Type: 'Pass', Assign, End: true } });

  it('have 256 KiB each, and so has one Assign', async () => {
    expect((await assign({ a: `{% $pad("", ${QUOTA - 12}, "x") %}` })).status).toBe('SUCCEEDED');
    expect((await assign({ a: `{% $pad("", ${QUOTA}, "x") %}` })).error).toBe('States.DataLimitExceeded');
    const half = '{% $pad("", 140000, "x") %}';
    expect((await assign({ a: half, b: half })).error).toBe('States.DataLimitExceeded');
  });

  it('have 10 MiB together', async () => {
    const states = Object.fromEntries(
      Array.from({ length: 42 }, (_, index): [string, State] => [
        `P${index}`,
        {
          Type: 'Pass',
          Assign: { [`v${index}`]: '{% $pad("", 262000, "x") %}' },
          Next: index === 41 ? 'End' : `P${index + 1}`,
        },
      ]),
    );
    const result = await run({ ...states, End: { Type: 'Succeed' } });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    // 40 variables fit, the 41st does not.
    expect(result.history.filter(({ type }) => type === 'PassStateExited').length).toBe(40);
  });
});

describe('names and causes', () => {
  it('of errors have 256 and 32,768 characters', async () => {
    const { error, cause } = await run(
      { T: task() },
      {},
      {
        mocks: {
          [RESOURCE]: () => {
            throw new TaskError('E'.repeat(300), 'c'.repeat(40_000));
          },
        },
      },
    );
    expect([error?.length, cause?.length]).toEqual([256, 32_768]);
  });

  it('hold for a Fail too', async () => {
    const { error, cause } = await run({
      F: { Type: 'Fail', Error: '{% $pad("", 300, "E") %}', Cause: '{% $pad("", 40000, "c") %}' },
    });
    expect([error?.length, cause?.length]).toEqual([256, 32_768]);
  });
});

describe('time', () => {
  it('of an EXPRESS execution is five minutes, whatever it waits for', async () => {
    const wait = (Seconds: number) => run({ W: { Type: 'Wait', Seconds, End: true } }, {}, { type: 'EXPRESS' });
    expect((await wait(299)).status).toBe('SUCCEEDED');
    const late = await wait(301);
    expect(late.status).toBe('TIMED_OUT');
    expect(late.stopTime - late.startTime).toBe(300_000);
  });

  it('of a STANDARD execution is a year, and begins anew with a redrive', async () => {
    const day = 86_400;
    const waiting = (...days: readonly number[]) => {
      const states = days.map((each, index): [string, State] => [
        `W${index}`,
        { Type: 'Wait', Seconds: each * day, Next: `W${index + 1}` },
      ]);
      return machine({ ...Object.fromEntries(states), [`W${days.length}`]: { Type: 'Succeed' } });
    };
    const runtime = new LocalRuntime();
    expect((await runtime.run(waiting(364))).status).toBe('SUCCEEDED');
    const late = runtime.start(waiting(300, 100));
    const timedOut = await late.result;
    expect(timedOut.status).toBe('TIMED_OUT');
    expect((timedOut.stopTime - timedOut.startTime) / 1000).toBe(365 * day);
    expect(timedOut.history.at(-1)).toMatchObject({ type: 'ExecutionTimedOut', error: 'States.Timeout' });
    late.redrive();
    expect((await late.result).status).toBe('SUCCEEDED');
    const { StartAt, States } = waiting(366);
    const handled = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true };
    const caught = { Type: 'Parallel', Branches: [{ StartAt, States }], ...handled } as State;
    expect((await runtime.run(machine({ P: caught, C: { Type: 'Succeed' } }))).status).toBe('TIMED_OUT');
  });

  it('is forgotten where only some are retained', async () => {
    const runtime = new LocalRuntime({ retain: 2, mocks: { T: () => submitted({}) } });
    const pass = machine({ P: { Type: 'Pass', End: true } });
    const token = { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' };
    const asking = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true };
    const open = runtime.start(machine({ T: { ...asking, Arguments: token } as State }), {}, { name: 'open' });
    for (const name of ['a', 'b', 'c']) await runtime.run(pass, {}, { name });
    expect(runtime.executions.map(({ name }) => name)).toEqual(['open', 'b', 'c']);
    runtime.sendTaskSuccess(await open.token(), 1);
    await open.result;
    expect(runtime.executions.map(({ name }) => name)).toEqual(['open', 'c']);
  });

  it('does not pass for an execution that only waits for its token', async () => {
    const runtime = new LocalRuntime({ mocks: { T: () => submitted({}) } });
    const asking = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true };
    const call = { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' };
    const execution = runtime.start(machine({ T: { ...asking, Arguments: call } as State }));
    const token = await execution.token();
    await new Promise((resolve) => setTimeout(resolve, 50));
    runtime.sendTaskSuccess(token, 'in time');
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: 'in time' });
  });

  it('of a machine ends the execution, and no Catch can keep it', async () => {
    const slow = {
      Type: 'Task',
      Resource: RESOURCE,
      Arguments: {},
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
      End: true,
    } as State;
    const result = await run(
      { T: slow, C: { Type: 'Succeed' } },
      {},
      {
        machine: { TimeoutSeconds: 5 },
        mocks: { [RESOURCE]: async ({ sleep }) => sleep(10) },
      },
    );
    expect(result).toMatchObject({ status: 'TIMED_OUT' });
    expect(result.history.at(-1)).toMatchObject({ type: 'ExecutionTimedOut', error: 'States.Timeout' });
  });
});

describe('events', () => {
  it('are not counted in an EXPRESS execution', async () => {
    const states: Record<string, State> = {
      Count: { Type: 'Pass', Assign: { n: '{% $states.input %}' }, Output: '{% $states.input + 1 %}', Next: 'More' },
      More: { Type: 'Choice', Choices: [{ Condition: '{% $n < 7000 %}', Next: 'Count' }], Default: 'Done' },
      Done: { Type: 'Succeed' },
    };
    expect(await run(states, 0, { type: 'EXPRESS' })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(states, 0)).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    });
  });
});
