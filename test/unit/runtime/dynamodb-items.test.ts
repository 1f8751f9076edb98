/** Item methods against dynalite, which checks every expression as DynamoDB does: natively and compiled. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { Json } from '../../../src/asl/index.ts';
import { runWith } from '../../../src/dsl/native.ts';
import { type ExecutionResult, LocalRuntime } from '../../../src/runtime/index.ts';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';
import { type Account, batches, inside, lifecycle, reading } from './item-workflows.ts';
import { runnerOf } from './runner-of.ts';

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
const substitutions = { AccountsName: 'accounts' };
let server: Server;
let runtime: LocalRuntime;
let compiled: ReadonlyMap<string, CompiledWorkflow>;

beforeAll(async () => {
  server = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
  await client.send(
    new CreateTableCommand({
      TableName: 'accounts',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  client.destroy();
  runtime = new LocalRuntime({ endpoints: { dynamodb: endpoint }, credentials });
  const program = ts.createProgram([path.join(import.meta.dirname, 'item-workflows.ts')], CASES_OPTIONS);
  const compilation = compileProgram({ program, ts, rootDir: path.resolve(import.meta.dirname, '../../..') });
  expect(compilation.diagnostics).toEqual([]);
  compiled = new Map(compilation.workflows.map((output) => [output.exportName, output.compiled]));
}, 60_000);

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

async function both(name: string, run: (input: never) => Promise<unknown>, input: Json): Promise<unknown> {
  const artifact = compiled.get(name);
  if (!artifact) throw new Error(`${name} did not compile`);
  const result: ExecutionResult = await runtime.run(artifact, input, { substitutions });
  if (result.status !== 'SUCCEEDED') throw new Error(`${result.error}: ${result.cause}`);
  expect(await runWith(runnerOf(runtime, substitutions), () => run(input as never))).toEqual(result.output);
  return result.output;
}

describe('items in a table', () => {
  it('are written, changed under conditions and deleted', async () => {
    const account: Account = {
      id: 'a',
      owner: '',
      balance: 0.1 + 0.2,
      exact: '1.5',
      tags: ['a', 'b'],
      scores: [1, 2.5],
      photo: 'AAECAw==',
      active: true,
      history: [],
    };
    const output = await both('lifecycle', lifecycle, { account: account as unknown as Json });
    expect(output).toEqual({
      before: null,
      conflict: true,
      stored: account,
      changed: {
        id: 'a',
        owner: 'Zoë',
        balance: 0.8,
        exact: '1.50000000000000000001',
        tags: ['a', 'b', 'new'],
        scores: [2.5],
        photo: 'AAECAw==',
        history: [
          { at: 'now', amount: 0.30000000000000004 },
          { at: '', amount: null },
        ],
        'weird name': 'x',
      },
      same: true,
      gone: null,
    });
  });

  it('are changed and looked into inside', async () => {
    expect(await both('inside', inside, { id: 'doc' })).toEqual({
      changed: {
        id: 'doc',
        title: 'first',
        visits: 1,
        log: [{ at: 0 }, { at: 1, by: 'you' }, { at: 2, by: 'me' }],
        place: { city: 'Oslo', geo: { at: [1, 20] } },
      },
      part: { title: 'first', log: [{ at: 0 }, { at: 1, by: 'you' }, { at: 2, by: 'me' }] },
      same: true,
    });
  });

  it('are written, read and deleted in batches', async () => {
    const item = (n: number): object => ({
      id: `batch-${n}`,
      visits: n,
      on: n % 2 === 0,
      tags: ['t', `t${n}`],
      place: { city: 'x', geo: { at: [n] } },
    });
    expect(await both('batches', batches, { count: 3 })).toEqual({
      unprocessed: [0, 0, 0],
      read: [item(0), item(1), item(2)],
      selected: [{ visits: 1, on: false }],
      scanned: ['batch-0', 'batch-1', 'batch-2'],
      after: [],
    });
  });

  it('are found by scans and queries, page by page', async () => {
    const output = await both('reading', reading, { ids: ['r0', 'r1', 'r2', 'r3'], least: 1 });
    expect(output).toEqual({
      found: ['r1', 'r2', 'r3'],
      one: [{ id: 'r1', owner: 'reader', balance: 1, active: true, tags: ['r1'] }],
      none: [],
    });
  });
});
