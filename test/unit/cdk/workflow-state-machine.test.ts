/**
 * Synthesizes one stack with L2 and one with L1 and imported resources, and checks definition, permissions and the features
 * of the L2 that must keep working. Synthesis is slow, so that each stack is synthesized once.
 */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeAll, describe, expect, it } from 'vitest';
import { WorkflowDefinition, WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { builtWorkflow, orderWorkflow } from './sample-workflow.ts';
import { definitionOf, statementsOf } from './template-reader.ts';

describe('with L2 constructs', () => {
  let template: Template;
  let machine: WorkflowStateMachine;

  beforeAll(() => {
    const stack = new Stack(new App(), 'Shop');
    const key = new kms.Key(stack, 'Key');
    const ship = new sfn.StateMachine(stack, 'Ship', {
      definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Nothing')),
    });
    machine = new WorkflowStateMachine(stack, 'ProcessOrder', {
      workflow: builtWorkflow(orderWorkflow),
      resources: {
        Orders: new dynamodb.Table(stack, 'Orders', {
          partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
          encryptionKey: key,
        }),
        Charge: new lambda.Function(stack, 'Charge', {
          runtime: lambda.Runtime.NODEJS_22_X,
          handler: 'index.handler',
          code: lambda.Code.fromInline('exports.handler = async () => 1'),
        }),
        Jobs: new sqs.Queue(stack, 'Jobs', { encryptionMasterKey: key }),
        Alerts: new sns.Topic(stack, 'Alerts', { masterKey: key }),
        Bus: new events.EventBus(stack, 'Bus'),
        Ship: ship,
        Approve: new sfn.Activity(stack, 'Approve'),
      },
      comment: 'from props',
      timeout: Duration.minutes(5),
      tracingEnabled: true,
      logs: { destination: new logs.LogGroup(stack, 'Log'), level: sfn.LogLevel.ALL },
    });
    machine.metricFailed().createAlarm(stack, 'Failed', { threshold: 1, evaluationPeriods: 1 });
    template = Template.fromStack(stack);
  });

  it('writes the definition with the identifiers of the constructs', () => {
    const definition = definitionOf(template, 'ProcessOrder');
    expect(definition).toMatchObject({
      Comment: 'from props',
      TimeoutSeconds: 300,
      QueryLanguage: 'JSONata',
      States: {
        Get: {
          Resource: 'arn:<AWS::Partition>:states:::dynamodb:getItem',
          Arguments: {
            TableName: '<Orders>',
            Key: { id: { S: '{% $states.input.id & "${NotOurs}" %}' } },
          },
        },
        Charge: { Arguments: { FunctionName: '<Charge.Arn>', Payload: { bus: '<Bus>' } } },
        Fan: {
          Branches: [
            {
              States: {
                Send: { Resource: 'arn:<AWS::Partition>:states:::sqs:sendMessage', Arguments: { QueueUrl: '<Jobs>' } },
              },
            },
            { States: { Ship: { Arguments: { StateMachineArn: '<Ship>' } } } },
          ],
        },
        Approve: { Resource: '<Approve>' },
      },
    });
  });

  it('grants exactly the needs, on exactly the resources', () => {
    const statements = statementsOf(template, 'ProcessOrderRole').filter(
      (each) => !JSON.stringify(each.actions).match(/xray|logs:|kms:/),
    );
    expect(statements).toEqual([
      { actions: ['dynamodb:GetItem', 'dynamodb:PutItem'], resources: ['<Orders.Arn>'] },
      { actions: ['lambda:InvokeFunction'], resources: ['<Charge.Arn>', '<Charge.Arn>:*'] },
      { actions: ['sqs:SendMessage'], resources: ['<Jobs.Arn>'] },
      { actions: ['sns:Publish'], resources: ['<Alerts>'] },
      { actions: ['events:PutEvents'], resources: ['<Bus.Arn>'] },
      { actions: ['states:StartExecution'], resources: ['<Ship>'] },
      {
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: ['arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<Ship.Name>:*'],
      },
    ]);
  });

  it('grants the keys of encrypted tables, queues and topics', () => {
    const keys = statementsOf(template, 'ProcessOrderRole').filter(({ actions }) => actions[0]?.startsWith('kms:'));
    expect(keys).toEqual([
      {
        actions: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        resources: ['<Key.Arn>'],
      },
      // The queue's and the topic's are the same statement.
      { actions: ['kms:Decrypt', 'kms:GenerateDataKey*'], resources: ['<Key.Arn>'] },
    ]);
  });

  it('keeps the features of the L2', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL' },
      StateMachineType: 'STANDARD',
      StateMachineName: Match.absent(),
    });
    template.resourceCountIs('AWS::CloudWatch::Alarm', 1);
    expect(machine.manifest.name).toBe('processOrder');
  });
});

