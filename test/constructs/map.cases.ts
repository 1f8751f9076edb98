/** `map()`: limits, indexes, options, nested maps, pure bodies, failures, results of every kind, in every position. */
import { map, sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number | null>('Work');

export const mapSimple = workflow(async ({ items }: { items: number[] }) => map(items, async (n) => work({ n })));

export const mapLimited = workflow(async ({ items }: { items: number[] }) =>
  map(items, async (n) => work({ n }), { maxConcurrency: 1, name: 'one by one' }),
);

export const mapIndexed = workflow(async ({ items }: { items: number[] }) =>
  map(items, async (n, index) => `${index}:${await work({ n: n + index })}`, { maxConcurrency: 2 }),
);

export const mapDestructured = workflow(async ({ lines }: { lines: { sku: string; count?: number }[] }) =>
  map(lines, async ({ sku, count = 1 }, i) => ({ sku, i, result: await work({ n: count }) })),
);

export const mapDynamicLimit = workflow(async ({ items, limit }: { items: number[]; limit: number }) =>
  map(items, async (n) => work({ n }), { maxConcurrency: limit }),
);

export const mapNested = workflow(async ({ groups }: { groups: number[][] }) =>
  map(groups, async (group, i) =>
    map(group, async (n, j) => ({ i, j, value: await work({ n }) }), { maxConcurrency: 1 }),
  ),
);

export const mapWithControl = workflow(async ({ items }: { items: number[] }) =>
  map(items, async (n) => {
    let total = 0;
    for (let i = 0; i < n; i++) {
      const got = await work({ n: i });
      if (got === null) break;
      total += got;
    }
    if (total > 5) return 'much';
    await sleep(1);
    return total;
  }),
);

export const mapThenUse = workflow(async ({ items }: { items: number[] }) => {
  const results = await map(items, async (n) => work({ n }));
  const good = results.filter((result) => result !== null);
  if (good.length === 0) return 'nothing';
  return { good, first: good[0], all: results };
});

export const mapFailureCaught = workflow(async ({ items }: { items: number[] }) => {
  try {
    return await map(items, async (n) => work({ n }), { maxConcurrency: 1 });
  } catch (error) {
    return { name: (error as Error).name, message: (error as Error).message };
  }
});

export const mapLocalState = workflow(async ({ items }: { items: number[] }) =>
  map(items, async (n) => {
    const log: string[] = [];
    log.push(`start ${n}`);
    log.push(`got ${await work({ n })}`);
    return log;
  }),
);

export const mapNamedFunction = workflow(async ({ items }: { items: number[] }) => {
  const each = async (n: number) => work({ n: n * 100 });
  return map(items, each);
});

export const mapOverResult = workflow(async ({ n }: { n: number }) => {
  const doubled = await map([n, n + 1], async (x) => work({ n: x }));
  return map(doubled, async (x) => (x === null ? 'null' : `${await work({ n: x })}`));
});

const items = [{ items: [1, 2, 3] }, { items: [] }, { items: [4] }, { items: [0, 0] }];

export default cases(
  {
    mapSimple: { inputs: items, concurrent: true, transitions: 4 },
    mapLimited: { inputs: items, transitions: 4 },
    mapIndexed: { inputs: items, concurrent: true, transitions: 4 },
    mapDestructured: {
      inputs: [{ lines: [{ sku: 'a', count: 2 }, { sku: 'b' }] }, { lines: [] }],
      concurrent: true,
      transitions: 3,
    },
    mapDynamicLimit: {
      inputs: [
        { items: [1, 2], limit: 1 },
        { items: [1], limit: 0 },
      ],
      concurrent: true,
    },
    mapNested: { inputs: [{ groups: [[1], [], [2, 3]] }, { groups: [] }, { groups: [[]] }], concurrent: true },
    mapWithControl: { inputs: items, concurrent: true },
    mapThenUse: { inputs: items, concurrent: true },
    mapFailureCaught: { inputs: [{ items: [1, 13, 2] }, { items: [1] }, { items: [] }] },
    mapLocalState: { inputs: items, concurrent: true, transitions: 4 },
    mapNamedFunction: { inputs: items, concurrent: true, transitions: 4 },
    mapOverResult: { inputs: [{ n: 1 }, { n: 0 }], concurrent: true },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', '13');
      return n === 0 ? null : n * 2;
    },
  }),
);
