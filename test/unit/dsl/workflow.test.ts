/** Native runs of workflows: JSON on both ends, context, timeouts, child executions, retries and maps. */
import { describe, expect, it } from 'vitest';
import {
  artifactOf,
  context,
  errors,
  map,
  parseCause,
  retry,
  runWith,
  sleep,
  sleepUntil,
  WorkflowError,
  workflow,
} from '../../../src/dsl/index.ts';
import { executionError } from '../../../src/dsl/native.ts';
import { lambda } from '../../../src/tasks/index.ts';
import { epoch, fakeRunner } from './fake-runner.ts';

class Broken extends WorkflowError {}

describe('input and output', () => {
  it('pass through JSON', async () => {
    const seen: unknown[] = [];
    const run = workflow(async (input: { list: number[]; at?: unknown; gone?: undefined }) => {
      seen.push(input);
      input.list.push(9);
      return { at: new Date(0), gone: undefined, list: input.list };
    });
    const input = { list: [1], at: new Date(0), gone: undefined };
    expect(await run(input)).toStrictEqual({ at: '1970-01-01T00:00:00.000Z', list: [1, 9] });
    expect(seen).toStrictEqual([{ list: [1, 9], at: '1970-01-01T00:00:00.000Z' }]);
    expect(input.list).toEqual([1]);
  });

  it('are {} and null where absent', async () => {
    let seen: unknown;
    const run = workflow(async (input: unknown) => {
      seen = input;
    });
    expect(await run(undefined)).toBeNull();
    expect(seen).toStrictEqual({});
  });

  it('an error comes out as it was thrown', async () => {
    const run = workflow(async () => {
      throw new Broken('down');
    });
    await expect(run()).rejects.toMatchObject({ name: 'Broken', message: 'down' });
  });
});

describe('a workflow function', () => {
  const reference = { artifact: () => ({ manifest: { name: 'compiled' } }), handles: () => ({}) };

  it('keeps its options and its artifact', () => {
    const run = workflow(async () => 1, { name: 'Named' }, reference);
    expect([run.options.name, run.name, artifactOf(run)]).toEqual(['Named', 'Named', reference]);
  });

  it('takes the artifact where there are no options', () => {
    const run = workflow(async () => 1, reference);
    expect([run.options, run.name, artifactOf(run)]).toEqual([{}, 'compiled', reference]);
  });

  it('has no artifact before compilation', () => {
    expect(artifactOf(workflow(async () => 1))).toBeUndefined();
  });
});

describe('context', () => {
  it('shows the execution', async () => {
    const run = workflow(async (_input: { a: number }) => ({ ...context, state: undefined }), { name: 'Show' });
    const shown = await runWith(fakeRunner(), () => run({ a: 1 }), { name: 'run-1' });
    expect(shown).toStrictEqual({
      execution: {
        id: 'arn:aws:states:us-east-1:123456789012:execution:Show:run-1',
        name: 'run-1',
        input: { a: 1 },
        startTime: '2026-01-01T00:00:00.000Z',
        roleArn: 'arn:aws:iam::123456789012:role/Show',
        redriveCount: 0,
      },
      stateMachine: { id: 'arn:aws:states:us-east-1:123456789012:stateMachine:Show', name: 'Show' },
    });
  });

  it('is each execution its own', async () => {
    const child = workflow(async () => context.execution.name, { name: 'Child' });
    const parent = workflow(async () => [context.execution.name, await child(), context.execution.name]);
    const [before, inner, after] = await runWith(fakeRunner(), () => parent(), { name: 'outer' });
    expect([before, after]).toEqual(['outer', 'outer']);
    expect(inner).not.toBe('outer');
  });

  it('is nowhere else', () => {
    expect(() => context.execution).toThrow(/^STEP8102: .*outside of a workflow/);
    expect(() => context.state).toThrow(/STEP8102/);
  });
});