describe('with L1, imported and plain resources', () => {
  let template: Template;

  beforeAll(() => {
    const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
    const arn = (service: string, rest: string): string => `arn:aws:${service}:us-east-1:999988887777:${rest}`;
    const fn = lambda.Function.fromFunctionArn(stack, 'Fn', arn('lambda', 'function:charge'));
    new sfn.StateMachine(stack, 'ProcessOrder', {
      role: new iam.Role(stack, 'OwnRole', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') }),
      definitionBody: WorkflowDefinition.from(orderWorkflow, {
        Orders: dynamodb.Table.fromTableArn(stack, 'Table', arn('dynamodb', 'table/orders')),
        Charge: fn,
        Jobs: { arn: arn('sqs', 'jobs') },
        Alerts: new sns.CfnTopic(stack, 'Alerts'),
        Bus: new events.CfnEventBus(stack, 'Bus', { name: 'orders' }),
        Ship: sfn.StateMachine.fromStateMachineArn(stack, 'Ship', arn('states', 'stateMachine:ship')),
        Approve: new sfn.CfnActivity(stack, 'Approve', { name: 'approve' }),
      }),
    });
    template = Template.fromStack(stack);
  });

  it('keeps the ARNs of imported resources in the definition', () => {
    expect(definitionOf(template, 'ProcessOrder')).toMatchObject({
      Comment: 'compiled',
      TimeoutSeconds: 3600,
      States: {
        Get: { Arguments: { TableName: 'orders' } },
        Fan: {
          Branches: [
            {
              States: {
                Send: { Arguments: { QueueUrl: 'https://sqs.us-east-1.<AWS::URLSuffix>/999988887777/jobs' } },
              },
            },
            {
              States: {
                Ship: { Arguments: { StateMachineArn: 'arn:aws:states:us-east-1:999988887777:stateMachine:ship' } },
              },
            },
          ],
        },
        Approve: { Resource: '<Approve>' },
        Publish: { Arguments: { TopicArn: '<Alerts>' } },
      },
    });
  });

  it('keeps them in the permissions of the given role', () => {
    expect(statementsOf(template, 'OwnRole')).toEqual([
      {
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
        resources: ['arn:aws:dynamodb:us-east-1:999988887777:table/orders'],
      },
      {
        actions: ['lambda:InvokeFunction'],
        resources: [
          'arn:aws:lambda:us-east-1:999988887777:function:charge',
          'arn:aws:lambda:us-east-1:999988887777:function:charge:*',
        ],
      },
      { actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:us-east-1:999988887777:jobs'] },
      { actions: ['sns:Publish'], resources: ['<Alerts>'] },
      { actions: ['events:PutEvents'], resources: ['<Bus.Arn>'] },
      {
        actions: ['states:StartExecution'],
        resources: ['arn:aws:states:us-east-1:999988887777:stateMachine:ship'],
      },
      {
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: ['arn:<AWS::Partition>:states:us-east-1:999988887777:execution:ship:*'],
      },
    ]);
  });
});
