/** The services that run in the process: SQS, SNS, EventBridge, Step Functions itself and activities. */
import { describe, expect, it } from 'vitest';
import type { Json, State, TaskFields, TaskState } from '../../../src/asl/index.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { ending, eventTypes, machine } from './machine.ts';

const call = (resource: string, rest: Partial<TaskFields> & { readonly Next?: string } = {}): TaskState =>
  ({ Type: 'Task', Resource: `arn:aws:states:::${resource}`, ...ending(rest), ...rest }) as TaskState;

describe('SQS', () => {
  it('queues messages, objects as JSON', async () => {
    const runtime = new LocalRuntime();
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/Jobs';
    const { output } = await runtime.run(
      machine({ A: call('sqs:sendMessage', { Arguments: { QueueUrl, MessageBody: { id: 1 }, MessageGroupId: 'g' } }) }),
    );
    expect(output).toEqual({
      MessageId: expect.any(String),
      MD5OfMessageBody: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(runtime.queue('Jobs').bodies()).toEqual([{ id: 1 }]);
    expect(runtime.queue(QueueUrl).take()).toMatchObject({ body: '{"id":1}', groupId: 'g' });
    expect(runtime.queue('Jobs').messages).toEqual([]);
  });

  it('misses a message body as SQS does', async () => {
    const result = await new LocalRuntime().run(
      machine({ A: call('sqs:sendMessage', { Arguments: { QueueUrl: '${JobsUrl}', MessageBody: null } }) }),
    );
    expect(result.error).toBe('SQS.AmazonSQSException');
    expect(result.cause).toMatch(
      /^The request must contain the parameter MessageBody\. \(Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: .*; Proxy: null\)$/,
    );
  });

  it('can be polled through aws-sdk:sqs', async () => {
    const runtime = new LocalRuntime();
    const states: Record<string, State> = {
      Send: call('aws-sdk:sqs:sendMessage', {
        Arguments: { QueueUrl: 'Jobs', MessageBody: 'x' },
        Next: 'Receive',
      }),
      Receive: call('aws-sdk:sqs:receiveMessage', {
        Arguments: { QueueUrl: 'Jobs' },
        Output: '{% $states.result.Messages[0] %}',
        Next: 'Delete',
      }),
      Delete: call('aws-sdk:sqs:deleteMessage', {
        Arguments: { QueueUrl: 'Jobs', ReceiptHandle: '{% $states.input.ReceiptHandle %}' },
        Output: '{% $states.input.Body %}',
      }),
    };
    expect((await runtime.run(machine(states))).output).toBe('x');
    expect(runtime.queue('Jobs').messages).toEqual([]);
  });
});

describe('SNS', () => {
  it('publishes to queues, functions and callbacks', async () => {
    const runtime = new LocalRuntime();
    const heard: unknown[] = [];
    runtime.lambda('OnAlert', async (event, { sleep }) => {
      await sleep(5);
      heard.push(event);
    });
    const topic = runtime.topic('Alerts');
    topic.subscribe({ queue: 'Raw' }, { raw: true });
    topic.subscribe({ queue: 'Wrapped' });
    topic.subscribe({ function: 'OnAlert' });
    topic.subscribe((message) => heard.push(message));
    const states: Record<string, State> = {
      A: call('sns:publish', { Arguments: { TopicArn: '${AlertsArn}', Message: { n: 1 }, Subject: 's' }, Next: 'B' }),
      B: { Type: 'Wait', Seconds: 10, End: true },
    };
    const { output } = await runtime.run(machine(states));
    expect(output).toEqual({ MessageId: expect.any(String) });
    expect(runtime.queue('Raw').bodies()).toEqual([{ n: 1 }]);
    expect(runtime.queue('Wrapped').bodies()).toMatchObject([
      { Type: 'Notification', Message: '{"n":1}', Subject: 's' },
    ]);
    expect(heard).toMatchObject([
      { Message: '{"n":1}' },
      { Records: [{ EventSource: 'aws:sns', Sns: { Message: '{"n":1}' } }] },
    ]);
    expect(runtime.backgroundFailures).toEqual([]);
  });

  it('keeps what a subscriber failed with', async () => {
    const runtime = new LocalRuntime();
    runtime.topic('Alerts').subscribe(() => {
      throw new Error('deaf');
    });
    await runtime.run(machine({ A: call('sns:publish', { Arguments: { TopicArn: 'Alerts', Message: 'm' } }) }));
    expect(runtime.backgroundFailures).toMatchObject([{ error: new Error('deaf') }]);
  });

  it('lets a subscriber answer the task token', async () => {
    const runtime = new LocalRuntime();
    runtime.topic('Approvals').subscribe((message) => {
      const { token } = JSON.parse((message as { Message: string }).Message);
      runtime.sendTaskSuccess(token, 'yes');
    });
    const ask = call('sns:publish.waitForTaskToken', {
      Arguments: { TopicArn: 'Approvals', Message: { token: '{% $states.context.Task.Token %}' } },
    });
    expect((await runtime.run(machine({ A: ask }))).output).toBe('yes');
  });
});

describe('EventBridge', () => {
  const put = (entries: Json) => machine({ A: call('events:putEvents', { Arguments: { Entries: entries } }) });

  it('puts events and follows its rules', async () => {
    const runtime = new LocalRuntime();
    const heard: Json[] = [];
    runtime.bus().rule({ source: ['shop'], detail: { total: [{ numeric: ['>', 10] }] } }, (event) => heard.push(event));
    runtime.bus().rule({ 'detail-type': ['Ordered'] }, { queue: 'Orders' });
    const { output } = await runtime.run(
      put([
        { Source: 'shop', DetailType: 'Ordered', Detail: { total: 11 } },
        { Source: 'shop', DetailType: 'Ordered', Detail: '{"total":9}' },
        { Source: 'x', DetailType: 'Other', Detail: {} },
      ]),
    );
    expect(output).toEqual({ FailedEntryCount: 0, Entries: [1, 2, 3].map(() => ({ EventId: expect.any(String) })) });
    expect(heard).toMatchObject([{ source: 'shop', detail: { total: 11 } }]);
    expect(runtime.queue('Orders').bodies()).toMatchObject([{ detail: { total: 11 } }, { detail: { total: 9 } }]);
    expect(runtime.bus().events).toHaveLength(3);
  });

  it('fails the task for a rejected entry', async () => {
    const result = await new LocalRuntime().run(put([{ Source: 's', DetailType: 'd', Detail: '"jsonstring"' }]));
    expect(result.error).toBe('EventBridge.FailedEntry');
    expect(JSON.parse(result.cause ?? '')).toEqual({
      Entries: [{ ErrorCode: 'MalformedDetail', ErrorMessage: 'Detail is malformed.' }],
      FailedEntryCount: 1,
    });
  });
});

describe('child executions', () => {
  const child = machine({
    W: { Type: 'Wait', Seconds: 30, Next: 'P' },
    P: { Type: 'Pass', Output: { got: '{% $states.input %}' }, End: true },
  });
  const failing = machine({ F: { Type: 'Fail', Error: 'Boom', Cause: 'why' } });
  const start = (suffix: string, rest: Partial<TaskFields> = {}) =>
    machine({
      A: call(`states:startExecution${suffix}`, {
        Arguments: { StateMachineArn: '${ChildArn}', Input: { n: 1 }, Name: 'c-1' },
        ...rest,
      }),
    });

  it('start without waiting', async () => {
    const runtime = new LocalRuntime();
    runtime.register('Child', child);
    const result = await runtime.run(start(''));
    expect(result.output).toEqual({
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Child:c-1',
      StartDate: runtime.clock.now(),
    });
  });

  it('give their description with .sync and parsed JSON with .sync:2, in virtual time', async () => {
    const runtime = new LocalRuntime();
    const arn = runtime.register('Child', child);
    const first = await runtime.run(start('.sync'));
    expect(first.output).toMatchObject({
      Status: 'SUCCEEDED',
      Output: '{"got":{"n":1}}',
      Input: '{"n":1}',
      StateMachineArn: arn,
    });
    expect(first.stopTime - first.startTime).toBe(30_000);
    expect(eventTypes(first)).toContain('TaskSubmitted');
    const second = await runtime.run(
      start('.sync:2', {
        Arguments: { StateMachineArn: arn, Input: { n: 2 } },
        Output: '{% $states.result.Output.got.n %}',
      }),
    );
    expect(second.output).toBe(2);
  });

  it('fail the task with States.TaskFailed and their description', async () => {
    const runtime = new LocalRuntime();
    runtime.register('Child', failing);
    const result = await runtime.run(start('.sync:2'));
    expect(result.error).toBe('States.TaskFailed');
    expect(JSON.parse(result.cause ?? '')).toMatchObject({ Status: 'FAILED', Error: 'Boom', Cause: 'why' });
  });

  it('are stopped when their task times out', async () => {
    const runtime = new LocalRuntime();
    runtime.register('Child', child);
    const result = await runtime.run(start('.sync:2', { TimeoutSeconds: 10 }));
    expect(result).toMatchObject({ error: 'States.Timeout' });
    expect(runtime.clock.now() - result.startTime).toBe(10_000);
  });

  it('must exist and have a new name', async () => {
    const runtime = new LocalRuntime();
    const missing = await runtime.run(start('.sync:2', { Arguments: { StateMachineArn: 'Nobody' } }));
    expect(missing.error).toBe('StepFunctions.StateMachineDoesNotExistException');
    expect(missing.cause).toMatch(
      /^State Machine Does Not Exist: 'Nobody' \(Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; /,
    );
    runtime.register('Child', child);
    expect((await runtime.run(start('.sync:2'))).status).toBe('SUCCEEDED');
    expect((await runtime.run(start('.sync:2'))).error).toBe('StepFunctions.ExecutionAlreadyExistsException');
  });

  it('are synchronous through aws-sdk:sfn for EXPRESS machines', async () => {
    const runtime = new LocalRuntime();
    runtime.register('Child', failing, { type: 'EXPRESS' });
    const sync = (name: string) =>
      machine({ A: call('aws-sdk:sfn:startSyncExecution', { Arguments: { StateMachineArn: name, Input: '{}' } }) });
    expect((await runtime.run(sync('Child'))).output).toMatchObject({
      Status: 'FAILED',
      Error: 'Boom',
      Cause: 'why',
      StartDate: expect.stringMatching(/Z$/),
    });
    runtime.register('Standard', child);
    expect((await runtime.run(sync('Standard'))).error).toBe('Sfn.StateMachineTypeNotSupportedException');
  });

  it('answer tokens of other executions', async () => {
    const runtime = new LocalRuntime();
    runtime.register(
      'Child',
      machine({
        A: call('aws-sdk:sfn:sendTaskSuccess', {
          Arguments: { TaskToken: '{% $states.input.token %}', Output: { done: true } },
        }),
      }),
    );
    const parent = machine({
      A: call('states:startExecution.waitForTaskToken', {
        Arguments: { StateMachineArn: 'Child', Input: { token: '{% $states.context.Task.Token %}' } },
      }),
    });
    expect((await runtime.run(parent)).output).toEqual({ done: true });
    const bogus = await runtime.run(
      machine({ A: call('aws-sdk:sfn:sendTaskFailure', { Arguments: { TaskToken: 'NoSuchTaskToken' } }) }),
    );
    expect(bogus.error).toBe('Sfn.InvalidTokenException');
  });

  it('have five minutes if they are EXPRESS', async () => {
    const slow = machine({ W: { Type: 'Wait', Seconds: 301, End: true } });
    const result = await new LocalRuntime().run(slow, {}, { type: 'EXPRESS' });
    expect(result.status).toBe('TIMED_OUT');
    expect(result.stopTime - result.startTime).toBe(300_000);
  });
});

describe('activities', () => {
  const work = machine({
    A: {
      Type: 'Task',
      Resource: 'arn:aws:states:us-east-1:123456789012:activity:Work',
      Arguments: { n: 1 },
      End: true,
    },
  });

  it('are done by a worker', async () => {
    const runtime = new LocalRuntime();
    runtime.activity('Work', async (input) => [input]);
    const result = await runtime.run(work);
    expect(result.output).toEqual([{ n: 1 }]);
    expect(eventTypes(result)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'ActivityScheduled',
      'ActivityStarted',
      'ActivitySucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  it('need one', async () => {
    await expect(new LocalRuntime().run(work)).rejects.toThrow('STEP8201');
  });
});
