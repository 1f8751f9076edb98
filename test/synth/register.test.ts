/**
 * A CDK app that runs from its sources: `node --import stepscript/register src/app.ts`, without a build. Its generated modules and
 * its inline workflows are there, its stack traces name the sources, and what does not compile ends the process.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definitionOf, statementsOf } from '../unit/cdk/template-reader.ts';
import { type CdkApp, createCdkApp } from './cdk-app.ts';

const WORKFLOW = `
import { workflow } from 'stepscript';
import { dynamodb } from 'stepscript/tasks';
import { double } from './pure.js';
interface Order { readonly id: string; readonly total: number }
const orders = dynamodb.table<Order, 'id'>('Orders');
export const price = workflow(async (input: { id: string }) => {
  const order = await orders.get({ id: input.id });
  return order === undefined ? 0 : double(order.total);
});
`;
const PURE = 'export const double = (value: number): number => value * 2;\n';
// `aws-cdk-lib` itself has twice the declarations to read.
const APP = `
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib/core';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { workflow } from 'stepscript';
import { WorkflowStateMachine } from 'stepscript/cdk';
import { sqs } from 'stepscript/tasks';
import { PriceStateMachine } from './price.construct.js';

enum Name { Stack = 'Shop' }
const app = new App();
const stack = new Stack(app, Name.Stack);
const table = new Table(stack, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING } });
new PriceStateMachine(stack, 'Price', { resources: { Orders: table } });
const jobs = sqs.queue(new Queue(stack, 'Jobs'));
new WorkflowStateMachine(stack, 'Send', {
  workflow: workflow(async () => { await jobs.sendMessage({ MessageBody: 'go' }); }, { name: 'send' }),
});
if (import.meta.url !== pathToFileURL(process.argv[1] ?? '').href) throw new Error('not the main module');
app.synth();
console.log(new Error('here').stack);
`;
const WRONG = `
import { workflow } from 'stepscript';
console.log('started');
export const wrong = workflow(async () => setTimeout(() => {}, 1));
`;

const TSCONFIG = JSON.stringify({
  compilerOptions: { module: 'nodenext', strict: true, types: ['node'], skipLibCheck: true },
});

let app: CdkApp;
beforeAll(() => {
  app = createCdkApp({
    'src/price.ts': WORKFLOW,
    'src/pure.ts': PURE,
    'src/app.ts': APP,
    'other/wrong.ts': WRONG,
    'other/tsconfig.json': TSCONFIG,
    'common/plain.ts': 'export const one = 1;\n',
    'common/package.json': '{}',
    'common/tsconfig.json': TSCONFIG,
  });
});
afterAll(() => app?.dispose());

it('synthesizes from the sources, and writes nothing beside them', () => {
  const run = app.node('--import', 'stepscript/register', '--enable-source-maps', 'src/app.ts');
  expect(run.status, run.output).toBe(0);
  const Shop = app.template('Shop');
  expect(JSON.stringify(definitionOf(Shop, 'Price'))).toContain('dynamodb:getItem');
  expect(statementsOf(Shop, 'PriceRole')).toEqual([{ actions: ['dynamodb:GetItem'], resources: ['<Orders.Arn>'] }]);
  expect(statementsOf(Shop, 'SendRole')).toEqual([{ actions: ['sqs:SendMessage'], resources: ['<Jobs.Arn>'] }]);
  const written = ['dist', 'src/price.js', 'src/price.asl.json'].filter((path) => existsSync(join(app.folder, path)));
  expect(written).toEqual([]);
  // The line of the source, and not of its JavaScript.
  const line = APP.split('\n').findIndex((text) => text.includes('here')) + 1;
  expect(run.output).toMatch(new RegExp(`Error: here[\\s\\S]*src/app\\.ts:${line}:13`));
}, 120_000);

it('ends the process where the project does not compile', () => {
  const run = app.node(
    '-e',
    "process.env.STEPSCRIPT_PROJECT = 'other'; import('stepscript/register').then(() => import('./other/wrong.ts'))",
  );
  expect(run).toMatchObject({ status: 1, output: expect.stringMatching(/^other\/wrong\.ts:4:\d+ - error STEP\d+/) });
  expect(run.output).not.toContain('started');
}, 60_000);

it('tells that it cannot run CommonJS', () => {
  const run = app.node('-e', "process.env.STEPSCRIPT_PROJECT = 'common'; import('stepscript/register')");
  expect(run).toMatchObject({ status: 2, output: expect.stringContaining('common/plain.ts would be CommonJS') });
}, 60_000);

it('tells which project is missing', () => {
  const run = app.node('-e', "process.env.STEPSCRIPT_PROJECT = 'nowhere'; import('stepscript/register')");
  expect(run).toMatchObject({ status: 2, output: expect.stringContaining('cannot read') });
}, 60_000);
