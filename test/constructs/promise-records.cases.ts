/** Lists of objects with promises in them: `items.map((n) => ({ n, promise: work({ n }) }))`. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails at 13. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');
const load = lambda.fn<{ id: string }, { id: string; tags?: string[] } | null>('Load');

interface Items {
  items: number[];
}
interface Job {
  n: number;
  promise: Promise<number>;
}
class Odd extends WorkflowError {}

export const loop = workflow(async ({ items }: Items) => {
  const out: [number, number][] = [];
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  for (const j of jobs) out.push([j.n, await j.promise]);
  return out;
});

export const loopTakenApart = workflow(async ({ items }: Items) => {
  const out: Record<string, number> = {};
  const jobs = items.map((n, index) => ({ key: `k${index}`, double: n * 2, promise: work({ n: n + index }) }));
  for (const { key, promise, ...rest } of jobs) out[key] = (await promise) + rest.double;
  return out;
});

export const pairs = workflow(async ({ items }: Items) => {
  const out: string[] = [];
  const jobs = items.map((n) => [`${n}`, work({ n })] as const);
  for (const [name, promise] of jobs) out.push(`${name}=${await promise}`);
  return out;
});

export const all = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return await Promise.all(jobs.map(async (j) => ({ n: j.n, result: await j.promise })));
});

export const allRest = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, label: `#${n}`, promise: work({ n }) }));
  return await Promise.all(jobs.map(async ({ promise, ...job }) => ({ ...job, result: await promise })));
});

/** What follows a promise follows it at once. */
export const allGoOn = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return await Promise.all(
    jobs.map(async ({ n, promise }, index) => {
      const value = await promise;
      await log({ text: `${n} ${value}` });
      return value + index;
    }),
  );
});

/** What comes before it runs beside it. */
export const allBefore = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return await Promise.all(
    jobs.map(async (job) => {
      await log({ text: `${job.n}` });
      return job.n + (await job.promise);
    }),
  );
});

export const allPlain = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  const results = await Promise.all(jobs.map((j) => j.promise));
  return results.map((result, i) => [jobs[i]!.n, result, jobs.length]);
});

export const thens = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return Promise.all(jobs.map(({ n, promise }) => promise.then((value) => value - n)));
});

export const settled = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  const results = await Promise.allSettled(jobs.map((j) => j.promise));
  return results.map((one, i) => ({ n: jobs[i]!.n, ok: one.status === 'fulfilled' ? one.value : null }));
});

export const firstOf = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n: n + 1 }) }));
  return Promise.race(jobs.map(async (j) => ({ n: j.n, value: await j.promise })));
});

export const caughtEach = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return Promise.all(
    jobs.map(async ({ n, promise }) => {
      try {
        return { n, value: await promise };
      } catch (error) {
        return { n, failed: (error as Error).message };
      }
    }),
  );
});

export const statements = workflow(async ({ items }: Items) => {
  const factor = items.length;
  const jobs = items.map((n) => {
    const more = n * factor;
    const promise = work({ n: more });
    return { more, promise };
  });
  let sum = 0;
  for (const job of jobs) sum += (await job.promise) - job.more;
  return sum;
});

export const bodies = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({
    n,
    promise: (async () => {
      const first = await work({ n });
      await log({ text: `${first}` });
      return `${n}: ${first}`;
    })(),
  }));
  const texts: string[] = [];
  for (const { promise } of jobs) texts.push(await promise);
  return texts;
});

export const several = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, left: work({ n }), right: work({ n: n + 1 }) }));
  const out: number[] = [];
  for (const job of jobs) out.push(job.n, await job.left, await job.right);
  return out;
});

export const severalAll = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, left: work({ n }), right: load({ id: `${n}` }) }));
  return Promise.all(
    jobs.map(async ({ n, left, right }) => ({ n, left: await left, right: (await right)?.id ?? null })),
  );
});

export const literal = workflow(async ({ items }: Items) => {
  const jobs: Job[] = [
    { n: 1, promise: work({ n: items.length }) },
    { n: items[0] ?? 7, promise: work({ n: 2 }).then((value) => value + 0.5) },
  ];
  const out: number[] = [];
  for (const j of jobs) out.push(j.n, await j.promise);
  return out;
});

