/**
 * Transactions through the real client, natively and compiled. Dynalite has no transactions, so a server stands in for
 * DynamoDB that records what the client sends and answers in the API's form.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../../src/asl/index.ts';
import { runWith } from '../../../src/dsl/native.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';
import { checkout, transfer } from './item-workflows.ts';
import { runnerOf } from './runner-of.ts';

const substitutions = { AccountsName: 'accounts', DocsName: 'docs' };
const requests: (readonly [target: string, body: unknown])[] = [];
let server: Server;
let runtime: LocalRuntime;

beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const target = String(request.headers['x-amz-target']).replace(/^.*\./, '');
      const body = Buffer.concat(parts).toString();
      requests.push([target, JSON.parse(body)]);
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.statusCode = body.includes('held') ? 400 : 200;
      response.end(JSON.stringify(answer(target, body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  runtime = new LocalRuntime({
    endpoints: { dynamodb: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

function answer(target: string, body: string): object {
  if (body.includes('held'))
    return {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed]',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed' }],
    };
  if (target === 'TransactWriteItems') return {};
  const item = { id: { S: 'a' }, balance: { N: '1.5' }, active: { BOOL: true }, tags: { SS: ['x'] } };
  return { Responses: [{ Item: item }, {}] };
}

/** Runs a workflow compiled and natively, which must send the same: what was sent, the output and the permissions. */
async function bothRuns(name: 'transfer' | 'checkout', input: Json) {
  const program = ts.createProgram([path.join(import.meta.dirname, 'item-workflows.ts')], CASES_OPTIONS);
  const { diagnostics, workflows } = compileProgram({
    program,
    ts,
    rootDir: path.resolve(import.meta.dirname, '../../..'),
  });
  expect(diagnostics).toEqual([]);
  const artifact = workflows.find(({ exportName }) => exportName === name)?.compiled;
  if (!artifact) throw new Error(`${name} did not compile`);
  const compiled = await runtime.run(artifact, input, { substitutions });
  expect(compiled.status).toBe('SUCCEEDED');
  const sent = requests.splice(0);
  const run: (input: never) => Promise<unknown> = name === 'transfer' ? transfer : checkout;
  const native = await runWith(runnerOf(runtime, substitutions), () => run(input as never));
  expect(native).toEqual(compiled.output);
  expect(requests.splice(0)).toEqual(sent);
  return { sent, output: compiled.output, iam: artifact.manifest.iam };
}

it('sends transactions in the form of the API and reads its answers', async () => {
  const { sent, output } = await bothRuns('transfer', { from: 'a', to: 'b', amount: 0.25 });
  expect(output).toEqual({
    first: { id: 'a', balance: 1.5, active: true, tags: ['x'] },
    missing: true,
    canceled: true,
  });
  expect(sent[0]).toEqual([
    'TransactWriteItems',
    {
      TransactItems: [
        {
          Update: {
            TableName: 'accounts',
            Key: { id: { S: 'a' } },
            UpdateExpression: 'ADD #balance :balance',
            ConditionExpression: '#balance >= :balance_2 AND #active = :active',
            ExpressionAttributeNames: { '#balance': 'balance', '#active': 'active' },
            ExpressionAttributeValues: {
              ':balance': { N: '-0.25' },
              ':balance_2': { N: '0.25' },
              ':active': { BOOL: true },
            },
          },
        },
        {
          Put: {
            TableName: 'accounts',
            Item: { id: { S: 'b' }, active: { BOOL: false }, tags: { SS: ['new'] }, exact: { N: '1.0' } },
            ConditionExpression: 'attribute_not_exists(#id)',
            ExpressionAttributeNames: { '#id': 'id' },
          },
        },
      ],
      ClientRequestToken: 'once',
    },
  ]);
  expect(sent.map(([target]) => target)).toEqual(['TransactWriteItems', 'TransactGetItems', 'TransactWriteItems']);
}, 60_000);

it('sends what the handles of several tables make, and allows each table what is done to it', async () => {
  const { sent, output, iam } = await bothRuns('checkout', { id: 'a', lines: [{ sku: 's', count: 2 }] });
  expect(output).toEqual({
    account: { id: 'a', balance: 1.5, active: true, tags: ['x'] },
    missing: true,
    canceled: true,
  });
  expect(sent[0]).toEqual([
    'TransactWriteItems',
    {
      TransactItems: [
        {
          Update: {
            TableName: 'accounts',
            Key: { id: { S: 'a' } },
            UpdateExpression: 'SET #active = :active',
            ConditionExpression: 'attribute_exists(#active)',
            ExpressionAttributeNames: { '#active': 'active' },
            ExpressionAttributeValues: { ':active': { BOOL: true } },
          },
        },
        {
          Update: {
            TableName: 'docs',
            Key: { id: { S: 's' } },
            UpdateExpression: 'ADD #visits :visits',
            ConditionExpression: '#visits >= :visits_2',
            ExpressionAttributeNames: { '#visits': 'visits' },
            ExpressionAttributeValues: { ':visits': { N: '-2' }, ':visits_2': { N: '2' } },
          },
        },
      ],
      ClientRequestToken: 'both',
    },
  ]);
  expect(sent[1]).toEqual([
    'TransactGetItems',
    {
      TransactItems: [
        { Get: { TableName: 'accounts', Key: { id: { S: 'a' } } } },
        { Get: { TableName: 'docs', Key: { id: { S: 'none' } } } },
      ],
    },
  ]);
  expect(iam).toEqual([
    { actions: ['dynamodb:UpdateItem', 'dynamodb:GetItem'], resources: ['${AccountsArn}'] },
    {
      actions: ['dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem', 'dynamodb:GetItem'],
      resources: ['${DocsArn}'],
    },
  ]);
}, 60_000);
