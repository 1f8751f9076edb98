/** Executions through the AWS SDK's client alone: starting, histories, stopping, redriving, child executions and map runs. */
import {
  CreateActivityCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  DescribeStateMachineForExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  PublishStateMachineVersionCommand,
  paginateGetExecutionHistory,
  RedriveExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SdkServer, serveSdk } from './sdk.ts';
import { definition, PASS } from './server.ts';

let server: SdkServer;
beforeAll(async () => {
  server = await serveSdk();
});
afterAll(() => server.close());

const WAIT = definition({ W: { Type: 'Wait', Seconds: 600, End: true } });

describe('executions', () => {
  it('succeed, and tell their history in pages and backwards', async () => {
    const { sfn } = server;
    const executionArn = await server.start(await server.create(PASS), { n: 41 });
    expect(await server.ended(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      input: '{"n":41}',
      output: '42',
      redriveCount: 0,
    });
    const events = [];
    for await (const page of paginateGetExecutionHistory({ client: sfn, pageSize: 2 }, { executionArn })) {
      expect(page.events?.length).toBe(2);
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
    const backwards = [];
    const reverse = { executionArn, reverseOrder: true };
    for await (const page of paginateGetExecutionHistory({ client: sfn, pageSize: 3 }, reverse)) {
      backwards.push(...(page.events ?? []));
    }
    expect(backwards.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    const bare = await sfn.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }));
    expect(bare.events?.[1]?.stateEnteredEventDetails).toEqual({ name: 'P' });
  });

  it('know the definition that they were started with', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(PASS);
    const described = (executionArn: string) => sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }));
    const first = await server.start(stateMachineArn, { n: 1 });
    const version = `${(await sfn.send(new PublishStateMachineVersionCommand({ stateMachineArn }))).stateMachineVersionArn}`;
    const second = await server.start(version, { n: 2 });
    const { revisionId } = await described(first);
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition: WAIT }));
    const third = await server.start(stateMachineArn);
    for (const executionArn of [first, second]) {
      expect(await described(executionArn)).toMatchObject({ definition: PASS, revisionId, stateMachineArn });
    }
    expect(await described(third)).toMatchObject({ definition: WAIT });
    expect((await described(third)).revisionId).not.toBe(revisionId);
    await sfn.send(new DeleteStateMachineCommand({ stateMachineArn }));
    expect(await described(first)).toMatchObject({ definition: PASS, revisionId });
    expect(await described(third)).toMatchObject({ definition: WAIT });
    expect(await server.ended(third)).toMatchObject({ status: 'ABORTED' });
  });

  it('of one name are one', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(WAIT);
    const request = { stateMachineArn, name: 'only', input: '{"a":1}' };
    const { executionArn } = await sfn.send(new StartExecutionCommand(request));
    expect(await sfn.send(new StartExecutionCommand(request))).toMatchObject({ executionArn });
    await expect(sfn.send(new StartExecutionCommand({ ...request, input: '{}' }))).rejects.toMatchObject({
      name: 'ExecutionAlreadyExists',
    });
    await sfn.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'of this' }));
    expect(await server.ended(executionArn ?? '')).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'of this',
    });
    const last = (await server.history(executionArn ?? '')).at(-1);
    expect(last).toMatchObject({
      type: 'ExecutionAborted',
      executionAbortedEventDetails: { error: 'Enough', cause: 'of this' },
    });
    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'ABORTED' }));
    expect(executions).toMatchObject([{ executionArn, name: 'only', status: 'ABORTED' }]);
    expect(
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }))).executions,
    ).toEqual([]);
  });

  it('are redriven from the state that failed', async () => {
    const { sfn } = server;
    const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'fragile' }));
    const stateMachineArn = await server.create(
      definition({
        Before: { Type: 'Pass', Assign: { before: 1 }, Next: 'T' },
        T: { Type: 'Task', Resource: activityArn, Output: '{% [$before, $states.result] %}', End: true },
      }),
    );
    const executionArn = await server.start(stateMachineArn);
    const first = await sfn.send(new GetActivityTaskCommand({ activityArn }));
    await sfn.send(new SendTaskFailureCommand({ taskToken: first.taskToken, error: 'Broken' }));
    expect(await server.ended(executionArn)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    expect((await sfn.send(new RedriveExecutionCommand({ executionArn }))).redriveDate).toBeInstanceOf(Date);
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
    const { taskToken } = await sfn.send(new GetActivityTaskCommand({ activityArn }));
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: '"whole"' }));
    expect(await server.ended(executionArn)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[1,"whole"]',
      redriveCount: 1,
      redriveStatus: 'NOT_REDRIVABLE',
    });
    const types = (await server.history(executionArn)).map(({ type }) => type);
    expect(types.filter((type) => type === 'PassStateEntered')).toEqual(['PassStateEntered']);
    expect(types).toContain('ExecutionRedriven');
    await expect(sfn.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
    });
    const listed = async (redriveFilter: 'REDRIVEN' | 'NOT_REDRIVEN') =>
      (await sfn.send(new ListExecutionsCommand({ stateMachineArn, redriveFilter }))).executions?.length;
    expect([await listed('REDRIVEN'), await listed('NOT_REDRIVEN')]).toEqual([1, 0]);
  });

  it('of EXPRESS machines answer at once', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(PASS, 'EXPRESS');
    const result = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"n":1}' }));
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: '2' });
    expect(result.billingDetails?.billedDurationInMilliseconds).toBeGreaterThan(0);
    const failing = await server.create(definition({ F: { Type: 'Fail', Error: 'E', Cause: 'c' } }), 'EXPRESS');
    expect(await sfn.send(new StartSyncExecutionCommand({ stateMachineArn: failing }))).toMatchObject({
      status: 'FAILED',
      error: 'E',
      cause: 'c',
    });
    await expect(
      sfn.send(new StartSyncExecutionCommand({ stateMachineArn: await server.create(PASS) })),
    ).rejects.toMatchObject({ name: 'StateMachineTypeNotSupported' });
  });

  it('keep the trace that they were started in', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(PASS);
    const traceHeader = 'Root=1-5e1b4151-5ac6c58f5b3a9e8e7a3f2b1c;Sampled=1';
    const start = (header?: string) => {
      const command = new StartExecutionCommand({ stateMachineArn, input: '{"n":1}', traceHeader });
      command.middlewareStack.add(
        (next) => (args) => {
          if (header !== undefined)
            Object.assign((args.request as { headers: object }).headers, { 'X-Amzn-Trace-Id': header });
          return next(args);
        },
        { step: 'build' },
      );
      return sfn.send(command);
    };
    const { executionArn = '' } = await start();
    expect(await server.ended(executionArn)).toMatchObject({ traceHeader });
    const other = await start('Root=1-2');
    expect(await server.ended(other.executionArn ?? '')).toMatchObject({ traceHeader: 'Root=1-2' });
    const long = new StartExecutionCommand({ stateMachineArn, traceHeader: 'x'.repeat(257) });
    await expect(sfn.send(long)).rejects.toMatchObject({ name: 'ValidationException' });
    const express = await server.create(PASS, 'EXPRESS');
    const sync = new StartSyncExecutionCommand({ stateMachineArn: express, input: '{"n":1}', traceHeader });
    expect(await sfn.send(sync)).toMatchObject({ traceHeader });
  });

  it('do not exist before they are started', async () => {
    const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:m:x';
    const { sfn } = server;
    const answers = await Promise.allSettled([
      sfn.send(new DescribeExecutionCommand({ executionArn })),
      sfn.send(new StopExecutionCommand({ executionArn })),
      sfn.send(new RedriveExecutionCommand({ executionArn })),
      sfn.send(new GetExecutionHistoryCommand({ executionArn })),
      sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn })),
    ]);
    const reason = { name: 'ExecutionDoesNotExist', message: `Execution Does Not Exist: '${executionArn}'` };
    expect(answers).toMatchObject(answers.map(() => ({ status: 'rejected', reason })));
    await expect(server.start('arn:aws:states:us-east-1:123456789012:stateMachine:none')).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });

  it('take inputs up to the limit', async () => {
    const stateMachineArn = await server.create(WAIT);
    await expect(server.start(stateMachineArn, 'x'.repeat(262_143))).rejects.toMatchObject({
      name: 'InvalidExecutionInput',
    });
    await expect(
      server.sfn.send(new StartExecutionCommand({ stateMachineArn, input: 'no json' })),
    ).rejects.toMatchObject({ name: 'InvalidExecutionInput' });
    expect(await server.start(stateMachineArn, 'x'.repeat(262_142))).toContain(':execution:');
  });

  it('fail where nothing performs a task, and say so', async () => {
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:ec2:describeInstances',
      Arguments: {},
      End: true,
    };
    const { status, error, cause } = await server.ended(
      await server.start(await server.create(definition({ T: state }))),
    );
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(cause).toContain('STEP8201');
  });

  it('start each other and wait', async () => {
    const child = await server.create(PASS);
    const state = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: child, Input: { n: 1 } },
      Output: '{% $states.result.Output %}',
      End: true,
    };
    const executionArn = await server.start(await server.create(definition({ S: state })));
    expect(await server.ended(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '2' });
  });
});

