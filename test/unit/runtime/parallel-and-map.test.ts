/** Parallel and inline Map: order, concurrency, scopes, failures and aborts. */
import { describe, expect, it } from 'vitest';
import type { Json, MapState, ParallelState, State, StateGraph, TaskState } from '../../../src/asl/index.ts';
import { LocalRuntime, TaskError } from '../../../src/runtime/index.ts';
import { ending, eventTypes, machine, RESOURCE, run } from './machine.ts';

const graph = (states: Record<string, State>): StateGraph => ({
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
});
const task = (rest: Partial<TaskState> = {}): TaskState =>
  ({ Type: 'Task', Resource: RESOURCE, Arguments: '{% $states.input %}', End: true, ...rest }) as TaskState;
const wait = (seconds: number): State => ({ Type: 'Wait', Seconds: seconds, End: true });
const parallel = (branches: readonly StateGraph[], rest: Partial<ParallelState> = {}): ParallelState =>
  ({ Type: 'Parallel', Branches: branches, ...ending(rest), ...rest }) as ParallelState;
const map = (states: Record<string, State>, rest: Partial<MapState> = {}): MapState =>
  ({ Type: 'Map', ItemProcessor: graph(states), ...ending(rest), ...rest }) as MapState;

describe('Parallel', () => {
  it('gives every branch its input and collects the outputs in branch order', async () => {
    const result = await run(
      {
        P: parallel(
          [
            graph({
              A: { Type: 'Wait', Seconds: 2, Next: 'A2' },
              A2: { Type: 'Pass', Output: ['{% $states.input %}'], End: true },
            }),
            graph({ B: wait(1) }),
          ],
          {
            Arguments: { n: '{% $states.input.n * 2 %}' },
            Output: { all: '{% $states.result %}' },
          },
        ),
      },
      { n: 2 },
    );
    expect(result.output).toEqual({ all: [[{ n: 4 }], { n: 4 }] });
    expect(result.stopTime - result.startTime).toBe(2_000);
    expect(result.transitions).toBe(4);
  });

  it('lets branches read outer variables and keeps theirs inside', async () => {
    const { output } = await run({
      S: { Type: 'Pass', Assign: { outer: 1 }, Next: 'P' },
      P: parallel(
        [
          graph({
            A: { Type: 'Pass', Assign: { inner: '{% $outer + 1 %}' }, Next: 'A2' },
            A2: { Type: 'Pass', Output: '{% $inner %}', End: true },
          }),
          graph({ B: { Type: 'Pass', Output: '{% $exists($inner) %}', End: true } }),
        ],
        { Next: 'E' } as Partial<ParallelState>,
      ),
      E: { Type: 'Pass', Output: ['{% $states.input %}', '{% $exists($inner) %}', '{% $outer %}'], End: true },
    } as Record<string, State>);
    expect(output).toEqual([[2, false], false, 1]);
  });

  it('fails with its branch’s error and aborts what the others do', async () => {
    const signals: string[] = [];
    const result = await run(
      {
        P: parallel(
          [
            graph({ Slow: task() }),
            graph({ Inner: parallel([graph({ W: wait(100) })]) }),
            graph({ W2: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'Boom', Cause: 'why' } }),
          ],
          { Catch: [{ ErrorEquals: ['Boom'], Next: 'E', Assign: { e: '{% $states.errorOutput %}' } }] },
        ),
        E: { Type: 'Pass', Output: '{% $e %}', End: true },
      },
      {},
      {
        mocks: {
          Slow: async ({ signal, sleep }) => {
            signal.addEventListener('abort', () => signals.push('aborted'));
            await sleep(50);
            return 1;
          },
        },
      },
    );
    expect(result.output).toEqual({ Error: 'Boom', Cause: 'why' });
    expect(signals).toEqual(['aborted']);
    expect(result.stopTime - result.startTime).toBe(5_000);
    expect(eventTypes(result).slice(-9)).toEqual([
      'FailStateEntered',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateAborted',
      'ParallelStateFailed',
      'ParallelStateExited',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('starts all over on a retry, with fresh variables', async () => {
    let attempts = 0;
    const result = await run(
      {
        P: parallel([graph({ A: { Type: 'Pass', Assign: { seen: true }, Next: 'T' }, T: task() })], {
          Retry: [{ ErrorEquals: ['X'] }],
        }),
      } as Record<string, State>,
      {},
      {
        mocks: {
          T: () => {
            attempts += 1;
            if (attempts < 3) throw new TaskError('X');
            return attempts;
          },
        },
      },
    );
    expect(result.output).toEqual([3]);
    expect(eventTypes(result).filter((type) => /ParallelState(Started|Failed)/.test(type))).toEqual([
      'ParallelStateStarted',
      'ParallelStateStarted',
      'ParallelStateStarted',
    ]);
    // P, then A and T three times, and two retries.
    expect(result.transitions).toBe(1 + 6 + 2);
  });
});

describe('Map', () => {
  it('maps in item order, whatever ends first', async () => {
    const result = await run(
      {
        M: map({ W: { Type: 'Wait', Seconds: '{% $states.input %}', Output: '{% "w" & $states.input %}', End: true } }),
      },
      [3, 1, 2],
    );
    expect(result.output).toEqual(['w3', 'w1', 'w2']);
    expect(result.stopTime - result.startTime).toBe(3_000);
  });

  it.each<[number, number]>([
    [0, 3],
    [1, 120],
    [2, 60],
    [40, 3],
    [100, 3],
  ])('MaxConcurrency %s over 120 one-second items takes %s seconds', async (maxConcurrency, seconds) => {
    const result = await run({ M: map({ W: wait(1) }, { Items: '{% [1..120] %}', MaxConcurrency: maxConcurrency }) });
    expect(result.stopTime - result.startTime).toBe(seconds * 1000);
  });

  it('selects items with the index, the value and outer variables in view', async () => {
    const { output } = await run(
      {
        S: { Type: 'Pass', Assign: { k: 10 }, Next: 'M' },
        M: map(
          { A: { Type: 'Pass', Output: ['{% $states.input %}', '{% $states.context.Map.Item.Index %}'], End: true } },
          {
            Items: '{% $states.input.xs %}',
            ItemSelector: {
              i: '{% $states.context.Map.Item.Index %}',
              v: '{% $states.context.Map.Item.Value * $k %}',
              all: '{% $states.input.xs %}',
            },
          },
        ),
      } as Record<string, State>,
      { xs: [5, 6] },
    );
    expect(output).toEqual([
      [{ i: 0, v: 50, all: [5, 6] }, 0],
      [{ i: 1, v: 60, all: [5, 6] }, 1],
    ]);
  });

  it('handles no items', async () => {
    const result = await run({ M: map({ A: { Type: 'Succeed' } }) }, []);
    expect(result.output).toEqual([]);
    expect(eventTypes(result)).toEqual([
      'ExecutionStarted',
      'MapStateEntered',
      'MapStateStarted',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('reads the variables of every scope around it', async () => {
    const { output } = await run(
      {
        S: { Type: 'Pass', Assign: { a: 1 }, Next: 'M' },
        M: map({
          I: { Type: 'Pass', Assign: { b: '{% $states.input %}' }, Next: 'N' },
          N: map({ J: { Type: 'Pass', Output: '{% [$a, $b, $states.input] %}', End: true } }, { Items: [7] }),
        } as Record<string, State>),
      } as Record<string, State>,
      undefined,
    );
    expect(output).toBeUndefined();
    const nested = await run(
      {
        S: { Type: 'Pass', Assign: { a: 1 }, Next: 'M' },
        M: map({
          I: { Type: 'Pass', Assign: { b: '{% $states.input %}' }, Next: 'N' },
          N: map({ J: { Type: 'Pass', Output: '{% [$a, $b, $states.input] %}', End: true } }, { Items: [7] }),
        } as Record<string, State>),
      } as Record<string, State>,
      [2, 3],
    );
    expect(nested.output).toEqual([[[1, 2, 7]], [[1, 3, 7]]]);
  });

  it('fails with its iteration’s error, aborts the others and starts no more', async () => {
    const started: Json[] = [];
    const result = await run({ M: map({ T: task() }, { MaxConcurrency: 2 }) }, [0, 1, 2, 3], {
      mocks: {
        T: async ({ arguments: item, sleep }) => {
          started.push(item);
          await sleep(item === 1 ? 1 : 10);
          if (item === 1) throw new TaskError('Boom', 'b');
          return item;
        },
      },
    });
    expect(result).toMatchObject({ status: 'FAILED', error: 'Boom', cause: 'b' });
    expect(started).toEqual([0, 1]);
    expect(result.history.slice(-7).map(({ type, previousEventId }) => `${type} after ${previousEventId}`)).toEqual([
      'TaskFailed after 11',
      'MapIterationFailed after 12',
      'TaskStateAborted after 12',
      'MapIterationAborted after 12',
      'TaskStateAborted after 12',
      'MapStateFailed after 12',
      'ExecutionFailed after 17',
    ]);
  });

  it('fails where its ItemSelector does, as itself', async () => {
    const result = await run(
      {
        M: map(
          { A: { Type: 'Succeed' } },
          { ItemSelector: { v: '{% $no %}' }, Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'C' }] },
        ),
        C: { Type: 'Succeed' },
      },
      [1, 2],
    );
    expect(result.status).toBe('SUCCEEDED');
    expect((result.output as { Cause: string }).Cause).toContain(
      "executing the state 'M' (entered at the event id #2). The JSONata expression '$no' specified for the field 'ItemSelector/v'",
    );
  });

  it('refuses what is no array', async () => {
    expect((await run({ M: map({ A: { Type: 'Succeed' } }) }, { a: 1 })).cause).toContain(
      'Map state input must be an array but was: {"a":1}',
    );
    expect(
      (await run({ M: map({ A: { Type: 'Succeed' } }, { Items: '{% $states.input %}' }) }, { a: 1 })).cause,
    ).toContain("Expected 'array', but was 'object'");
  });
});

describe('runs', () => {
  it('are repeatable under a seed', async () => {
    const once = (seed: number) =>
      run(
        {
          M: map(
            { A: { Type: 'Pass', Output: ['{% $uuid() %}', '{% $random() %}', '{% $shuffle([1..9]) %}'], End: true } },
            { Items: '{% [1..5] %}' },
          ),
        },
        {},
        { seed },
      );
    const [first, same, other] = [await once(7), await once(7), await once(8)];
    expect(first.output).toEqual(same.output);
    expect(first.history).toEqual(same.history);
    expect(first.output).not.toEqual(other.output);
  });

  it('can be stopped', async () => {
    const runtime = new LocalRuntime();
    const execution = runtime.start(machine({ A: wait(1_000) }));
    execution.stop('Stopped', 'by hand');
    expect(await execution.result).toMatchObject({ status: 'ABORTED', error: 'Stopped', cause: 'by hand' });
  });

  it('share one clock', async () => {
    const runtime = new LocalRuntime();
    const [first, second] = await Promise.all([
      runtime.run(machine({ A: wait(10) })),
      runtime.run(machine({ A: wait(4) })),
    ]);
    expect([first.stopTime - first.startTime, second.stopTime - second.startTime]).toEqual([10_000, 4_000]);
  });
});
