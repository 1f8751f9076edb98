/** Stubs at run time: the request that the task runner gets, and what the stub makes of the answer. */
import { describe, expect, it } from 'vitest';
import { errors, handleReferenceOf, runWith, type TaskRequest, workflow } from '../../../src/dsl/index.ts';
import { executionError } from '../../../src/dsl/native.ts';
import {
  apigateway,
  aws,
  batch,
  dynamodb,
  eks,
  events,
  iam,
  lambda,
  s3,
  sns,
  sqs,
  stepfunctions,
  task,
} from '../../../src/tasks/index.ts';
import { epoch, fakeRunner } from '../dsl/fake-runner.ts';

const orders = dynamodb.table<{ total: number }>('Orders');
const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const jobs = sqs.queue('Jobs');
const alerts = sns.topic('Alerts');
const shop = events.bus('Shop');
const billing = stepfunctions.stateMachine<{ month: number }, string>('Billing');
const review = stepfunctions.activity<{ draft: string }, string>('Review');
const notify = lambda.fn<void, void>('Notify');

/** Runs `call` with a runner that answers everything with `answer`, and gives the request and the result. */
async function request(call: () => Promise<unknown>, answer?: unknown) {
  const requests: TaskRequest[] = [];
  const runner = {
    ...fakeRunner(),
    run: async (made: TaskRequest) => {
      requests.push(made);
      return answer;
    },
  };
  const result = await runWith(runner, call);
  expect(requests).toHaveLength(1);
  const [made] = requests;
  return { resource: made?.resource, arguments: made?.arguments, options: made?.options, token: made?.token, result };
}

const r = 'arn:aws:states:::';