export const pushed = workflow(async ({ items }: Items) => {
  const jobs: Job[] = [];
  for (const n of items) {
    if (n === 3) continue;
    jobs.push({ n, promise: work({ n: n + 1 }) });
  }
  const out: number[] = [];
  for (const j of jobs) out.push(j.n + (await j.promise));
  return { out, count: jobs.length };
});

export const pushedTwice = workflow(async ({ items }: Items) => {
  const jobs: Job[] = [];
  jobs.push({ n: -1, promise: sleep(1).then(() => 5) });
  for (let i = 0; i < items.length; i++) jobs.push({ n: i, promise: work({ n: items[i] ?? 0 }) });
  items.forEach((n) => {
    if (n > 1) jobs.push({ promise: load({ id: `${n}` }).then((found) => found?.tags?.length ?? n), n: 9 });
  });
  return Promise.all(jobs.map(async (j) => [j.n, await j.promise]));
});

export const meanwhile = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  await log({ text: `${jobs.length} ${jobs.map((job) => job.n).join()}` });
  const out: number[] = [];
  for (const j of jobs) out.push(j.n, await j.promise);
  return out;
});

export const meanwhileAll = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  const other = await work({ n: 2 });
  return Promise.all(jobs.map(async (j) => ({ sum: j.n + other, result: await j.promise })));
});

export const onlyData = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, owner: { name: `${n}` }, promise: work({ n }) }));
  const names = jobs.map((job) => job.owner.name);
  const some = jobs.some((job) => job.n > 2);
  const total = jobs.reduce((sum, job) => sum + job.n, 0);
  const results = await Promise.all(jobs.map((job) => job.promise));
  const at = jobs.findIndex((job) => job.n === 3);
  return {
    names,
    some,
    total,
    results,
    at,
    first: jobs[0]?.owner.name ?? null,
    last: jobs[jobs.length - 1]?.n ?? null,
  };
});

export const missing = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  await Promise.all(jobs.map((job) => job.promise));
  return jobs[2]!.n;
});

export const optionalData = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n: n > 1 ? n : undefined, list: [n, [n]], promise: work({ n }) }));
  const out: unknown[] = [];
  for (const { n, list, promise } of jobs) out.push({ n: n ?? 'none', list, value: await promise });
  return out;
});

export const nothing = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, done: log({ text: `${n}` }) }));
  let count = 0;
  for (const { n, done } of jobs) {
    await done;
    count += n;
  }
  return count;
});

const runAll = async (items: readonly number[]) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return Promise.all(jobs.map(async (j) => ({ n: j.n, result: await j.promise })));
};

export const helper = workflow(async ({ items }: Items) => {
  const [first, second] = await Promise.all([runAll(items), runAll([1])]);
  return { first, second };
});

export const fails = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  try {
    return await Promise.all(jobs.map((job) => job.promise));
  } catch (error) {
    return (error as Error).message;
  }
});

export const loopCalls = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  for (const j of jobs) await log({ text: `${await j.promise}` });
});

export const loopSkips = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  let sum = 0;
  for (const j of jobs) {
    if (j.n > 2) continue;
    sum += await j.promise;
  }
  return sum;
});

export const loopSome = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  let sum = 0;
  for (const j of jobs) if (j.n > 2) sum += await j.promise;
  return sum;
});

export const loopLeaves = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  for (const j of jobs) if ((await j.promise) > 2) return j.n;
  return null;
});

export const loopWatched = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  const failed: number[] = [];
  for (const j of jobs) {
    try {
      await j.promise;
    } catch {
      failed.push(j.n);
    }
  }
  return failed;
});

export const wholeObject = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return Promise.all(jobs.map(async (j) => ({ ...j, result: await j.promise })));
});

export const givenAway = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  await Promise.all(jobs.map((j) => j.promise));
  return jobs.filter((j) => j.n > 1).map((j) => j.n);
});

export const returned = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  await Promise.all(jobs.map((j) => j.promise));
  return jobs;
});

export const neverAwaited = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  return jobs.map((job) => job.n);
});

