/** The typed client and activity workers against the local server, as they work against AWS. */
import { CreateActivityCommand, CreateStateMachineCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflow } from '../../../../src/dsl/index.ts';
import { callback, client, worker } from '../../../../src/runtime/client/index.ts';
import { stepfunctions } from '../../../../src/tasks/index.ts';
import { definition, ROLE, serve } from './server.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

async function deploy(name: string, states: object): Promise<string> {
  const request = { name, definition: definition(states), roleArn: ROLE };
  return (await server.sfn.send(new CreateStateMachineCommand(request))).stateMachineArn ?? '';
}

const greet = workflow(async (input: { name: string }) => `Hello ${input.name}`);

describe('the client', () => {
  it('starts, waits, and reads the history', async () => {
    const stateMachineArn = await deploy('greet', {
      G: { Type: 'Pass', Output: '{% "Hello " & $states.input.name %}', End: true },
    });
    const greeter = client(greet, { stateMachineArn, sfn: server.sfn, pollSeconds: 0.01 });
    const execution = await greeter.start({ name: 'Ann' }, { name: 'first' });
    const text: string = await execution.result();
    expect(text).toBe('Hello Ann');
    const types = [];
    for await (const { type } of execution.history()) types.push(type);
    expect(types.at(-1)).toBe('ExecutionSucceeded');
  });

  it('stops, and redrives from where it broke off', async () => {
    const stateMachineArn = await deploy('waiting', {
      W: { Type: 'Wait', Seconds: 600, Next: 'G' },
      G: { Type: 'Succeed' },
    });
    const execution = await client(greet, { stateMachineArn, sfn: server.sfn, pollSeconds: 0.01 }).start({ name: '' });
    await execution.stop('Enough', 'of it');
    await expect(execution.result()).rejects.toMatchObject({ name: 'Enough', message: 'of it' });
    await execution.redrive();
    expect(server.runtime.execution(execution.executionArn).finished()).toBeUndefined();
    await execution.stop();
    await expect(execution.result()).rejects.toMatchObject({ name: 'ExecutionAborted' });
  });

  it('answers tokens', async () => {
    const stateMachineArn = await deploy('asking', {
      T: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: { QueueUrl: 'http://q/1/jobs', MessageBody: 'x' },
        End: true,
      },
    });
    const asking = client(greet, { stateMachineArn, sfn: server.sfn, pollSeconds: 0.01 });
    const first = await asking.start({ name: '' });
    const task = asking.callback<string>(await server.runtime.execution(first.executionArn).token());
    await task.heartbeat();
    await task.succeed('yes');
    expect(await first.result()).toBe('yes');
    const second = await asking.start({ name: '' });
    const token = await server.runtime.execution(second.executionArn).token();
    await callback(token, { sfn: server.sfn }).fail('No', 'never');
    await expect(second.result()).rejects.toMatchObject({ name: 'No', message: 'never' });
  });
});

describe('a worker', () => {
  const review = stepfunctions.activity<{ pages: number }, { approved: boolean }>('Review');

  it('does tasks at once, with heartbeats, and finishes what it took when stopped', async () => {
    const { activityArn = '' } = await server.sfn.send(new CreateActivityCommand({ name: 'Review' }));
    const stateMachineArn = await deploy('reviewing', {
      R: { Type: 'Task', Resource: activityArn, HeartbeatSeconds: 1, Retry: [], End: true },
    });
    let atOnce = 0;
    let most = 0;
    const reviewer = worker(
      review,
      async ({ pages }) => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        atOnce -= 1;
        if (pages < 0) throw new RangeError('no such document');
        return { approved: pages < 10 };
      },
      { activityArn, sfn: server.sfn, concurrency: 2, heartbeatSeconds: 0.3, workerName: 'w' },
    );
    const reviews = client(
      workflow(async (_: { pages: number }) => ({ approved: true })),
      {
        stateMachineArn,
        sfn: server.sfn,
        pollSeconds: 0.02,
      },
    );
    const good = await reviews.start({ pages: 3 });
    const bad = await reviews.start({ pages: -1 });
    while (atOnce < 2) await new Promise((resolve) => setTimeout(resolve, 10));
    await reviewer.stop();
    expect(await good.result()).toEqual({ approved: true });
    await expect(bad.result()).rejects.toMatchObject({ name: 'RangeError', message: 'no such document' });
    expect(most).toBe(2);
  });

  it('must know which activity', () => {
    expect(() => worker(review, () => ({ approved: true }))).toThrow('STEP8213');
  });
});
