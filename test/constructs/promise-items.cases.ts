/** Promises of a list of which one is awaited by itself before all are, and what promises were given when it changes afterwards. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; 13 fails after four seconds. */
const work = lambda.fn<{ n: number }, number>('Work');
const echo = lambda.fn<{ v: unknown }, number>('Echo');
const sum = lambda.fn<{ xs: number[] }, number>('Sum');

interface In {
  ids: number[];
  k: number;
  c: boolean;
}

export const firstThenAll = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  const first = await ps[0];
  const all = await Promise.all(ps);
  return { first, none: first === undefined, all };
});

export const firstThenCalls = workflow(async ({ ids }: In) => {
  const ps = ids.map((id, i) => work({ n: id + i }));
  const first = await ps[0]!;
  await echo({ v: first });
  const all = await Promise.all(ps);
  return { first, all, n: ps.length };
});

export const lastByLength = workflow(async ({ ids }: In) => {
  const ps = ids.map(async (id, i, list) => (await work({ n: id })) * 10 + i + list.length * 1000);
  const last = await ps[ps.length - 1];
  await echo({ v: 'x' });
  const all = await Promise.all(ps);
  return { last, all };
});

export const lastByAt = workflow(async ({ ids }: In) => {
  const ps = ids.map(async (id) => {
    const a = await work({ n: id });
    await echo({ v: a });
    return { a };
  });
  const last = await ps.at(-1);
  const all = await Promise.all(ps);
  return { last, all };
});

export const firstThenLoop = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  let sum = (await ps[0]!) + 1;
  for (const p of ps) sum += await p;
  return sum;
});

export const firstSometimes = workflow(async ({ ids, c }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  if (c) {
    const x = await ps[0];
    await echo({ v: x });
  }
  return await Promise.all(ps);
});

export const firstInTry = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  try {
    const x = await ps[0];
    const xs = await Promise.all(ps);
    return [x ?? null, xs];
  } catch (e) {
    return (e as Error).name;
  }
});

export const firstStoredInTry = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  let x: number | undefined = -1;
  try {
    x = await ps[0];
    const xs = await Promise.all(ps);
    return [x ?? null, xs];
  } catch (e) {
    return { x };
  }
});

export const firstInOwnTry = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  let x: number | undefined = -1;
  let name = 'none';
  try {
    x = await ps[0];
  } catch (e) {
    name = (e as Error).name;
  }
  try {
    return [x ?? null, name, await Promise.all(ps)];
  } catch (e) {
    return { x, name, second: (e as Error).name };
  }
});

export const twoOfThem = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  const a = await ps[0];
  const b2 = await ps[1];
  await echo({ v: 1 });
  const c2 = await ps[0];
  const n = ps.length;
  return [a ?? null, b2 ?? null, c2 ?? null, n, ...(await Promise.all(ps))];
});

export const firstAfterAll = workflow(async ({ ids }: In) => {
  const ps = ids.map((id) => work({ n: id }));
  const all = await Promise.all(ps);
  return [all, (await ps[0]) ?? null];
});

export const someItems = workflow(async ({ k, ids }: In) => {
  const ps = ids
    .filter((n) => n > 1)
    .map((id) => {
      const twice = id * 2;
      return work({ n: twice + k });
    });
  const first = await ps[0];
  if (first === undefined) await echo({ v: 'empty' });
  return { first, all: await Promise.all(ps) };
});

export const nothingGiven = workflow(async ({ ids }: In) => {
  const ps = ids.map(async (id) => {
    if (id > 2) await work({ n: id });
  });
  await ps[0];
  await echo({ v: 'x' });
  await Promise.all(ps);
  return 'ok';
});

export const listChanges = workflow(async ({ ids }: In) => {
  const xs = [...ids];
  const ps = xs.map((id) => work({ n: id }));
  xs.push(5);
  const first = await ps[0];
  xs[0] = 9;
  return [first ?? null, await Promise.all(ps), xs];
});

export const itemThrows = workflow(async ({ ids }: In) => {
  const ps = ids.map(async (n) => {
    if (n === 0) throw new Error('zero');
    return work({ n });
  });
  const first = await ps[0]!;
  await echo({ v: first });
  return await Promise.all(ps);
});

