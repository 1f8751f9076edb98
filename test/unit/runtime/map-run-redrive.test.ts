/** Map runs that are redriven, changed while they last, and larger than what is kept of them. */
import { describe, expect, it } from 'vitest';
import type { DistributedMapState, Json } from '../../../src/asl/index.ts';
import { LocalRuntime, TaskError } from '../../../src/runtime/index.ts';
import { eventTypes, machine, RESOURCE } from './machine.ts';

const distributed = (rest: object = {}, executionType = 'STANDARD'): DistributedMapState =>
  ({
    Type: 'Map',
    Label: 'Each',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: executionType },
      StartAt: 'First',
      States: {
        First: {
          Type: 'Task',
          Resource: RESOURCE,
          Arguments: '{% $states.input %}',
          Assign: { n: '{% $states.input %}' },
          Next: 'Then',
        },
        Then: { Type: 'Task', Resource: RESOURCE, Arguments: '{% $n * 10 %}', Output: '{% $n %}', End: true },
      },
    },
    End: true,
    ...rest,
  }) as DistributedMapState;

/** A runtime whose task fails for some arguments while it is broken. */
function flaky(fails: (n: number) => boolean): { runtime: LocalRuntime; calls: number[]; mend: () => void } {
  let broken = true;
  const calls: number[] = [];
  const runtime = new LocalRuntime();
  runtime.mock(RESOURCE, ({ arguments: n }: { arguments: number }) => {
    calls.push(n);
    if (broken && fails(n)) throw new TaskError('Broken', String(n));
    return n;
  });
  return {
    runtime,
    calls,
    mend: () => {
      broken = false;
    },
  };
}

describe('a redrive of a map run', () => {
  it('goes on with the children that failed where they failed, in the same run', async () => {
    const { runtime, calls, mend } = flaky((n) => n === 20);
    const items = { Items: [1, 2, 3, 4], MaxConcurrency: 1 };
    const execution = runtime.start(machine({ M: distributed(items) }));
    expect(await execution.result).toMatchObject({ error: 'States.ExceedToleratedFailureThreshold' });
    expect(calls).toEqual([1, 10, 2, 20]);
    mend();
    execution.redrive();
    const result = await execution.result;
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3, 4] });
    expect(calls.slice(4)).toEqual([20, 3, 30, 4, 40]);
    const [run, ...others] = runtime.mapRuns;
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      redrives: { count: 1 },
      ended: { SUCCEEDED: { items: 4 }, FAILED: { items: 0 } },
    });
    expect(eventTypes(result).slice(-5)).toEqual([
      'MapRunRedriven',
      'MapRunSucceeded',
      'MapStateSucceeded',
      'MapStateExited',
      'ExecutionSucceeded',
    ]);
    expect(result.history.find(({ type }) => type === 'MapRunRedriven')).toMatchObject({
      redriveCount: 1,
      mapRunArn: run?.mapRunArn,
    });
  });

  it('starts EXPRESS children anew', async () => {
    const { runtime, calls, mend } = flaky((n) => n === 10);
    const execution = runtime.start(machine({ M: distributed({ Items: [1] }, 'EXPRESS') }));
    await execution.result;
    mend();
    execution.redrive();
    expect(await execution.result).toMatchObject({ output: [1] });
    expect(calls).toEqual([1, 10, 1, 10]);
  });

  it('fails again, and is redriven again', async () => {
    const { runtime, mend } = flaky((n) => n >= 30);
    const execution = runtime.start(machine({ M: distributed({ Items: [1, 2, 3, 4], ToleratedFailureCount: 1 }) }));
    expect((await execution.result).status).toBe('FAILED');
    execution.redrive();
    expect((await execution.result).status).toBe('FAILED');
    expect(runtime.mapRuns[0]).toMatchObject({ status: 'FAILED', redrives: { count: 1 } });
    mend();
    execution.redrive();
    expect(await execution.result).toMatchObject({ output: [1, 2, 3, 4] });
    expect(runtime.mapRuns[0]).toMatchObject({ status: 'SUCCEEDED', redrives: { count: 2 } });
  });

  it('tells which children still wait for it', async () => {
    const { runtime } = flaky((n) => n >= 20);
    const limits = { MaxConcurrency: 1, ToleratedFailureCount: 2 };
    const execution = runtime.start(machine({ M: distributed({ Items: [1, 2, 3, 4], ...limits }) }));
    await execution.result;
    const [run] = runtime.mapRuns;
    const waiting: (readonly number[])[] = [];
    runtime.mock(RESOURCE, ({ arguments: n }: { arguments: number }) => {
      waiting.push([...(run?.awaitingRedrive.keys() ?? [])]);
      return n;
    });
    execution.redrive();
    expect(await execution.result).toMatchObject({ output: [1, 2, 3, 4] });
    expect(waiting).toEqual([[2, 3], [3], []]);
    expect(run).toMatchObject({ status: 'SUCCEEDED', failed: new Map() });
  });

  it('goes on after an abort, even at once', async () => {
    const runtime = new LocalRuntime();
    const calls: number[] = [];
    runtime.mock(
      RESOURCE,
      async ({ arguments: n, sleep }: { arguments: number; sleep: (seconds: number) => Promise<void> }) => {
        calls.push(n);
        if (n === 1) execution.stop('Enough');
        await sleep(1);
      },
    );
    const execution = runtime.start(machine({ M: distributed({ Items: [5, 1, 2], MaxConcurrency: 1 }) }));
    expect(await execution.result).toMatchObject({ status: 'ABORTED', error: 'Enough' });
    calls.length = 0;
    runtime.mock(RESOURCE, ({ arguments: n }: { arguments: number }) => calls.push(n));
    execution.redrive();
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: [5, 1, 2] });
    expect(calls).toEqual([1, 10, 2, 20]);
  });

  it('writes the results of both rounds', async () => {
    const { runtime, mend } = flaky((n) => n === 20);
    const files = new Map<string, Json>();
    runtime.mock(
      'arn:aws:states:::s3:putObject',
      ({ arguments: call }: { arguments: { Key: string; Body: string } }) => {
        files.set(call.Key.split('/').at(-1) ?? '', JSON.parse(call.Body));
      },
    );
    const writer = {
      Resource: 'arn:aws:states:::s3:putObject',
      Arguments: { Bucket: 'b' },
      WriterConfig: { OutputType: 'JSON', Transformation: 'COMPACT' },
    };
    const state = distributed({ Items: [1, 2, 3], MaxConcurrency: 1, ResultWriter: writer });
    const execution = runtime.start(machine({ M: state }));
    await execution.result;
    expect(files.get('SUCCEEDED_0.json')).toEqual([1]);
    expect(files.get('FAILED_0.json')).toMatchObject([{ Input: '2', Error: 'Broken', Status: 'FAILED' }]);
    mend();
    execution.redrive();
    const { output } = await execution.result;
    expect(output).toMatchObject({ ResultWriterDetails: { Bucket: 'b' } });
    const { ResultFiles } = files.get('manifest.json') as { ResultFiles: Record<string, Json[]> };
    expect([ResultFiles.SUCCEEDED?.length, ResultFiles.FAILED]).toEqual([2, []]);
    expect(files.get('SUCCEEDED_1.json')).toEqual([2, 3]);
  });
});

