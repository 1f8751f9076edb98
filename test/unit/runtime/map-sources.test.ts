/** Sources and writers of distributed maps against s3rver, through the real AWS SDK: natively and compiled. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { parquetWriteBuffer } from 'hyparquet-writer';
import S3rver from 's3rver';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { Json, JsonObject } from '../../../src/asl/index.ts';
import { runWith, type TaskRunner } from '../../../src/dsl/native.ts';
import { LocalRuntime } from '../../../src/runtime/index.ts';
import { compileProgram } from '../../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../../differential/compile-cases.ts';
import * as workflows from './map-source-workflows.ts';

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const substitutions = { DataName: 'data' };
const folder = mkdtempSync(path.join(tmpdir(), 'stepscript-sources-'));
const server = new S3rver({
  port: 0,
  address: '127.0.0.1',
  silent: true,
  directory: folder,
  configureBuckets: [{ name: 'data', configs: [] }],
});
let client: S3Client;
let runtime: LocalRuntime;
let compiled: ReadonlyMap<string, CompiledWorkflow>;

const put = (Key: string, Body: string | Uint8Array): Promise<unknown> =>
  client.send(new PutObjectCommand({ Bucket: 'data', Key, Body }));
const text = async (Key: string): Promise<string> =>
  (await client.send(new GetObjectCommand({ Bucket: 'data', Key }))).Body?.transformToString() ?? '';

type ParquetOptions = Omit<Parameters<typeof parquetWriteBuffer>[0], 'columnData'>;

const rows = (count: number, options: ParquetOptions = {}): Uint8Array => {
  const ids = Array.from({ length: count }, (_, index) => index);
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ids.map(BigInt), type: 'INT64' },
        { name: 'name', data: ids.map((id) => (id % 2 === 0 ? `Zoë ${id}` : null)), type: 'STRING' },
        { name: 'at', data: ids.map((id) => new Date(id * 1000)), type: 'TIMESTAMP' },
        { name: 'price', data: ids.map((id) => id / 4), type: 'DOUBLE' },
        { name: 'ok', data: ids.map((id) => id === 0), type: 'BOOLEAN' },
      ],
      ...options,
    }),
  );
};
const row = (id: number): object => ({
  id,
  name: id % 2 === 0 ? `Zoë ${id}` : null,
  at: new Date(id * 1000).toISOString(),
  price: id / 4,
  ok: id === 0,
});

beforeAll(async () => {
  const { port } = await server.run();
  const endpoint = `http://127.0.0.1:${port}`;
  client = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true });
  runtime = new LocalRuntime({ endpoints: { s3: endpoint }, credentials });
  const notes = 'id,note\r\n1,"a, ""quoted""\r\nline"\r\n\r\n2\r\n3,Zoë,surplus\r\n';
  await put('notes.csv', `\uFEFF${notes}`);
  await put('notes.csv.gz', gzipSync(notes));
  await put('empty.csv', 'id,note\n');
  await put('semicolons.csv', '1;2\n3;4\n5;6\n');
  await put('deep.json', JSON.stringify({ 'a/b': [[], [{ n: 1 }, { n: 2 }]] }));
  await put('lines.jsonl', '{"n":1}\n\n{"n":2}\r\n{"n":3}');
  await put('lines.jsonl.gz', gzipSync('{"n":1}\n{"n":2}\n{"n":3}\n'));
  await put('many/a.csv', 'n\n1\n2\n');
  await put('many/b.csv', 'n\n3\n');
  await put('rows.parquet', rows(3));
  await put('groups.parquet', rows(5000, { rowGroupSize: 700 }));
  await put('gzip.parquet', rows(3, { codec: 'GZIP', compressors: { GZIP: (bytes) => gzipSync(bytes) } }));
  await put(
    'brotli.parquet',
    rows(3, { codec: 'BROTLI', compressors: { BROTLI: (bytes) => brotliCompressSync(bytes) } }),
  );
  await put('broken.parquet', 'PAR1 no');
  await put('parquet/1.parquet', rows(2));
  await put('parquet/2.parquet', rows(1));
  const inventory = (files: readonly string[], rest: object): string =>
    JSON.stringify({
      sourceBucket: 'source',
      destinationBucket: 'arn:aws:s3:::data',
      version: '2016-11-30',
      files: files.map((key) => ({ key, size: 1, MD5checksum: '' })),
      ...rest,
    });
  const csvInventory = { fileFormat: 'CSV', fileSchema: 'Bucket, Key, Size' };
  await put('inventory/1.csv.gz', gzipSync('"source","a%20b","1"\n"source","c","2"\n'));
  await put('inventory/2.csv', '"source","d","3"\n');
  await put('inventory/manifest.json', inventory(['inventory/1.csv.gz', 'inventory/2.csv'], csvInventory));
  await put(
    'inventory/parquet.json',
    inventory(['rows.parquet'], { fileFormat: 'Parquet', fileSchema: 'message s {}' }),
  );
  await put('inventory/orc.json', inventory(['rows.orc'], { fileFormat: 'ORC', fileSchema: 'struct<bucket:string>' }));
  await put('athena-csv', 's3://data/unloaded/1.gz\ns3://data/unloaded/2\n');
  await put('unloaded/1.gz', gzipSync('1,"x"\n2,y\n'));
  await put('unloaded/2', '3,z\n');
  await put('athena-jsonl', 's3://data/lines.jsonl.gz\n');
  await put('athena-parquet', 's3://data/parquet/1.parquet\ns3://data/rows.parquet\n');
  const program = ts.createProgram([path.join(import.meta.dirname, 'map-source-workflows.ts')], CASES_OPTIONS);
  const compilation = compileProgram({ program, ts, rootDir: path.resolve(import.meta.dirname, '../../..') });
  expect(compilation.diagnostics).toEqual([]);
  compiled = new Map(compilation.workflows.map((output) => [output.exportName, output.compiled]));
}, 60_000);

afterAll(async () => {
  client.destroy();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** S3 for native runs: the same client, with bodies as streams. */
