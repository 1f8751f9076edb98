/** Service exceptions match by every name that Step Functions gives them. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { executionError } from '../../../src/dsl/native.ts';
import { dynamodb, events, lambda, s3, sns, sqs, stepfunctions } from '../../../src/tasks/index.ts';
import { serviceErrors } from '../../../tools/service-errors.ts';

it.each([
  [dynamodb.ConditionalCheckFailedException, 'DynamoDB.ConditionalCheckFailedException'],
  [dynamodb.ConditionalCheckFailedException, 'DynamoDb.ConditionalCheckFailedException'],
  [dynamodb.AmazonDynamoDBException, 'DynamoDB.AmazonDynamoDBException'],
  [dynamodb.ResourceNotFoundException, 'DynamoDb.ResourceNotFoundException'],
  [lambda.ServiceException, 'Lambda.ServiceException'],
  [lambda.TooManyRequestsException, 'Lambda.TooManyRequestsException'],
  [lambda.Unknown, 'Lambda.Unknown'],
  [lambda.ResourceNotFoundException, 'Lambda.ResourceNotFoundException'],
  [sqs.AmazonSQSException, 'SQS.AmazonSQSException'],
  [sqs.SdkClientException, 'SQS.SdkClientException'],
  [sns.InvalidParameterException, 'SNS.InvalidParameterException'],
  [sns.NotFoundException, 'SNS.NotFoundException'],
  [events.FailedEntry, 'EventBridge.FailedEntry'],
  [stepfunctions.StateMachineDoesNotExistException, 'StepFunctions.StateMachineDoesNotExistException'],
  [stepfunctions.ExecutionAlreadyExistsException, 'Sfn.ExecutionAlreadyExistsException'],
  [s3.NoSuchKeyException, 'S3.NoSuchKeyException'],
  [events.ResourceNotFoundException, 'EventBridge.ResourceNotFoundException'],
  [sns.KMSDisabledException, 'SNS.KMSDisabledException'],
  [sns.KMSDisabledException, 'Sns.KmsDisabledException'],
  [sqs.OverLimitException, 'Sqs.OverLimitException'],
])('%o matches %s', (type, name) => {
  expect(executionError(name, 'x') instanceof type).toBe(true);
  expect(executionError(`Other.${name.split('.')[1]}`, 'x') instanceof type).toBe(false);
});

it('every class is thrown under its first name, which its own instances match', () => {
  const classes = [dynamodb, events, lambda, s3, sns, sqs, stepfunctions].flatMap((namespace) =>
    Object.entries(namespace).flatMap(([name, value]) =>
      typeof value === 'function' && 'errorNames' in value ? [{ name, type: value }] : [],
    ),
  );
  expect(classes.length).toBeGreaterThan(40);
  for (const { name, type } of classes) {
    const error = new type('m');
    expect(error.name).toBe(type.errorName);
    expect(error instanceof type).toBe(true);
    expect(type.errorName.split('.')[1]).toBe(name);
  }
});

it('every exception that the installed clients know has a class (tools/generate-service-errors.ts)', async () => {
  const namespaces: Readonly<Record<string, object>> = { dynamodb, events, s3, sns, sqs, stepfunctions };
  for (const { namespace, classes } of await serviceErrors((path) => readFileSync(path, 'utf8'))) {
    const errors = Object.entries(namespaces[namespace] ?? {}).map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'function' && 'errorNames' in value ? value.errorNames : undefined,
    ]);
    expect(classes.length).toBeGreaterThan(5);
    for (const { className, names } of classes) expect(new Map(errors).get(className)).toEqual(names);
  }
});
