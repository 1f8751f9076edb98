/** Handles: attributes as values, aliases, tables of handles, handles as arguments of helpers, bound by ARN and by name. */
import { workflow } from 'stepscript';
import { dynamodb, lambda, sns, sqs } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const orders = dynamodb.table<{ id: string }>('Orders');
const archive = dynamodb.table<{ id: string }>({ name: 'archive-table' });
const jobs = sqs.queue('Jobs');
const alerts = sns.topic({ arn: 'arn:aws:sns:us-east-1:123456789012:alerts' });
const charge = lambda.fn<{ amount: number }, string>('Charge');
const refund = lambda.fn<{ amount: number }, string>('Refund');
const resources = { tables: { orders, archive }, functions: { charge, refund } };

export const handleAttributes = workflow(async ({ n }: { n: number }) => ({
  table: orders.name,
  queue: jobs.url,
  topic: alerts.arn,
  fn: charge.arn,
  text: `${orders.name}-${n}`,
  bound: archive.name,
}));

export const handleAliases = workflow(async ({ amount }: { amount: number }) => {
  const pay = charge;
  const { refund: back } = resources.functions;
  return [await pay({ amount }), await back({ amount }), await resources.functions.charge({ amount: 1 })];
});

export const handleParameters = workflow(async ({ id }: { id: string }) => {
  const exists = async (table: typeof orders, key: string) => {
    const { Item } = await table.getItem({ Key: { id: { S: key } } });
    return Item !== undefined;
  };
  return { now: await exists(orders, id), then: await exists(resources.tables.archive, id) };
});

export const handleFreeStubs = workflow(async ({ id }: { id: string }) => {
  const { Item } = await dynamodb.getItem({ TableName: orders.name, Key: { id: { S: id } } });
  await sqs.sendMessage({ QueueUrl: jobs.url, MessageBody: { id } });
  await sns.publish({ TopicArn: alerts.arn, Message: 'sent' });
  return Item === undefined;
});

export const handleInvoke = workflow(async ({ amount }: { amount: number }) => {
  const { Payload, StatusCode } = await lambda.invoke({ FunctionName: charge.arn, Payload: { amount } });
  return { Payload, StatusCode };
});

const ids = [{ id: 'known' }, { id: '' }];

export default cases(
  {
    handleAttributes: { inputs: [{ n: 1 }], transitions: 1 },
    handleAliases: { inputs: [{ amount: 5 }, { amount: 0 }], transitions: 3 },
    handleParameters: { inputs: ids, transitions: 2 },
    handleFreeStubs: { inputs: ids, transitions: 3 },
    handleInvoke: { inputs: [{ amount: 5 }], transitions: 1 },
  },
  () => ({
    Charge: ({ amount }: { amount: number }) => `charged ${amount}`,
    Refund: ({ amount }: { amount: number }) => `refunded ${amount}`,
    'dynamodb:getItem': ({ TableName, Key }: { TableName: string; Key: { id: { S: string } } }) =>
      Key.id.S === 'known' && TableName !== 'archive-table' ? { Item: { id: Key.id } } : {},
    'sqs:sendMessage': () => ({ MessageId: 'm' }),
    'sns:publish': () => ({ MessageId: 'p' }),
  }),
);
