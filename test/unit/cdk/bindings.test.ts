/**
 * The ways in which resources and workflows reach a construct besides the plain one, and permissions that are not on a
 * bound resource alone. All machines live in one stack, which is synthesized once.
 */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ResourceUse } from '../../../src/artifact/index.ts';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { sqs as tasks } from '../../../src/tasks/index.ts';
import { needsOf } from '../../../src/tasks/needs/index.ts';
import { builtWorkflow, compiledWorkflow } from './sample-workflow.ts';
import { definitionOf, resourcesOf, statementsOf } from './template-reader.ts';

const use = (id: string, kind: string, binding: ResourceUse['binding'] = { by: 'id' }): ResourceUse => ({
  id,
  kind,
  attributes: [],
  binding,
});
const send = { actions: ['sqs:SendMessage'], resources: ['${JobsArn}'] };
const sendState = {
  Send: {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage',
    Arguments: { QueueUrl: '${JobsUrl}', MessageBody: 'x' },
    End: true,
  },
} as const;

describe('bindings', () => {
  let template: Template;

  beforeAll(() => {
    const stack = new Stack(new App(), 'Shop');
    const queue = new sqs.Queue(stack, 'Queue');

    const captured = compiledWorkflow(
      { resources: [use('Jobs', 'sqs.queue', { by: 'construct' })], iam: [send] },
      sendState,
    );
    new WorkflowStateMachine(stack, 'Captured', {
      workflow: builtWorkflow(captured, { Jobs: tasks.queue(queue) }),
    });

    const fixedArn = use('Jobs', 'sqs.queue', { by: 'arn', value: 'arn:aws:sqs:eu-west-1:111122223333:jobs' });
    class Fixed {
      async run(): Promise<void> {}
    }
    const express = compiledWorkflow({ type: 'EXPRESS', resources: [fixedArn], iam: [send] }, sendState);
    Object.defineProperty(Fixed, Symbol.for('stepscript.artifact'), {
      value: { artifact: () => express, handles: () => ({}) },
    });
    new WorkflowStateMachine(stack, 'Fixed', { workflow: Fixed, stateMachineName: 'fixed' });

    const rows = Object.fromEntries(Array.from({ length: 9000 }, (_, i) => [`row${i}`, 'x'.repeat(40)]));
    const large = compiledWorkflow(
      { resources: [use('Jobs', 'sqs.queue')], iam: [send] },
      { Rows: { Type: 'Pass', Output: rows, Next: 'Send' }, ...sendState },
    );
    new WorkflowStateMachine(stack, 'Large', { workflow: large, resources: { Jobs: queue } });

    const distributed = compiledWorkflow(
      {},
      {
        Each: {
          Type: 'Map',
          Items: [1],
          Label: 'Each',
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Done',
            States: { Done: { Type: 'Pass', End: true } },
          },
          End: true,
        },
      },
    );
    new WorkflowStateMachine(stack, 'Distributed', { workflow: distributed });

    const start = needsOf({
      resource: 'arn:aws:states:::states:startExecution.sync:2',
      arguments: {
        kind: 'record',
        entries: {
          StateMachineArn: {
            kind: 'handle',
            id: 'ProcessOrder',
            resourceKind: 'stepfunctions.stateMachine',
            attribute: 'Arn',
          },
        },
      },
      credentials: false,
    });
    const recursive = compiledWorkflow(
      { resources: [use('ProcessOrder', 'stepfunctions.stateMachine')], iam: start.ok ? start.needs : [] },
      {
        Again: {
          Type: 'Task',
          Resource: 'arn:aws:states:::states:startExecution.sync:2',
          Arguments: { StateMachineArn: '${ProcessOrderArn}', Input: {} },
          End: true,
        },
      },
    );
    new WorkflowStateMachine(stack, 'Recursive', { workflow: recursive });

    const definition = new ecs.FargateTaskDefinition(stack, 'Task', {});
    const handle = { kind: 'handle', attribute: 'Arn' } as const;
    const runTask = needsOf({
      resource: 'arn:aws:states:::ecs:runTask',
      arguments: {
        kind: 'record',
        entries: { TaskDefinition: { ...handle, id: 'Definition', resourceKind: 'ecs.taskDefinition' } },
      },
      credentials: false,
    });
    const secretNeed = { actions: ['secretsmanager:GetSecretValue'], resources: ['${DatabaseArn}'] };
    new WorkflowStateMachine(stack, 'Tasks', {
      workflow: compiledWorkflow({
        resources: [use('Definition', 'ecs.taskDefinition'), use('Database', 'secretsmanager.secret')],
        iam: [...(runTask.ok ? runTask.needs : []), secretNeed],
      }),
      resources: {
        Definition: definition,
        Database: secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'database'),
      },
    });
    // A container with a log driver creates the execution role after the machine was made.
    definition.addContainer('Main', {
      image: ecs.ContainerImage.fromRegistry('busybox'),
      logging: ecs.LogDrivers.awsLogs({ streamPrefix: 'main' }),
    });
    template = Template.fromStack(stack);
  });

  it('takes the construct that a handle was made from', () => {
    expect(definitionOf(template, 'Captured')).toMatchObject({
      States: { Send: { Arguments: { QueueUrl: '<Queue>' } } },
    });
    expect(statementsOf(template, 'CapturedRole')).toEqual([
      { actions: ['sqs:SendMessage'], resources: ['<Queue.Arn>'] },
    ]);
  });

  it('needs nothing for a handle with a fixed ARN, in a class', () => {
    expect(definitionOf(template, 'Fixed')).toMatchObject({
      States: { Send: { Arguments: { QueueUrl: 'https://sqs.eu-west-1.<AWS::URLSuffix>/111122223333/jobs' } } },
    });
    const machine = Object.entries(resourcesOf(template)).find(
      ([id, { Type }]) => id.startsWith('Fixed') && Type.endsWith('StateMachine'),
    );
    expect(machine?.[1].Properties).toMatchObject({ StateMachineName: 'fixed', StateMachineType: 'EXPRESS' });
    expect(statementsOf(template, 'FixedRole')).toEqual([
      { actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:eu-west-1:111122223333:jobs'] },
    ]);
  });

  it('puts a large definition into an asset and substitutes in CloudFormation', () => {
    const machine = Object.entries(resourcesOf(template)).find(
      ([id, { Type }]) => id.startsWith('Large') && Type.endsWith('StateMachine'),
    );
    expect(machine?.[1].Properties).toMatchObject({
      DefinitionS3Location: { Key: expect.stringMatching(/\.json$/) },
      DefinitionSubstitutions: {
        JobsUrl: { Ref: expect.stringMatching(/^Queue/) },
        Partition: { Ref: 'AWS::Partition' },
      },
    });
    expect(machine?.[1].Properties).not.toHaveProperty('DefinitionString');
  });

  it('keeps the permissions on itself out of the role', () => {
    const arn = 'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<Distributed.Name>';
    expect(statementsOf(template, 'DistributedRole')).toEqual([
      { actions: ['states:StartExecution'], resources: ['<Distributed>'] },
      { actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [`${arn}:*`] },
      { actions: ['states:RedriveExecution'], resources: [`${arn}/Each:*`] },
    ]);
    const machine = Object.entries(resourcesOf(template)).find(
      ([id, { Type }]) => id.startsWith('Distributed') && Type.endsWith('StateMachine'),
    );
    expect(JSON.stringify(machine?.[1])).not.toContain('SelfPolicy');
  });

  it('lets a workflow call itself', () => {
    expect(definitionOf(template, 'Recursive')).toMatchObject({
      States: { Again: { Arguments: { StateMachineArn: '{% $states.context.StateMachine.Id %}' } } },
    });
    expect(statementsOf(template, 'RecursiveRole').map(({ resources }) => resources[0])).toEqual([
      'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
      '<Recursive>',
      'arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<Recursive.Name>:*',
    ]);
  });

  it('passes exactly the roles of the bound task definition', () => {
    const pass = statementsOf(template, 'TasksRole').find(({ actions }) => actions[0] === 'iam:PassRole');
    expect(pass).toEqual({
      actions: ['iam:PassRole'],
      resources: ['<TaskTaskRole.Arn>', '<TaskExecutionRole.Arn>'],
      condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    });
  });

  it('matches the suffix of a secret imported by name', () => {
    const secret = statementsOf(template, 'TasksRole').find(
      ({ actions }) => actions[0] === 'secretsmanager:GetSecretValue',
    );
    expect(secret?.resources).toEqual([
      'arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:database-??????',
    ]);
  });
});
