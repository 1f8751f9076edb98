/** SQS examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { sqs } from 'stepscript/tasks';

const queue = sqs.queue('Queue');

export const sqsSendField = workflow(async (input: { message: string }) =>
  queue.sendMessage({ MessageBody: input.message }),
);

export const sqsSendObject = workflow(async (input: { field2: string }) =>
  queue.sendMessage({ MessageBody: { field1: 'somedata', field2: input.field2 } }),
);
