/** `Promise.all`: of literals and maps, mixed with plain values, nested, destructured, with undefined results, failures and captures. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const find = lambda.fn<{ key: string }, string | undefined>('Find');
const list = lambda.fn<{ n: number }, number[]>('List');

export const allLiteral = workflow(async ({ n }: { n: number }) => {
  const [a, b] = await Promise.all([work({ n }), work({ n: n + 1 })]);
  return a * 100 + b;
});

export const allSingle = workflow(async ({ n }: { n: number }) => {
  const [only] = await Promise.all([work({ n })]);
  const [empty] = await Promise.all([list({ n: 0 })]);
  const [one] = await Promise.all([list({ n: 1 })]);
  return { only, empty, one };
});

export const allEmpty = workflow(async () => {
  const results = await Promise.all([]);
  return { results };
});

export const allWhole = workflow(async ({ n }: { n: number }) => {
  const results = await Promise.all([list({ n }), list({ n: 1 }), list({ n: 0 })]);
  return { results, length: results.length, last: results[2] };
});

export const allMixed = workflow(async ({ n }: { n: number }) => {
  const [a, b, c, d] = await Promise.all([n, work({ n }), 'text', work({ n: 2 })]);
  return { a, b, c, d };
});

export const allMap = workflow(async ({ items }: { items: number[] }) => Promise.all(items.map((n) => work({ n }))));

export const allMapBody = workflow(async ({ items, factor }: { items: number[]; factor: number }) => {
  const results = await Promise.all(
    items.map(async (n, index) => {
      if (n < 0) return { index, skipped: true };
      const first = await work({ n: n * factor });
      const second = await work({ n: first });
      return { index, skipped: false, sum: first + second };
    }),
  );
  return { results, count: results.filter((result) => !result.skipped).length };
});

export const allMapNested = workflow(async ({ groups }: { groups: number[][] }) =>
  Promise.all(groups.map(async (group) => Promise.all(group.map(async (n) => (await work({ n })) + group.length)))),
);

export const allMapVoid = workflow(async ({ items }: { items: number[] }) => {
  await Promise.all(
    items.map(async (n) => {
      await work({ n });
    }),
  );
  return 'sent';
});

export const allOfHelpers = workflow(async ({ n }: { n: number }) => {
  const twice = async (x: number) => work({ n: await work({ n: x }) });
  const early = async (x: number) => {
    if (x > 2) return 'big';
    await sleep(x);
    return `small ${await work({ n: x })}`;
  };
  const [a, b, c] = await Promise.all([twice(n), early(n), early(10)]);
  return [a, b, c];
});

export const allUndefined = workflow(async ({ key }: { key: string }) => {
  const [a, b] = await Promise.all([find({ key }), find({ key: 'known' })]);
  return { a, b, missing: a === undefined };
});

export const allNestedLiterals = workflow(async ({ n }: { n: number }) => {
  const [[a, b], c] = await Promise.all([Promise.all([work({ n }), work({ n: n * 2 })]), work({ n: n * 3 })]);
  return [a, b, c];
});

export const allFails = workflow(async ({ n }: { n: number }) => {
  try {
    const [a, b] = await Promise.all([work({ n }), work({ n: 1 })]);
    return a + b;
  } catch (error) {
    return `${(error as Error).name}: ${(error as Error).message}`;
  }
});

export const allMapFails = workflow(async ({ items }: { items: number[] }) => {
  let status = 'started';
  try {
    const results = await Promise.all(items.map(async (n) => work({ n })));
    status = `done ${results.length}`;
  } catch (error) {
    status = `failed ${(error as Error).message}`;
  }
  return status;
});

export const allUncaught = workflow(async ({ n }: { n: number }) => {
  const [a] = await Promise.all([work({ n }), work({ n: 2 })]);
  return a;
});

export const allTryInside = workflow(async ({ items }: { items: number[] }) =>
  Promise.all(
    items.map(async (n) => {
      try {
        return { ok: await work({ n }) };
      } catch (error) {
        return { error: (error as Error).name };
      }
    }),
  ),
);

export const allCaptures = workflow(async ({ items, prefix }: { items: string[]; prefix: string }) => {
  let suffix = '?';
  const found = await find({ key: 'known' });
  suffix = '!';
  const results = await Promise.all(
    items.map(async (item) => ({ text: `${prefix}${item}${suffix}`, found, other: await find({ key: item }) })),
  );
  suffix = 'unused';
  return { results, suffix };
});

export const allInLoop = workflow(async ({ rounds }: { rounds: number }) => {
  let values = [1, 2];
  for (let i = 0; i < rounds; i++) {
    values = await Promise.all(values.map(async (n) => work({ n })));
    values.push(i);
  }
  return values;
});

export const allMapOfEntries = workflow(async ({ table }: { table: Record<string, number> }) => {
  const entries = await Promise.all(Object.entries(table).map(async ([key, n]) => [key, await work({ n })] as const));
  return Object.fromEntries(entries);
});

export const allThenPure = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.all(items.map(async (n) => work({ n })));
  return results.reduce((sum, next) => sum + next, 0);
});

export const allMapOfTaskResult = workflow(async ({ n }: { n: number }) =>
  Promise.all((await list({ n })).map(async (x) => work({ n: x }))),
);

export const allArgumentsFirst = workflow(async ({ lines }: { lines: { n: number }[] }) => {
  const check = (index: number) => {
    const line = lines[index];
    if (!line) throw new RangeError(`no line ${index}`);
    return line.n;
  };
  try {
    return await Promise.all([work({ n: check(0) }), work({ n: check(1) })]);
  } catch (error) {
    return (error as Error).message;
  }
});

export const allArgumentsThrow = workflow(async ({ lines }: { lines: { n: number }[] }) =>
  Promise.all([work({ n: (lines[0] as { n: number }).n }), work({ n: 2 })]),
);

export const allArgumentsOrder = workflow(async () => {
  let i = 0;
  const [a, b, c] = await Promise.all([work({ n: i++ }), work({ n: i }), work({ n: (i += 5) })]);
  return { a, b, c, i };
});

export const allArgumentsAwait = workflow(async ({ n }: { n: number }) =>
  Promise.all([work({ n: await work({ n }) }), work({ n: await work({ n: n + 1 }) })]),
);

export const allSpread = workflow(async ({ items, plain }: { items: number[]; plain: string[] }) => {
  const results = await Promise.all([work({ n: 1 }), ...items.map((n) => work({ n })), ...plain, work({ n: 2 })]);
  return results;
});

export const allDeep = workflow(async ({ n }: { n: number }) => {
  const result = await Promise.all([
    Promise.all([work({ n }), 'plain', Promise.all([work({ n: 1 }), Promise.all([])])]),
    n,
    Promise.all([Promise.resolve(3)]),
  ]);
  return result;
});

export const allNestedMaps = workflow(async ({ items }: { items: number[] }) => {
  const [doubled, one] = await Promise.all([Promise.all(items.map((n) => work({ n }))), work({ n: 1 })]);
  return { doubled, one };
});

export const allSyncPart = workflow(async ({ n }: { n: number }) => {
  const start = (x: number) => {
    if (x > 2) throw new RangeError('too big');
    return work({ n: x });
  };
  try {
    return await Promise.all([start(n), work({ n: 7 })]);
  } catch (error) {
    return (error as Error).name;
  }
});

export const allAsyncPart = workflow(async ({ n }: { n: number }) => {
  const start = async (x: number) => {
    if (x > 2) throw new RangeError('too big');
    return work({ n: x });
  };
  try {
    return await Promise.all([start(n), work({ n: 7 })]);
  } catch (error) {
    return (error as Error).name;
  }
});

export const allSyncChoice = workflow(async ({ n }: { n: number }) => {
  const start = (x: number) => {
    if (x > 2) return work({ n: 1 });
    return work({ n: x });
  };
  return Promise.all([start(n), start(n + 2)]);
});

export const allSyncMayThrow = workflow(async ({ n }: { n: number }) => {
  const start = (x: number) => {
    if (x > 2) return work({ n: 1 });
    if (x < 0) throw new RangeError('negative');
    return work({ n: x });
  };
  return Promise.all([work({ n }), start(n)]);
});

export const allCallbackThrows = workflow(async ({ items }: { items: ({ n: number } | null)[] }) =>
  Promise.all(
    items.map((item) => {
      if (!item) throw new RangeError('nothing');
      return work({ n: item.n });
    }),
  ),
);

export const allAsyncCallbackThrows = workflow(async ({ items }: { items: ({ n: number } | null)[] }) => {
  try {
    return await Promise.all(
      items.map(async (item) => {
        if (!item) throw new RangeError('nothing');
        return work({ n: item.n });
      }),
    );
  } catch (error) {
    return (error as Error).name;
  }
});

export const allFailFast = workflow(async ({ n }: { n: number }) => {
  const long = async () => {
    await sleep(1);
    await work({ n: 1 });
    await sleep(5);
    return work({ n: 2 });
  };
  const failing = async () => {
    await sleep(3);
    return work({ n });
  };
  try {
    return await Promise.all([long(), failing()]);
  } catch (error) {
    await sleep(10);
    return (error as Error).message;
  }
});

const items = [{ items: [1, 2, 3] }, { items: [] }, { items: [5] }];
const ns = [{ n: 1 }, { n: 0 }, { n: 3 }];

export const allOfDates = workflow(async ({ text }: { text: string }) =>
  (await Promise.all([new Date(text)]))[0].toISOString(),
);

export const allOfDatesTaken = workflow(async ({ text }: { text: string }) => {
  try {
    const [at, n] = await Promise.all([new Date(text), work({ n: 1 })]);
    return `${at.toISOString()} ${n}`;
  } catch (error) {
    return (error as Error).name;
  }
});

export const allWithNaN = workflow(async ({ a, b }: { a: number; b: number }) => {
  const [n, ratio] = await Promise.all([a, (async () => a / b)()]);
  const [other] = await Promise.all([(async () => a / b - (await work({ n: 1 })))()]);
  return { n, ratio, text: `${ratio}`, other };
});

export default cases(
  {
    allLiteral: { inputs: ns, concurrent: true, transitions: 3 },
    allSingle: { inputs: ns, concurrent: true },
    allEmpty: { inputs: [{}], transitions: 1 },
    allWhole: { inputs: ns, concurrent: true },
    allMixed: { inputs: ns, concurrent: true, transitions: 3 },
    // Map and a Task per item.
    allMap: { inputs: items, concurrent: true, transitions: 4 },
    allMapBody: {
      inputs: [
        { items: [1, -1, 2], factor: 2 },
        { items: [], factor: 1 },
        { items: [-1], factor: 1 },
      ],
      concurrent: true,
    },
    allMapNested: {
      inputs: [{ groups: [[1, 2], [], [3]] }, { groups: [] }, { groups: [[]] }, { groups: [[1]] }],
      concurrent: true,
    },
    allMapVoid: { inputs: items, concurrent: true, transitions: 4 },
    allOfHelpers: { inputs: ns, concurrent: true },
    allUndefined: { inputs: [{ key: 'known' }, { key: 'x' }], concurrent: true },
    allNestedLiterals: { inputs: ns, concurrent: true },
    allFails: { inputs: [{ n: 1 }, { n: 13 }], concurrent: true },
    allMapFails: { inputs: [{ items: [1, 2] }, { items: [] }, { items: [13] }], concurrent: true },
    allUncaught: { inputs: [{ n: 13 }, { n: 1 }], concurrent: true },
    allTryInside: { inputs: [{ items: [1, 13, 2] }, { items: [] }, { items: [13] }], concurrent: true },
    allCaptures: {
      inputs: [
        { items: ['known', 'x'], prefix: '>' },
        { items: [], prefix: '' },
      ],
      concurrent: true,
    },
    allInLoop: { inputs: [{ rounds: 2 }, { rounds: 0 }], concurrent: true },
    allMapOfEntries: { inputs: [{ table: { a: 1, b: 2 } }, { table: {} }, { table: { x: 0 } }], concurrent: true },
    allThenPure: { inputs: items, concurrent: true, transitions: 4 },
    allMapOfTaskResult: { inputs: ns, concurrent: true },
    // What throws while the array is made throws before anything starts; JavaScript has made the calls in front of it.
    allArgumentsFirst: {
      inputs: [{ lines: [{ n: 1 }, { n: 2 }] }, { lines: [] }, { lines: [{ n: 1 }] }],
      concurrent: true,
      cut: ['Work'],
    },
    allArgumentsThrow: { inputs: [{ lines: [{ n: 1 }] }, { lines: [] }], concurrent: true },
    allArgumentsOrder: { inputs: [{}], concurrent: true },
    allWithNaN: {
      inputs: [
        { a: 0, b: 0 },
        { a: 1, b: 0 },
        { a: -1, b: 2 },
      ],
    },
    allOfDates: { refused: 'STEP2101' },
    allOfDatesTaken: { inputs: [{ text: 'never' }, { text: '2026-01-02' }] },
    allArgumentsAwait: { refused: 'STEP3009' },
    allSpread: {
      inputs: [
        { items: [1, 2], plain: ['x'] },
        { items: [], plain: [] },
      ],
      concurrent: true,
    },
    allDeep: { inputs: ns, concurrent: true },
    allNestedMaps: { inputs: items, concurrent: true },
    allSyncPart: { inputs: ns, concurrent: true },
    allAsyncPart: { inputs: ns, concurrent: true },
    allSyncChoice: { inputs: ns, concurrent: true },
    allSyncMayThrow: { refused: 'STEP1001' },
    allCallbackThrows: { refused: 'STEP1001' },
    allAsyncCallbackThrows: { inputs: [{ items: [{ n: 1 }, null] }, { items: [] }], concurrent: true, cut: ['Work'] },
    // Licensed: the second call of `long` comes after the failure.
    allFailFast: { inputs: [{ n: 13 }, { n: 3 }], concurrent: true, cut: ['Work'] },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', `n is ${n}`);
      return n * 2;
    },
    Find: ({ key }: { key: string }) => (key === 'known' ? 'found' : undefined),
    List: ({ n }: { n: number }) => Array.from({ length: n }, (_, index) => index + 1),
  }),
);
