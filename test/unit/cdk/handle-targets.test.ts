/**
 * Every kind of handle made from everything that it can be made from: a logical id, an ARN, an L2 construct or an imported one,
 * and the L1 construct, whose identifiers are in its reference. That each is accepted is checked by `tsc`; here each is bound,
 * and its ARN must reach the role.
 */
import { App, SecretValue, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cdkApiGateway from 'aws-cdk-lib/aws-apigateway';
import * as cdkApiGatewayV2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cdkAthena from 'aws-cdk-lib/aws-athena';
import * as cdkBatch from 'aws-cdk-lib/aws-batch';
import * as cdkBedrock from 'aws-cdk-lib/aws-bedrock';
import * as cdkCodeBuild from 'aws-cdk-lib/aws-codebuild';
import * as cdkDataBrew from 'aws-cdk-lib/aws-databrew';
import * as cdkDynamoDb from 'aws-cdk-lib/aws-dynamodb';
import * as cdkEcs from 'aws-cdk-lib/aws-ecs';
import * as cdkEks from 'aws-cdk-lib/aws-eks';
import * as cdkEmr from 'aws-cdk-lib/aws-emr';
import * as cdkEmrContainers from 'aws-cdk-lib/aws-emrcontainers';
import * as cdkEmrServerless from 'aws-cdk-lib/aws-emrserverless';
import * as cdkEvents from 'aws-cdk-lib/aws-events';
import * as cdkGlue from 'aws-cdk-lib/aws-glue';
import * as cdkIam from 'aws-cdk-lib/aws-iam';
import * as cdkKms from 'aws-cdk-lib/aws-kms';
import * as cdkLambda from 'aws-cdk-lib/aws-lambda';
import * as cdkLogs from 'aws-cdk-lib/aws-logs';
import * as cdkS3 from 'aws-cdk-lib/aws-s3';
import * as cdkScheduler from 'aws-cdk-lib/aws-scheduler';
import * as cdkSecrets from 'aws-cdk-lib/aws-secretsmanager';
import * as cdkSns from 'aws-cdk-lib/aws-sns';
import * as cdkSqs from 'aws-cdk-lib/aws-sqs';
import * as cdkSsm from 'aws-cdk-lib/aws-ssm';
import * as cdkStepFunctions from 'aws-cdk-lib/aws-stepfunctions';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResourceUse } from '../../../src/artifact/index.ts';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { type AnyHandle, handleReferenceOf } from '../../../src/dsl/handle.ts';
import {
  apigateway,
  athena,
  batch,
  bedrock,
  codebuild,
  databrew,
  dynamodb,
  ecs,
  eks,
  emr,
  emrcontainers,
  emrserverless,
  events,
  glue,
  iam,
  kms,
  lambda,
  logs,
  s3,
  scheduler,
  secretsmanager,
  sns,
  sqs,
  ssm,
  stepfunctions,
} from '../../../src/tasks/index.ts';
import { handleArnFormat } from '../../../src/tasks/needs/index.ts';
import { boundKinds } from '../../../src/transformer/emit/construct/resource-interfaces.ts';
import { builtWorkflow, compiledWorkflow } from './sample-workflow.ts';
import { statementsOf } from './template-reader.ts';

/** One way to make a handle over a construct of a stack, under a construct id. */
type Make = (stack: Stack, id: string) => AnyHandle;

interface Row {
  /** From a logical id, and from an ARN. */
  readonly make: (target: string | { readonly arn: string }) => AnyHandle;
  readonly l1: Make;
  readonly l2?: Make;
}

const subnets = { subnetIds: ['subnet-1'] };
const statesDefinition = { definitionString: '{}', roleArn: 'arn:aws:iam::111122223333:role/r' };

