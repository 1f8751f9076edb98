/** The patterns of the AWS developer guide: nested workflow, saga, callback through a queue, distributed map. */
import { distributedMap, WorkflowError, workflow } from 'stepscript';
import { lambda, s3, sqs, stepfunctions } from 'stepscript/tasks';

const child = stepfunctions.stateMachine('ChildStateMachine');
const queue = sqs.queue('Queue');
const reserveInventory = lambda.fn<unknown, unknown>('ReserveInventoryFn');
const processPayment = lambda.fn<unknown, unknown>('ProcessPaymentFn');
const shipOrder = lambda.fn<unknown, unknown>('ShipOrderFn');
const refundPayment = lambda.fn<unknown, unknown>('RefundPaymentFn');
const releaseInventory = lambda.fn<unknown, unknown>('ReleaseInventoryFn');

const data = s3.bucket('MyBucket');
const processItem = lambda.fn<unknown, unknown>('ProcessItemFn');

class OrderFailed extends WorkflowError {}

export const workflowsNested = workflow(async (input: unknown) => child.startExecution.sync({ Input: input }));

export const workflowsSaga = workflow(async (input: unknown) => {
  let order = input;
  let reserved = false;
  let paid = false;
  try {
    order = await reserveInventory.direct(order);
    reserved = true;
    order = await processPayment.direct(order);
    paid = true;
    return await shipOrder.direct(order);
  } catch (error) {
    const failed = { ...(order as object), error: { Error: (error as Error).name, Cause: (error as Error).message } };
    if (!reserved) throw new OrderFailed('Order processing failed');
    await releaseInventory.direct(paid ? await refundPayment.direct(failed) : failed);
    throw new OrderFailed('Order processing failed');
  }
});

export const workflowsSqsCallback = workflow(async (input: { order_id: string }) =>
  queue.sendMessage.waitForTaskToken(
    (token) => ({ MessageBody: { token, order_id: input.order_id, action: 'approve_order' } }),
    { timeout: '1d' },
  ),
);

export const workflowsDistributedMap = workflow(async () =>
  distributedMap(s3.json<unknown>({ Bucket: data, Key: 'input/data.json' }), async (item) => processItem.direct(item), {
    maxConcurrency: 1000,
    resultWriter: { Bucket: data, Prefix: 'output' },
  }),
);
