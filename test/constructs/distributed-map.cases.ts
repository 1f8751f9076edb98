/**
 * `distributedMap`: arrays and S3 sources, captures of every kind, indexes, nested maps, batches, tolerances, failures, and
 * values that change on their way through JSON.
 */
import { context, distributedMap, errors, map, sleep, WorkflowError, workflow } from 'stepscript';
import { lambda, s3 } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface Row {
  id: string;
  n?: number;
}

const work = lambda.fn<{ n: number }, number>('Work');
const send = lambda.fn<Record<string, unknown>, unknown>('Send');
const data = s3.bucket('Data');

export const dmapPlain = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (n) => work({ n })),
);

export const dmapIndex = workflow(async ({ items }: { items: string[] }) => {
  const results = await distributedMap(
    items,
    async (item, index) => ({ item, index, next: await work({ n: index }) }),
    {
      maxConcurrency: 2,
      executionType: 'EXPRESS',
      label: 'Indexed',
    },
  );
  return { results, count: results.length };
});

export const dmapCaptures = workflow(
  async (input: { items: number[]; job: { id: string; note?: string | null }; factor: number; odd: number[] }) => {
    const offset = await work({ n: input.factor });
    const fixed = 7;
    const ratio = input.factor / offset;
    return distributedMap(input.items, async (n) => {
      const a = await work({ n: n * offset + fixed });
      await send({ job: input.job.id, note: input.job.note, ratio: String(ratio), list: input.odd });
      return { a, note: input.job.note ?? 'none', ratio: Number.isNaN(ratio) ? 'NaN' : ratio };
    });
  },
);

export const dmapMissing = workflow(async (input: { items: number[]; extra?: { deep?: string } }) => {
  const extra = input.extra?.deep;
  return distributedMap(input.items, async (n) => ({
    n,
    missing: extra === undefined,
    typed: typeof extra,
    whole: input.extra === undefined ? 'no extra' : (input.extra.deep ?? 'no deep'),
    sent: await send({ n, extra }),
  }));
});

export const dmapContext = workflow(async (input: { items: number[]; tag: string }) =>
  distributedMap(input.items, async (n) => ({
    n: await work({ n }),
    tag: input.tag,
    same: context.execution.name === context.execution.id.split(':').at(-1),
    from: (context.execution.input as { tag: string }).tag,
  })),
);

export const dmapNested = workflow(async (input: { groups: { name: string; values: number[] }[]; base: number }) =>
  distributedMap(input.groups, async (group, at) => {
    const first = await work({ n: at });
    const inner = await distributedMap(group.values, async (value) => work({ n: value + input.base + first }));
    const inline = await map(group.values, async (value) => `${group.name}${await work({ n: value + input.base })}`);
    return { name: group.name, inner, inline };
  }),
);

export const dmapVoid = workflow(async ({ items }: { items: number[] }) => {
  const results = await distributedMap(items, async (n) => {
    await send({ n });
  });
  return results;
});

export const dmapUndefinedResult = workflow(async ({ items }: { items: number[] }) => {
  const results = await distributedMap(items, async (n) => ((await work({ n })) > 2 ? n : undefined));
  return results.map((result) => result ?? 'nothing');
});

class Refused extends WorkflowError {}

export const dmapFails = workflow(async ({ items }: { items: number[] }) => {
  try {
    return await distributedMap(items, async (n) => {
      if (n < 0) throw new Refused(`no ${n}`);
      return work({ n });
    });
  } catch (e) {
    if (e instanceof Refused) return 'never';
    if (e instanceof errors.ExceedToleratedFailureThreshold) return { failed: e.name, message: e.message };
    throw e;
  }
});

export const dmapFailsUncaught = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (n) => work({ n }), { maxConcurrency: 1 }),
);

export const dmapHandlesInside = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (n) => {
    try {
      return await work({ n });
    } catch (e) {
      return e instanceof Error ? e.name : 'other';
    }
  }),
);

