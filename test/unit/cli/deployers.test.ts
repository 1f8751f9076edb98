/** Identifiers that deployers other than the CDK have to derive: they are not return values of the resource. */
import { expect, it } from 'vitest';
import { cloudFormationPolicy, intrinsicOf } from '../../../src/cli/deployers/cloudformation.ts';
import { placeholdersOf } from '../../../src/cli/deployers/placeholders.ts';
import { policyDocument } from '../../../src/cli/deployers/policy-document.ts';
import { terraformTemplate } from '../../../src/cli/deployers/terraform.ts';
import { needsOf } from '../../../src/tasks/needs/index.ts';
import { compiledWorkflow } from '../cdk/sample-workflow.ts';

const child = needsOf({
  resource: 'arn:aws:states:::states:startExecution.sync:2',
  arguments: {
    kind: 'record',
    entries: {
      StateMachineArn: { kind: 'handle', id: 'Child', resourceKind: 'stepfunctions.stateMachine', attribute: 'Arn' },
    },
  },
  credentials: false,
});
const workflow = compiledWorkflow({
  resources: [
    { id: 'Child', kind: 'stepfunctions.stateMachine', attributes: ['Arn'], binding: { by: 'id' } },
    { id: 'Url', kind: 'ssm.parameter', attributes: ['Name'], binding: { by: 'id' } },
    { id: 'Login', kind: 'secretsmanager.secret', attributes: ['Arn'], binding: { by: 'id' } },
  ],
  iam: [
    ...(child.ok ? child.needs : []),
    { actions: ['ssm:GetParameter'], resources: ['${UrlArn}'] },
    { actions: ['secretsmanager:GetSecretValue'], resources: ['${LoginArn}'] },
  ],
});
const placeholders = placeholdersOf(workflow.manifest);
const policy = policyDocument(workflow);

it('tells the executions of a child from the ARN of the child, which may be a version or an alias', () => {
  const name = { 'Fn::Select': [6, { 'Fn::Split': [':', { Ref: 'Child' }] }] };
  const executions = {
    'Fn::Sub': [
      'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${ChildName}:*',
      { ChildName: name },
    ],
  };
  expect(cloudFormationPolicy(policy, placeholders)).toMatchObject({
    Statement: expect.arrayContaining([
      expect.objectContaining({ Action: ['states:StartExecution'], Resource: [{ Ref: 'Child' }] }),
      expect.objectContaining({
        Action: expect.arrayContaining(['states:DescribeExecution']),
        Resource: [executions],
      }),
    ]),
  });
  const template = terraformTemplate(JSON.stringify(policy), placeholders);
  expect(template).toContain(':execution:${split(":", ChildArn)[6]}:*');
  expect(template).not.toContain('ChildName');
});

it('makes the ARN of a parameter of a name that may begin with a slash', () => {
  const arn = intrinsicOf({ name: 'UrlArn', id: 'Url', kind: 'ssm.parameter', attribute: 'Arn' });
  expect(arn).toEqual({
    'Fn::Join': [
      '/',
      {
        'Fn::Split': [
          '//',
          { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/${Url}' },
        ],
      },
    ],
  });
  expect(cloudFormationPolicy(policy, placeholders)).toMatchObject({
    Statement: expect.arrayContaining([
      { Effect: 'Allow', Action: ['ssm:GetParameter'], Resource: [arn] },
      { Effect: 'Allow', Action: ['secretsmanager:GetSecretValue'], Resource: [{ Ref: 'Login' }] },
    ]),
  });
});
