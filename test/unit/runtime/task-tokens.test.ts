/** Tasks that wait for their token: success, failure, heartbeats and timeouts. */
import { describe, expect, it } from 'vitest';
import type { TaskState } from '../../../src/asl/index.ts';
import { LocalRuntime, submitted, virtualClock } from '../../../src/runtime/index.ts';
import { eventTypes, machine } from './machine.ts';

const task = (rest: Partial<TaskState> = {}): TaskState =>
  ({ Type: 'Task', Resource: '', End: true, ...rest }) as TaskState;

describe('task tokens', () => {
  const waiting = (rest: Partial<TaskState> = {}) =>
    machine({
      Approve: task({
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: { QueueUrl: '${ApprovalsUrl}', MessageBody: { token: '{% $states.context.Task.Token %}' } },
        ...rest,
      }),
    });
  const runtimeWithWorker = () => {
    const runtime = new LocalRuntime();
    runtime.mock('Approve', () => submitted({ MessageId: '1' }));
    return runtime;
  };

  it('complete the task', async () => {
    const runtime = runtimeWithWorker();
    const execution = runtime.start(waiting());
    runtime.sendTaskSuccess(await execution.token('Approve'), { approved: true });
    const result = await execution.result;
    expect(result.output).toEqual({ approved: true });
    expect(eventTypes(result)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    const [call] = result.trace[0]?.calls ?? [];
    expect(call?.arguments).toMatchObject({ MessageBody: { token: expect.stringMatching(/^[\w-]{1,1024}$/) } });
  });

  it('are waited for a year at most, where the clock does not jump', async () => {
    const clock = virtualClock();
    const release = clock.hold();
    const runtime = new LocalRuntime({ clock: { ...clock, steady: true } });
    runtime.mock('Approve', () => submitted({ MessageId: '1' }));
    const execution = runtime.start(waiting());
    await execution.token('Approve');
    const day = 86_400_000;
    clock.advance(364 * day);
    expect(execution.finished()).toBeUndefined();
    clock.advance(day);
    const { status, startTime, stopTime } = await execution.result;
    expect([status, stopTime - startTime]).toEqual(['TIMED_OUT', 365 * day]);
    release();
  });

  it('fail the task, with or without an error', async () => {
    const runtime = runtimeWithWorker();
    const execution = runtime.start(waiting());
    runtime.sendTaskFailure(await execution.token());
    const result = await execution.result;
    expect([result.status, result.error, result.cause]).toEqual(['FAILED', undefined, undefined]);
    const second = runtime.start(waiting());
    runtime.sendTaskFailure(await second.token(), 'Rejected', 'no');
    expect(await second.result).toMatchObject({ status: 'FAILED', error: 'Rejected', cause: 'no' });
  });

  it('count once', async () => {
    const runtime = runtimeWithWorker();
    const execution = runtime.start(waiting());
    const token = await execution.token();
    runtime.sendTaskSuccess(token, 1);
    expect(() => runtime.sendTaskSuccess(token, 2)).toThrow('Task Timed Out');
    expect(() => runtime.sendTaskSuccess('nonsense', 2)).toThrow('Invalid Token');
    expect((await execution.result).output).toBe(1);
  });

  it('are kept alive by heartbeats and lost without', async () => {
    const runtime = runtimeWithWorker();
    const execution = runtime.start(waiting({ HeartbeatSeconds: 10, TimeoutSeconds: 100 }));
    const token = await execution.token();
    const beat = (): void => {
      runtime.sendTaskHeartbeat(token);
    };
    runtime.clock.schedule(runtime.clock.now() + 9_000, beat);
    runtime.clock.schedule(runtime.clock.now() + 18_000, beat);
    const result = await execution.result;
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(result.stopTime - result.startTime).toBe(28_000);
  });

  it('match States.HeartbeatTimeout as well', async () => {
    const runtime = runtimeWithWorker();
    const states = waiting({
      HeartbeatSeconds: 10,
      Catch: [{ ErrorEquals: ['States.HeartbeatTimeout'], Next: 'B' }],
    }).States;
    const result = await runtime.run(machine({ ...states, B: { Type: 'Succeed' } }));
    expect(result.output).toEqual({ Error: 'States.Timeout', Cause: '' });
  });

  it('may be answered by the mock itself', async () => {
    const runtime = new LocalRuntime({ mocks: { Approve: () => ({ approved: false }) } });
    expect((await runtime.run(waiting())).output).toEqual({ approved: false });
  });
});
