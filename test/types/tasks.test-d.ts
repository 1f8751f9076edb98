/**
 * Types of stubs and handles: the Resource is in the type, parameters and results have ASL spelling, and wrong parameters,
 * patterns and handles are errors.
 */

import type { Jsonify } from '../../src/dsl/index.ts';
import type { Task, TaskType, taskType } from '../../src/dsl/task.ts';
import { dynamodb, events, lambda, sns, sqs, stepfunctions, task } from '../../src/tasks/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectEqual<A, B>(equal: Equal<A, B>): void;
/** The Resource and the binding of a stub. */
type TypeOf<T> = T extends { readonly [taskType]?: TaskType<infer R, infer B> } ? [R, B] : never;

interface Order {
  readonly id: string;
  readonly total: number;
  readonly paid: boolean;
  readonly tags: string[];
  readonly note?: string | undefined;
  readonly address: { readonly city: string };
  readonly deleted: null;
}
const orders = dynamodb.table<Order>('Orders');
const jobs = sqs.queue('Jobs');
const alerts = sns.topic({ arn: 'arn:aws:sns:eu-west-1:123456789012:alerts' });
const shop = events.bus('Shop');
const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const billing = stepfunctions.stateMachine<{ month: number }, string[]>('Billing');
const review = stepfunctions.activity<{ draft: string }, boolean>('Review');

expectEqual<
  TypeOf<typeof orders.getItem>,
  ['arn:aws:states:::dynamodb:getItem', { fills: 'TableName'; attribute: 'Name' }]
>(true);
expectEqual<TypeOf<typeof shop.putEvents>[1]['fills'], 'Entries[].EventBusName'>(true);
expectEqual<
  TypeOf<typeof charge>,
  ['arn:aws:states:::lambda:invoke', { fills: 'FunctionName'; attribute: 'Arn'; wraps: 'Payload'; unwraps: 'Payload' }]
>(true);
expectEqual<TypeOf<typeof jobs.sendMessage.waitForTaskToken>[0], 'arn:aws:states:::sqs:sendMessage.waitForTaskToken'>(
  true,
);
expectEqual<TypeOf<typeof jobs.sendMessage.waitForTaskToken>[1]['token'], true>(true);
expectEqual<TypeOf<typeof billing.startExecution.sync>[0], 'arn:aws:states:::states:startExecution.sync:2'>(true);
expectEqual<TypeOf<typeof review>[1]['direct'], true>(true);

export async function dynamo(): Promise<void> {
  const { Item } = await orders.getItem({ Key: { id: { S: '7' } }, ConsistentRead: true });
  if (!Item) return;
  expectEqual<typeof Item.total, { N: string }>(true);
  expectEqual<typeof Item.address, { M: { readonly city: { S: string } } }>(true);
  expectEqual<typeof Item.tags, { L: { S: string }[] }>(true);
  expectEqual<typeof Item.paid, { BOOL: boolean }>(true);
  expectEqual<typeof Item.note, { S: string } | undefined>(true);
  expectEqual<typeof Item.deleted, { NULL: true }>(true);
  await orders.putItem({ Item: { id: { S: '7' }, paid: { BOOL: true } }, ReturnValues: 'ALL_OLD' });
  const free = await dynamodb.getItem({ TableName: orders, Key: { id: { S: orders.name } } });
  const text: string | undefined = free.Item?.id?.S;
  void text;

  // @ts-expect-error the key is required
  await orders.getItem({});
  // @ts-expect-error a key attribute says its type
  await orders.getItem({ Key: { id: '7' } });
  // @ts-expect-error no such parameter
  await orders.getItem({ Key: { id: { S: '7' } }, Limit: 3 });
  // @ts-expect-error the table is filled in
  await orders.getItem({ TableName: 'Orders', Key: { id: { S: '7' } } });
  // @ts-expect-error ASL spelling
  await orders.getItem({ key: { id: { S: '7' } } });
  // @ts-expect-error not one of the values
  await orders.putItem({ Item: {}, ReturnValues: 'EVERYTHING' });
  // @ts-expect-error DynamoDB has no .sync
  await orders.getItem.sync({ Key: {} });
  // @ts-expect-error DynamoDB has no .waitForTaskToken
  await orders.getItem.waitForTaskToken(() => ({ Key: {} }));
  // @ts-expect-error the table name is required without a handle
  await dynamodb.getItem({ Key: { id: { S: '7' } } });
}