export const throwsBetween = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => {
    if (n > 2) throw new Odd(`${n}`);
    return { n, promise: work({ n }) };
  });
  return Promise.all(jobs.map((job) => job.promise));
});

export const writesOutside = workflow(async ({ items }: Items) => {
  let count = 0;
  const jobs = items.map((n) => {
    count += 1;
    return { n, promise: work({ n: n + count }) };
  });
  return [count, await Promise.all(jobs.map((job) => job.promise))];
});

export const followsAll = workflow(async ({ items }: Items) => {
  const jobs = items.map((n) => ({ n, promise: work({ n }) }));
  await log({ text: 'meanwhile' });
  return Promise.all(
    jobs.map(async (j) => {
      const value = await j.promise;
      await log({ text: `${value}` });
      return value;
    }),
  );
});

export const changesAfter = workflow(async ({ items }: Items) => {
  const jobs: Job[] = [];
  for (const n of items) {
    let own = n;
    jobs.push({ n, promise: (async () => own + (await work({ n: own })))() });
    own += 1;
  }
  return Promise.all(jobs.map((job) => job.promise));
});

export const pushedLater = workflow(async ({ items }: Items) => {
  const jobs: Job[] = [];
  for (const n of items) {
    await log({ text: `${n}` });
    jobs.push({ n, promise: work({ n }) });
  }
  return Promise.all(jobs.map((job) => job.promise));
});

export const unlike = workflow(async ({ items }: Items) => {
  const jobs: { n?: number; promise: Promise<number> }[] = [];
  for (const n of items) {
    if (n > 1) jobs.push({ n, promise: work({ n }) });
    else jobs.push({ promise: work({ n: 0 }) });
  }
  return Promise.all(jobs.map(async (job) => [job.n ?? null, await job.promise]));
});

const lists = [{ items: [2, 1, 3] }, { items: [] }, { items: [1] }, { items: [0, 4, 0] }];
const failing = [...lists, { items: [13, 1] }, { items: [13] }];
const concurrent = { inputs: lists, concurrent: true } as const;

export default cases(
  {
    loop: concurrent,
    loopTakenApart: concurrent,
    pairs: concurrent,
    all: concurrent,
    allRest: concurrent,
    allGoOn: concurrent,
    allBefore: concurrent,
    allPlain: concurrent,
    thens: concurrent,
    settled: { inputs: [...failing, { items: [2, 13, 3] }], concurrent: true },
    firstOf: { inputs: [{ items: [2, 1, 3] }, { items: [1] }], concurrent: true, cut: ['Work'] },
    caughtEach: { inputs: [...failing, { items: [2, 13, 3] }], concurrent: true },
    statements: concurrent,
    bodies: concurrent,
    several: concurrent,
    severalAll: concurrent,
    literal: concurrent,
    pushed: concurrent,
    pushedTwice: concurrent,
    meanwhile: concurrent,
    meanwhileAll: concurrent,
    onlyData: concurrent,
    missing: concurrent,
    optionalData: concurrent,
    nothing: concurrent,
    helper: concurrent,
    fails: { inputs: failing, concurrent: true, cut: ['Work'] },
    loopCalls: { refused: 'STEP1001' },
    loopSkips: { refused: 'STEP1001' },
    loopSome: { refused: 'STEP1001' },
    loopLeaves: { refused: 'STEP1001' },
    loopWatched: { refused: 'STEP1001' },
    wholeObject: { refused: 'STEP3002' },
    givenAway: { refused: 'STEP3002' },
    returned: { refused: 'STEP3002' },
    neverAwaited: { refused: 'STEP3002' },
    throwsBetween: { refused: 'STEP3002' },
    writesOutside: { refused: 'STEP3002' },
    followsAll: { refused: 'STEP3002' },
    changesAfter: { refused: 'STEP3002' },
    pushedLater: { refused: 'STEP3002' },
    unlike: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'is 13') : n * 2),
    Log: () => after(1, null),
    Load: ({ id }: { id: string }) =>
      after(1, Number(id) > 1 ? { id, tags: id === '3' ? ['a', 'b'] : undefined } : null),
  }),
);