export const dmapTolerantCount = workflow(async ({ items }: { items: number[] }) => {
  await distributedMap(items, async (n) => work({ n }), { toleratedFailureCount: 1 });
  return 'enough';
});

export const dmapTolerantPercentage = workflow(async ({ items, most }: { items: number[]; most: number }) => {
  const nothing = await distributedMap(items, async (n) => work({ n }), { toleratedFailurePercentage: most });
  return { nothing, done: true };
});

export const dmapBatches = workflow(async ({ items, rate }: { items: Row[]; rate: number }) =>
  distributedMap(
    items,
    async ({ items: rows, input }) => {
      const sent = await send({ ids: rows.map((row) => row.id), rate: input.rate });
      return { sent, count: rows.length };
    },
    { batch: { maxItems: 2, input: { rate } } },
  ),
);

export const dmapBatchCaptures = workflow(async ({ items, rate, job }: { items: Row[]; rate: number; job: string }) =>
  distributedMap(
    items,
    async (batch) => {
      const results = [];
      for (const row of batch.items) results.push(await work({ n: (row.n ?? 0) + batch.input.rate }));
      return { job, results };
    },
    { batch: { maxItems: 3, input: { rate } } },
  ),
);

export const dmapBatchNoInput = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (batch) => batch.items.length + (await work({ n: batch.items[0] ?? 0 })), {
    batch: { maxItems: 2 },
  }),
);

export const dmapBatchItemsOnly = workflow(async ({ items, job }: { items: number[]; job: string }) =>
  distributedMap(items, async ({ items: numbers }) => ({ job, first: numbers[0], sent: await send({ numbers }) }), {
    batch: { maxItems: 2 },
  }),
);

export const dmapCsv = workflow(async ({ key }: { key: string }) => {
  const rows = await distributedMap(
    s3.csv<{ id: string; total: string }>({ Bucket: data, Key: key, delimiter: ';' }),
    async (row, index) => ({ id: row.id, index, total: Number(row.total) * 2, sent: await send({ id: row.id }) }),
  );
  return rows.length === 0 ? 'empty' : rows;
});

export const dmapCsvHeaders = workflow(async ({ key, most }: { key: string; most: number }) =>
  distributedMap(
    s3.csv<{ id: string; n: string }>({
      Bucket: 'fixed-bucket',
      Key: `in/${key}`,
      headers: ['id', 'n'],
      maxItems: most,
    }),
    async (row) => send({ ...row }),
  ),
);

export const dmapJson = workflow(async ({ key }: { key: string }) =>
  distributedMap(s3.json<Row>({ Bucket: data, Key: key, pointer: '/rows' }), async (row) => work({ n: row.n ?? -1 })),
);

export const dmapJsonl = workflow(async ({ prefix }: { prefix: string }) =>
  distributedMap(s3.jsonl<Row>({ Bucket: data, Prefix: prefix }), async (row) => send({ id: row.id, n: row.n })),
);

const shared = s3.json<Row>({ Bucket: data, Key: 'list.json' });

export const dmapSharedSource = workflow(async () => distributedMap(shared, async (row) => send({ id: row.id })));

export const dmapObjects = workflow(async ({ prefix }: { prefix: string }) =>
  distributedMap(s3.objects({ Bucket: data, Prefix: prefix }), async ({ Key, Size }) => ({
    Key,
    Size,
    sent: await send({ Key }),
  })),
);

export const dmapWriter = workflow(async ({ items, target }: { items: number[]; target: string }) => {
  const { ResultWriterDetails } = await distributedMap(items, async (n) => work({ n }), {
    resultWriter: { Bucket: data, Prefix: `out/${target}`, outputType: 'JSONL', transformation: 'COMPACT' },
    toleratedFailureCount: 1,
  });
  return ResultWriterDetails.Bucket;
});

export const dmapUnreadable = workflow(async ({ key }: { key: string }) => {
  try {
    return await distributedMap(s3.json<Row>({ Bucket: data, Key: key }), async (row) => row.id);
  } catch (e) {
    return e instanceof errors.ItemReaderFailed ? `unreadable: ${e.message}` : 'other';
  }
});