describe('a stub asks the runner for its Resource with the ASL Arguments', () => {
  it.each<[string, () => Promise<unknown>, string, unknown]>([
    [
      'table',
      () => orders.getItem({ Key: { id: { S: '7' } } }),
      `${r}dynamodb:getItem`,
      { TableName: '${OrdersName}', Key: { id: { S: '7' } } },
    ],
    [
      'table write',
      () => orders.putItem({ Item: {}, ReturnValues: undefined }),
      `${r}dynamodb:putItem`,
      { TableName: '${OrdersName}', Item: {} },
    ],
    [
      'free, bare handle',
      () => dynamodb.getItem({ TableName: orders, Key: {} }),
      `${r}dynamodb:getItem`,
      { TableName: '${OrdersName}', Key: {} },
    ],
    [
      'function',
      () => charge({ amount: 3 }),
      `${r}lambda:invoke`,
      { FunctionName: '${ChargeArn}', Payload: { amount: 3 } },
    ],
    ['function, nothing', () => notify(), `${r}lambda:invoke`, { FunctionName: '${NotifyArn}' }],
    [
      'invoke',
      () => lambda.invoke({ FunctionName: charge, InvocationType: 'Event' }),
      `${r}lambda:invoke`,
      { FunctionName: '${ChargeArn}', InvocationType: 'Event' },
    ],
    [
      'queue',
      () => jobs.sendMessage({ MessageBody: { a: 1 } }),
      `${r}sqs:sendMessage`,
      { QueueUrl: '${JobsUrl}', MessageBody: { a: 1 } },
    ],
    ['topic', () => alerts.publish({ Message: 'hi' }), `${r}sns:publish`, { TopicArn: '${AlertsArn}', Message: 'hi' }],
    [
      'bus, only where the entry has none',
      () => shop.putEvents({ Entries: [{ Source: 's' }, { Source: 't', EventBusName: 'other' }] }),
      `${r}events:putEvents`,
      {
        Entries: [
          { EventBusName: '${ShopName}', Source: 's' },
          { Source: 't', EventBusName: 'other' },
        ],
      },
    ],
    [
      'events',
      () => events.putEvents({ Entries: [{ EventBusName: shop, Detail: { a: new Date(0) } }] }),
      `${r}events:putEvents`,
      { Entries: [{ EventBusName: '${ShopName}', Detail: { a: '1970-01-01T00:00:00.000Z' } }] },
    ],
    [
      'state machine',
      () => billing.startExecution({ Input: { month: 7 } }),
      `${r}states:startExecution`,
      { StateMachineArn: '${BillingArn}', Input: { month: 7 } },
    ],
    [
      'state machine, sync',
      () => billing.startExecution.sync({ Input: { month: 7 } }),
      `${r}states:startExecution.sync:2`,
      { StateMachineArn: '${BillingArn}', Input: { month: 7 } },
    ],
    [
      'free sync',
      () => stepfunctions.startExecution.sync({ StateMachineArn: billing }),
      `${r}states:startExecution.sync:2`,
      { StateMachineArn: '${BillingArn}' },
    ],
    ['activity', () => review({ draft: 'x' }), '${ReviewArn}', { draft: 'x' }],
    ['bare function', () => charge.direct({ amount: 3 }), '${ChargeArn}', { amount: 3 }],
    ['bare function, nothing', () => notify.direct(), '${NotifyArn}', {}],
    ['bare function, null', () => lambda.fn<null>('Fn').direct(null), '${FnArn}', null],
    [
      'connection, nested',
      () => events.connection('Api').invoke({ ApiEndpoint: 'https://a', Method: 'GET' }),
      `${r}http:invoke`,
      { Authentication: { ConnectionArn: '${ApiArn}' }, ApiEndpoint: 'https://a', Method: 'GET' },
    ],
    [
      'job, bare handles',
      () =>
        batch.queue('Nightly').submitJob.sync({
          JobName: 'report',
          JobDefinition: batch.jobDefinition('Report'),
          Parameters: { bucket: s3.bucket('Uploads').name },
        }),
      `${r}batch:submitJob.sync`,
      {
        JobQueue: '${NightlyArn}',
        JobName: 'report',
        JobDefinition: '${ReportArn}',
        Parameters: { bucket: '${UploadsName}' },
      },
    ],
    [
      'API, nothing but its host',
      () => apigateway.invoke({ ApiEndpoint: apigateway.httpApi('Shop'), Method: 'GET' }),
      `${r}apigateway:invoke`,
      { ApiEndpoint: '${ShopUrl}', Method: 'GET' },
    ],
    [
      'role and key, whatever the parameter is called',
      () => eks.createNodegroup({ ClusterName: 'c', NodegroupName: 'n', Subnets: [], NodeRole: iam.role('Node') }),
      `${r}eks:createNodegroup`,
      { ClusterName: 'c', NodegroupName: 'n', Subnets: [], NodeRole: '${NodeArn}' },
    ],
    ['SDK', () => aws.s3.getObject({ Bucket: 'b', Key: 'k' }), `${r}aws-sdk:s3:getObject`, { Bucket: 'b', Key: 'k' }],
    ['SDK, nothing', () => aws.s3.listBuckets(), `${r}aws-sdk:s3:listBuckets`, {}],
    [
      'SDK, a handle as a map key',
      () => aws.dynamodb.batchGetItem({ RequestItems: { [orders.name]: { Keys: [] } } }),
      `${r}aws-sdk:dynamodb:batchGetItem`,
      { RequestItems: { '${OrdersName}': { Keys: [] } } },
    ],
    ['own', () => task<'arn:x', { A: number }, string>('arn:x')({ A: 1 }), 'arn:x', { A: 1 }],
  ])('%s', async (_name, call, resource, args) => {
    const made = await request(call);
    expect([made.resource, made.arguments, made.token]).toStrictEqual([resource, args, undefined]);
  });

  it.each<[string, () => Promise<unknown>, string, unknown]>([
    [
      'function',
      () => charge.waitForTaskToken((token) => ({ amount: token.length })),
      `${r}lambda:invoke.waitForTaskToken`,
      { FunctionName: '${ChargeArn}', Payload: { amount: 7 } },
    ],
    [
      'queue',
      () => jobs.sendMessage.waitForTaskToken((token) => ({ MessageBody: { token } })),
      `${r}sqs:sendMessage.waitForTaskToken`,
      { QueueUrl: '${JobsUrl}', MessageBody: { token: 'token-1' } },
    ],
    [
      'topic',
      () => alerts.publish.waitForTaskToken((token) => ({ Message: token })),
      `${r}sns:publish.waitForTaskToken`,
      { TopicArn: '${AlertsArn}', Message: 'token-1' },
    ],
    [
      'bus',
      () => shop.putEvents.waitForTaskToken((token) => ({ Entries: [{ Detail: { token } }] })),
      `${r}events:putEvents.waitForTaskToken`,
      { Entries: [{ EventBusName: '${ShopName}', Detail: { token: 'token-1' } }] },
    ],
    [
      'state machine',
      () => billing.startExecution.waitForTaskToken((token) => ({ Input: { month: token.length } })),
      `${r}states:startExecution.waitForTaskToken`,
      { StateMachineArn: '${BillingArn}', Input: { month: 7 } },
    ],
    [
      'SDK',
      () => aws.sqs.sendMessage.waitForTaskToken((token) => ({ QueueUrl: jobs, MessageBody: token })),
      `${r}aws-sdk:sqs:sendMessage.waitForTaskToken`,
      { QueueUrl: '${JobsUrl}', MessageBody: 'token-1' },
    ],
  ])('with a task token: %s', async (_name, call, resource, args) => {
    const made = await request(call, { approved: true });
    expect([made.resource, made.arguments, made.token]).toStrictEqual([resource, args, 'token-1']);
    expect(made.result).toStrictEqual({ approved: true });
  });
});

