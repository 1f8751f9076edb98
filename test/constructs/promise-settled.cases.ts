/** `Promise.allSettled`: tuples, arrays, maps, plain values; reasons are errors that can be tested and read. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const find = lambda.fn<{ key: string }, string | undefined>('Find');

class Unlucky extends WorkflowError {}

export const settledTuple = workflow(async ({ n }: { n: number }) => {
  const [a, b] = await Promise.allSettled([work({ n }), work({ n: 1 })]);
  return {
    a: a.status === 'fulfilled' ? a.value : a.reason.message,
    b: b.status,
  };
});

export const settledMap = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.allSettled(items.map(async (n) => work({ n })));
  return {
    statuses: results.map((result) => result.status),
    values: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])),
    failures: results.flatMap((result) => (result.status === 'rejected' ? [`${result.reason.name}!`] : [])),
  };
});

export const settledInstance = workflow(async ({ n }: { n: number }) => {
  const [only] = await Promise.allSettled([work({ n })]);
  if (only.status === 'fulfilled') return only.value;
  if (only.reason instanceof Unlucky) return `unlucky ${only.reason.message}`;
  return 'other';
});

export const settledRethrow = workflow(async ({ n }: { n: number }) => {
  const results = await Promise.allSettled([work({ n }), work({ n: n + 1 })]);
  for (const result of results) {
    if (result.status === 'rejected') throw result.reason;
  }
  return 'fine';
});

export const settledMixed = workflow(async ({ n }: { n: number }) => {
  const results = await Promise.allSettled([work({ n }), n, 'text', find({ key: 'x' })]);
  return results.map((result) => (result.status === 'fulfilled' ? (result.value ?? 'nothing') : 'failed'));
});

export const settledUndefined = workflow(async () => {
  const nothing = async (): Promise<number | undefined> => {
    await sleep(1);
    return undefined;
  };
  const [a] = await Promise.allSettled([nothing()]);
  return a.status === 'fulfilled' && a.value === undefined ? 'undefined' : 'something';
});

export const settledOwnErrors = workflow(async ({ n }: { n: number }) => {
  const check = async (x: number) => {
    if (x === 0) throw new Unlucky('zero');
    return work({ n: x });
  };
  const results = await Promise.allSettled([check(n), check(n - 1)]);
  return results.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : result.value));
});

export const settledWaitsForAll = workflow(async ({ n }: { n: number }) => {
  const slow = async () => {
    await work({ n: 5 });
    return work({ n: 6 });
  };
  const results = await Promise.allSettled([slow(), work({ n })]);
  await find({ key: 'after' });
  return results.filter((result) => result.status === 'fulfilled').length;
});

export const settledEmpty = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.allSettled(items.map((n) => work({ n })));
  return results.length;
});

export const settledFilter = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.allSettled(items.map((n) => work({ n })));
  const rejected = results.filter((result): result is PromiseRejectedResult => result.status === 'rejected');
  return rejected.map((one) => one.reason.message as string);
});

export const settledReasons = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.allSettled(items.map((n) => work({ n })));
  return results.filter((result) => result.status === 'rejected').map((result) => result.reason as Error).length;
});

export const settledReturned = workflow(async ({ items }: { items: number[] }) =>
  Promise.allSettled(items.map((n) => work({ n }))),
);

export const settledSent = workflow(async ({ items }: { items: number[] }) => {
  const results = await Promise.allSettled(items.map((n) => work({ n })));
  return { results };
});

const ns = [{ n: 1 }, { n: 13 }, { n: 0 }];
const lists = [{ items: [1, 13, 2] }, { items: [] }, { items: [13] }, { items: [4] }];

export default cases(
  {
    settledTuple: { inputs: ns, concurrent: true, transitions: 4 },
    settledMap: { inputs: lists, concurrent: true },
    settledInstance: { inputs: ns, concurrent: true },
    settledRethrow: { inputs: ns, concurrent: true },
    settledMixed: { inputs: ns, concurrent: true },
    settledUndefined: { inputs: [{}], concurrent: true },
    settledOwnErrors: { inputs: ns, concurrent: true },
    settledWaitsForAll: { inputs: ns, concurrent: true },
    settledEmpty: { inputs: lists, concurrent: true },
    settledFilter: { inputs: lists, concurrent: true },
    settledReasons: { inputs: [{ items: [1, 13, 2] }, { items: [] }, { items: [13] }], concurrent: true },
    settledReturned: { refused: 'STEP2101' },
    settledSent: { refused: 'STEP2101' },
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 13) throw new TaskFailure('Unlucky', `n is ${n}`);
      return after(n, n * 2);
    },
    Find: ({ key }: { key: string }) => (key === 'known' ? 'found' : undefined),
  }),
);
