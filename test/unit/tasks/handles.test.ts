/** What handles are made from, and the identifiers that they show. */
import { describe, expect, it } from 'vitest';
import { handleReferenceOf, workflow } from '../../../src/dsl/index.ts';
import {
  apigateway,
  athena,
  batch,
  codebuild,
  dynamodb,
  eks,
  emrcontainers,
  emrserverless,
  events,
  glue,
  lambda,
  sns,
  sqs,
  stepfunctions,
} from '../../../src/tasks/index.ts';

describe('identifiers', () => {
  it('of a logical id are placeholders', () => {
    const queue = sqs.queue('Jobs');
    expect([queue.name, queue.arn, queue.url]).toEqual(['${JobsName}', '${JobsArn}', '${JobsUrl}']);
    const charge = lambda.fn('Charge');
    expect([charge.name, charge.arn]).toEqual(['${ChargeName}', '${ChargeArn}']);
  });

  it('of an ARN are told from it', () => {
    const queue = sqs.queue({ arn: 'arn:aws:sqs:eu-west-1:123456789012:jobs' });
    expect([queue.name, queue.arn, queue.url]).toEqual([
      'jobs',
      'arn:aws:sqs:eu-west-1:123456789012:jobs',
      'https://sqs.eu-west-1.amazonaws.com/123456789012/jobs',
    ]);
  });

  it('of a name are the name alone', () => {
    const table = dynamodb.table({ name: 'orders' });
    expect(table.name).toBe('orders');
    expect(() => table.arn).toThrow(/^STEP8104: The arn of this dynamodb.table is not known/);
  });

  it('of a construct are its own', () => {
    const construct = { topicArn: 'arn:token', topicName: 'token', node: { id: 'Alerts' } };
    const topic = sns.topic(construct);
    expect([topic.arn, topic.name]).toEqual(['arn:token', 'token']);
    expect(handleReferenceOf(topic)).toEqual({ kind: 'sns.topic', construct });
  });

  it.each([
    ['queue', { queueName: 'n', queueArn: 'a', queueUrl: 'u' }, sqs.queue],
    ['bus', { eventBusName: 'n', eventBusArn: 'a' }, events.bus],
    ['function', { functionName: 'n', functionArn: 'a' }, lambda.fn],
    ['table', { tableName: 'n', tableArn: 'a' }, dynamodb.table],
    ['activity', { activityName: 'n', activityArn: 'a' }, stepfunctions.activity],
    ['state machine', { stateMachineName: 'n', stateMachineArn: 'a' }, stepfunctions.stateMachine],
  ])('of a %s construct', (_kind, construct, make) => {
    const handle = (make as (target: object) => { name: string; arn: string })(construct);
    expect([handle.name, handle.arn]).toEqual(['n', 'a']);
  });

  it('of an L1 construct are those of its reference', () => {
    const construct = { projectRef: { projectArn: 'arn:token', projectName: 'token' } };
    const project = codebuild.project(construct);
    expect([project.arn, project.name]).toEqual(['arn:token', 'token']);
    expect(handleReferenceOf(project)).toEqual({ kind: 'codebuild.project', construct });
    expect(glue.crawler({ crawlerRef: { crawlerName: 'token' } }).name).toBe('token');
  });

  it.each([
    [emrcontainers.virtualCluster, 'arn:aws:emr-containers:eu-west-1:123456789012:/virtualclusters/abc', 'abc'],
    [emrserverless.application, 'arn:aws:emr-serverless:eu-west-1:123456789012:/applications/abc', 'abc'],
    [eks.cluster, 'arn:aws:eks:eu-west-1:123456789012:cluster/jobs', 'jobs'],
    [batch.queue, 'arn:aws:batch:eu-west-1:123456789012:job-queue/nightly', 'nightly'],
    [athena.workGroup, 'arn:aws:athena:eu-west-1:123456789012:workgroup/reports', 'reports'],
  ])('of %o by ARN', (make, arn, name) => {
    const handle = make({ arn });
    expect([handle.arn, handle.name]).toEqual([arn, name]);
  });

  it('of an API by ARN are its host', () => {
    const api = apigateway.restApi({ arn: 'arn:aws-cn:execute-api:cn-north-1:123456789012:abc' });
    expect([api.name, api.url]).toEqual(['abc', 'abc.execute-api.cn-north-1.amazonaws.com.cn']);
  });

  it('of nothing known are refused', () => {
    expect(() => sqs.queue({} as never)).toThrow(/^STEP8103/);
  });
});

it('a state machine of a workflow goes by its name', () => {
  const run = workflow(async () => 1, { name: 'processOrder' });
  const handle = stepfunctions.stateMachine(run);
  expect(handle.arn).toBe('${ProcessOrderArn}');
  expect(handleReferenceOf(handle)).toEqual({ kind: 'stepfunctions.stateMachine', id: 'ProcessOrder', workflow: run });
  class Billing {
    async run(): Promise<void> {}
  }
  expect(stepfunctions.stateMachine(Billing).arn).toBe('${BillingArn}');
});