const rows: Readonly<Record<string, Row>> = {
  'apigateway.httpApi': {
    make: apigateway.httpApi,
    l1: (stack, id) => apigateway.httpApi(new cdkApiGatewayV2.CfnApi(stack, id)),
    l2: (stack, id) => apigateway.httpApi(new cdkApiGatewayV2.HttpApi(stack, id)),
  },
  'apigateway.restApi': {
    make: apigateway.restApi,
    l1: (stack, id) => apigateway.restApi(new cdkApiGateway.CfnRestApi(stack, id)),
    l2: (stack, id) => apigateway.restApi(cdkApiGateway.RestApi.fromRestApiId(stack, id, 'abc')),
  },
  'athena.workGroup': {
    make: athena.workGroup,
    l1: (stack, id) => athena.workGroup(new cdkAthena.CfnWorkGroup(stack, id, { name: 'x' })),
  },
  'batch.jobDefinition': {
    make: batch.jobDefinition,
    l1: (stack, id) => batch.jobDefinition(new cdkBatch.CfnJobDefinition(stack, id, { type: 'container' })),
    l2: (stack, id) =>
      batch.jobDefinition(
        cdkBatch.EcsJobDefinition.fromJobDefinitionArn(stack, id, 'arn:aws:batch:eu-west-1:1:job-definition/d:1'),
      ),
  },
  'batch.queue': {
    make: batch.queue,
    l1: (stack, id) => batch.queue(new cdkBatch.CfnJobQueue(stack, id, { priority: 1, computeEnvironmentOrder: [] })),
    l2: (stack, id) =>
      batch.queue(cdkBatch.JobQueue.fromJobQueueArn(stack, id, 'arn:aws:batch:eu-west-1:1:job-queue/q')),
  },
  'bedrock.guardrail': {
    make: bedrock.guardrail,
    l1: (stack, id) =>
      bedrock.guardrail(
        new cdkBedrock.CfnGuardrail(stack, id, {
          name: 'x',
          blockedInputMessaging: 'no',
          blockedOutputsMessaging: 'no',
        }),
      ),
  },
  'bedrock.model': {
    make: bedrock.model,
    l1: (stack, id) =>
      bedrock.model(
        cdkBedrock.FoundationModel.fromFoundationModelId(stack, id, new cdkBedrock.FoundationModelIdentifier('m')),
      ),
  },
  'codebuild.project': {
    make: codebuild.project,
    l1: (stack, id) =>
      codebuild.project(
        new cdkCodeBuild.CfnProject(stack, id, {
          artifacts: { type: 'NO_ARTIFACTS' },
          environment: { computeType: 'x', image: 'x', type: 'LINUX_CONTAINER' },
          serviceRole: 'x',
          source: { type: 'NO_SOURCE' },
        }),
      ),
    l2: (stack, id) => codebuild.project(cdkCodeBuild.Project.fromProjectName(stack, id, 'site')),
  },
  'databrew.job': {
    make: databrew.job,
    l1: (stack, id) => databrew.job(new cdkDataBrew.CfnJob(stack, id, { name: 'x', roleArn: 'x', type: 'PROFILE' })),
  },
  'dynamodb.table': {
    make: (target) => dynamodb.table(target),
    l1: (stack, id) => dynamodb.table(new cdkDynamoDb.CfnTable(stack, id, { keySchema: [] })),
    l2: (stack, id) =>
      dynamodb.table(
        new cdkDynamoDb.TableV2(stack, id, { partitionKey: { name: 'id', type: cdkDynamoDb.AttributeType.STRING } }),
      ),
  },
  'ecs.cluster': {
    make: ecs.cluster,
    l1: (stack, id) => ecs.cluster(new cdkEcs.CfnCluster(stack, id)),
    l2: (stack, id) => ecs.cluster(cdkEcs.Cluster.fromClusterArn(stack, id, 'arn:aws:ecs:eu-west-1:1:cluster/c')),
  },
  'ecs.taskDefinition': {
    make: ecs.taskDefinition,
    l1: (stack, id) => ecs.taskDefinition(new cdkEcs.CfnTaskDefinition(stack, id)),
    l2: (stack, id) => ecs.taskDefinition(new cdkEcs.FargateTaskDefinition(stack, id)),
  },
  'eks.cluster': {
    make: eks.cluster,
    l1: (stack, id) => eks.cluster(new cdkEks.CfnCluster(stack, id, { roleArn: 'x', resourcesVpcConfig: subnets })),
    l2: (stack, id) => eks.cluster(cdkEks.Cluster.fromClusterAttributes(stack, id, { clusterName: 'c' })),
  },
  'emr.cluster': {
    make: emr.cluster,
    l1: (stack, id) =>
      emr.cluster(new cdkEmr.CfnCluster(stack, id, { name: 'x', instances: {}, jobFlowRole: 'x', serviceRole: 'x' })),
  },
  'emrcontainers.virtualCluster': {
    make: emrcontainers.virtualCluster,
    l1: (stack, id) =>
      emrcontainers.virtualCluster(
        new cdkEmrContainers.CfnVirtualCluster(stack, id, {
          name: 'x',
          containerProvider: { id: 'x', type: 'EKS', info: { eksInfo: { namespace: 'x' } } },
        }),
      ),
  },
  'emrserverless.application': {
    make: emrserverless.application,
    l1: (stack, id) =>
      emrserverless.application(new cdkEmrServerless.CfnApplication(stack, id, { releaseLabel: 'x', type: 'SPARK' })),
  },
  'events.bus': {
    make: events.bus,
    l1: (stack, id) => events.bus(new cdkEvents.CfnEventBus(stack, id, { name: 'x' })),
    l2: (stack, id) => events.bus(new cdkEvents.EventBus(stack, id)),
  },
  'events.connection': {
    make: events.connection,
    l1: (stack, id) =>
      events.connection(new cdkEvents.CfnConnection(stack, id, { authorizationType: 'API_KEY', authParameters: {} })),
    l2: (stack, id) =>
      events.connection(
        new cdkEvents.Connection(stack, id, {
          authorization: cdkEvents.Authorization.apiKey('x', SecretValue.secretsManager('key')),
        }),
      ),
  },
  'glue.crawler': {
    make: glue.crawler,
    l1: (stack, id) => glue.crawler(new cdkGlue.CfnCrawler(stack, id, { role: 'x', targets: {} })),
  },
  'glue.job': {
    make: glue.job,
    l1: (stack, id) => glue.job(new cdkGlue.CfnJob(stack, id, { command: {}, role: 'x' })),
  },
  'iam.role': {
    make: iam.role,
    l1: (stack, id) => iam.role(new cdkIam.CfnRole(stack, id, { assumeRolePolicyDocument: {} })),
    l2: (stack, id) => iam.role(new cdkIam.Role(stack, id, { assumedBy: new cdkIam.AccountRootPrincipal() })),
  },
  'kms.key': {
    make: kms.key,
    l1: (stack, id) => kms.key(new cdkKms.CfnKey(stack, id)),
    l2: (stack, id) => kms.key(new cdkKms.Key(stack, id)),
  },
  'lambda.function': {
    make: (target) => lambda.fn(target),
    l1: (stack, id) => lambda.fn(new cdkLambda.CfnFunction(stack, id, { code: {}, role: 'x' })),
    l2: (stack, id) => lambda.fn(cdkLambda.Function.fromFunctionName(stack, id, 'f')),
  },
  'logs.logGroup': {
    make: logs.logGroup,
    l1: (stack, id) => logs.logGroup(new cdkLogs.CfnLogGroup(stack, id)),
    l2: (stack, id) => logs.logGroup(new cdkLogs.LogGroup(stack, id)),
  },
  's3.bucket': {
    make: s3.bucket,
    l1: (stack, id) => s3.bucket(new cdkS3.CfnBucket(stack, id)),
    l2: (stack, id) => s3.bucket(new cdkS3.Bucket(stack, id)),
  },
  'scheduler.scheduleGroup': {
    make: scheduler.scheduleGroup,
    l1: (stack, id) => scheduler.scheduleGroup(new cdkScheduler.CfnScheduleGroup(stack, id)),
    l2: (stack, id) => scheduler.scheduleGroup(new cdkScheduler.ScheduleGroup(stack, id)),
  },
  'secretsmanager.secret': {
    make: secretsmanager.secret,
    l1: (stack, id) => secretsmanager.secret(new cdkSecrets.CfnSecret(stack, id)),
    l2: (stack, id) => secretsmanager.secret(new cdkSecrets.Secret(stack, id)),
  },
  'sns.topic': {
    make: sns.topic,
    l1: (stack, id) => sns.topic(new cdkSns.CfnTopic(stack, id)),
    l2: (stack, id) => sns.topic(new cdkSns.Topic(stack, id)),
  },
  'sqs.queue': {
    make: sqs.queue,
    l1: (stack, id) => sqs.queue(new cdkSqs.CfnQueue(stack, id)),
    l2: (stack, id) => sqs.queue(new cdkSqs.Queue(stack, id)),
  },
  'ssm.parameter': {
    make: ssm.parameter,
    l1: (stack, id) => ssm.parameter(new cdkSsm.CfnParameter(stack, id, { type: 'String', value: 'x', name: '/a/b' })),
    l2: (stack, id) => ssm.parameter(cdkSsm.StringParameter.fromStringParameterName(stack, id, '/a/b')),
  },
  'stepfunctions.activity': {
    make: (target) => stepfunctions.activity(target),
    l1: (stack, id) => stepfunctions.activity(new cdkStepFunctions.CfnActivity(stack, id, { name: 'x' })),
    l2: (stack, id) => stepfunctions.activity(new cdkStepFunctions.Activity(stack, id)),
  },
  'stepfunctions.stateMachine': {
    make: (target) => stepfunctions.stateMachine(target),
    l1: (stack, id) => stepfunctions.stateMachine(new cdkStepFunctions.CfnStateMachine(stack, id, statesDefinition)),
    l2: (stack, id) => stepfunctions.stateMachine(cdkStepFunctions.StateMachine.fromStateMachineName(stack, id, 'm')),
  },
};

