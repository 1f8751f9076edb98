/** The workflow of the templates beside it. */
import { distributedMap, workflow } from 'stepscript';
import { dynamodb, lambda, s3, sqs } from 'stepscript/tasks';

interface Order {
  readonly id: string;
  readonly total: number;
}

const orders = dynamodb.table<Order, 'id'>('Orders');
const charge = lambda.fn<{ amount: number }, { receipt: string }>('Charge');
const parcels = sqs.queue('Parcels');
const archive = s3.bucket('Archive');

/** Charges an order and hands it to the packers. */
export const processOrder = workflow(async (input: { id: string }) => {
  const order = await orders.get({ id: input.id });
  if (!order) return { status: 'missing', note: 'no ${order} here' };
  const { receipt } = await charge({ amount: order.total });
  await parcels.sendMessage({ MessageBody: { id: order.id, receipt } });
  return { status: 'paid', note: receipt };
});

/** Charges all orders of a file. */
export const chargeAll = workflow(async (input: { key: string }) => {
  await distributedMap(s3.json<Order>({ Bucket: archive.name, Key: input.key }), async (order) => {
    await charge({ amount: order.total });
  });
});
