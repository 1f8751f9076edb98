/** What the CDK needs paths for: reading properties and spreading. */
import { workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';

const fn = lambda.fn<unknown, { result: unknown }>('Fn');
const table = dynamodb.table({ name: 'my-table' });

export const pathsInputPath = workflow(async ({ input }: { input: unknown }) => fn.invoke({ Payload: input }));

export const pathsOutputPath = workflow(async (input: unknown) => (await fn(input)).result);

export const pathsResultPath = workflow(async (input: Readonly<Record<string, unknown>>) => ({
  ...input,
  Item: await table.getItem({ Key: { MessageId: { S: '12345' } }, ConsistentRead: false }),
}));