export const dmapWaits = workflow(async ({ items }: { items: number[] }) => {
  await sleep(1);
  const done = await distributedMap(items, async (n) => {
    await sleep(n);
    return n;
  });
  await sleep(1);
  return done;
});

export const dmapOrderOfOptions = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (n) => work({ n }), {
    toleratedFailureCount: undefined,
    maxConcurrency: await work({ n: 1 }),
  }),
);

export const dmapCapturedWrite = workflow(async ({ items }: { items: number[] }) => {
  let last = 0;
  await distributedMap(items, async (n) => {
    last = await work({ n });
  });
  return last;
});

export const dmapNotCarried = workflow(async ({ items, limit }: { items: number[]; limit?: number }) => {
  const options = { limit };
  return distributedMap(items, async (n) => send({ n, options }));
});

export const dmapSourceApart = workflow(async ({ key }: { key: string }) => {
  const rows = s3.json<Row>({ Bucket: data, Key: key });
  return distributedMap(rows, async (row) => row.id);
});

export const dmapNoLimit = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async ({ items: numbers }) => numbers.length, { batch: { input: 1 } }),
);

export const dmapLongLabel = workflow(async ({ items }: { items: number[] }) =>
  distributedMap(items, async (n) => n, { label: 'a label with spaces' }),
);

export const dmapBadTolerance = workflow(async ({ items }: { items: number[] }) => {
  await distributedMap(items, async (n) => n, { toleratedFailurePercentage: 120 });
});

