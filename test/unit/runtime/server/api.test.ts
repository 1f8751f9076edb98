/** The API through the AWS SDK's own client: machines, versions, aliases, executions, activities, tokens, tags, states. */
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DeleteStateMachineVersionCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  paginateGetExecutionHistory,
  paginateListStateMachines,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  TestStateCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { definition, PASS, ROLE, serve } from './server.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

let count = 0;
async function create(text: string, type: 'STANDARD' | 'EXPRESS' = 'STANDARD'): Promise<string> {
  count += 1;
  const { stateMachineArn = '' } = await server.sfn.send(
    new CreateStateMachineCommand({ name: `m-${count}`, definition: text, roleArn: ROLE, type }),
  );
  return stateMachineArn;
}

async function start(stateMachineArn: string, input: unknown = {}): Promise<string> {
  const { executionArn = '' } = await server.sfn.send(
    new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
  );
  return executionArn;
}

const ended = async (executionArn: string) => {
  await server.runtime.execution(executionArn).result;
  return server.sfn.send(new DescribeExecutionCommand({ executionArn }));
};

describe('state machines', () => {
  it('are created, described, updated, listed and deleted', async () => {
    const { sfn } = server;
    const stateMachineArn = await create(PASS);
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({
      name: 'm-1',
      status: 'ACTIVE',
      type: 'STANDARD',
      definition: PASS,
      roleArn: ROLE,
    });
    expect(described.creationDate).toBeInstanceOf(Date);
    const changed = definition({ P: { Type: 'Succeed' } });
    const { revisionId } = await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: changed }));
    expect(revisionId).not.toBe(described.revisionId);
    const { stateMachines } = await sfn.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map((one) => one.stateMachineArn)).toContain(stateMachineArn);
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(sfn.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('are the same when created in the same way, and refused otherwise', async () => {
    const { sfn } = server;
    const request = { name: 'same', definition: PASS, roleArn: ROLE };
    const first = await sfn.send(new CreateStateMachineCommand(request));
    expect(await sfn.send(new CreateStateMachineCommand(request))).toMatchObject({
      stateMachineArn: first.stateMachineArn,
    });
    await expect(sfn.send(new CreateStateMachineCommand({ ...request, type: 'EXPRESS' }))).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
    });
  });

  it.each([
    ['InvalidDefinition', { name: 'x', definition: '{}' }],
    ['InvalidDefinition', { name: 'x', definition: 'no json' }],
    ['InvalidName', { name: 'a b', definition: PASS }],
    ['ValidationException', { name: 'x'.repeat(81), definition: PASS }],
    ['InvalidArn', { name: 'x', definition: PASS, roleArn: 'me' }],
  ])('refuse with %s', async (name, fields) => {
    await expect(server.sfn.send(new CreateStateMachineCommand({ roleArn: ROLE, ...fields }))).rejects.toMatchObject({
      name,
    });
  });

  it('come in pages', async () => {
    await create(PASS);
    await create(PASS);
    const pages = [];
    for await (const page of paginateListStateMachines({ client: server.sfn, pageSize: 1 }, {})) pages.push(page);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every(({ stateMachines }) => stateMachines?.length === 1)).toBe(true);
  });

  it('are validated', async () => {
    const { sfn } = server;
    expect(await sfn.send(new ValidateStateMachineDefinitionCommand({ definition: PASS }))).toMatchObject({
      result: 'OK',
    });
    const { result, diagnostics } = await sfn.send(
      new ValidateStateMachineDefinitionCommand({ definition: '{"StartAt":"A","States":{"A":{"Type":"Pass"}}}' }),
    );
    expect(result).toBe('FAIL');
    expect(diagnostics?.[0]).toMatchObject({ code: 'SCHEMA_VALIDATION_FAILED', location: '/States/A' });
  });
});

