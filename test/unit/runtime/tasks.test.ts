/** Task states: results, errors, retries, catches and timeouts. */
import { describe, expect, it } from 'vitest';
import type { Json, Retrier, TaskState } from '../../../src/asl/index.ts';
import { TaskError } from '../../../src/runtime/index.ts';
import { eventTypes, RESOURCE, run } from './machine.ts';

const task = (rest: Partial<TaskState> = {}): TaskState =>
  ({ Type: 'Task', Resource: RESOURCE, Arguments: '{% $states.input %}', End: true, ...rest }) as TaskState;

const failing = (errors: readonly string[], then: Json = 'done') => {
  const left = [...errors];
  return () => {
    const error = left.shift();
    if (error !== undefined) throw new TaskError(error, `cause of ${error}`);
    return then;
  };
};

describe('a task', () => {
  it('gets its arguments and gives its result', async () => {
    const seen: Json[] = [];
    const result = await run(
      {
        A: task({
          Arguments: { n: '{% $states.input.n + 1 %}' },
          Output: { r: '{% $states.result.ok %}', i: '{% $states.input %}' },
          Assign: { v: '{% $states.result %}' },
        }),
      },
      { n: 1 },
      {
        mocks: {
          A: ({ arguments: call }) => {
            seen.push(call);
            return { ok: [true] };
          },
        },
      },
    );
    expect(seen).toEqual([{ n: 2 }]);
    expect(result.output).toEqual({ r: [true], i: { n: 1 } });
    expect(result.trace[0]).toMatchObject({
      assigned: { v: { ok: [true] } },
      calls: [{ resource: 'aws-sdk:ec2:describeInstances', arguments: { n: 2 }, result: { ok: [true] } }],
    });
    expect(eventTypes(result)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('sends its input where it has no Arguments, and passes its result on', async () => {
    const { Arguments: _, ...call } = task({ Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Echo' });
    const { output } = await run({ A: call }, { n: 1 }, { mocks: { A: ({ arguments: given }) => [given] } });
    expect(output).toEqual([{ n: 1 }]);
  });

  it('turns results into JSON', async () => {
    const { output } = await run(
      { A: task() },
      {},
      { mocks: { A: () => ({ at: new Date(0), no: undefined, f: 1 }) as unknown as Json } },
    );
    expect(output).toEqual({ at: '1970-01-01T00:00:00.000Z', f: 1 });
  });

  it('says how to mock what nothing performs, and no Catch hides that', async () => {
    const state = task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] });
    await expect(run({ A: state, B: { Type: 'Succeed' } })).rejects.toThrow(
      /STEP8201.*arn:aws:states:::aws-sdk:ec2:describeInstances.*runtime\.mock\("A"/,
    );
  });

  it('fails for a result over 256 KiB, which States.ALL catches', async () => {
    const state = task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }] });
    const { output } = await run({ A: state, B: { Type: 'Succeed' } }, {}, { mocks: { A: () => 'x'.repeat(300_000) } });
    expect(output).toMatchObject({ Error: 'States.DataLimitExceeded' });
  });
});