const runner: TaskRunner = {
  run: async ({ resource, arguments: given }) => {
    const call = JSON.parse(JSON.stringify(given).replaceAll('${DataName}', 'data'));
    switch (resource.split(':').at(-1)) {
      case 'getObject':
        return client.send(new GetObjectCommand(call));
      case 'putObject':
        return client.send(new PutObjectCommand(call));
      default:
        return client.send(new ListObjectsV2Command(call));
    }
  },
  sleep: async () => undefined,
  sleepUntil: async () => undefined,
  now: () => 0,
};

type Name = keyof typeof workflows;

async function compiledRun(name: Name, input: Json): Promise<Json> {
  const artifact = compiled.get(name);
  if (!artifact) throw new Error(`${name} did not compile`);
  const { status, output = null, error, cause } = await runtime.run(artifact, input, { substitutions });
  if (status !== 'SUCCEEDED') throw Object.assign(new Error(cause), { name: error });
  return output;
}

const sources: Readonly<Record<string, (input: never) => Promise<unknown>>> = { ...workflows };

const native = (name: Name, input: Json): Promise<unknown> =>
  runWith(runner, async () => sources[name]?.(input as never));

describe('the items of', () => {
  it.each<[Name, Json, unknown]>([
    [
      'csv',
      { key: 'notes.csv' },
      [
        { index: 0, id: 1, note: 'a, "quoted"\r\nline' },
        { index: 1, id: 2, note: '' },
        { index: 2, id: 3, note: 'Zoë' },
      ],
    ],
    ['csv', { key: 'notes.csv.gz' }, expect.arrayContaining([{ index: 2, id: 3, note: 'Zoë' }])],
    ['csv', { key: 'empty.csv' }, []],
    ['semicolons', {}, ['1+2', '3+4']],
    ['json', {}, [2, 4]],
    ['jsonl', { key: 'lines.jsonl' }, [2, 3, 4]],
    ['jsonl', { key: 'lines.jsonl.gz' }, [2, 3, 4]],
    [
      'objects',
      {},
      [
        { Key: 'many/a.csv', Size: 6 },
        { Key: 'many/b.csv', Size: 4 },
      ],
    ],
    ['flattened', {}, ['1', '2', '3']],
    ['flattenedParquet', {}, [0, 1, 0]],
    ['parquet', { key: 'rows.parquet' }, [row(0), row(1), row(2)]],
    ['parquet', { key: 'gzip.parquet' }, [row(0), row(1), row(2)]],
    ['parquet', { key: 'brotli.parquet' }, [row(0), row(1), row(2)]],
    [
      'manifest',
      { key: 'inventory/manifest.json' },
      [
        { Bucket: 'source', Key: 'a%20b', Size: '1' },
        { Bucket: 'source', Key: 'c', Size: '2' },
        { Bucket: 'source', Key: 'd', Size: '3' },
      ],
    ],
    ['manifest', { key: 'inventory/parquet.json' }, [row(0), row(1), row(2)]],
    ['athenaCsv', {}, ['1', '2', '3']],
    ['athenaJsonl', {}, [1, 2, 3]],
    ['athenaParquet', {}, [0, 1, 0, 1, 2]],
    ['nested', { prefix: 'many/' }, [[1, 2], [3]]],
    ['batched', { key: 'lines.jsonl', factor: 10 }, [30, 30]],
    ['missing', {}, 'States.ItemReaderFailed'],
  ])('%s %j', async (name, input, expected) => {
    const output = await compiledRun(name, input);
    expect(output).toEqual(expected);
    expect(await native(name, input)).toEqual(output);
  });

  it('a Parquet file of several row groups, read by ranges', async () => {
    expect(await native('parquet', { key: 'groups.parquet' })).toEqual(
      Array.from({ length: 5000 }, (_, id) => row(id)),
    );
  });

  it.each<[Name, string, RegExp]>([
    ['parquet', 'broken.parquet', /no Parquet file that can be read/],
    ['manifest', 'inventory/orc.json', /format ORC, and not CSV or Parquet/],
    ['manifest', 'notes.csv', /not that of an S3 inventory/],
    ['jsonl', 'notes.csv', /non-iterable/],
  ])('%s %s fails as the item reader does', async (name, key, cause) => {
    const failure = { name: 'States.ItemReaderFailed', message: expect.stringMatching(cause) };
    await expect(compiledRun(name, { key })).rejects.toMatchObject(failure);
    await expect(native(name, { key })).rejects.toMatchObject(failure);
  });
});

