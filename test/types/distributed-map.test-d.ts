/**
 * Types of distributed maps: what the callback gets and what the map gives follow from the source and the options. Checked by
 * `tsc --noEmit`; nothing here runs.
 */
import { distributedMap, type WrittenResults } from '../../src/dsl/index.ts';
import { s3, sqs } from '../../src/tasks/index.ts';

const data = s3.bucket('Data');

export async function results(): Promise<void> {
  const numbers: number[] = await distributedMap(['a'], async (item, index) => item.length + index);
  const nothings: null[] = await distributedMap([1], async () => {});
  const tolerant: undefined = await distributedMap([1], async (n) => n, { toleratedFailureCount: 1 });
  const written: WrittenResults = await distributedMap([1], async (n) => n, {
    resultWriter: { Bucket: data },
    toleratedFailurePercentage: 5,
  });
  const lengths: number[] = await distributedMap(s3.csv({ Bucket: data, Key: 'k' }), (row) => row.column?.length ?? 0);
  const sums: number[] = await distributedMap(
    s3.jsonl<{ n: number }>({ Bucket: data, Prefix: 'in/' }),
    ({ items, input }) => items.reduce((sum, { n }) => sum + n, input.start),
    { batch: { maxItems: 10, input: { start: 1 } } },
  );
  void [numbers, nothings, tolerant, written, lengths, sums];
}

export async function mistakes(): Promise<void> {
  // @ts-expect-error With a tolerance some results may be missing.
  const some: number[] = await distributedMap([1], async (n) => n, { toleratedFailureCount: 1 });
  // @ts-expect-error CSV values are text.
  s3.csv<{ n: number }>({ Bucket: data, Key: 'k' });
  // @ts-expect-error A listing has no single object.
  s3.objects({ Bucket: data, Key: 'k' });
  // @ts-expect-error A queue is no bucket.
  s3.json({ Bucket: sqs.queue('Jobs'), Key: 'k' });
  // @ts-expect-error Parquet objects have no version.
  s3.parquet({ Bucket: data, Key: 'k', VersionId: 'v' });
  // @ts-expect-error There is no such type of execution.
  await distributedMap([1], async (n) => n, { executionType: 'FAST' });
  void some;
}