describe('Catch', () => {
  const caught = (errorEquals: readonly string[], error: string) =>
    run(
      { A: task({ Catch: [{ ErrorEquals: errorEquals, Next: 'B' }] }), B: { Type: 'Succeed' } },
      {},
      { mocks: { A: failing([error]) } },
    ).then(({ status }) => status === 'SUCCEEDED');

  it.each<[string, string, boolean]>([
    ['States.ALL', 'X', true],
    ['States.TaskFailed', 'X', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.ALL', 'States.Timeout', true],
    ['State.ALL', 'X', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.Runtime', 'States.Runtime', false],
    ['X', 'X', true],
    ['X', 'Y', false],
  ])('%s handles %s: %s', async (name, error, expected) => {
    expect(await caught([name], error)).toBe(expected);
  });

  it('gives Error and Cause as the output, or its own Output and Assign instead of the state’s', async () => {
    const plain = await run(
      {
        A: task({ Output: 'never', Assign: { x: 'never' }, Catch: [{ ErrorEquals: ['X'], Next: 'B' }] }),
        B: { Type: 'Succeed' },
      },
      {},
      { mocks: { A: failing(['X']) } },
    );
    expect(plain.output).toEqual({ Error: 'X', Cause: 'cause of X' });
    expect(plain.trace[0]?.assigned).toBeUndefined();
    const own = await run(
      {
        A: task({
          Catch: [
            { ErrorEquals: ['Y'], Next: 'B' },
            {
              ErrorEquals: ['X'],
              Next: 'B',
              Output: '{% $states %}',
              Assign: { e: '{% $states.errorOutput.Error %}' },
            },
          ],
        }),
        B: { Type: 'Pass', Output: { keys: '{% $keys($states.input) %}', e: '{% $e %}' }, End: true },
      },
      {},
      { mocks: { A: failing(['X']) } },
    );
    expect(own.output).toEqual({ keys: ['input', 'context', 'errorOutput'], e: 'X' });
  });

  it('catches a failed evaluation of its state, but not of itself', async () => {
    const result = await run(
      {
        A: task({ Arguments: '{% $no %}', Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'B' }] }),
        B: { Type: 'Succeed' },
      },
      {},
      { mocks: { A: () => 1 } },
    );
    expect(result.output).toMatchObject({ Error: 'States.QueryEvaluationError' });
    const broken = await run(
      { A: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B', Output: '{% $no %}' }] }), B: { Type: 'Succeed' } },
      {},
      { mocks: { A: failing(['X']) } },
    );
    expect(broken).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' });
    expect(broken.cause).toContain("field 'Catch[0]/Output'");
  });
});

describe('Retry', () => {
  const retried = async (retry: readonly Retrier[], errors: readonly string[], seed = 1) => {
    const times: number[] = [];
    const counts: Json[] = [];
    const perform = failing(errors);
    const result = await run(
      { A: task({ Retry: retry, Arguments: '{% $states.context.State.RetryCount %}' }) },
      {},
      {
        seed,
        mocks: {
          A: ({ clock, arguments: call }) => {
            times.push(clock.now());
            counts.push(call);
            return perform();
          },
        },
      },
    );
    return { result, counts, delays: times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 1000) };
  };

  it('doubles from one second, three times, by default', async () => {
    const { result, delays, counts } = await retried([{ ErrorEquals: ['States.ALL'] }], ['X', 'X', 'X', 'X']);
    expect(delays).toEqual([1, 2, 4]);
    expect(counts).toEqual([0, 1, 2, 3]);
    expect(result).toMatchObject({ status: 'FAILED', error: 'X', transitions: 4 });
    expect(eventTypes(result).filter((type) => type === 'TaskStateEntered')).toHaveLength(1);
  });

  it('applies rate and cap', async () => {
    const { delays } = await retried(
      [{ ErrorEquals: ['X'], IntervalSeconds: 2, BackoffRate: 3, MaxDelaySeconds: 10, MaxAttempts: 4 }],
      ['X', 'X', 'X'],
    );
    expect(delays).toEqual([2, 6, 10]);
  });

  it('draws jitter from the seed, after the cap', async () => {
    const retry: Retrier[] = [
      { ErrorEquals: ['X'], IntervalSeconds: 100, MaxDelaySeconds: 100, JitterStrategy: 'FULL' },
    ];
    const first = await retried(retry, ['X', 'X', 'X'], 1);
    expect(first.delays.every((delay) => delay >= 0 && delay < 100)).toBe(true);
    expect(first.delays).toEqual((await retried(retry, ['X', 'X', 'X'], 1)).delays);
    expect(first.delays).not.toEqual((await retried(retry, ['X', 'X', 'X'], 2)).delays);
  });

  it('counts for each retrier, and an exhausted one leaves nothing to the next', async () => {
    const retry: Retrier[] = [
      { ErrorEquals: ['X'], MaxAttempts: 1 },
      { ErrorEquals: ['Y'], MaxAttempts: 1 },
      { ErrorEquals: ['States.ALL'], MaxAttempts: 9 },
    ];
    expect((await retried(retry, ['X', 'Y', 'Z', 'Z'])).result.output).toBe('done');
    expect((await retried(retry, ['X', 'Y', 'X'])).result.error).toBe('X');
  });

  it('never retries with MaxAttempts 0', async () => {
    const { result } = await retried([{ ErrorEquals: ['X'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }], ['X']);
    expect(result.error).toBe('X');
  });

  it('hands over to Catch when exhausted', async () => {
    const state = task({ Retry: [{ ErrorEquals: ['X'], MaxAttempts: 1 }], Catch: [{ ErrorEquals: ['X'], Next: 'B' }] });
    const result = await run({ A: state, B: { Type: 'Succeed' } }, {}, { mocks: { A: failing(['X', 'X']) } });
    expect(result).toMatchObject({ status: 'SUCCEEDED', transitions: 3 });
  });
});

describe('time limits', () => {
  it('ends a task at its TimeoutSeconds', async () => {
    const aborted: boolean[] = [];
    const result = await run({ A: task({ TimeoutSeconds: '{% $states.input %}' }) }, 60, {
      mocks: {
        A: async ({ sleep, signal }) => {
          signal.addEventListener('abort', () => aborted.push(true));
          await sleep(61);
          return 1;
        },
      },
    });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect('cause' in result).toBe(false);
    expect(result.stopTime - result.startTime).toBe(60_000);
    expect(aborted).toEqual([true]);
    expect(eventTypes(result)).toContain('TaskTimedOut');
  });

  it('lets one wait for several things at once', async () => {
    const before = Date.now();
    const result = await run(
      { A: task() },
      {},
      {
        mocks: {
          A: async ({ sleep, clock }) => {
            await Promise.all([sleep(30), sleep(60), sleep(90)]);
            await sleep(10);
            return clock.now();
          },
        },
      },
    );
    expect(result.stopTime - result.startTime).toBe(100_000);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('does not end one that is in time, and leaves no timer behind', async () => {
    const result = await run(
      { A: task({ TimeoutSeconds: 60 }) },
      {},
      {
        mocks: {
          A: async ({ sleep }) => {
            await sleep(59);
            return 1;
          },
        },
      },
    );
    expect(result).toMatchObject({ status: 'SUCCEEDED' });
    expect(result.stopTime - result.startTime).toBe(59_000);
  });

  it('gives an empty cause to its Catch', async () => {
    const state = task({ TimeoutSeconds: 1, Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'B' }] });
    const { output } = await run(
      { A: state, B: { Type: 'Succeed' } },
      {},
      { mocks: { A: ({ sleep }) => sleep(2).then(() => 1) } },
    );
    expect(output).toEqual({ Error: 'States.Timeout', Cause: '' });
  });

  it('ends a handler that never answers, in real time', async () => {
    const result = await run(
      { A: task({ TimeoutSeconds: 1 }) },
      {},
      { mocks: { A: () => new Promise<Json>(() => undefined) } },
    );
    expect(result.error).toBe('States.Timeout');
  });
});
