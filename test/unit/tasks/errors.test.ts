/** Service exceptions match by every name that Step Functions gives them. */
import { expect, it } from 'vitest';
import { executionError } from '../../../src/dsl/native.ts';
import { dynamodb, events, lambda, sns, sqs, stepfunctions } from '../../../src/tasks/index.ts';

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
])('%o matches %s', (type, name) => {
  expect(executionError(name, 'x') instanceof type).toBe(true);
  expect(executionError(`Other.${name.split('.')[1]}`, 'x') instanceof type).toBe(false);
});

it('every class is thrown under its first name, which its own instances match', () => {
  const classes = [dynamodb, events, lambda, sns, sqs, stepfunctions].flatMap((namespace) =>
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