/** Kinds of the CDK that no stub makes a handle of; they are bound through `task(…)` and the generic construct. */
const withoutHandle = ['cognito.userPool', 'ecr.repository', 'kinesis.stream', 'sagemaker.endpoint', 'sagemaker.model'];

const idOf = (kind: string, form: string): string => `${kind.replace('.', '')}${form}`;
const kinds = Object.keys(rows);

it('covers every kind that has a construct', () => {
  const handWritten = 'stepfunctions.states';
  expect([...kinds, ...withoutHandle, handWritten].sort()).toEqual([...boundKinds].sort());
});

describe.each(Object.entries(rows))('a handle of %s', (kind, { make }) => {
  it('made from a logical id gives placeholders', () => {
    expect(make('Thing').arn).toBe('${ThingArn}');
    expect(handleReferenceOf(make('Thing'))).toEqual({ kind, id: 'Thing' });
  });

  it('made from an ARN gives it, and what follows from it', () => {
    const format = handleArnFormat(kind) ?? '';
    const arn = format
      .replace(
        /\$\{(Partition|Region|Account)\}/g,
        (_, part: string) => ({ Partition: 'aws', Region: 'eu-west-1' })[part] ?? '1',
      )
      .replace(/\$\{\w+\}/g, 'thing');
    expect(make({ arn }).arn).toBe(arn);
    // Whether the name of a parameter in no path has a slash in front, its ARN does not tell.
    if (kind === 'ssm.parameter') {
      expect(() => Reflect.get(make({ arn }), 'name')).toThrow('The name of this ssm.parameter is not known.');
      return;
    }
    // Keys, models, guardrails, secrets and task definitions go by their ARNs alone.
    const nameless = ['bedrock.guardrail', 'bedrock.model', 'ecs.taskDefinition', 'kms.key', 'secretsmanager.secret'];
    expect(Reflect.get(make({ arn }), 'name')).toEqual(
      nameless.includes(kind) ? undefined : expect.stringContaining('thing'),
    );
  });
});

