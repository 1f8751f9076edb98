/** Closures: capture by reference, per-iteration bindings, callbacks that write outer variables, functions that return functions' values. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const closureCounter = workflow(async ({ n }: { n: number }) => {
  let count = n;
  const next = () => ++count;
  const a = next();
  const b = next();
  await get({ n: count });
  const c = next();
  return { a, b, c, count };
});

export const closureForEach = workflow(async ({ list }: { list: number[] }) => {
  let sum = 0;
  let last: number | null = null;
  list.forEach((item, index) => {
    sum += item * index;
    last = item;
  });
  return { sum, last };
});

export const closureMapWrites = workflow(async ({ list }: { list: number[] }) => {
  let last = -1;
  const doubled = list.map((x) => {
    last = x;
    return x * 2;
  });
  return { doubled, last };
});

export const closureFilterWrites = workflow(async ({ list }: { list: string[] }) => {
  const seen: string[] = [];
  const unique = list.filter((item) => {
    if (seen.includes(item)) return false;
    seen.push(item);
    return true;
  });
  return { unique, seen };
});

export const closureFindWrites = workflow(async ({ list }: { list: number[] }) => {
  let looked = 0;
  const found = list.find((item) => {
    looked += 1;
    return item > 2;
  });
  const some = list.some((item) => {
    looked += 10;
    return item === 1;
  });
  const every = list.every((item) => {
    looked += 100;
    return item < 3;
  });
  return { found, some, every, looked };
});

export const closureReduceWrites = workflow(async ({ list }: { list: number[] }) => {
  const steps: number[] = [];
  const total = list.reduce((sum, item) => {
    steps.push(sum);
    return sum + item;
  }, 0);
  return { total, steps };
});

export const closureReadsLater = workflow(async ({ n }: { n: number }) => {
  let factor = 1;
  const scaled = (x: number) => x * factor;
  const before = [1, 2].map(scaled);
  factor = await get({ n });
  const after = [1, 2].map(scaled);
  return { before, after };
});

export const closureInLoopBody = workflow(async ({ list }: { list: number[] }) => {
  const out: number[] = [];
  let carry = 0;
  for (const item of list) {
    const add = async (x: number) => {
      carry += await get({ n: x + item });
    };
    await add(1);
    if (item > 1) await add(2);
    out.push(carry);
  }
  return { out, carry };
});

export const closureObjectState = workflow(async ({ n }: { n: number }) => {
  const state = { items: [] as number[], closed: false };
  const add = (x: number) => {
    if (state.closed) return false;
    state.items.push(x);
    if (state.items.length === 2) state.closed = true;
    return true;
  };
  const results = [add(n), add(n + 1), add(n + 2)];
  await get({ n: state.items.length });
  results.push(add(9));
  return { state, results };
});

export const closureMemo = workflow(async ({ keys }: { keys: number[] }) => {
  const cache: Record<string, number> = {};
  const cached = async (n: number) => {
    const known = cache[`k${n}`];
    if (known !== undefined) return known;
    const value = await get({ n });
    cache[`k${n}`] = value;
    return value;
  };
  const values: number[] = [];
  for (const key of keys) values.push(await cached(key));
  return { values, cache };
});

const lists = [{ list: [1, 2, 3] }, { list: [] }, { list: [5] }, { list: [2, 2] }];

export default cases(
  {
    closureCounter: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    closureForEach: { inputs: lists, transitions: 1 },
    closureMapWrites: { inputs: lists, transitions: 1 },
    closureFilterWrites: { inputs: [{ list: ['a', 'b', 'a'] }, { list: [] }, { list: [''] }], transitions: 1 },
    closureFindWrites: { inputs: lists, transitions: 1 },
    closureReduceWrites: { inputs: lists, transitions: 1 },
    closureReadsLater: { inputs: [{ n: 2 }], transitions: 1 },
    closureInLoopBody: { inputs: lists },
    closureObjectState: { inputs: [{ n: 1 }], transitions: 1 },
    closureMemo: { inputs: [{ keys: [1, 2, 1, 2] }, { keys: [] }, { keys: [0, 0] }] },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 10 }),
);