describe('waiting', () => {
  it('asks the clock of the runner', async () => {
    const runner = fakeRunner();
    const run = workflow(async () => {
      await sleep('1.5m');
      await sleep(0.2);
      await sleep(-3);
      await sleepUntil('2026-01-02T00:00:00Z');
    });
    await runWith(runner, () => run());
    expect(runner.sleeps).toEqual([90, 1, 0, '2026-01-02T00:00:00Z']);
    expect(runner.now()).toBe(Date.parse('2026-01-02T00:00:00Z'));
  });

  it('refuses what is no timestamp', async () => {
    await expect(sleepUntil('tomorrow')).rejects.toThrow(RangeError);
  });

  it('takes real time without a runner', async () => {
    const start = performance.now();
    await sleepUntil(new Date(Date.now() + 30).toISOString());
    expect(performance.now() - start).toBeGreaterThan(20);
  });
});

describe('a timeout of the workflow', () => {
  it('ends the run and cuts what is still going', async () => {
    const seen: string[] = [];
    const run = workflow(
      async () => {
        await sleep('30s');
        seen.push('30s');
        await sleep('60s');
        seen.push('90s');
      },
      { timeout: '1m' },
    );
    const runner = fakeRunner();
    await expect(runWith(runner, () => run())).rejects.toBeInstanceOf(errors.Timeout);
    expect(runner.now() - epoch).toBe(60_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(seen).toEqual(['30s']);
  });

  it('leaves a run alone that is in time', async () => {
    const run = workflow(async () => 'done', { timeout: '1m' });
    const runner = fakeRunner();
    expect(await runWith(runner, () => run())).toBe('done');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(runner.now()).toBe(epoch);
  });
});

describe('a child workflow', () => {
  const child = workflow(
    async (input: { fail?: boolean; slow?: boolean }) => {
      if (input.fail) throw new Broken('down');
      if (input.slow) await sleep('2h');
      return { at: new Date(0) };
    },
    { name: 'Child', timeout: '1h' },
  );

  it('gives its output through JSON', async () => {
    const parent = workflow(async () => child({}));
    expect(await runWith(fakeRunner(), () => parent())).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });

  it('fails as States.TaskFailed, with what DescribeExecution says', async () => {
    const parent = workflow(async () => {
      try {
        return await child({ fail: true });
      } catch (e) {
        return [e instanceof errors.TaskFailed, e instanceof Broken, (e as Error).name, parseCause(e)];
      }
    });
    const [failed, broken, name, cause] = (await runWith(fakeRunner(), () => parent())) as unknown[];
    expect([failed, broken, name]).toEqual([true, false, 'States.TaskFailed']);
    expect(cause).toMatchObject({ Error: 'Broken', Cause: 'down', Status: 'FAILED', Input: '{"fail":true}' });
  });

  it('that runs out of time has neither error nor cause', async () => {
    const parent = workflow(async () => {
      try {
        return await child({ slow: true });
      } catch (e) {
        return parseCause(e);
      }
    });
    const cause = await runWith(fakeRunner(), () => parent());
    expect(cause).toMatchObject({ Status: 'TIMED_OUT' });
    expect(cause).not.toHaveProperty('Error');
  });

  it('is cut with its parent', async () => {
    const seen: string[] = [];
    const inner = workflow(async () => {
      await sleep('2m');
      seen.push('inner');
    });
    const outer = workflow(async () => inner(), { timeout: '1m' });
    await expect(runWith(fakeRunner(), () => outer())).rejects.toBeInstanceOf(errors.Timeout);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen).toEqual([]);
  });
});