export async function messages(): Promise<void> {
  const { MessageId } = await jobs.sendMessage({ MessageBody: { id: 7 }, DelaySeconds: 3 });
  const text: string | undefined = MessageId;
  void text;
  interface Line {
    readonly sku: string;
  }
  const line: Line = { sku: 'x' };
  await jobs.sendMessage({ MessageBody: line });
  const approval = await jobs.sendMessage.waitForTaskToken<{ ok: boolean }>((token) => ({ MessageBody: { token } }), {
    timeout: '7d',
  });
  expectEqual<typeof approval, { ok: boolean }>(true);
  await sqs.sendMessage({ QueueUrl: jobs, MessageBody: 'hello' });
  await sqs.sendMessage({ QueueUrl: jobs.url, MessageBody: 'hello' });
  await alerts.publish({ Message: { order: 7 }, Subject: 'paid' });
  await sns.publish({ TopicArn: alerts, Message: 'paid' });
  await shop.putEvents({ Entries: [{ Source: 'shop', DetailType: 'paid', Detail: { order: 7 } }] });
  await events.putEvents.waitForTaskToken((token) => ({
    Entries: [{ EventBusName: shop, Source: 'shop', DetailType: 'ask', Detail: { token } }],
  }));

  // @ts-expect-error the callback form has no plain parameters
  await jobs.sendMessage.waitForTaskToken({ MessageBody: 'x' });
  // @ts-expect-error a message has a body
  await jobs.sendMessage({});
  // @ts-expect-error a body is no number
  await jobs.sendMessage({ MessageBody: 3 });
  // @ts-expect-error no such option
  await jobs.sendMessage({ MessageBody: 'x' }, { retries: 3 });
  // @ts-expect-error a queue does not publish
  await jobs.publish({ Message: 'x' });
  // @ts-expect-error a topic has no URL
  void alerts.url;
  // @ts-expect-error an object is no handle
  await sqs.sendMessage({ QueueUrl: { url: 'x' }, MessageBody: 'hello' });
  // @ts-expect-error a queue is no topic
  sns.topic(jobs);
  // @ts-expect-error a queue is no topic
  await sns.publish({ TopicArn: jobs, Message: 'paid' });
  // @ts-expect-error a topic is no bus
  await events.putEvents({ Entries: [{ EventBusName: alerts, Source: 's', DetailType: 't' }] });
  // @ts-expect-error a table is no function
  await lambda.invoke({ FunctionName: orders });
}

export async function calls(): Promise<void> {
  const receipt = await charge({ amount: 3 }, { credentials: { roleArn: 'arn:aws:iam::123456789012:role/x' } });
  expectEqual<typeof receipt, { id: string }>(true);
  const answer = await charge.waitForTaskToken<string>((token) => ({ amount: token.length }));
  expectEqual<typeof answer, string>(true);
  const names: readonly string[] = [charge.name, charge.arn, orders.arn, billing.arn, review.name];
  void names;
  await lambda.invoke({ FunctionName: charge, Payload: { amount: 3 }, InvocationType: 'Event' });
  const { ExecutionArn } = await billing.startExecution({ Input: { month: 7 }, Name: 'july' });
  const { Output, Status } = await billing.startExecution.sync({ Input: { month: 7 } });
  expectEqual<typeof Output, string[]>(true);
  expectEqual<typeof ExecutionArn, string>(true);
  void Status;
  expectEqual<Awaited<ReturnType<typeof review>>, boolean>(true);
  await stepfunctions.startExecution.sync({ StateMachineArn: billing, Input: { month: 7 } });

  // @ts-expect-error the payload is typed
  await charge({ amount: '3' });
  // @ts-expect-error the payload is required
  await charge();
  // @ts-expect-error the input is typed
  await billing.startExecution({ Input: { month: 'July' } });
  // @ts-expect-error an activity has no .sync
  await review.sync({ draft: 'x' });
  // @ts-expect-error a function has no URL
  void charge.url;
}

const quote = lambda.fn('Quote', async (event: { sku: string }) => ({ price: 3, at: new Date(), sku: event.sku }));
export async function inferred(): Promise<void> {
  const offer = await quote({ sku: 'a' });
  expectEqual<typeof offer, Jsonify<{ price: number; at: Date; sku: string }>>(true);
  const at: string = offer.at;
  void at;
  const tick = lambda.fn('Tick', async () => 1);
  await tick();
}

const describe = task<'arn:aws:states:::aws-sdk:iam:getUser', { UserName: string }, { User: { Arn: string } }>(
  'arn:aws:states:::aws-sdk:iam:getUser',
);
expectEqual<TypeOf<typeof describe>[0], 'arn:aws:states:::aws-sdk:iam:getUser'>(true);
export const alias: Task<'arn:aws:states:::aws-sdk:iam:getUser', { UserName: string }, { User: { Arn: string } }> =
  describe;
// @ts-expect-error the Resource must be the one of the type
task<'arn:aws:states:::x:y', string, string>('arn:aws:states:::x:z');
// @ts-expect-error a table is made from an id, an ARN, a name or a construct
dynamodb.table(7);
export const fromConstruct = dynamodb.table<Order>({ tableName: 'orders', tableArn: 'arn:…' });
// @ts-expect-error a queue is no table
dynamodb.table({ queueName: 'q', queueArn: 'arn:…', queueUrl: 'https://…' });