describe('versions and aliases', () => {
  it('run the definition that was published', async () => {
    const { sfn } = server;
    const stateMachineArn = await create(PASS);
    const { stateMachineVersionArn = '' } = await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }));
    expect(stateMachineVersionArn).toBe(`${stateMachineArn}:1`);
    expect(await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }))).toMatchObject({
      stateMachineVersionArn,
    });
    const next = definition({ P: { Type: 'Pass', Output: 'new', End: true } });
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: next, publish: true }));
    const { stateMachineAliasArn = '' } = await sfn.send(
      new CreateStateMachineAliasCommand({
        name: 'live',
        routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
      }),
    );
    expect(await ended(await start(stateMachineAliasArn, { n: 1 }))).toMatchObject({
      output: '2',
      stateMachineArn,
      stateMachineAliasArn,
      stateMachineVersionArn,
    });
    expect(await ended(await start(`${stateMachineArn}:2`))).toMatchObject({ output: '"new"' });
    expect(await sfn.send(new DescribeStateMachineAliasCommand({ stateMachineAliasArn }))).toMatchObject({
      name: 'live',
    });
    const { stateMachineVersions } = await sfn.send(new ListStateMachineVersionsCommand({ stateMachineArn }));
    expect(stateMachineVersions?.map((one) => one.stateMachineVersionArn?.split(':').at(-1))).toEqual(['2', '1']);
    await expect(sfn.send(new DeleteStateMachineVersionCommand({ stateMachineVersionArn }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
  });
});

describe('executions', () => {
  it('succeed, and tell their history in pages and backwards', async () => {
    const { sfn } = server;
    const executionArn = await start(await create(PASS), { n: 41 });
    expect(await ended(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      input: '{"n":41}',
      output: '42',
      redriveCount: 0,
    });
    const events = [];
    for await (const page of paginateGetExecutionHistory({ client: sfn, pageSize: 2 }, { executionArn })) {
      events.push(...(page.events ?? []));
    }
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[1]).toMatchObject({ id: 2, stateEnteredEventDetails: { name: 'P', input: '{"n":41}' } });
    expect(events[2]?.stateExitedEventDetails).toMatchObject({ output: '42' });
    const last = await sfn.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }));
    expect(last.events?.[0]?.type).toBe('ExecutionSucceeded');
    const bare = await sfn.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
    expect(bare.events?.[1]?.stateEnteredEventDetails).toEqual({ name: 'P' });
    expect(await sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }))).toMatchObject({
      definition: PASS,
    });
  });

  it('of one name are one', async () => {
    const { sfn } = server;
    const stateMachineArn = await create(definition({ W: { Type: 'Wait', Seconds: 600, End: true } }));
    const request = { stateMachineArn, name: 'only', input: '{"a":1}' };
    const { executionArn } = await sfn.send(new StartExecutionCommand(request));
    expect(await sfn.send(new StartExecutionCommand(request))).toMatchObject({ executionArn });
    await expect(sfn.send(new StartExecutionCommand({ ...request, input: '{}' }))).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'of this' }));
    expect(await ended(executionArn ?? '')).toMatchObject({ status: 'ABORTED', error: 'Enough', cause: 'of this' });
    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'ABORTED' }));
    expect(executions).toMatchObject([{ executionArn, name: 'only', status: 'ABORTED' }]);
  });

  it('are redriven', async () => {
    const { sfn } = server;
    let broken = true;
    server.runtime.lambda('Fragile', () => {
      if (broken) throw new Error('broken');
      return 'whole';
    });
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:Fragile';
    const executionArn = await start(await create(definition({ T: { Type: 'Task', Resource: lambda, End: true } })));
    expect(await ended(executionArn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    broken = false;
    expect((await sfn.send(new RedriveExecutionCommand({ executionArn }))).redriveDate).toBeInstanceOf(Date);
    expect(await ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"whole"', redriveCount: 1 });
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
  });

  it('of EXPRESS machines answer at once', async () => {
    const { sfn } = server;
    const stateMachineArn = await create(PASS, 'EXPRESS');
    const result = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"n":1}' }));
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    await expect(
      sfn.send(new StartSyncExecutionCommand({ stateMachineArn: await create(PASS) })),
    ).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
  });

  it('do not exist before they are started', async () => {
    const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:m:x';
    await expect(server.sfn.send(new DescribeExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionDoesNotExist',
      message: `Execution Does Not Exist: '${executionArn}'`,
    });
    await expect(start('arn:aws:states:us-east-1:123456789012:stateMachine:none')).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('fail where nothing performs a task, and say so', async () => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:ec2:describeInstances',
      Arguments: {},
      End: true,
    };
    const { status, error, cause } = await ended(await start(await create(definition({ T: state }))));
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(cause).toContain('STEP8201');
  });

  it('start each other and wait', async () => {
    const child = await create(PASS);
    const parent = await create(
      definition({
        S: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: { StateMachineArn: child, Input: { n: 1 } },
          Output: '{% $states.result.Output %}',
          End: true,
        },
      }),
    );
    expect(await ended(await start(parent))).toMatchObject({ status: 'SUCCEEDED', output: '2' });
  });

  it('run Distributed Maps, whose runs are described', async () => {
    const { sfn } = server;
    const inner = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'P',
      States: { P: { Type: 'Pass', End: true } },
    };
    const executionArn = await start(
      await create(definition({ M: { Type: 'Map', Items: [1, 2, 3], ItemProcessor: inner, End: true } })),
    );
    expect(await ended(executionArn)).toMatchObject({ output: '[1,2,3]' });
    const { mapRuns } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns?.[0]?.mapRunArn;
    expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'SUCCEEDED',
      itemCounts: { total: 3, succeeded: 3, failed: 0 },
    });
    expect((await sfn.send(new ListExecutionsCommand({ mapRunArn }))).executions?.length).toBe(3);
  });
});

