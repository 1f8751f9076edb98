/**
 * Handles of parameters and secrets as values: the name of a parameter, the ARN of a secret, and permissions on exactly those,
 * whatever they are bound to.
 */
import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, it } from 'vitest';
import {
  type EncryptionKeys,
  WorkflowDefinition,
  WorkflowFragment,
  WorkflowStateMachine,
} from '../../../src/cdk/index.ts';
import { compiledWorkflow, withoutTimeout } from './sample-workflow.ts';
import { definitionOf, statementsOf } from './template-reader.ts';

const workflow = compiledWorkflow(
  {
    resources: [
      { id: 'Url', kind: 'ssm.parameter', attributes: ['Name'], binding: { by: 'id' } },
      { id: 'Login', kind: 'secretsmanager.secret', attributes: ['Arn'], binding: { by: 'id' } },
    ],
    iam: [
      { actions: ['ssm:GetParameter'], resources: ['${UrlArn}'] },
      { actions: ['secretsmanager:GetSecretValue'], resources: ['${LoginArn}'] },
    ],
  },
  { Read: { Type: 'Pass', Output: { Name: '${UrlName}', SecretId: '${LoginArn}' }, End: true } },
);

function synthesized(
  resources: (stack: Stack) => { readonly Url: object; readonly Login: object },
  keys: (stack: Stack) => EncryptionKeys = () => ({}),
): {
  readonly values: unknown;
  readonly statements: unknown;
} {
  const stack = new Stack(new App(), 'Stack');
  new WorkflowStateMachine(stack, 'Machine', {
    workflow,
    resources: { ...resources(stack) },
    encryptionKeys: keys(stack),
  });
  const template = Template.fromStack(stack);
  return {
    values: definitionOf(template, 'Machine'),
    statements: statementsOf(template, 'MachineRole').map(({ actions, resources: arns }) => [...actions, ...arns]),
  };
}

const ofSsm = 'arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter';
const values = (Name: string, SecretId: string): object => ({ States: { Read: { Output: { Name, SecretId } } } });

