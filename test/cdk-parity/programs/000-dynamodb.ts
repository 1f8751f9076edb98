/** DynamoDB examples of the CDK's documentation. */
import { workflow } from 'stepscript';
import { dynamodb } from 'stepscript/tasks';

const table = dynamodb.table('MyTable');

export const dynamodbGetItem = workflow(async () =>
  table.getItem({ Key: { messageId: { S: 'message-007' } }, ConsistentRead: false }),
);

export const dynamodbPutItem = workflow(async (input: { bar: string }) =>
  dynamodb.putItem({
    TableName: table,
    Item: { MessageId: { S: 'message-007' }, Text: { S: input.bar }, TotalCount: { N: `${10}` } },
  }),
);

export const dynamodbUpdateItem = workflow(async (input: { Item: { TotalCount: { N: string } } }) =>
  table.updateItem({
    Key: { MessageId: { S: 'message-007' } },
    UpdateExpression: 'SET TotalCount = :val + :rand',
    ExpressionAttributeValues: { ':val': { N: input.Item.TotalCount.N }, ':rand': { N: `${20}` } },
  }),
);

export const dynamodbDeleteItem = workflow(async (input: unknown) => {
  await table.deleteItem({ Key: { MessageId: { S: 'message-007' } } });
  return input;
});
