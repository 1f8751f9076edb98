/**
 * Hand-written states called from a workflow: built by the real `tspc`, bound to chains of either query language, and run from
 * the template.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from 'aws-cdk-lib/assertions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { validateDefinitionText } from '../../src/asl/index.ts';
import { LocalRuntime, TaskError } from '../../src/runtime/index.ts';
import { definitionOf, resourcesOf, statementsOf } from '../unit/cdk/template-reader.ts';
import { type CdkApp, createCdkApp } from './cdk-app.ts';

const WORKFLOW = `
import { errors, parseCause, workflow, WorkflowError } from 'stepscript';
import { lambda, states } from 'stepscript/tasks';

class Refused extends WorkflowError {}
export const legacy = states<{ order: string; tries: number }, string[]>('Legacy');
const audit = states<{ order: string }>('Audit');
const price = lambda.fn<{ order: string }, number>('Price');

export const place = workflow(async (input: { order: string }) => {
  const cost = await price({ order: input.order });
  try {
    const first = await legacy({ order: input.order, tries: 1 }, { retry: { errors: 'Busy', maxAttempts: 1 } });
    const again = await legacy({ order: first[0] ?? 'none', tries: 2 });
    await audit({ order: input.order });
    return { cost, first, again: again.length };
  } catch (e) {
    if (e instanceof Refused) return { cost, refused: e.message };
    throw e;
  }
});
`;

const STACK = `
import { App, Stack } from 'aws-cdk-lib';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { WorkflowStateMachine } from 'stepscript/cdk';
import { place } from './place.js';

const app = new App();
const stack = new Stack(app, 'Shop');
const queue = new Queue(stack, 'Jobs');

const send = new SqsSendMessage(stack, 'Send', {
  queue,
  messageBody: sfn.TaskInput.fromJsonPathAt('$.order'),
  resultPath: '$.sent',
});
const legacy = send.next(
  new sfn.Choice(stack, 'Which')
    .when(sfn.Condition.stringEquals('$.order', 'bad'), new sfn.Fail(stack, 'Refuse', { error: 'Refused', cause: 'not this one' }))
    .otherwise(new sfn.Pass(stack, 'Answer', { parameters: { 'list.$': 'States.Array($.order, $.sent.MessageId)' }, outputPath: '$.list' })),
);
const audit = sfn.Pass.jsonata(stack, 'Note', { outputs: { noted: '{% $states.input.order %}' } });

new WorkflowStateMachine(stack, 'Place', {
  workflow: place,
  resources: { Price: Function.fromFunctionName(stack, 'Price', 'price'), Legacy: legacy, Audit: audit },
});
app.synth();
`;

let app: CdkApp;
let template: Template;
beforeAll(() => {
  app = createCdkApp({ 'src/place.ts': WORKFLOW, 'src/app.ts': STACK });
  expect(app.tspc()).toEqual({ status: 0, output: '' });
  const { Shop } = app.synthesize('dist/app.js', ['Shop']);
  if (Shop === undefined) throw new Error('no template');
  template = Shop;
}, 300_000);
afterAll(() => app?.dispose());

function definition(): string {
  return JSON.stringify(definitionOf(template, 'Place')).replaceAll('<AWS::Partition>', 'aws');
}

async function run(order: string, sent: string[] = []) {
  const runtime = new LocalRuntime({
    mocks: {
      'arn:aws:states:::lambda:invoke': async () => ({ Payload: 7 }),
      'arn:aws:states:::sqs:sendMessage': async ({ arguments: call }) => {
        sent.push(JSON.stringify(call));
        if (sent.length === 1) throw new TaskError('Busy', 'once');
        return { MessageId: `m${sent.length}` };
      },
    },
  });
  return runtime.run(JSON.parse(definition()), { order });
}

describe('hand-written states in a workflow', () => {
  it('are a machine that Step Functions accepts, each state in its own language', () => {
    expect(validateDefinitionText(definition())).toEqual([]);
    expect(JSON.parse(definition())).not.toHaveProperty('QueryLanguage');
  });

  it('give their output, are retried, and are called more than once', async () => {
    const sent: string[] = [];
    expect(await run('ok', sent)).toMatchObject({
      status: 'SUCCEEDED',
      output: { cost: 7, first: ['ok', 'm2'], again: 2 },
    });
    expect(sent).toHaveLength(3);
  });

  it('fail under their own errors', async () => {
    expect(await run('bad')).toMatchObject({ status: 'SUCCEEDED', output: { cost: 7, refused: 'not this one' } });
  });

  it('bring their permissions', () => {
    expect(statementsOf(template, 'PlaceRole')).toContainEqual({
      actions: ['sqs:SendMessage'],
      resources: ['<Jobs.Arn>'],
    });
    expect(Object.keys(resourcesOf(template)).filter((id) => id.startsWith('PlaceRole'))).toHaveLength(2);
  });

  it('have the type of states in the generated construct', () => {
    const declaration = readFileSync(join(app.folder, 'dist/place.construct.d.ts'), 'utf8');
    expect(declaration).toContain('Legacy: stepfunctions.IChainable;');
  });
});
