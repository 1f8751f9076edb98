/** Handles of versions and aliases, and what is named after a resource of another region or account. */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cdkLambda from 'aws-cdk-lib/aws-lambda';
import * as cdkStepFunctions from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import type { ResourceUse } from '../../../src/artifact/index.ts';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import type { AnyHandle } from '../../../src/dsl/handle.ts';
import { lambda, stepfunctions } from '../../../src/tasks/index.ts';
import { builtWorkflow, compiledWorkflow } from './sample-workflow.ts';
import { statementsOf } from './template-reader.ts';

describe('a handle of a version or an alias', () => {
  const stack = new Stack(new App(), 'Qualified');
  const made: Readonly<Record<string, { readonly kind: string; readonly handle: AnyHandle; readonly arn: unknown }>> = {
    FunctionAlias: {
      kind: 'lambda.function',
      handle: lambda.fn(
        new cdkLambda.CfnAlias(stack, 'FunctionAlias', { functionName: 'f', functionVersion: '1', name: 'live' }),
      ),
      arn: '<FunctionAlias>',
    },
    FunctionVersion: {
      kind: 'lambda.function',
      handle: lambda.fn(new cdkLambda.CfnVersion(stack, 'FunctionVersion', { functionName: 'f' })),
      arn: expect.stringMatching(/^<FunctionVersion(\.FunctionArn)?>$/),
    },
    MachineAlias: {
      kind: 'stepfunctions.stateMachine',
      handle: stepfunctions.stateMachine(new cdkStepFunctions.CfnStateMachineAlias(stack, 'MachineAlias', {})),
      arn: expect.stringMatching(/^<MachineAlias(\.Arn)?>$/),
    },
    MachineVersion: {
      kind: 'stepfunctions.stateMachine',
      handle: stepfunctions.stateMachine(
        new cdkStepFunctions.CfnStateMachineVersion(stack, 'MachineVersion', {
          stateMachineArn: 'arn:aws:states:eu-west-1:111122223333:stateMachine:m',
        }),
      ),
      arn: expect.stringMatching(/^<MachineVersion(\.Arn)?>$/),
    },
  };

  it('grants on its own ARN', () => {
    const uses = Object.entries(made).map(
      ([id, { kind }]): ResourceUse => ({ id, kind, attributes: ['Arn'], binding: { by: 'construct' } }),
    );
    const workflow = compiledWorkflow({
      resources: uses,
      iam: uses.map(({ id }) => ({ actions: [`x:${id}`], resources: [`\${${id}Arn}`] })),
    });
    const handles = Object.fromEntries(Object.entries(made).map(([id, { handle }]) => [id, handle]));
    new WorkflowStateMachine(stack, 'Machine', { workflow: builtWorkflow(workflow, handles) });
    const statements = statementsOf(Template.fromStack(stack), 'Machine');
    for (const [id, { arn }] of Object.entries(made)) {
      expect(statements).toContainEqual({ actions: [`x:${id}`], resources: [arn] });
    }
  });
});

describe('what is named after a resource', () => {
  const executions = (child: AnyHandle): readonly string[] => {
    const stack = new Stack(new App(), 'Callers', { env: { region: 'eu-west-1', account: '111122223333' } });
    const workflow = compiledWorkflow({
      resources: [
        { id: 'Child', kind: 'stepfunctions.stateMachine', attributes: ['Arn'], binding: { by: 'construct' } },
      ],
      iam: [
        {
          actions: ['states:StopExecution'],
          resources: ['arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${ChildName}:*'],
        },
      ],
    });
    new WorkflowStateMachine(stack, 'Machine', { workflow: builtWorkflow(workflow, { Child: child }) });
    return statementsOf(Template.fromStack(stack), 'Machine').flatMap(({ resources }) => resources);
  };
  const elsewhere = 'arn:aws:states:us-east-1:999988887777:stateMachine:ship';
  const there = ['arn:<AWS::Partition>:states:us-east-1:999988887777:execution:ship:*'];
  const imported = (arn: string): AnyHandle => {
    const other = new Stack(new App(), 'Other');
    return stepfunctions.stateMachine(cdkStepFunctions.StateMachine.fromStateMachineArn(other, 'Child', arn));
  };

  it('is in the region and account of the resource', () => {
    expect(executions(imported(elsewhere))).toEqual(there);
    expect(executions(stepfunctions.stateMachine({ arn: elsewhere }))).toEqual(there);
  });

  it('is named without the version or alias', () => {
    expect(executions(imported(`${elsewhere}:live`))).toEqual(there);
    expect(executions(stepfunctions.stateMachine({ arn: `${elsewhere}:7` }))).toEqual(there);
  });

  it('is in those of the stack where the resource is', () => {
    const child = { stateMachineArn: '${ShipArn}', stateMachineName: 'ship' };
    expect(executions(stepfunctions.stateMachine(child))).toEqual(
      executions(stepfunctions.stateMachine({ name: 'ship' })),
    );
    expect(executions(stepfunctions.stateMachine({ name: 'ship' }))).toEqual([
      'arn:<AWS::Partition>:states:eu-west-1:111122223333:execution:ship:*',
    ]);
  });
});