describe('map runs', () => {
  const inner = (states: object) => ({
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: Object.keys(states)[0],
    States: states,
  });

  it('are described, with their children', async () => {
    const { sfn } = server;
    const stateMachineArn = await server.create(
      definition({
        M: {
          Type: 'Map',
          Label: 'Each',
          Items: [1, 2, 3],
          ItemBatcher: { MaxItemsPerBatch: 2 },
          ItemProcessor: inner({ P: { Type: 'Pass', Output: '{% $states.input.Items %}', End: true } }),
          End: true,
        },
      }),
    );
    const executionArn = await server.start(stateMachineArn);
    expect(await server.ended(executionArn)).toMatchObject({ output: '[[1,2],[3]]' });
    const { mapRuns } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    const mapRunArn = mapRuns?.[0]?.mapRunArn;
    expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      executionArn,
      status: 'SUCCEEDED',
      itemCounts: { total: 3, succeeded: 3, failed: 0 },
      executionCounts: { total: 2, succeeded: 2 },
    });
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
    expect(executions.map(({ itemCount }) => itemCount).sort()).toEqual([1, 2]);
    const child = { executionArn: executions[0]?.executionArn ?? '' };
    expect(await sfn.send(new DescribeExecutionCommand(child))).toMatchObject({ mapRunArn, status: 'SUCCEEDED' });
    expect(await sfn.send(new DescribeStateMachineForExecutionCommand(child))).toMatchObject({
      mapRunArn,
      label: 'Each',
      name: stateMachineArn.split(':').at(-1),
    });
  });

  it('are updated while they run', async () => {
    const { sfn } = server;
    const wait = inner({ W: { Type: 'Wait', Seconds: 600, End: true } });
    const executionArn = await server.start(
      await server.create(
        definition({ M: { Type: 'Map', Items: [1, 2], MaxConcurrency: 1, ItemProcessor: wait, End: true } }),
      ),
    );
    let mapRunArn: string | undefined;
    while (mapRunArn === undefined) {
      mapRunArn = (await sfn.send(new ListMapRunsCommand({ executionArn }))).mapRuns?.[0]?.mapRunArn;
    }
    await sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 7, toleratedFailureCount: 1 }));
    expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
      status: 'RUNNING',
      maxConcurrency: 7,
      toleratedFailureCount: 1,
    });
    await sfn.send(new StopExecutionCommand({ executionArn }));
    expect(await server.ended(executionArn)).toMatchObject({ status: 'ABORTED' });
    await expect(sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
    await expect(sfn.send(new DescribeMapRunCommand({ mapRunArn: `${mapRunArn}x` }))).rejects.toMatchObject({
      name: 'ResourceNotFound',
    });
  });
});
