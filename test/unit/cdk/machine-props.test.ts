/**
 * Everything else that a state machine of the CDK takes, on a machine with a workflow: the props of the L2, keys of whatever the
 * workflow uses, and roles whose policy grows beyond what fits into one.
 */
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, it } from 'vitest';
import type { IamStatement, ResourceUse } from '../../../src/artifact/index.ts';
import { WorkflowDefinition, WorkflowFragment, WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { compiledWorkflow } from './sample-workflow.ts';
import { resourcesOf, statementsOf } from './template-reader.ts';

const use = (id: string, kind: string): ResourceUse => ({ id, kind, attributes: ['Arn'], binding: { by: 'id' } });
const allow = (id: string, ...actions: string[]): IamStatement => ({ actions, resources: [`\${${id}Arn}`] });

const ways = {
  WorkflowStateMachine: (stack: Stack, props: Omit<sfn.StateMachineProps, 'definitionBody'>) =>
    new WorkflowStateMachine(stack, 'Machine', { workflow: compiledWorkflow({}), ...props }),
  'WorkflowDefinition of a plain StateMachine': (stack: Stack, props: Omit<sfn.StateMachineProps, 'definitionBody'>) =>
    new sfn.StateMachine(stack, 'Machine', { definitionBody: WorkflowDefinition.from(compiledWorkflow({})), ...props }),
};

it.each(Object.entries(ways))('%s takes all props of a state machine', (_, make) => {
  const stack = new Stack(new App(), 'Shop');
  const kmsKey = new kms.Key(stack, 'Key');
  make(stack, {
    stateMachineName: 'shop',
    stateMachineType: sfn.StateMachineType.EXPRESS,
    comment: 'own',
    role: new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') }),
    logs: { destination: new logs.LogGroup(stack, 'Log'), level: sfn.LogLevel.ALL, includeExecutionData: false },
    tracingEnabled: true,
    removalPolicy: RemovalPolicy.RETAIN,
    encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(kmsKey),
  });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::StepFunctions::StateMachine', {
    DeletionPolicy: 'Retain',
    Properties: {
      StateMachineName: 'shop',
      StateMachineType: 'EXPRESS',
      DefinitionString: Match.stringLikeRegexp('"Comment":"own"'),
      RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Own'), 'Arn'] },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
      EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY' },
    },
  });
  // The CDK's own statements of these features.
  const actions = statementsOf(template, 'Own').flatMap((each) => each.actions);
  for (const action of ['kms:GenerateDataKey', 'logs:CreateLogDelivery', 'xray:PutTraceSegments']) {
    expect(actions).toContain(action);
  }
});

it('grants the key of each encrypted resource, for what is done with it', () => {
  const stack = new Stack(new App(), 'Shop');
  const key = (id: string): kms.Key => new kms.Key(stack, id);
  new WorkflowStateMachine(stack, 'Machine', {
    workflow: compiledWorkflow({
      resources: [
        use('Data', 's3.bucket'),
        use('Orders', 'dynamodb.table'),
        use('Jobs', 'sqs.queue'),
        use('Alerts', 'sns.topic'),
        use('Approve', 'stepfunctions.activity'),
      ],
      iam: [
        { actions: ['s3:GetObject'], resources: ['${DataArn}/*'] },
        allow('Orders', 'dynamodb:Query'),
        allow('Jobs', 'sqs:ReceiveMessage'),
        allow('Alerts', 'sns:Publish'),
      ],
    }),
    resources: {
      Data: new s3.Bucket(stack, 'Data', { encryptionKey: key('DataKey') }),
      Orders: new dynamodb.Table(stack, 'Orders', {
        partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
        encryptionKey: key('OrdersKey'),
      }),
      // A key of another account is used by its ARN.
      Jobs: new sqs.Queue(stack, 'Jobs', {
        encryptionMasterKey: kms.Key.fromKeyArn(stack, 'JobsKey', 'arn:aws:kms:eu-west-1:999988887777:key/abc'),
      }),
      Alerts: new sns.Topic(stack, 'Alerts', { masterKey: key('AlertsKey') }),
      Approve: new sfn.Activity(stack, 'Approve', {
        encryptionConfiguration: new sfn.CustomerManagedEncryptionConfiguration(key('ApproveKey')),
      }),
    },
  });
  const statements = statementsOf(Template.fromStack(stack), 'MachineRole');
  const keys = statements.filter(({ actions }) => actions[0]?.startsWith('kms:'));
  expect(keys).toEqual([
    { actions: ['kms:Decrypt'], resources: ['<DataKey.Arn>'] },
    { actions: ['kms:Decrypt', 'kms:DescribeKey'], resources: ['<OrdersKey.Arn>'] },
    { actions: ['kms:Decrypt'], resources: ['arn:aws:kms:eu-west-1:999988887777:key/abc'] },
    { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['<AlertsKey.Arn>'] },
    {
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: ['<ApproveKey.Arn>'],
      condition: { StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': expect.anything() } },
    },
  ]);
});

it('splits the permissions of a workflow with very many resources', () => {
  const stack = new Stack(new App(), 'Shop');
  const ids = Array.from({ length: 150 }, (_, index) => `Queue${index}`);
  new WorkflowStateMachine(stack, 'Machine', {
    workflow: compiledWorkflow({
      resources: ids.map((id) => use(id, 'sqs.queue')),
      iam: [{ actions: ['sqs:SendMessage'], resources: ids.map((id) => `\${${id}Arn}`) }],
    }),
    resources: Object.fromEntries(
      ids.map((id) => [id, { arn: `arn:aws:sqs:eu-west-1:111122223333:${id}-${'x'.repeat(60)}` }]),
    ),
  });
  const template = Template.fromStack(stack);
  const allowed = statementsOf(template, 'MachineRole').flatMap(({ resources }) => resources);
  expect(new Set(allowed).size).toBe(ids.length);
  const policies = Object.values(resourcesOf(template)).filter(({ Type }) => /IAM::(Managed)?Policy$/.test(Type));
  expect(policies.length).toBeGreaterThan(2);
  for (const { Type, Properties } of policies) {
    // IAM counts characters without white space: 10,240 of all inline policies of a role, 6,144 of a managed one.
    const limit = Type === 'AWS::IAM::Policy' ? 10_240 : 6_144;
    expect(JSON.stringify(Properties?.PolicyDocument).length).toBeLessThanOrEqual(limit);
  }
});

it('refuses a fragment whose key must name the role', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
  const other = new Stack(app, 'Other', { env: { account: '999988887777', region: 'eu-west-1' } });
  const queue = new sqs.Queue(other, 'Jobs', { queueName: 'jobs', encryptionMasterKey: new kms.Key(other, 'Key') });
  const { definition, ...rest } = compiledWorkflow({
    resources: [use('Jobs', 'sqs.queue')],
    iam: [allow('Jobs', 'sqs:SendMessage')],
  });
  const { TimeoutSeconds: _, ...untimed } = definition;
  const fragment = new WorkflowFragment(stack, 'Notify', {
    workflow: { ...rest, definition: untimed },
    resources: { Jobs: queue },
  });
  const definitionBody = sfn.DefinitionBody.fromChainable(fragment);
  expect(() => new sfn.StateMachine(stack, 'Machine', { definitionBody })).toThrow(/STEP8309/);
});