export default cases(
  {
    dmapPlain: { inputs: [{ items: [] }, { items: [1] }, { items: [3, 1, 2] }], concurrent: true, transitions: 1 },
    dmapIndex: { inputs: [{ items: [] }, { items: ['é'] }, { items: ['', 'b', 'ü', 'd'] }], concurrent: true },
    dmapCaptures: {
      inputs: [
        { items: [], job: { id: 'j' }, factor: 2, odd: [] },
        { items: [1], job: { id: 'j' }, factor: 0, odd: [5] },
        { items: [1, -2], job: { id: '', note: null }, factor: 4, odd: [1, 3] },
        { items: [1, 2], job: { id: 'j', note: 'x' }, factor: -2, odd: [] },
      ],
      concurrent: true,
    },
    dmapMissing: {
      inputs: [{ items: [1, 2] }, { items: [1], extra: {} }, { items: [1], extra: { deep: '' } }],
      concurrent: true,
    },
    dmapContext: { inputs: [{ items: [1, 2], tag: 't' }], concurrent: true },
    dmapNested: {
      inputs: [
        { groups: [], base: 1 },
        {
          groups: [
            { name: 'a', values: [] },
            { name: 'b', values: [1] },
            { name: 'c', values: [2, 3] },
          ],
          base: 20,
        },
      ],
      concurrent: true,
    },
    dmapVoid: { inputs: [{ items: [] }, { items: [1, 2] }], concurrent: true },
    dmapUndefinedResult: { inputs: [{ items: [1] }, { items: [1, 2, 3] }], concurrent: true },
    dmapFails: { inputs: [{ items: [1, 2] }, { items: [-1] }, { items: [] }], concurrent: true },
    dmapFailsUncaught: { inputs: [{ items: [1, 13, 2] }, { items: [1] }], concurrent: true },
    dmapHandlesInside: { inputs: [{ items: [1, 13, 2] }], concurrent: true },
    dmapTolerantCount: { inputs: [{ items: [1, 2] }, { items: [13, 1] }, { items: [13, 13] }], concurrent: true },
    dmapTolerantPercentage: {
      inputs: [
        { items: [1, 13], most: 50 },
        { items: [13, 13, 1], most: 50 },
        { items: [13], most: 100 },
        { items: [], most: 0 },
      ],
      concurrent: true,
    },
    dmapBatches: {
      inputs: [
        { items: [], rate: 1 },
        { items: [{ id: 'a' }], rate: 0 },
        { items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }], rate: 2 },
      ],
      concurrent: true,
    },
    dmapBatchCaptures: {
      inputs: [
        { items: [{ id: 'a', n: 1 }, { id: 'b' }, { id: 'c', n: -3 }, { id: 'd', n: 9 }], rate: 2, job: 'j' },
        { items: [], rate: 2, job: 'j' },
      ],
      concurrent: true,
    },
    dmapBatchNoInput: { inputs: [{ items: [] }, { items: [4] }, { items: [1, 2, 3] }], concurrent: true },
    dmapBatchItemsOnly: {
      inputs: [
        { items: [4], job: '' },
        { items: [1, 2, 3], job: 'j' },
      ],
      concurrent: true,
    },
    dmapCsv: {
      inputs: [{ key: 'two.csv' }, { key: 'header.csv' }, { key: 'quoted.csv' }, { key: 'twice.csv' }],
      concurrent: true,
    },
    dmapCsvHeaders: {
      inputs: [
        { key: 'plain.csv', most: 0 },
        { key: 'plain.csv', most: 1 },
      ],
      concurrent: true,
    },
    dmapJson: { inputs: [{ key: 'rows.json' }, { key: 'none.json' }], concurrent: true },
    dmapJsonl: { inputs: [{ prefix: 'lines/' }, { prefix: 'nothing/' }], concurrent: true },
    dmapSharedSource: { inputs: [undefined], concurrent: true },
    dmapObjects: { inputs: [{ prefix: 'lines/' }, { prefix: 'nothing/' }], concurrent: true },
    // Keys of result files are random: test/unit/dsl/distributed-map.test.ts and test/unit/runtime/map-run.test.ts run writers.
    dmapWriter: { inputs: [] },
    dmapUnreadable: { inputs: [{ key: 'seven.json' }, { key: 'broken.json' }, { key: 'list.json' }], concurrent: true },
    dmapWaits: { inputs: [{ items: [1, 3, 2] }] },
    dmapOrderOfOptions: { inputs: [{ items: [1, 2, 3] }], concurrent: true },
    dmapCapturedWrite: { refused: 'STEP2104' },
    dmapNotCarried: { refused: 'STEP2121' },
    dmapSourceApart: { refused: 'STEP4018' },
    dmapNoLimit: { refused: 'STEP4017' },
    dmapLongLabel: { refused: 'STEP4017' },
    dmapBadTolerance: { refused: 'STEP4017' },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', 'thirteen');
      return n * 2;
    },
    Send: (payload: unknown) => ({ got: payload }),
    's3:getObject': ({ Key }: { Key: string }) => ({ Body: OBJECTS[Key] ?? '' }),
    's3:listObjectsV2': ({ Prefix }: { Prefix: string }) => ({
      Contents: Object.entries(OBJECTS)
        .filter(([key]) => key.startsWith(Prefix))
        .map(([Key, body]) => ({
          Key,
          ETag: '"e"',
          Size: body.length,
          StorageClass: 'STANDARD',
          LastModified: '2026-01-01T00:00:00Z',
        })),
    }),
  }),
);

const OBJECTS: Readonly<Record<string, string>> = {
  'two.csv': 'id;total\na;1\nb;2.5\n',
  'header.csv': 'id;total\n',
  'quoted.csv': 'id;total\n"a;""b""";\n"line\nbreak";7;surplus\r\né;x',
  'twice.csv': 'id;id\na;b\n',
  'in/plain.csv': 'a,1\nb,2\n',
  'rows.json': '{"rows":[{"id":"a","n":1},{"id":"b"}]}',
  'none.json': '{"rows":[]}',
  'lines/a.jsonl': '{"id":"a","n":1}\n{"id":"b"}\n',
  'lines/b.jsonl': '\n{"id":"ü","n":0}',
  'seven.json': '7',
  'broken.json': '{',
  'list.json': '[{"id":"x"}]',
};
