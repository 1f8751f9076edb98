/** Redriving executions, and resuming them from the journal of their events at any point. */
import { describe, expect, it } from 'vitest';
import type { Json, TaskState } from '../../../src/asl/index.ts';
import { LocalRuntime, TaskError } from '../../../src/runtime/index.ts';
import { ending, machine, RESOURCE } from './machine.ts';

const task = (fields: object = {}): TaskState =>
  ({ Type: 'Task', Resource: RESOURCE, Arguments: {}, ...fields, ...ending(fields) }) as TaskState;

describe('a redrive', () => {
  it('tries the failed state again and goes on', async () => {
    let broken = true;
    const calls: Json[] = [];
    const runtime = new LocalRuntime({
      mocks: {
        [RESOURCE]: ({ state, context }) => {
          calls.push([state, (context.Execution as { RedriveCount: number }).RedriveCount]);
          if (state === 'B' && broken) throw new TaskError('Broken', 'for now');
          return state;
        },
      },
    });
    const execution = runtime.start(
      machine({
        A: task({ Next: 'B' }),
        B: task({ Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }] }),
      }),
    );
    expect(await execution.result).toMatchObject({ status: 'FAILED', error: 'Broken' });
    broken = false;
    execution.redrive();
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: 'B' });
    expect(calls).toEqual([
      ['A', 0],
      ['B', 0],
      ['B', 0],
      ['B', 1],
    ]);
    expect(execution.history().map(({ type }) => type)).toContain('ExecutionRedriven');
  });

  it('runs only the branches again that failed or were aborted', async () => {
    let broken = true;
    const calls: string[] = [];
    const runtime = new LocalRuntime({
      mocks: {
        [RESOURCE]: async ({ state, sleep }) => {
          calls.push(state);
          if (state === 'Slow') await sleep(10);
          if (state === 'Bad') {
            await sleep(5);
            if (broken) throw new TaskError('Broken');
          }
          return state;
        },
      },
    });
    const branch = (name: string) => ({ StartAt: name, States: { [name]: task() } });
    const execution = runtime.start(
      machine({ P: { Type: 'Parallel', Branches: [branch('Fast'), branch('Bad'), branch('Slow')], End: true } }),
    );
    await execution.result;
    broken = false;
    execution.redrive();
    expect((await execution.result).output).toEqual(['Fast', 'Bad', 'Slow']);
    expect(calls).toEqual(['Fast', 'Bad', 'Slow', 'Bad', 'Slow']);
  });

  it('starts the timeout of the machine anew', async () => {
    const runtime = new LocalRuntime();
    const execution = runtime.start(machine({ W: { Type: 'Wait', Seconds: 30, End: true } }, { TimeoutSeconds: 20 }));
    expect((await execution.result).status).toBe('TIMED_OUT');
    execution.redrive();
    expect((await execution.result).status).toBe('TIMED_OUT');
    expect(execution.redrives()?.count).toBe(1);
  });
});