describe('parameters and secrets', () => {
  it('are L2 constructs, whose keys the role may use', () => {
    const { values: given, statements } = synthesized((stack) => ({
      Url: ssm.StringParameter.fromSecureStringParameterAttributes(stack, 'Url', {
        parameterName: '/app/url',
        encryptionKey: new kms.Key(stack, 'ParameterKey'),
      }),
      Login: new secretsmanager.Secret(stack, 'Login', { encryptionKey: new kms.Key(stack, 'SecretKey') }),
    }));
    expect(given).toMatchObject(values('/app/url', '<Login>'));
    expect(statements).toEqual([
      ['ssm:GetParameter', `${ofSsm}/app/url`],
      ['secretsmanager:GetSecretValue', '<Login>'],
      ['kms:Decrypt', '<ParameterKey.Arn>'],
      ['kms:Decrypt', '<SecretKey.Arn>'],
    ]);
  });

  // `Arn` is an attribute of AWS::SSM::Parameter: https://github.com/floci-io/floci/pull/3019 cites its schema.
  it('are L1 constructs, of which a secret has nothing but its id', () => {
    const { values: given, statements } = synthesized((stack) => ({
      Url: new ssm.CfnParameter(stack, 'Url', { type: 'String', value: 'x', name: '/app/url' }),
      Login: new secretsmanager.CfnSecret(stack, 'Login'),
    }));
    expect(given).toMatchObject(values('<Url>', '<Login>'));
    expect(statements).toEqual([
      ['ssm:GetParameter', '<Url.Arn>'],
      ['secretsmanager:GetSecretValue', '<Login>'],
    ]);
  });

  it('are imported by name', () => {
    const { values: given, statements } = synthesized((stack) => ({
      Url: ssm.StringParameter.fromStringParameterName(stack, 'Url', 'url'),
      Login: secretsmanager.Secret.fromSecretNameV2(stack, 'Login', 'login'),
    }));
    const login = 'arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:login';
    expect(given).toMatchObject(values('url', login));
    expect(statements).toEqual([
      ['ssm:GetParameter', `${ofSsm}/url`],
      ['secretsmanager:GetSecretValue', `${login}-??????`],
    ]);
  });

  it('are used with keys that their constructs do not tell', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:1:key/k';
    const { statements } = synthesized(
      (stack) => ({
        Url: new ssm.CfnParameter(stack, 'Url', { type: 'String', value: 'x', name: '/app/url' }),
        Login: secretsmanager.Secret.fromSecretNameV2(stack, 'Login', 'login'),
      }),
      (stack) => ({
        Url: new kms.CfnKey(stack, 'ParameterKey', { keyPolicy: {} }),
        Login: new kms.Key(stack, 'SecretKey'),
      }),
    );
    expect(statements).toEqual(
      expect.arrayContaining([
        ['kms:Decrypt', '<ParameterKey.Arn>'],
        ['kms:Decrypt', '<SecretKey.Arn>'],
      ]),
    );
    const byName = { name: '/app/url' };
    const plain = synthesized(
      () => ({ Url: byName, Login: { arn: 'arn:aws:secretsmanager:eu-west-1:1:secret:login-AbCdEf' } }),
      () => ({ Url: { arn: keyArn } }),
    );
    expect(plain.statements).toContainEqual(['kms:Decrypt', keyArn]);
  });

  it('have the named key in a definition body and in a fragment too', () => {
    const stack = new Stack(new App(), 'Stack');
    const resources = {
      Url: { name: 'url' },
      Login: { arn: 'arn:aws:secretsmanager:eu-west-1:1:secret:login-AbCdEf' },
    };
    const encryptionKeys = { Login: { arn: 'arn:aws:kms:eu-west-1:1:key/k' } };
    new StateMachine(stack, 'Plain', { definitionBody: WorkflowDefinition.from(workflow, resources, encryptionKeys) });
    const fragment = new WorkflowFragment(stack, 'Fragment', {
      workflow: withoutTimeout(workflow),
      resources,
      encryptionKeys,
    });
    new StateMachine(stack, 'Around', { definitionBody: DefinitionBody.fromChainable(fragment) });
    const template = Template.fromStack(stack);
    for (const role of ['PlainRole', 'AroundRole'])
      expect(statementsOf(template, role)).toContainEqual(
        expect.objectContaining({ actions: ['kms:Decrypt'], resources: ['arn:aws:kms:eu-west-1:1:key/k'] }),
      );
  });

  it('take no key for a resource that there is not, and nothing else for a key', () => {
    const resources = (stack: Stack): { readonly Url: object; readonly Login: object } => ({
      Url: new ssm.CfnParameter(stack, 'Url', { type: 'String', value: 'x' }),
      Login: new secretsmanager.CfnSecret(stack, 'Login'),
    });
    const key = { arn: 'arn:aws:kms:eu-west-1:1:key/k' };
    expect(() => synthesized(resources, () => ({ Password: key }))).toThrow(
      '`encryptionKeys` names `Password`, which is no resource of',
    );
    expect(() => synthesized(resources, () => ({ Login: 'the key' as never }))).toThrow(
      'must be a kms.key, but is the text',
    );
  });

  it('take no name whose ARN only a deployment could tell', () => {
    expect(() =>
      synthesized((stack) => ({
        Url: { name: new CfnParameter(stack, 'Given').valueAsString },
        Login: { name: 'login' },
      })),
    ).toThrow('The arn of `Login` (secretsmanager.secret) is needed, but neither known nor derivable.');
  });

  it('are not told by an ARN that leaves the first slash of a name out', () => {
    const secret = { arn: 'arn:aws:secretsmanager:eu-west-1:1:secret:login-AbCdEf' };
    const parameter = 'arn:aws:ssm:eu-west-1:1:parameter/app/url';
    expect(() => synthesized(() => ({ Url: { arn: parameter }, Login: secret }))).toThrow(
      'The name of `Url` (ssm.parameter) is needed, but neither known nor derivable.',
    );
    const { values: given } = synthesized(() => ({ Url: { arn: parameter, name: '/app/url' }, Login: secret }));
    expect(given).toMatchObject(values('/app/url', secret.arn));
  });
});