describe('tasks that others complete', () => {
  it('wait for their token', async () => {
    const { sfn } = server;
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl: 'http://q/1/jobs', MessageBody: '{% $states.context.Task.Token %}' },
      End: true,
    };
    const stateMachineArn = await create(definition({ T: state }));
    const executionArn = await start(stateMachineArn);
    const taskToken = await server.runtime.execution(executionArn).token();
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '{"ok":true}' }));
    expect(await ended(executionArn)).toMatchObject({ output: '{"ok":true}' });
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject({
      name: 'TaskTimedOut',
    });
    await expect(sfn.send(new SendTaskSuccessCommand({ taskToken: 'none', output: '1' }))).rejects.toMatchObject({
      name: 'InvalidToken',
    });
    const failing = await start(stateMachineArn);
    const token = await server.runtime.execution(failing).token();
    await sfn.send(new SendTaskFailureCommand({ taskToken: token, error: 'No', cause: 'never' }));
    expect(await ended(failing)).toMatchObject({ status: 'FAILED', error: 'No', cause: 'never' });
  });

  it('wait for a worker of their activity', async () => {
    const { sfn } = server;
    const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'review' }));
    const waiting = sfn.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }));
    const executionArn = await start(
      await create(definition({ A: { Type: 'Task', Resource: activityArn, HeartbeatSeconds: 60, End: true } })),
      { doc: 1 },
    );
    const { taskToken, input } = await waiting;
    expect(input).toBe('{"doc":1}');
    await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '"fine"' }));
    expect(await ended(executionArn)).toMatchObject({ output: '"fine"' });
    const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.find(({ type }) => type === 'ActivityStarted')?.activityStartedEventDetails).toEqual({
      workerName: 'w',
    });
  });
});

describe('tags', () => {
  it('are added and removed', async () => {
    const { sfn } = server;
    const resourceArn = await create(PASS);
    await sfn.send(
      new TagResourceCommand({
        resourceArn,
        tags: [
          { key: 'a', value: '1' },
          { key: 'b', value: '2' },
        ],
      }),
    );
    await sfn.send(new UntagResourceCommand({ resourceArn, tagKeys: ['a'] }));
    expect((await sfn.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual([{ key: 'b', value: '2' }]);
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
