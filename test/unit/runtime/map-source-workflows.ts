/** Distributed maps over every source and with every writer, run against a real S3 API by `map-sources.test.ts`. */
import { distributedMap, errors, workflow } from 'stepscript';
import { s3 } from 'stepscript/tasks';

const data = s3.bucket('Data');

export const csv = workflow(async (input: { key: string }) =>
  distributedMap(s3.csv<{ id: string; note: string }>({ Bucket: data, Key: input.key }), async (row, index) => ({
    index,
    id: Number(row.id),
    note: row.note,
  })),
);

export const semicolons = workflow(async () =>
  distributedMap(
    s3.csv<{ a: string; b: string }>({
      Bucket: data,
      Key: 'semicolons.csv',
      headers: ['a', 'b'],
      delimiter: ';',
      maxItems: 2,
    }),
    async (row) => `${row.a}+${row.b}`,
  ),
);

export const json = workflow(async () =>
  distributedMap(
    s3.json<{ n: number }>({ Bucket: data, Key: 'deep.json', pointer: '/a~1b/1' }),
    async ({ n }) => n * 2,
  ),
);

export const jsonl = workflow(async (input: { key: string }) =>
  distributedMap(s3.jsonl<{ n: number }>({ Bucket: data, Key: input.key }), async ({ n }) => n + 1),
);

export const objects = workflow(async () =>
  distributedMap(s3.objects({ Bucket: data, Prefix: 'many/' }), async ({ Key, Size }) => ({ Key, Size })),
);

export const flattened = workflow(async () =>
  distributedMap(s3.csv<{ n: string }>({ Bucket: data, Prefix: 'many/' }), async ({ n }) => n),
);

export const flattenedParquet = workflow(async () =>
  distributedMap(s3.parquet<{ id: number }>({ Bucket: data, Prefix: 'parquet/' }), async ({ id }) => id),
);

export const parquet = workflow(async (input: { key: string }) =>
  distributedMap(
    s3.parquet<{ id: number; name: string | null; at: string; price: number; tags: string[]; ok: boolean }>({
      Bucket: data,
      Key: input.key,
    }),
    async (row) => row,
  ),
);

export const manifest = workflow(async (input: { key: string }) =>
  distributedMap(s3.manifest({ Bucket: data, Key: input.key }), async (row) => row),
);

export const athenaCsv = workflow(async () =>
  distributedMap(
    s3.athena<{ id: string; note: string }>({
      Bucket: data,
      Key: 'athena-csv',
      format: 'csv',
      headers: ['id', 'note'],
    }),
    async ({ id }) => id,
  ),
);

export const athenaJsonl = workflow(async () =>
  distributedMap(s3.athena<{ n: number }>({ Bucket: data, Key: 'athena-jsonl', format: 'jsonl' }), async ({ n }) => n),
);

export const athenaParquet = workflow(async () =>
  distributedMap(
    s3.athena<{ id: number }>({ Bucket: data, Key: 'athena-parquet', format: 'parquet' }),
    async ({ id }) => id,
  ),
);

export const nested = workflow(async (input: { prefix: string }) =>
  distributedMap(s3.objects({ Bucket: data, Prefix: input.prefix }), async ({ Key }) =>
    distributedMap(s3.csv<{ n: string }>({ Bucket: data, Key }), async ({ n }) => Number(n), { label: 'Inner' }),
  ),
);

export const batched = workflow(async (input: { key: string; factor: number }) =>
  distributedMap(
    s3.jsonl<{ n: number }>({ Bucket: data, Key: input.key }),
    async ({ items, input: { factor } }) => items.reduce((sum, { n }) => sum + n * factor, 0),
    { batch: { maxItems: 2, input: { factor: input.factor } }, executionType: 'EXPRESS' },
  ),
);

export const missing = workflow(async () => {
  try {
    await distributedMap(s3.csv<{ n: string }>({ Bucket: data, Key: 'nowhere.csv' }), async ({ n }) => n);
    return 'read';
  } catch (e) {
    if (e instanceof errors.ItemReaderFailed) return e.name;
    throw e;
  }
});

export const writtenRecords = workflow(async () => {
  const { ResultWriterDetails } = await distributedMap([1, 2, 3], async (n) => ({ n }), {
    resultWriter: { Bucket: data, Prefix: 'out/records' },
  });
  return ResultWriterDetails;
});

export const writtenLines = workflow(async () => {
  const { ResultWriterDetails } = await distributedMap([1, 2, 3], async (n) => ({ n }), {
    resultWriter: { Bucket: data, Prefix: 'out/lines/', outputType: 'JSONL', transformation: 'COMPACT' },
  });
  return ResultWriterDetails;
});

export const writtenFlat = workflow(async () => {
  const { ResultWriterDetails } = await distributedMap([1, 2, 3], async (n) => [n, [n]], {
    resultWriter: { Bucket: data, outputType: 'JSON', transformation: 'FLATTEN' },
  });
  return ResultWriterDetails;
});

export const writtenFailures = workflow(async () => {
  const { ResultWriterDetails } = await distributedMap(
    [1, 2, 3],
    async (n) => {
      if (n === 2) throw new RangeError('two');
      return n;
    },
    { resultWriter: { Bucket: data, Prefix: 'out/failures', transformation: 'COMPACT' }, toleratedFailureCount: 1 },
  );
  return ResultWriterDetails;
});
