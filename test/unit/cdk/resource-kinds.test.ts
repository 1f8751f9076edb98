/**
 * Every kind of handle, bound to an L1 construct: its identifiers reach the definition and the statements. Kinds whose
 * identifiers are called alike are told apart by their CloudFormation type.
 */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as batch from 'aws-cdk-lib/aws-batch';
import * as bedrock from 'aws-cdk-lib/aws-bedrock';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as databrew from 'aws-cdk-lib/aws-databrew';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as emr from 'aws-cdk-lib/aws-emr';
import * as emrcontainers from 'aws-cdk-lib/aws-emrcontainers';
import * as emrserverless from 'aws-cdk-lib/aws-emrserverless';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { beforeAll, describe, expect, it } from 'vitest';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { builtWorkflow, compiledWorkflow } from './sample-workflow.ts';
import { definitionOf, statementsOf } from './template-reader.ts';

const subnets = { subnetIds: ['subnet-1'] };

/** Kind, its construct, and the ARN and identifier that a template must show. */
const kinds: readonly (readonly [kind: string, make: (stack: Stack) => object, arn: string, name: string])[] = [
  [
    'apigateway.restApi',
    (stack) => new apigateway.CfnRestApi(stack, 'RestApi', { name: 'x' }),
    'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<RestApi>',
    '<RestApi>',
  ],
  [
    'apigateway.httpApi',
    (stack) => new apigatewayv2.CfnApi(stack, 'HttpApi', { name: 'x', protocolType: 'HTTP' }),
    'arn:<AWS::Partition>:execute-api:<AWS::Region>:<AWS::AccountId>:<HttpApi>',
    '<HttpApi>',
  ],
  [
    'athena.workGroup',
    (stack) => new athena.CfnWorkGroup(stack, 'WorkGroup', { name: 'x' }),
    'arn:<AWS::Partition>:athena:<AWS::Region>:<AWS::AccountId>:workgroup/<WorkGroup>',
    '<WorkGroup>',
  ],
  [
    'batch.queue',
    (stack) => new batch.CfnJobQueue(stack, 'JobQueue', { priority: 1, computeEnvironmentOrder: [] }),
    '<JobQueue>',
    '',
  ],
  [
    'batch.jobDefinition',
    (stack) => new batch.CfnJobDefinition(stack, 'JobDefinition', { type: 'container' }),
    '<JobDefinition>',
    '',
  ],
  [
    'bedrock.guardrail',
    (stack) =>
      new bedrock.CfnGuardrail(stack, 'Guardrail', {
        name: 'x',
        blockedInputMessaging: 'no',
        blockedOutputsMessaging: 'no',
      }),
    '<Guardrail>',
    '',
  ],
  [
    'codebuild.project',
    (stack) =>
      new codebuild.CfnProject(stack, 'Project', {
        artifacts: { type: 'NO_ARTIFACTS' },
        environment: { computeType: 'x', image: 'x', type: 'LINUX_CONTAINER' },
        serviceRole: 'x',
        source: { type: 'NO_SOURCE' },
      }),
    '<Project.Arn>',
    '<Project>',
  ],
  [
    'databrew.job',
    (stack) => new databrew.CfnJob(stack, 'Brew', { name: 'x', roleArn: 'x', type: 'PROFILE' }),
    'arn:<AWS::Partition>:databrew:<AWS::Region>:<AWS::AccountId>:job/<Brew>',
    '<Brew>',
  ],
  ['ecs.cluster', (stack) => new ecs.CfnCluster(stack, 'Ecs'), '<Ecs.Arn>', '<Ecs>'],
  ['ecs.taskDefinition', (stack) => new ecs.CfnTaskDefinition(stack, 'Task'), '<Task>', ''],
  [
    'eks.cluster',
    (stack) => new eks.CfnCluster(stack, 'Eks', { roleArn: 'x', resourcesVpcConfig: subnets }),
    '<Eks.Arn>',
    '<Eks>',
  ],
  [
    'emr.cluster',
    (stack) => new emr.CfnCluster(stack, 'Emr', { name: 'x', instances: {}, jobFlowRole: 'x', serviceRole: 'x' }),
    'arn:<AWS::Partition>:elasticmapreduce:<AWS::Region>:<AWS::AccountId>:cluster/<Emr>',
    '<Emr>',
  ],
  [
    'emrcontainers.virtualCluster',
    (stack) =>
      new emrcontainers.CfnVirtualCluster(stack, 'Virtual', {
        name: 'x',
        containerProvider: { id: 'x', type: 'EKS', info: { eksInfo: { namespace: 'x' } } },
      }),
    '<Virtual.Arn>',
    '<Virtual>',
  ],
  [
    'emrserverless.application',
    (stack) => new emrserverless.CfnApplication(stack, 'Spark', { releaseLabel: 'x', type: 'SPARK' }),
    '<Spark.Arn>',
    '<Spark>',
  ],
  [
    'events.connection',
    (stack) => new events.CfnConnection(stack, 'Connection', { authorizationType: 'API_KEY', authParameters: {} }),
    '<Connection.Arn>',
    '<Connection>',
  ],
  [
    'glue.job',
    (stack) => new glue.CfnJob(stack, 'GlueJob', { command: {}, role: 'x' }),
    'arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:job/<GlueJob>',
    '<GlueJob>',
  ],
  [
    'glue.crawler',
    (stack) => new glue.CfnCrawler(stack, 'Crawler', { role: 'x', targets: {} }),
    'arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:crawler/<Crawler>',
    '<Crawler>',
  ],
  ['iam.role', (stack) => new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: {} }), '<Role.Arn>', '<Role>'],
  ['kms.key', (stack) => new kms.CfnKey(stack, 'Key'), '<Key.Arn>', ''],
  ['logs.logGroup', (stack) => new logs.CfnLogGroup(stack, 'LogGroup'), '<LogGroup.Arn>', '<LogGroup>'],
  ['s3.bucket', (stack) => new s3.CfnBucket(stack, 'Bucket'), '<Bucket.Arn>', '<Bucket>'],
  [
    'scheduler.scheduleGroup',
    (stack) => new scheduler.CfnScheduleGroup(stack, 'Schedules'),
    '<Schedules.Arn>',
    '<Schedules>',
  ],
];