export const writtenFirst = workflow(async ({ k }: In) => {
  const ps = [work({ n: k }), work({ n: 2 })];
  const first = await ps[0];
  await echo({ v: 1 });
  return { first, all: await Promise.all(ps) };
});

export const writtenLoop = workflow(async ({ k }: In) => {
  const ps = [work({ n: k }), work({ n: 2 }), work({ n: 1 })];
  let sum = (await ps[1]!) * 100;
  for (const p of ps) sum += await p;
  return sum;
});

export const writtenInTry = workflow(async ({ k }: In) => {
  let x = 0;
  const ps = [work({ n: k }), work({ n: 2 })];
  try {
    x = await ps[1]!;
    const all = await Promise.all(ps);
    return { x, all };
  } catch {
    return { x };
  }
});

export const listGivenChanges = workflow(async ({ ids }: In) => {
  const xs = [...ids];
  const p = sum({ xs });
  xs.push(5);
  return [await p, xs];
});

export const mappedListChanges = workflow(async ({ ids }: In) => {
  const xs = [...ids];
  const ps = xs.map((id) => work({ n: id }));
  xs.push(5);
  return [await Promise.all(ps), xs];
});

export const itemsReplaced = workflow(async ({ ids }: In) => {
  const list = ids.map((n) => ({ n }));
  const ps = list.map((o) => work(o));
  list[0] = { n: 9 };
  return [await Promise.all(ps), list];
});

export const objectGivenChanges = workflow(async ({ k }: In) => {
  const o = { n: k };
  const p = work(o);
  o.n = 9;
  return [await p, o];
});

export const nestedGivenChanges = workflow(async ({ k }: In) => {
  const o = { a: { n: k } };
  const p = sum({ xs: [o.a.n], ...o });
  o.a.n = 7;
  return [await p, o];
});

export const helperGivenChanges = workflow(async ({ ids, k }: In) => {
  const xs = [...ids];
  const count = async (list: number[]) => {
    const n = list.length;
    return (await work({ n: k })) + n;
  };
  const p = count(xs);
  xs.push(5);
  return [await p, xs];
});

const inputs = [
  { ids: [3, 1, 2], k: 3, c: true },
  { ids: [], k: 1, c: false },
  { ids: [4], k: 2, c: true },
  { ids: [5, 5, 5, 0], k: 1, c: false },
];
const plan = { inputs, concurrent: true } as const;
const failing = { ids: [13, 3, 1], k: 1, c: true };
const failingLater = { ids: [1, 13], k: 13, c: true };

export default cases(
  {
    firstThenAll: { ...plan, inputs: [...inputs, failing] },
    firstThenCalls: { ...plan, inputs: [...inputs, failing] },
    lastByLength: plan,
    lastByAt: plan,
    firstThenLoop: { ...plan, inputs: [...inputs, failing] },
    firstSometimes: { refused: 'STEP3002' },
    firstInTry: { ...plan, inputs: [...inputs, failing, failingLater] },
    firstStoredInTry: { ...plan, inputs: [...inputs, failing, failingLater] },
    firstInOwnTry: { refused: 'STEP3002' },
    twoOfThem: { ...plan, inputs: [...inputs, failing] },
    firstAfterAll: { refused: 'STEP3002' },
    someItems: plan,
    nothingGiven: plan,
    listChanges: plan,
    itemThrows: { ...plan, inputs: inputs.slice(0, 3) },
    writtenFirst: plan,
    writtenLoop: plan,
    writtenInTry: { ...plan, inputs: [...inputs, failingLater] },
    listGivenChanges: plan,
    mappedListChanges: plan,
    itemsReplaced: { ...plan, inputs: [{ ids: [3, 1], k: 1, c: true }] },
    objectGivenChanges: plan,
    nestedGivenChanges: plan,
    helperGivenChanges: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 4 : n, n === 13 ? new TaskFailure('Unlucky', 'n is 13') : n * 2),
    Echo: ({ v }: { v: unknown }) => after(1, typeof v === 'number' ? v : 0),
    Sum: ({ xs }: { xs: number[] }) =>
      after(
        1,
        xs.reduce((a, b) => a + b, 0),
      ),
  }),
);