interface Manifest {
  readonly DestinationBucket: string;
  readonly MapRunArn: string;
  readonly ResultFiles: Readonly<Record<'SUCCEEDED' | 'FAILED' | 'PENDING', { Key: string; Size: number }[]>>;
}

/** The files that a run wrote, by status. */
async function written(details: unknown): Promise<{ manifest: Manifest; files: Record<string, string> }> {
  const manifest: Manifest = JSON.parse(await text((details as { Key: string }).Key));
  const files: Record<string, string> = {};
  for (const [status, entries] of Object.entries(manifest.ResultFiles)) {
    for (const { Key, Size } of entries) {
      const content = await text(Key);
      expect(Buffer.byteLength(content)).toBe(Size);
      files[status] = content;
    }
  }
  return { manifest, files };
}

describe.each([['compiled', compiledRun] as const, ['native', native] as const])(
  'results are written, %s',
  (_, run) => {
    it('as records of the executions', async () => {
      const { manifest, files } = await written(await run('writtenRecords', {}));
      expect(manifest).toMatchObject({ DestinationBucket: 'data', ResultFiles: { FAILED: [], PENDING: [] } });
      expect(manifest.ResultFiles.SUCCEEDED[0]?.Key).toMatch(/^out\/records\/[\w-]+\/SUCCEEDED_0\.json$/);
      const records: JsonObject[] = JSON.parse(files.SUCCEEDED ?? '');
      expect(records.map(({ Input, Output, Status }) => [Input, Output, Status])).toEqual(
        [1, 2, 3].map((n) => [String(n), JSON.stringify({ n }), 'SUCCEEDED']),
      );
    });

    it('as lines of outputs', async () => {
      const { manifest, files } = await written(await run('writtenLines', {}));
      expect(manifest.ResultFiles.SUCCEEDED[0]?.Key).toMatch(/^out\/lines\/[\w-]+\/SUCCEEDED_0\.jsonl$/);
      expect(files).toEqual({ SUCCEEDED: '{"n":1}\n{"n":2}\n{"n":3}' });
    });

    it('as the items of outputs', async () => {
      const { files } = await written(await run('writtenFlat', {}));
      expect(files).toEqual({ SUCCEEDED: '[1,[1],2,[2],3,[3]]' });
    });

    it('with what failed in a file of its own', async () => {
      const { files } = await written(await run('writtenFailures', {}));
      expect(files.SUCCEEDED).toBe('[1,3]');
      expect(JSON.parse(files.FAILED ?? '')).toMatchObject([
        { Input: '2', Status: 'FAILED', Error: 'RangeError', Cause: 'two' },
      ]);
    });
  },
);
