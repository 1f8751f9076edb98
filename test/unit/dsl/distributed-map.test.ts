/**
 * Native runs of `distributedMap`: what only a native run shows, beside the differential cases: the files of the writer, the
 * limit of concurrency and items as copies.
 */
import { describe, expect, it } from 'vitest';
import { distributedMap, runWith, type TaskRequest, type TaskRunner } from '../../../src/dsl/index.ts';
import { s3 } from '../../../src/tasks/index.ts';

function recording(answer: (request: TaskRequest) => unknown = () => ({})): {
  readonly runner: TaskRunner;
  readonly calls: { readonly resource: string; readonly arguments: unknown }[];
} {
  const calls: { resource: string; arguments: unknown }[] = [];
  const runner: TaskRunner = {
    run: async (request) => {
      calls.push({ resource: request.resource, arguments: request.arguments });
      return answer(request);
    },
    sleep: async () => {},
    sleepUntil: async () => {},
    now: () => 0,
  };
  return { runner, calls };
}

describe('a native distributed map', () => {
  it('writes results, failures and a manifest', async () => {
    const { runner, calls } = recording();
    const written = await runWith(runner, () =>
      distributedMap(
        [1, 2, 3],
        async (n) => {
          if (n === 2) throw new RangeError('two');
          return [n, n];
        },
        {
          resultWriter: { Bucket: s3.bucket('Out'), Prefix: 'p/', outputType: 'JSONL', transformation: 'FLATTEN' },
          toleratedFailureCount: 1,
          label: 'Rows',
        },
      ),
    );
    const run = written.MapRunArn.split(':').at(-1);
    expect(written.MapRunArn).toContain(':mapRun:local/Rows:');
    expect(written.ResultWriterDetails).toEqual({ Bucket: '${OutName}', Key: `p/${run}/manifest.json` });
    expect(calls.map((call) => call.resource)).toEqual(new Array(3).fill('arn:aws:states:::s3:putObject'));
    expect(calls[0]?.arguments).toEqual({
      Bucket: '${OutName}',
      Key: `p/${run}/SUCCEEDED_0.jsonl`,
      Body: '1\n1\n3\n3',
    });
    const [failed] = [calls[1]?.arguments as { Key: string; Body: string }];
    expect(failed?.Key).toBe(`p/${run}/FAILED_0.jsonl`);
    expect(JSON.parse(failed?.Body ?? '')).toMatchObject({
      Input: '2',
      Status: 'FAILED',
      Error: 'RangeError',
      Cause: 'two',
      StartDate: '1970-01-01T00:00:00.000Z',
    });
  });

  it('starts no more children than it may, and none after too many failures', async () => {
    let running = 0;
    let most = 0;
    const started: number[] = [];
    const map = distributedMap(
      [1, 2, 3, 4, 5],
      async (n) => {
        started.push(n);
        most = Math.max(most, ++running);
        await Promise.resolve();
        running -= 1;
        if (n === 2) throw new Error('two');
      },
      { maxConcurrency: 2 },
    );
    await expect(map).rejects.toMatchObject({
      name: 'States.ExceedToleratedFailureThreshold',
      message: 'The specified tolerated failure threshold was exceeded',
    });
    expect(most).toBe(2);
    expect(started).not.toContain(5);
  });

  it('gives copies of the items', async () => {
    const items = [{ at: new Date(0), drop: undefined, n: 1 }];
    const seen = await distributedMap(items, (item) => Object.assign(item, { n: 2 }));
    expect(seen).toEqual([{ at: '1970-01-01T00:00:00.000Z', n: 2 }]);
    expect(items[0]?.n).toBe(1);
  });

  it('groups by bytes', async () => {
    const sizes = await distributedMap([1, 2, 3, 4, 5], ({ items }) => items.length, { batch: { maxBytes: 17 } });
    expect(sizes).toEqual([3, 2]);
  });

  it('reads the files that an inventory and an UNLOAD manifest name', async () => {
    const files: Readonly<Record<string, string>> = {
      'inv/manifest.json': JSON.stringify({
        destinationBucket: 'arn:aws:s3:::inventory',
        fileSchema: 'Bucket, Key',
        files: [{ key: 'inv/1.csv' }, { key: 'inv/2.csv' }],
      }),
      'inv/1.csv': '"b","x"\n',
      'inv/2.csv': '"b","y"\n',
      'q.csv': 's3://results/q/1\ns3://results/q/2\n',
      'q/1': '{"n":1}\n',
      'q/2': '{"n":2}\n{"n":3}\n',
    };
    const { runner, calls } = recording(({ arguments: asked }) => ({ Body: files[(asked as { Key: string }).Key] }));
    await runWith(runner, async () => {
      const keys = await distributedMap(
        s3.manifest({ Bucket: 'inventory', Key: 'inv/manifest.json' }),
        (row) => row.Key,
      );
      expect(keys).toEqual(['x', 'y']);
      const source = s3.athena<{ n: number }>({ Bucket: 'results', Key: 'q.csv', format: 'jsonl', maxItems: 2 });
      expect(await distributedMap(source, (row) => row.n)).toEqual([1, 2]);
    });
    expect(calls.at(-1)?.arguments).toEqual({ Bucket: 'results', Key: 'q/2' });
  });

  it('says what it cannot read', async () => {
    const { runner } = recording(() => ({ Body: 'PAR1' }));
    const read = runWith(runner, () => distributedMap(s3.parquet<object>({ Bucket: 'b', Key: 'k' }), () => 1));
    await expect(read).rejects.toMatchObject({ name: 'States.ItemReaderFailed' });
    await expect(distributedMap({} as never[], () => 1)).rejects.toThrow('STEP8108');
  });
});