describe('a handle made from a construct', () => {
  const made = kinds.flatMap((kind) => {
    const { l1, l2 } = rows[kind] ?? {};
    return [
      ...(l1 === undefined ? [] : [[kind, 'L1', l1] as const]),
      ...(l2 === undefined ? [] : [[kind, 'L2', l2] as const]),
    ];
  });
  let statements: ReturnType<typeof statementsOf>;

  beforeAll(() => {
    const stack = new Stack(new App(), 'Handles');
    const uses = made.map(
      ([kind, form]): ResourceUse => ({
        id: idOf(kind, form),
        kind,
        attributes: ['Arn'],
        binding: { by: 'construct' },
      }),
    );
    const workflow = compiledWorkflow({
      resources: uses,
      iam: uses.map(({ id }) => ({ actions: [`x:${id}`], resources: [`\${${id}Arn}`] })),
    });
    const handles = Object.fromEntries(
      made.map(([kind, form, make]) => [idOf(kind, form), make(stack, idOf(kind, form))]),
    );
    new WorkflowStateMachine(stack, 'Machine', { workflow: builtWorkflow(workflow, handles) });
    statements = statementsOf(Template.fromStack(stack), 'Machine');
  });

  it.each(made)('%s, %s', (kind, form) => {
    const own = statements.filter(({ actions }) => actions.includes(`x:${idOf(kind, form)}`));
    expect(own.map(({ resources }) => resources.length)).toEqual([1]);
    const arn = own[0]?.resources[0];
    // Its own attribute of the template, or an ARN of its kind around its name.
    const format = (handleArnFormat(kind) ?? '').split(':')[2];
    expect(arn).toMatch(new RegExp(`^(<${idOf(kind, form)}.*>|arn:.*:${format}:.*)$`));
  });
});