describe('retry', () => {
  it('tries a block again on the clock of the runner', async () => {
    const runner = fakeRunner();
    let count = 0;
    const run = workflow(async () =>
      retry({ errors: Broken, maxAttempts: 4, interval: '2s', backoffRate: 3, maxDelay: '20s' }, async () => {
        count += 1;
        if (count < 5) throw new Broken('x');
        return count;
      }),
    );
    expect(await runWith(runner, () => run())).toBe(5);
    expect(runner.sleeps).toEqual([2, 6, 18, 20]);
  });

  it('gives up after its attempts, three by default', async () => {
    const runner = fakeRunner();
    let count = 0;
    const block = async () => {
      count += 1;
      throw new Broken('x');
    };
    await expect(runWith(runner, () => retry({}, block))).rejects.toBeInstanceOf(Broken);
    expect([count, runner.sleeps]).toEqual([4, [1, 2, 4]]);
  });

  it('uses the first policy that matches, each with its own counter', async () => {
    const runner = fakeRunner();
    const failures = ['A', 'B', 'A', 'B', 'B'];
    const block = async () => {
      const name = failures.shift();
      if (name === undefined) return 'done';
      throw executionError(name);
    };
    const policies = [
      { errors: ['A'], interval: 10, backoffRate: 1, maxAttempts: 2 },
      { interval: 3, backoffRate: 2 },
    ];
    expect(await runWith(runner, () => retry(policies, block))).toBe('done');
    expect(runner.sleeps).toEqual([10, 3, 10, 6, 12]);
  });

  it.each([
    [{ errors: 'Other' }, executionError('Broken'), 0],
    [{ errors: 'States.TaskFailed', maxAttempts: 1 }, executionError('States.Timeout'), 0],
    [{ errors: errors.TaskFailed, maxAttempts: 1 }, executionError('Broken'), 1],
    [{ errors: Error, maxAttempts: 1 }, executionError('States.Timeout'), 1],
    [{ errors: TypeError, maxAttempts: 1 }, new TypeError('x'), 1],
    [{ maxAttempts: 0 }, executionError('Broken'), 0],
    [{ maxAttempts: 1 }, executionError('States.Runtime'), 0],
  ])('%j of %o retries %d times', async (policy, error, times) => {
    const runner = fakeRunner();
    const block = async () => {
      throw error;
    };
    await expect(runWith(runner, () => retry(policy, block))).rejects.toBe(error);
    expect(runner.sleeps).toHaveLength(times);
  });

  it('draws from the delay with full jitter', async () => {
    const runner = fakeRunner();
    const block = async () => {
      throw new Broken('x');
    };
    await expect(
      runWith(runner, () => retry({ jitter: 'FULL', interval: 100, maxAttempts: 20, backoffRate: 1 }, block)),
    ).rejects.toThrow();
    expect(runner.sleeps.every((delay) => Number(delay) >= 0 && Number(delay) <= 100)).toBe(true);
    expect(new Set(runner.sleeps).size).toBeGreaterThan(15);
  });
});

describe('map', () => {
  it('keeps the order and the limit', async () => {
    let running = 0;
    let most = 0;
    const run = workflow(async () =>
      map(
        [3, 1, 2],
        async (seconds, index) => {
          running += 1;
          most = Math.max(most, running);
          await sleep(seconds);
          running -= 1;
          return `${index}:${seconds}`;
        },
        { maxConcurrency: 2 },
      ),
    );
    expect(await runWith(fakeRunner(), () => run())).toEqual(['0:3', '1:1', '2:2']);
    expect(most).toBe(2);
  });

  it('has no limit by default and takes plain functions', async () => {
    expect(await map([1, 2], (item) => item * 2)).toEqual([2, 4]);
    expect(await map([], async () => 1)).toEqual([]);
  });

  it('starts nothing after a failure', async () => {
    const started: number[] = [];
    await expect(
      map(
        [0, 1, 2, 3],
        async (item) => {
          started.push(item);
          if (item === 1) throw new Broken('x');
          await Promise.resolve();
        },
        { maxConcurrency: 1 },
      ),
    ).rejects.toBeInstanceOf(Broken);
    expect(started).toEqual([0, 1]);
  });
});

it('a function called by a workflow runs outside of it', async () => {
  const inside = lambda.fn('Inside', async () => {
    try {
      return context.execution.name;
    } catch (e) {
      return (e as Error).name;
    }
  });
  expect(await workflow(async () => inside())()).toBe('StepScriptUsageError');
});