describe('the result', () => {
  it('of a function is its payload', async () => {
    expect((await request(() => charge({ amount: 3 }), { Payload: { id: 'r' }, StatusCode: 200 })).result).toEqual({
      id: 'r',
    });
  });

  it('of a plain invocation is all of it, through JSON', async () => {
    const answer = { Payload: { at: new Date(0), gone: undefined } };
    expect((await request(() => lambda.invoke({ FunctionName: 'f' }), answer)).result).toStrictEqual({
      Payload: { at: '1970-01-01T00:00:00.000Z' },
    });
  });

  it('that is absent is null', async () => {
    expect((await request(() => review({ draft: 'x' }))).result).toBeNull();
  });
});

describe('the call', () => {
  it('copies its parameters when it is made', async () => {
    const params = { amount: 1 };
    const made = request(() => charge(params));
    params.amount = 2;
    expect((await made).arguments).toMatchObject({ Payload: { amount: 1 } });
  });

  it('passes its options on', async () => {
    const options = { name: 'Charge the card', timeout: '3s', credentials: { roleArn: 'arn:r' } } as const;
    expect((await request(() => charge({ amount: 1 }, options), { Payload: 1 })).options).toEqual(options);
  });

  it('retries with a new token each time', async () => {
    const runner = fakeRunner({
      Jobs: (_request, count) => {
        if (count < 3) throw executionError('SQS.SdkClientException');
        return 'done';
      },
    });
    const call = () =>
      jobs.sendMessage.waitForTaskToken((token) => ({ MessageBody: token }), {
        retry: { errors: sqs.SdkClientException, interval: '3s', backoffRate: 1 },
      });
    expect(await runWith(runner, call)).toBe('done');
    expect(runner.requests.map((made) => made.arguments)).toEqual(
      ['token-1', 'token-2', 'token-3'].map((token) => ({ QueueUrl: '${JobsUrl}', MessageBody: token })),
    );
    expect(runner.sleeps).toEqual([3, 3]);
  });

  it('times out on the clock of the runner, attempt by attempt', async () => {
    const runner = fakeRunner({ Charge: () => new Promise(() => undefined) });
    const call = () =>
      charge({ amount: 1 }, { timeout: '10s', retry: { errors: errors.Timeout, maxAttempts: 1, interval: 5 } });
    await expect(runWith(runner, call)).rejects.toBeInstanceOf(errors.Timeout);
    expect([runner.requests.length, runner.now() - epoch]).toEqual([2, 25_000]);
  });

  it('fails with an Error of the name that the runner gives', async () => {
    const runner = fakeRunner({ Charge: () => Promise.reject(Object.assign(new Error('{}'), { name: 'TypeError' })) });
    const call = workflow(async () => {
      try {
        return await charge({ amount: 1 });
      } catch (e) {
        return [e instanceof TypeError, e instanceof Error, (e as Error).name, (e as Error).message];
      }
    });
    expect(await runWith(runner, () => call())).toEqual([true, true, 'TypeError', '{}']);
  });

  it('without a runner says what to do', async () => {
    const call = workflow(async () => {
      try {
        return await orders.getItem({ Key: {} }, { retry: {} });
      } catch (e) {
        if (e instanceof errors.TaskFailed) return 'caught';
        throw e;
      }
    });
    await expect(call()).rejects.toThrow(/^STEP8101: arn:aws:states:::dynamodb:getItem .* runWith/);
  });
});

describe('a bare handle', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['in a payload', () => lambda.fn<unknown, unknown>('F')({ target: orders })],
    ['as an attribute value', () => orders.putItem({ Item: { queue: { S: jobs } } })],
    ['as the whole payload', () => lambda.fn<unknown, unknown>('F')(charge)],
  ])('%s is ambiguous', async (_name, call) => {
    await expect(runWith(fakeRunner(), call)).rejects.toThrow(/^STEP8105: .*\.arn or \.name/s);
  });
});

describe('aws', () => {
  it('keeps its stubs, and is no promise', async () => {
    expect(aws.s3.getObject).toBe(aws.s3.getObject);
    expect(await Promise.resolve(aws)).toBe(aws);
    expect(await Promise.resolve(aws.s3)).toBe(aws.s3);
  });
});

it('handles say what they are', () => {
  expect([orders, charge, jobs, alerts, shop, billing, review].map(handleReferenceOf)).toEqual([
    { kind: 'dynamodb.table', id: 'Orders' },
    { kind: 'lambda.function', id: 'Charge' },
    { kind: 'sqs.queue', id: 'Jobs' },
    { kind: 'sns.topic', id: 'Alerts' },
    { kind: 'events.bus', id: 'Shop' },
    { kind: 'stepfunctions.stateMachine', id: 'Billing' },
    { kind: 'stepfunctions.activity', id: 'Review' },
  ]);
  expect(handleReferenceOf({ name: 'x' })).toBeUndefined();
  expect(handleReferenceOf(null)).toBeUndefined();
});
