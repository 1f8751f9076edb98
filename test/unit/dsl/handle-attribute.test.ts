/** What a bare handle means in a parameter, and what an ARN or URL tells. */
import { expect, it } from 'vitest';
import type { HandleAttribute } from '../../../src/dsl/handle.ts';
import { bareHandleAttribute, deriveAttribute } from '../../../src/dsl/manifest.ts';

it.each([
  ['dynamodb.table', 'TableName', 'Name'],
  ['dynamodb.table', 'TableNames', 'Name'],
  ['dynamodb.table', 'ResourceArn', 'Arn'],
  ['dynamodb.table', 'S', undefined],
  ['lambda.function', 'FunctionName', 'Arn'],
  ['lambda.function', 'LambdaFunctionArns', 'Arn'],
  ['sqs.queue', 'QueueUrl', 'Url'],
  ['s3.bucket', 'Bucket', 'Name'],
  ['ecs.cluster', 'Cluster', 'Arn'],
  ['sns.topic', 'Message', undefined],
  ['sns.topic', '', undefined],
])('a bare %s in %s is its %s', (kind, key, attribute) => {
  expect(bareHandleAttribute(kind, key)).toBe(attribute);
});

it.each<[string, 'Name' | 'Arn', string, HandleAttribute, string | undefined]>([
  ['dynamodb.table', 'Arn', 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders', 'Name', 'orders'],
  ['lambda.function', 'Arn', 'arn:aws:lambda:eu-west-1:123456789012:function:charge', 'Name', 'charge'],
  ['lambda.function', 'Arn', 'arn:aws:lambda:eu-west-1:123456789012:function:charge:live', 'Name', 'charge'],
  ['sns.topic', 'Arn', 'arn:aws:sns:eu-west-1:123456789012:alerts', 'Name', 'alerts'],
  ['events.bus', 'Arn', 'arn:aws:events:eu-west-1:123456789012:event-bus/shop', 'Name', 'shop'],
  ['stepfunctions.stateMachine', 'Arn', 'arn:aws:states:eu-west-1:123456789012:stateMachine:b', 'Name', 'b'],
  ['sqs.queue', 'Arn', 'arn:aws:sqs:eu-west-1:123456789012:jobs.fifo', 'Name', 'jobs.fifo'],
  [
    'sqs.queue',
    'Arn',
    'arn:aws:sqs:eu-west-1:123456789012:jobs',
    'Url',
    'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs',
  ],
  [
    'sqs.queue',
    'Arn',
    'arn:aws-cn:sqs:cn-north-1:123456789012:jobs',
    'Url',
    'https://sqs.cn-north-1.amazonaws.com.cn/123456789012/jobs',
  ],
  ['dynamodb.table', 'Name', 'orders', 'Arn', undefined],
  ['dynamodb.table', 'Arn', 'not an arn', 'Name', undefined],
  ['sns.topic', 'Arn', 'arn:aws:sns:eu-west-1:123456789012:alerts', 'Url', undefined],
])('%s: %s %s gives %s %s', (kind, given, value, wanted, expected) => {
  expect(deriveAttribute(kind, given, value, wanted)).toBe(expected);
});
