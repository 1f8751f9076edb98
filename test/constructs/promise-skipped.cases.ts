/** Jumps in front of an `await`: those that leave it out on some way are refused, others are not. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface Items {
  items: number[];
}

/** Example: a search in front of the `await` ends early, and the promise is awaited all the same. */
export const searchedBefore = workflow(async ({ items }: Items) => {
  const total = work({ n: items.length });
  {
    let found = 0;
    for (const n of items) {
      if (n < 2) continue;
      found = n;
      break;
    }
    return [found, await total];
  }
});
export const labelBefore = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  all: {
    let known = 'none';
    first: {
      if (items.length === 0) break first;
      known = 'some';
    }
    if (known === 'none') known = 'nothing';
    return [known, await Promise.all(jobs.map(async (job) => [job.n, await job.promise]))];
  }
});
export const leftByLabel = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  all: {
    if (jobs.length > 1) break all;
    return Promise.all(jobs.map(async (job) => ({ n: job.n, result: await job.promise })));
  }
});
export const leftInHelper = workflow(async ({ items }: Items) => {
  const run = async () => {
    const jobs = [work({ n: 1 }), work({ n: 2 })];
    all: {
      if (items.length > 1) break all;
      return Promise.all(jobs);
    }
    return [];
  };
  return (await Promise.all([run(), work({ n: 3 })]))[0];
});
export const leftByReturn = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  {
    if (jobs.length > 1) return [];
    return Promise.all(jobs.map(async (job) => job.promise));
  }
});
export const leftByContinue = workflow(async ({ items }: Items) => {
  const results: number[] = [];
  for (const n of items) {
    const job = work({ n });
    {
      if (n > 1) continue;
      results.push(await job);
    }
  }
  return results;
});

const plan = { inputs: [{ items: [] }, { items: [1] }, { items: [3, 1, 2] }], concurrent: true } as const;

export default cases(
  {
    searchedBefore: plan,
    labelBefore: plan,
    leftByLabel: { refused: 'STEP3002' },
    leftInHelper: { refused: 'STEP3002' },
    leftByReturn: { refused: 'STEP3002' },
    leftByContinue: { refused: 'STEP3002' },
  },
  () => ({ Work: ({ n }: { n: number }) => after(n, n * 2) }),
);
