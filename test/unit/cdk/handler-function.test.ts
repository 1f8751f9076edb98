/** A handler written next to the workflow becomes a Lambda function, unless the app passes one. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { afterEach, expect, it, vi } from 'vitest';
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

afterEach(() => vi.restoreAllMocks());

/** The code of the one function of a synthesized app. */
function bundle(directory: string): string {
  const asset = readdirSync(directory).find((name) => name.startsWith('asset.'));
  return join(directory, asset ?? '', 'index.js');
}

function synthesize(code: { module: string; exportName: string; of?: 'handle' }): string {
  const app = new App();
  new WorkflowStateMachine(new Stack(app, 'Shop'), 'Machine', {
    workflow: compiledWorkflow({
      resources: [{ id: 'Charge', kind: 'lambda.function', attributes: ['Arn'], binding: { by: 'id' }, code }],
    }),
  });
  const { directory, stacks } = app.synth();
  const [stack] = stacks;
  expect(Object.values(stack?.template.Resources ?? {})).toContainEqual(
    expect.objectContaining({
      Type: 'AWS::Lambda::Function',
      Properties: expect.objectContaining({ Code: { S3Bucket: expect.anything(), S3Key: expect.any(String) } }),
    }),
  );
  return bundle(directory);
}

it('bundles the handler that a handle carries', async () => {
  const path = synthesize({ module: 'test/unit/cdk/handle-handler.ts', exportName: 'refund', of: 'handle' });
  const { handler } = createRequire(import.meta.url)(path) as {
    handler: (event: { amount: number }) => Promise<unknown>;
  };
  expect(await handler({ amount: 7 })).toEqual({ receipt: 'refund-of-7' });
});

it('finds the module from another folder, by the main script of the app', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'stepscript-elsewhere-'));
  vi.spyOn(process, 'cwd').mockReturnValue(elsewhere);
  vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', join(import.meta.dirname, 'app.js')]);
  const path = synthesize({ module: 'test/unit/cdk/charge-handler.ts', exportName: 'charge' });
  expect(readFileSync(path, 'utf8')).toContain('receipt-of-');
  rmSync(elsewhere, { recursive: true });
});

it('tells where it looked for a module that is not there', () => {
  expect(() => synthesize({ module: 'src/none.ts', exportName: 'charge' })).toThrow(
    /STEP4205.*src\/none\.ts, which is neither in nor above/s,
  );
});

it('bundles the module and grants the call', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const machine = new WorkflowStateMachine(stack, 'Machine', { workflow });
  const fn = machine.handler('Charge');
  expect(fn).toBeInstanceOf(lambda.Function);
  fn.addEnvironment('STAGE', 'test');
  expect(() => machine.handler('Refund')).toThrow(/STEP4202.*no function `Refund` that was made of a handler/s);
  const { directory } = app.synth();
  expect(readFileSync(bundle(directory), 'utf8')).toContain('receipt-of-');
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
  expect(() => machine.handler('Charge')).toThrow(/STEP4202/);
});
