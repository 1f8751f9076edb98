/** A handler written next to the workflow becomes a Lambda function, unless the app passes one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { expect, it } from 'vitest';
import { WorkflowStateMachine } from '../../../src/cdk/index.ts';
import { compiledWorkflow } from './sample-workflow.ts';

const workflow = compiledWorkflow({
  resources: [
    {
      id: 'Charge',
      kind: 'lambda.function',
      attributes: ['Arn'],
      binding: { by: 'id' },
      code: { module: 'test/unit/cdk/charge-handler.ts', exportName: 'charge' },
    },
  ],
  iam: [{ actions: ['lambda:InvokeFunction'], resources: ['${ChargeArn}'] }],
});

it('bundles the module and grants the call', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const machine = new WorkflowStateMachine(stack, 'Machine', { workflow });
  const fn = machine.node.findChild('Charge');
  expect(fn).toBeInstanceOf(lambda.Function);
  const { directory } = app.synth();
  const asset = readdirSync(directory).find((name) => name.startsWith('asset.'));
  expect(readFileSync(join(directory, asset ?? '', 'index.js'), 'utf8')).toContain('receipt-of-');
});

it('leaves it to a function that the app passes', () => {
  const stack = new Stack(new App(), 'Shop');
  const own = new lambda.Function(stack, 'Own', {
    runtime: lambda.Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => 1'),
  });
  const machine = new WorkflowStateMachine(stack, 'Machine', { workflow, resources: { Charge: own } });
  expect(machine.node.tryFindChild('Charge')).toBeUndefined();
});
