/** A plain JavaScript app that names the sources of its workflows: they are compiled when it is synthesized. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fencesOf } from '../../tools/readme/fences.ts';
import { definitionOf, statementsOf } from '../unit/cdk/template-reader.ts';
import { type CdkApp, createCdkApp } from './cdk-app.ts';

const WORKFLOWS = `
import { workflow } from 'stepscript';
import { sqs } from 'stepscript/tasks';
const jobs = sqs.queue('Jobs');
export const first = workflow(async (input: { text: string }) => {
  await jobs.sendMessage({ MessageBody: input.text });
});
export const second = workflow(async () => 2, { timeout: '1m' });
`;
const WRONG = `
import { workflow } from 'stepscript';
export const wrong = workflow(async () => setTimeout(() => {}, 1));
`;
/** The example of docs/cdk.md: a call of another region. */
const FAR = fencesOf(readFileSync(new URL('../../docs/cdk.md', import.meta.url), 'utf8'))
  .map(({ text }) => text)
  .find((text) => text.includes('ReadFar'));
const APP = `
import { App, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { WorkflowStateMachine } from 'stepscript/cdk';

const stack = new Stack(new App(), 'Shop');
const entry = 'src/workflows.ts';
new WorkflowStateMachine(stack, 'First', {
  entry, exportName: 'first', resources: { Jobs: new Queue(stack, 'Jobs') }, tracingEnabled: true,
});
new WorkflowStateMachine(stack, 'Second', { entry, exportName: 'second', project: 'tsconfig.json' });
const far = new WorkflowStateMachine(stack, 'Far', { entry: 'src/far.ts' });
far.handler('ReadFar').addToRolePolicy(
  new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::archive-tokyo/*'] }),
);
for (const props of [{ entry }, { entry, exportName: 'third' }, { entry: 'src/wrong.ts' }, { entry: 'nowhere.ts' }]) {
  try {
    new WorkflowStateMachine(stack, 'Other' + JSON.stringify(props), props);
  } catch (error) {
    console.log(error.message);
  }
}
stack.node.root.synth();
`;

let app: CdkApp;
beforeAll(() => {
  app = createCdkApp({
    'src/workflows.ts': WORKFLOWS,
    'src/wrong.ts': WRONG,
    'src/far.ts': FAR ?? '',
    'package-lock.json': '{}',
    'app.js': APP,
  });
});
afterAll(() => app?.dispose());

it('compiles what `entry` names, and says why it cannot', () => {
  const run = app.node('app.js');
  expect(run.status, run.output).toBe(0);
  const template = app.template('Shop');
  expect(JSON.stringify(definitionOf(template, 'First'))).toContain('sqs:sendMessage');
  expect(statementsOf(template, 'FirstRole')).toContainEqual({
    actions: ['sqs:SendMessage'],
    resources: ['<Jobs.Arn>'],
  });
  expect(statementsOf(template, 'FarRole')).toEqual([
    { actions: ['lambda:InvokeFunction'], resources: ['<FarReadFar.Arn>', '<FarReadFar.Arn>:*'] },
  ]);
  expect(statementsOf(template, 'FarReadFar')).toEqual([
    { actions: ['s3:GetObject'], resources: ['arn:aws:s3:::archive-tokyo/*'] },
  ]);
  expect(definitionOf(template, 'Second')).toMatchObject({ TimeoutSeconds: 60 });
  expect(run.output).toContain('STEP8310: src/workflows.ts exports several workflows: `first`, `second`.');
  expect(run.output).toMatch(/STEP8310: The build of .* gave no workflow `third` for src\/workflows\.ts, only `first`/);
  expect(run.output).toMatch(/STEP8310: .* gave no workflow for src\/wrong\.ts\.\n[\s\S]*src\/wrong\.ts:3: STEP\d+/);
  expect(run.output).toMatch(/STEP8310: There is no file .*nowhere\.ts/);
}, 120_000);
