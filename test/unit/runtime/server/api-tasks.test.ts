/** Tasks that others complete, and single states, through the AWS SDK's client alone: tokens, activities, TestState. */
import {
  CreateActivityCommand,
  GetActivityTaskCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SdkServer, serveSdk } from './sdk.ts';
import { definition } from './server.ts';

let server: SdkServer;
beforeAll(async () => {
  server = await serveSdk();
});
afterAll(() => server.close());

describe('task tokens', () => {
  const asking = (rest: object = {}) =>
    server.create(
      definition({
        T: {
          Type: 'Task',
          Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
          Arguments: { QueueUrl: 'http://q/1/jobs', MessageBody: '{% $states.context.Task.Token %}' },
          End: true,
          ...rest,
        },
      }),
    );

  it('complete and fail their task, once', async () => {
    const { sfn } = server;
    const stateMachineArn = await asking();
    const executionArn = await server.start(stateMachineArn);
    const taskToken = await server.token(executionArn);
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
    expect(await server.ended(executionArn)).toMatchObject({ output: '{"ok":true}' });
    const late = { name: 'TaskTimedOut' };
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject(late);
    await expect(sfn.send(new SendTaskFailureCommand({ taskToken }))).rejects.toMatchObject(late);
    await expect(sfn.send(new SendTaskHeartbeatCommand({ taskToken }))).rejects.toMatchObject(late);
    const failing = await server.start(stateMachineArn);
    const other = { taskToken: await server.token(failing), error: 'No', cause: 'never' };
    await sfn.send(new SendTaskFailureCommand(other));
    expect(await server.ended(failing)).toMatchObject({ status: 'FAILED', error: 'No', cause: 'never' });
  });

  it('are refused where they are none, or their output is', async () => {
    const { sfn } = server;
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken: 'none', output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    });
    const executionArn = await server.start(await asking());
    const taskToken = await server.token(executionArn);
    for (const output of ['no json', JSON.stringify('x'.repeat(262_143))]) {
      await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output }))).rejects.toMatchObject({
        name: 'InvalidOutput',
      });
    }
    await sfn.send(new StopExecutionCommand({ executionArn }));
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
  });

  it('are lost without heartbeats and kept by them', async () => {
    const { sfn } = server;
    const stateMachineArn = await asking({ HeartbeatSeconds: 1, TimeoutSeconds: 60 });
    const [kept, lost] = [await server.start(stateMachineArn), await server.start(stateMachineArn)];
    const taskToken = await server.token(kept);
    const beats = setInterval(() => {
      void sfn.send(new SendTaskHeartbeatCommand({ taskToken })).catch(() => undefined);
    }, 200);
    expect(await server.ended(lost)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect((await server.history(lost)).map(({ type }) => type)).toContain('TaskTimedOut');
    await new Promise((resolve) => setTimeout(resolve, 300));
    clearInterval(beats);
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '"alive"' }));
    expect(await server.ended(kept)).toMatchObject({ output: '"alive"' });
  });
});

describe('tasks of activities', () => {
  it('are waited for and done', async () => {
    const { sfn } = server;
    const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'review' }));
    const stateMachineArn = await server.create(
      definition({ A: { Type: 'Task', Resource: activityArn, HeartbeatSeconds: 60, End: true } }),
    );
    let answered = false;
    const poll = sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' })).then((task) => {
      answered = true;
      return task;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    const executionArn = await server.start(stateMachineArn, { doc: 1 });
    const { taskToken, input } = await poll;
    expect(input).toBe('{"doc":1}');
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '"fine"' }));
    expect(await server.ended(executionArn)).toMatchObject({ output: '"fine"' });
    const events = await server.history(executionArn);
    expect(events.map(({ type }) => type).slice(2, 5)).toEqual([
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
    ]);
    expect(events[3]?.activityStartedEventDetails).toEqual({ workerName: 'w' });
  });

  it('are not given to a worker that is gone', async () => {
    const { sfn } = server;
    const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'gone' }));
    const abort = new AbortController();
    const gone = sfn.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: abort.signal });
    await new Promise((resolve) => setTimeout(resolve, 100));
    abort.abort();
    await expect(gone).rejects.toMatchObject({ name: 'AbortError' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.start(await server.create(definition({ A: { Type: 'Task', Resource: activityArn, End: true } })));
    expect((await sfn.send(new GetActivityTaskCommand({ activityArn }))).taskToken).toEqual(expect.any(String));
  });
});

describe('TestState', () => {
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::dynamodb:getItem',
    Arguments: { TableName: 't', Key: { id: { S: '{% $states.input.id %}' } } },
    Output: '{% $states.result.Item.n.N %}',
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 1 }],
    Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Error %}', Next: 'Recover' }],
    Next: 'Done',
  };
  const test = (mock: object, rest: object = {}) =>
    server.sfn.send(
      new TestStateCommand({
        definition: definition({ T: state, Done: { Type: 'Succeed' }, Recover: { Type: 'Succeed' } }),
        stateName: 'T',
        input: '{"id":"7"}',
        mock,
        ...rest,
      }),
    );

  it('gives the output of a mocked task', async () => {
    const result = await test({ result: '{"Item":{"n":{"N":"5"}}}' }, { inspectionLevel: 'DEBUG' });
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: '"5"', nextState: 'Done' });
    expect(JSON.parse(result.inspectionData?.afterArguments ?? '')).toEqual({
      TableName: 't',
      Key: { id: { S: '7' } },
    });
    const info = await test({ result: '{"Item":{"n":{"N":"5"}}}' }, { inspectionLevel: 'INFO' });
    expect(info).toMatchObject({ status: 'SUCCEEDED', output: '"5"' });
    expect(info.inspectionData).toBeUndefined();
  });

  it('says what becomes of an error', async () => {
    expect(await test({ errorOutput: { error: 'Busy' } })).toMatchObject({ status: 'RETRIABLE', error: 'Busy' });
    expect(
      await test({ errorOutput: { error: 'Busy' } }, { stateConfiguration: { retrierRetryCount: 1 } }),
    ).toMatchObject({ status: 'CAUGHT_ERROR', nextState: 'Recover', output: '"Busy"' });
    expect(
      await server.sfn.send(new TestStateCommand({ definition: '{"Type":"Fail","Error":"E","Cause":"c"}' })),
    ).toMatchObject({ status: 'FAILED', error: 'E', cause: 'c' });
  });
});
