/** Promises that are given objects which change by another name before they are awaited. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const sum = lambda.fn<{ xs: number[] }, number>('Sum');
const work = lambda.fn<{ n: number }, number>('Work');

interface Input {
  n: number;
  xs: number[];
  rows: { xs: number[] }[];
}

export const otherName = workflow(async ({ xs }: Input) => {
  const list = [...xs];
  const same = list;
  const p = sum({ xs: list });
  same.push(9);
  return [await p, list.length];
});

export const otherNameOfPart = workflow(async ({ xs }: Input) => {
  const order = { inner: { xs: [...xs] } };
  const { inner } = order;
  const p = sum(inner);
  order.inner.xs.push(7);
  return [await p, order];
});

export const partReplaced = workflow(async ({ xs }: Input) => {
  const order = { inner: { xs: [...xs] } };
  const p = sum(order.inner);
  order.inner = { xs: [1] };
  return [await p, order];
});

export const mappedByOtherName = workflow(async ({ xs }: Input) => {
  const list = [...xs];
  const same = list;
  const ps = list.map((n) => work({ n }));
  same.push(5);
  return [await Promise.all(ps), list.length];
});

export const changedByHelper = workflow(async ({ xs }: Input) => {
  const add = (list: number[]) => {
    list.push(77);
  };
  const list = [...xs];
  const p = sum({ xs: list });
  add(list);
  return [await p, list];
});

export const pushedMeanwhile = workflow(async ({ xs }: Input) => {
  const list = [...xs];
  const same = list;
  const ps: Promise<number>[] = [];
  for (const x of xs) {
    same.push(x);
    ps.push(sum({ xs: list }));
  }
  return Promise.all(ps);
});

export const inCombinators = workflow(async ({ xs }: Input) => {
  const list = [...xs];
  const same = list;
  const both = Promise.all([sum({ xs: list }), sum({ xs: same })]);
  same.push(1);
  const raced = Promise.race([sum({ xs: list }), sleep(5).then(() => -1)]);
  same.push(2);
  return [await both, await raced, list];
});

export const inTests = workflow(async ({ n, xs }: Input) => {
  const list = [...xs];
  const same = list;
  const p = n > 1 ? sum({ xs: list }) : undefined;
  same.push(1);
  const q = sum({ xs: [...list, 1] }).catch(() => 0);
  same.length = 0;
  return [(await p) ?? null, await q];
});

export const refuseItems = workflow(async ({ rows }: Input) => {
  const own = rows.map((row) => ({ xs: [...row.xs] }));
  const ps = own.map((row) => sum({ xs: row.xs }));
  own[0]?.xs.push(50);
  return [await Promise.all(ps), own];
});

export const refuseItemsInLoop = workflow(async ({ rows }: Input) => {
  const own = rows.map((row) => ({ xs: [...row.xs] }));
  const ps = own.map((row) => sum(row));
  for (const row of own) row.xs.push(50);
  return [await Promise.all(ps), own];
});

const inputs: Input[] = [
  { n: 3, xs: [1, 2, 3], rows: [{ xs: [1] }, { xs: [] }] },
  { n: 0, xs: [], rows: [] },
  { n: 2, xs: [4], rows: [{ xs: [4, 4] }] },
];
const plan = { inputs, concurrent: true as const };

export default cases(
  {
    otherName: plan,
    otherNameOfPart: plan,
    partReplaced: plan,
    mappedByOtherName: plan,
    changedByHelper: plan,
    pushedMeanwhile: plan,
    inCombinators: plan,
    inTests: plan,
    refuseItems: { refused: 'STEP3002' },
    refuseItemsInLoop: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => n * 2,
    Sum: ({ xs }: { xs: number[] }) => xs.reduce((total, x) => total + x, 0),
  }),
);
