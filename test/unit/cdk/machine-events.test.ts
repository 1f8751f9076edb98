/** Rules, schedules, versions and aliases of a workflow's machine. */
import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, it } from 'vitest';
import { WorkflowDefinition, WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { compiledWorkflow } from './sample-workflow.ts';

const machineIn = (stack: Stack, type: 'STANDARD' | 'EXPRESS' = 'STANDARD') =>
  new WorkflowStateMachine(stack, 'Machine', { workflow: compiledWorkflow({ type }) });

it('sends the ends of executions to targets', () => {
  const stack = new Stack(new App(), 'Shop');
  const machine = machineIn(stack);
  machine.onSucceeded('Shipped', { target: new SqsQueue(new Queue(stack, 'Queue')) });
  machine.onFailed('Broken', { description: 'alarm', eventPattern: { account: ['123456789012'] } });
  const template = Template.fromStack(stack);
  const pattern = (status: readonly string[], others: object) => ({
    source: ['aws.states'],
    'detail-type': ['Step Functions Execution Status Change'],
    detail: { status, stateMachineArn: [{ Ref: Match.stringLikeRegexp('^Machine') }] },
    ...others,
  });
  template.hasResourceProperties('AWS::Events::Rule', {
    EventPattern: pattern(['SUCCEEDED'], {}),
    Targets: [Match.objectLike({ Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Queue'), 'Arn'] } })],
  });
  template.hasResourceProperties('AWS::Events::Rule', {
    Description: 'alarm',
    EventPattern: pattern(['FAILED', 'TIMED_OUT'], { account: ['123456789012'] }),
  });
});

it('refuses rules that would never match', () => {
  const machine = machineIn(new Stack(new App(), 'Shop'), 'EXPRESS');
  expect(() => machine.onFailed('Broken')).toThrow('STEP8305');
});

it('starts the machine by a schedule, with the right to do so', () => {
  const stack = new Stack(new App(), 'Shop');
  const input = RuleTargetInput.fromObject({ full: true });
  machineIn(stack).schedule('Nightly', Schedule.cron({ hour: '3', minute: '0' }), input);
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'cron(0 3 * * ? *)',
    Targets: [Match.objectLike({ Input: '{"full":true}', Arn: { Ref: Match.stringLikeRegexp('^Machine') } })],
  });
  template.hasResourceProperties('AWS::IAM::Policy', {
    PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Action: 'states:StartExecution' })] }),
  });
});

it('publishes versions that stay, and aliases that follow them', () => {
  const stack = new Stack(new App(), 'Shop');
  const machine = machineIn(stack);
  const version = machine.publishVersion('Version', 'as deployed');
  machine.addAlias('live', version);
  machine.addAlias('canary', version, { type: 'CANARY', percentage: 10, interval: 5 });
  const template = Template.fromStack(stack);
  template.hasResource('AWS::StepFunctions::StateMachineVersion', {
    Properties: {
      Description: 'as deployed',
      StateMachineArn: { Ref: Match.stringLikeRegexp('^Machine') },
      StateMachineRevisionId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Machine'), 'StateMachineRevisionId'] },
    },
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
  });
  for (const [Name, preference] of [
    ['live', { Type: 'ALL_AT_ONCE' }],
    ['canary', { Type: 'CANARY', Percentage: 10, Interval: 5 }],
  ] as const) {
    template.hasResourceProperties('AWS::StepFunctions::StateMachineAlias', {
      Name,
      DeploymentPreference: { ...preference, StateMachineVersionArn: Match.anyValue() },
    });
  }
});

it('gives its definition to a plain state machine', () => {
  const stack = new Stack(new App(), 'Shop');
  new StateMachine(stack, 'Plain', { definitionBody: WorkflowDefinition.from(compiledWorkflow({})) });
  Template.fromStack(stack).hasResourceProperties('AWS::StepFunctions::StateMachine', {
    DefinitionString: Match.serializedJson(Match.objectLike({ Comment: 'compiled', StartAt: 'Done' })),
  });
});