describe('a map run under way', () => {
  it('takes other limits', async () => {
    const runtime = new LocalRuntime();
    let running = 0;
    let most = 0;
    runtime.mock(
      RESOURCE,
      async ({ arguments: n, sleep }: { arguments: number; sleep: (seconds: number) => Promise<void> }) => {
        running += 1;
        most = Math.max(most, running);
        await sleep(1);
        running -= 1;
        if (n === 3) {
          const [run] = runtime.mapRuns;
          runtime.updateMapRun(run?.mapRunArn ?? '', { maxConcurrency: 4, toleratedFailureCount: 100 });
        }
        if (n >= 4 && n < 10) throw new TaskError('Broken');
        return n;
      },
    );
    const execution = runtime.start(machine({ M: distributed({ Items: '{% [1..9] %}', MaxConcurrency: 1 }) }));
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] });
    expect(most).toBe(4);
    expect(() => runtime.updateMapRun(runtime.mapRuns[0]?.mapRunArn ?? '', {})).toThrow(/not running/);
    expect(() => runtime.updateMapRun('none', {})).toThrow(/not found/);
  });

  it('is stopped by limits that it exceeds already', async () => {
    const runtime = new LocalRuntime();
    runtime.mock(
      RESOURCE,
      async ({ arguments: n, sleep }: { arguments: number; sleep: (seconds: number) => Promise<void> }) => {
        if (n < 3) throw new TaskError('Broken');
        await sleep(1);
        runtime.updateMapRun(runtime.mapRuns[0]?.mapRunArn ?? '', { toleratedFailureCount: 1 });
        await sleep(1000);
      },
    );
    const execution = runtime.start(machine({ M: distributed({ Items: [1, 2, 3], ToleratedFailureCount: 2 }) }));
    const { error, startTime, stopTime } = await execution.result;
    expect([error, stopTime - startTime]).toEqual(['States.ExceedToleratedFailureThreshold', 1000]);
  });

  it('counts percentages of a source that is longer than what is read ahead', async () => {
    const lines = Array.from({ length: 3000 }, (_, n) => `${n}`).join('\n');
    const run = async (percentage: number, failing: number): Promise<unknown> => {
      const runtime = new LocalRuntime();
      runtime.mock('arn:aws:states:::s3:getObject', () => ({ Body: lines }));
      runtime.mock(RESOURCE, ({ arguments: n }: { arguments: number }) => {
        if (n < failing) throw new TaskError('Broken');
        return n;
      });
      const reader = {
        Resource: 'arn:aws:states:::s3:getObject',
        Arguments: { Bucket: 'b', Key: 'k' },
        ReaderConfig: { InputType: 'JSONL' },
      };
      const state = distributed({ ItemReader: reader, ToleratedFailurePercentage: percentage }, 'EXPRESS');
      const { status, error } = await runtime.run(machine({ M: { ...state, Output: 0 } as DistributedMapState }));
      const [{ ended, read } = {}] = runtime.mapRuns;
      expect(read?.items).toBe(3000);
      return error ?? [status, ended?.SUCCEEDED.items, runtime.executions.length];
    };
    // A thousand successes and all failures are kept, besides the execution itself.
    expect(await run(10, 300)).toEqual(['SUCCEEDED', 2700, 1301]);
    expect(await run(10, 301)).toBe('States.ExceedToleratedFailureThreshold');
  });
});