const idOf = (kind: string): string => `R${kind.replace('.', '')}`;

describe('an L1 construct', () => {
  let template: Template;

  beforeAll(() => {
    const stack = new Stack(new App(), 'Kinds');
    const named = kinds.filter(([, , , name]) => name !== '');
    const compiled = compiledWorkflow(
      {
        resources: kinds.map(([kind]) => ({ id: idOf(kind), kind, attributes: [], binding: { by: 'id' } })),
        iam: kinds.map(([kind]) => ({ actions: [`x:${idOf(kind)}`], resources: [`\${${idOf(kind)}Arn}`] })),
      },
      {
        Call: {
          Type: 'Pass',
          Output: Object.fromEntries(named.map(([kind]) => [idOf(kind), `\${${idOf(kind)}Name}`])),
          End: true,
        },
      },
    );
    new WorkflowStateMachine(stack, 'Machine', {
      workflow: builtWorkflow(compiled),
      resources: Object.fromEntries(kinds.map(([kind, make]) => [idOf(kind), make(stack)])),
    });
    template = Template.fromStack(stack);
  });

  it.each(kinds)('of %s binds its handle', (kind, _make, arn, name) => {
    const own = statementsOf(template, 'Machine').filter(({ actions }) => actions.includes(`x:${idOf(kind)}`));
    expect(own.map(({ resources }) => resources)).toEqual([[arn]]);
    if (name === '') return;
    expect(definitionOf(template, 'Machine')).toMatchObject({ States: { Call: { Output: { [idOf(kind)]: name } } } });
  });
});

describe('a construct of another kind with the same properties', () => {
  const stack = new Stack(new App(), 'Others');
  it.each<[string, object]>([
    ['glue.job', new databrew.CfnJob(stack, 'Brew', { name: 'x', roleArn: 'x', type: 'PROFILE' })],
    ['ecs.cluster', new eks.CfnCluster(stack, 'Eks', { roleArn: 'x', resourcesVpcConfig: subnets })],
    ['eks.cluster', new ecs.Cluster(stack, 'Ecs')],
    ['emr.cluster', new ecs.CfnCluster(stack, 'CfnEcs')],
  ])('is no %s', (kind, construct) => {
    const workflow = builtWorkflow(
      compiledWorkflow({ resources: [{ id: 'Own', kind, attributes: ['Arn'], binding: { by: 'id' } }] }),
    );
    expect(
      () =>
        new WorkflowStateMachine(stack, `Machine${kind.replace('.', '')}`, { workflow, resources: { Own: construct } }),
    ).toThrow(/STEP4203/);
  });
});
