/** Metrics of tasks: the family and the dimension of each kind of call, and what is refused. */
import { App, Stack } from 'aws-cdk-lib';
import * as functions from 'aws-cdk-lib/aws-lambda';
import { Activity } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../src/artifact/index.ts';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { aws, dynamodb, ecs, lambda, sqs, stepfunctions } from '../../../src/tasks/index.ts';
import { compiledWorkflow } from './sample-workflow.ts';

const stack = new Stack(new App(), 'Shop', { env: { region: 'eu-west-1', account: '111122223333' } });
const id = { by: 'id' } as const;
const reviewed = new Activity(stack, 'ReviewActivity');
const manifest: Partial<Manifest> = {
  resources: [
    { id: 'Orders', kind: 'dynamodb.table', attributes: ['Name'], binding: id },
    { id: 'Review', kind: 'stepfunctions.activity', attributes: ['Arn'], binding: id },
    { id: 'Charge', kind: 'lambda.function', attributes: ['Arn'], binding: id },
    {
      id: 'Pay',
      kind: 'lambda.function',
      attributes: ['Arn'],
      binding: { by: 'arn', value: 'arn:aws:lambda:eu-west-1:111122223333:function:pay' },
    },
  ],
  integrations: [
    { resource: 'arn:aws:states:::dynamodb:getItem', states: ['orders.get'] },
    { resource: 'arn:aws:states:::aws-sdk:s3:listBuckets', states: ['List'] },
    { resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', states: ['Ask'] },
    { resource: '${ReviewArn}', states: ['review'] },
    { resource: '${ChargeArn}', states: ['charge'] },
    { resource: 'arn:aws:lambda:eu-west-1:111122223333:function:pay', states: ['pay'] },
  ],
};
const machine = new WorkflowStateMachine(stack, 'Machine', {
  workflow: compiledWorkflow(manifest),
  resources: {
    Orders: { arn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders' },
    Review: reviewed,
    Charge: functions.Function.fromFunctionName(stack, 'ChargeFunction', 'charge'),
  },
});
const orders = dynamodb.table<{ id: string }, 'id'>('Orders');
const integration = (name: string) => ({
  ServiceIntegrationResourceArn: `arn:${stack.partition}:states:eu-west-1:111122223333:${name}`,
});

describe('metrics of tasks', () => {
  it.each([
    ['a handle', orders.getItem],
    ['a handle, on items', orders.get],
    ['a namespace', dynamodb.getItem],
    ['a state', 'orders.get'],
  ])('of an integration, by %s', (_, task) => {
    const metric = machine.task(task).metricFailed();
    expect(metric).toMatchObject({
      namespace: 'AWS/States',
      metricName: 'ServiceIntegrationsFailed',
      statistic: 'Sum',
      dimensions: integration('dynamodb:getItem'),
    });
  });

  it('of SDK calls and of patterns', () => {
    expect(machine.task(aws.s3.listBuckets).metricTime()).toMatchObject({
      metricName: 'ServiceIntegrationTime',
      statistic: 'Average',
      dimensions: integration('aws-sdk:s3:listBuckets'),
    });
    expect(machine.task(sqs.sendMessage.waitForTaskToken).metricTimedOut().dimensions).toEqual(
      integration('sqs:sendMessage.waitForTaskToken'),
    );
  });

  it('of activities', () => {
    const review = machine.task(stepfunctions.activity('Review'));
    expect(review.metricHeartbeatTimedOut()).toMatchObject({
      metricName: 'ActivitiesHeartbeatTimedOut',
      dimensions: { ActivityArn: reviewed.activityArn },
    });
    expect(review.metricScheduleTime().metricName).toBe('ActivityScheduleTime');
    expect(machine.task(stepfunctions.activity(reviewed)).metricStarted().metricName).toBe('ActivitiesStarted');
  });

  it('of functions called by their bare ARN', () => {
    expect(machine.task(lambda.fn('Charge').direct).metricSucceeded({ statistic: 'Average' })).toMatchObject({
      metricName: 'LambdaFunctionsSucceeded',
      statistic: 'Average',
      dimensions: { LambdaFunctionArn: expect.stringContaining(':function:charge') },
    });
    const pay = lambda.fn({ arn: 'arn:aws:lambda:eu-west-1:111122223333:function:pay' });
    expect(machine.task(pay.direct).metric('RunTime')).toMatchObject({
      metricName: 'LambdaFunctionRunTime',
      dimensions: { LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:pay' },
    });
  });

  it('refuses what the workflow does not call, naming what it does', () => {
    expect(() => machine.task(ecs.runTask)).toThrow(
      'STEP8306: `processOrder` does not call this stub. Its tasks are in: `orders.get`, `List`',
    );
    expect(() => machine.task(lambda.fn('Charge'))).toThrow('STEP8306');
    expect(() => machine.task(dynamodb.table('Others').getItem)).toThrow('STEP8306');
    expect(() => machine.task('Nothing')).toThrow('has no task in a state "Nothing"');
    expect(() => machine.task(async () => 1)).toThrow('STEP8306');
  });

  it('refuses a metric that CloudWatch does not have', () => {
    expect(() => machine.task('List').metricHeartbeatTimedOut()).toThrow('STEP8307');
  });
});
