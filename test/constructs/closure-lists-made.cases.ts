/** Lists of functions that code makes: by `map`, `flatMap` and `Array.from`, of other lists, taken in batches. */
import { map, sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const load = lambda.fn<{ id: string }, { id: string; n: number }>('Load');
const charge = lambda.fn<{ id: string }, string>('Charge');
const ship = lambda.fn<{ id: string }, string>('Ship');

interface Ids {
  ids: string[];
}

export const inSequence = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  const out: number[] = [];
  for (const job of jobs) out.push((await job()).n);
  return out;
});

export const together = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  return Promise.all(jobs.map((j) => j()));
});

export const inBatches = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  const out: { id: string; n: number }[] = [];
  for (let i = 0; i < jobs.length; i += 2) out.push(...(await Promise.all(jobs.slice(i, i + 2).map((j) => j()))));
  return out;
});

export const takenInBatches = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id, index) => async () => {
    const { n } = await load({ id });
    return n + index;
  });
  while (jobs.length > 0) await Promise.all(jobs.splice(0, 2).map((j) => j()));
});

export const pushedTogether = workflow(async ({ ids }: Ids) => {
  const more = ids.map((id) => () => load({ id }));
  const jobs: (() => Promise<unknown>)[] = [];
  jobs.push(() => charge({ id: 'first' }));
  jobs.push(...more);
  for (const job of jobs) await job();
});

export const joined = workflow(async ({ ids }: Ids) => {
  const a = ids.map((id) => () => load({ id }));
  const c = ids.map((id) => () => charge({ id }));
  const out: unknown[] = [];
  for (const job of [...a, ...c]) out.push(await job());
  return out;
});

export const objects = workflow(async ({ ids }: Ids) => {
  const jobs = ids.filter((id) => id !== '').map((id) => ({ name: id, run: () => load({ id }) }));
  const out: string[] = [];
  for (const { name, run } of jobs) out.push(`${name}:${(await run()).n}`);
  return out;
});

export const settledObjects = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => ({ name: id, run: () => load({ id }) }));
  const settled = await Promise.allSettled(jobs.map(({ run }) => run()));
  return settled.map((s, i) => `${jobs[i]!.name}: ${s.status}`);
});

export const byIndex = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  const out: number[] = [];
  for (let i = 0; i < jobs.length; i++) out.push((await jobs[i]!()).n);
  return out;
});

export const pure = workflow(async ({ ids }: Ids) => {
  const thunks = ids.map((id) => () => id.length);
  return thunks.map((t) => t());
});

export const addedTo = workflow(async ({ ids }: Ids) => {
  const jobs: (() => Promise<unknown>)[] = ids.map((id) => () => load({ id }));
  jobs.push(() => ship({ id: 'last' }));
  for (const j of jobs) await j();
  return jobs.length;
});

export const flattened = workflow(async ({ ids }: Ids) => {
  const jobs = ids.flatMap((id) => [() => charge({ id }), () => ship({ id })]);
  const out: string[] = [];
  for (const j of jobs) out.push(await j());
  return out;
});

export const byNamedCallback = workflow(async ({ ids }: Ids) => {
  const makeJob = (id: string) => () => load({ id });
  const jobs = ids.map(makeJob);
  const out: number[] = [];
  for (const j of jobs) out.push((await j()).n);
  return out;
});

export const reducedByChain = workflow(async ({ ids }: Ids) => {
  const steps = ids.map((id) => async (x: string) => x + (await charge({ id })));
  return steps.reduce((acc, f) => acc.then(f), Promise.resolve('s'));
});

export const reduced = workflow(async ({ ids }: Ids) => {
  const steps = ids.map((id) => async (x: string) => x + (await charge({ id })));
  return await steps.reduce(async (acc, f) => f(await acc), Promise.resolve('s'));
});

export const takenApart = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  const [first, ...rest] = jobs;
  const out: unknown[] = [];
  if (first) out.push(await first());
  out.push(...(await Promise.all(rest.map((r) => r()))));
  return out;
});

export const reversedAndSorted = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id })).reverse();
  jobs.sort(() => 0);
  const out: unknown[] = [];
  for (const [i, j] of jobs.entries()) out.push({ i, v: await j() });
  return out;
});

export const byLength = workflow(async ({ ids }: Ids) => {
  const jobs = Array.from({ length: 3 }, (_, i) => () => load({ id: `${ids.length}${i}` }));
  return Promise.all(jobs.map((j) => j()));
});

export const mapped = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  return map(jobs, (job) => job(), { maxConcurrency: 2 });
});

async function runAll<T>(jobs: (() => Promise<T>)[], size: number): Promise<T[]> {
  const out: T[] = [];
  for (let i = 0; i < jobs.length; i += size) {
    const batch = jobs.slice(i, i + size);
    const results = await Promise.all(batch.map((job) => job()));
    out.push(...results);
  }
  return out;
}

export const batchesInHelper = workflow(async ({ ids }: Ids) =>
  runAll(
    ids.map((id) => () => load({ id })),
    2,
  ),
);

async function withRetry<T>(fn: () => Promise<T>, times: number): Promise<T> {
  for (let i = 1; ; i++) {
    try {
      return await fn();
    } catch (error) {
      if (i >= times) throw error;
      await sleep(1);
    }
  }
}

export const retried = workflow(async ({ ids }: Ids) => {
  const retrying = ids.map((id) => () => withRetry(() => load({ id }), 2));
  const out: unknown[] = [];
  for (const j of retrying) {
    try {
      out.push(await j());
    } catch (e) {
      out.push((e as Error).name);
    }
  }
  return out;
});

/** Variables around the callback are read where the function is called; those inside are its own. */
export const byReference = workflow(async ({ ids }: Ids) => {
  let factor = 1;
  let calls = 0;
  const jobs = ids.map((id, index) => {
    const name = `${id}${index}`;
    return async () => {
      calls += 1;
      const { n } = await load({ id: name });
      return n * factor;
    };
  });
  factor = 10;
  const out: number[] = [];
  for (const job of jobs) {
    out.push(await job());
    factor += 1;
  }
  return { out, calls };
});

/** Lists of each round are put into one list. */
export const fromRounds = workflow(async ({ ids }: Ids) => {
  const all: (() => Promise<string>)[] = [];
  for (let round = 0; round < 2; round++) {
    let mark = '';
    mark += round;
    const some = ids.slice(round).map((id) => () => charge({ id: `${id}${round}${mark}` }));
    all.push(...some, () => ship({ id: mark }));
    all.unshift(...some.slice(0, 1));
  }
  const out: string[] = [];
  for (const job of all) out.push(await job());
  return out;
});

const jobsFor = (prefix: string, ids: string[]) => ids.map((id) => () => charge({ id: prefix + id }));

/** A helper makes lists; each sees its own arguments. */
export const fromHelper = workflow(async ({ ids }: Ids) => {
  const first = jobsFor('x', ids);
  const second = jobsFor('y', ids.slice(1));
  const all = first.concat(second, () => ship({ id: 'end' }));
  const out: string[] = [];
  for (const job of all.toReversed()) out.push(await job());
  for (const job of [...second, ...first, () => ship({ id: 'last' })]) out.push(await job());
  return out;
});

/** Functions of functions. */
export const wrapped = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => load({ id }));
  const safe = jobs.map((job, index) => async () => {
    try {
      return (await job()).n;
    } catch (error) {
      return `${index}: ${(error as Error).name}`;
    }
  });
  return Promise.all(safe.map((job) => job()));
});

export const chosen = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => (id.length > 1 ? () => charge({ id }) : async () => `short ${id}`));
  const out: string[] = [];
  for (const job of jobs) out.push(await job());
  return { out, last: (await jobs.at(-1)?.()) ?? 'none', ninth: (await jobs[9]?.()) ?? 'none' };
});

/** What is captured keeps its value, whatever it is. */
export const captured = workflow(async ({ values }: { values: { a?: number; b: number[][]; c: string | null }[] }) => {
  const jobs = values.map(({ a, b, c }, index) => {
    const ratio = b.length / (a ?? 0);
    const at = new Date(index * 1000);
    return async () => {
      await ship({ id: `${c}` });
      return {
        a: a === undefined ? 'none' : a,
        b,
        has: typeof a,
        nan: Number.isNaN(ratio),
        big: ratio > 1000,
        at: at.toISOString(),
      };
    };
  });
  const results: unknown[] = [];
  for (const job of jobs) results.push(await job());
  return results;
});

export const found = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id, index) => ({ id, index, run: () => charge({ id }) }));
  const first = jobs.find(({ id }) => id === 'bb');
  const out: unknown[] = [first ? await first.run() : 'none', jobs.findLast(({ index }) => index > 2)?.id ?? null];
  for (const { id, run } of jobs.toSorted((x, y) => y.index - x.index)) out.push(`${id} ${await run()}`);
  try {
    out.push(jobs.find(({ index }) => index === 7)!.id);
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

export const taken = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => charge({ id }));
  const [second] = jobs.splice(1, 1);
  const out: unknown[] = [second ? await second() : 'none', jobs.length];
  jobs.splice(-1);
  for (const job of jobs.splice(0)) out.push(await job());
  return [...out, jobs.length];
});

/** In each branch. */
export const inBranches = workflow(async ({ ids }: Ids) =>
  Promise.all(
    ids.map(async (id) => {
      const steps = [1, 2].map((step) => () => charge({ id: `${id}${step}` }));
      const out: string[] = [];
      for (const step of steps) out.push(await step());
      return out;
    }),
  ),
);

/** What runs while the list is gone through adds to it. */
export const growing = workflow(async ({ ids }: Ids) => {
  const jobs: (() => Promise<unknown>)[] = ids.map((id) => () => charge({ id }));
  let more = 2;
  for (const job of jobs) {
    await job();
    if (more > 0) jobs.push(async () => ship({ id: `${more}` }));
    more -= 1;
  }
  return jobs.length;
});

/** Not what JavaScript means: these stay refused. */
export const changedObjects = workflow(async ({ ids }: Ids) => {
  const all = ids.map((id) => ({ id }));
  const jobs = all.map((one) => () => charge({ id: one.id }));
  for (const one of all) one.id += '!';
  for (const job of jobs) await job();
});

export const changesItself = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => {
    let tries = 0;
    return async () => {
      tries += 1;
      return charge({ id: `${id}${tries}` });
    };
  });
  for (const job of jobs) await job();
});

export const callbackThrows = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => {
    if (id === '') throw new RangeError('empty');
    return () => charge({ id });
  });
  for (const job of jobs) await job();
});

export const callbackWrites = workflow(async ({ ids }: Ids) => {
  let count = 0;
  const jobs = ids.map((id) => {
    count += 1;
    return () => charge({ id });
  });
  for (const job of jobs) await job();
  return count;
});

export const asData = workflow(async ({ ids }: Ids) => {
  const jobs = ids.map((id) => () => charge({ id }));
  return { jobs } as unknown;
});

const inputs = [{ ids: [] }, { ids: ['a'] }, { ids: ['a', 'bb', '', 'c', 'ünï'] }, { ids: ['a', 'bad', 'c'] }];

export default cases(
  {
    inSequence: { inputs },
    together: { inputs, concurrent: true, cut: ['Load'] },
    inBatches: { inputs, concurrent: true, cut: ['Load'] },
    takenInBatches: { inputs, concurrent: true, cut: ['Load'] },
    pushedTogether: { inputs },
    joined: { inputs },
    objects: { inputs },
    settledObjects: { inputs, concurrent: true },
    byIndex: { inputs },
    pure: { inputs },
    addedTo: { inputs },
    flattened: { inputs },
    byNamedCallback: { inputs },
    reducedByChain: { inputs },
    reduced: { inputs },
    takenApart: { inputs, concurrent: true, cut: ['Load'] },
    reversedAndSorted: { inputs },
    byLength: { inputs, concurrent: true },
    mapped: { inputs, concurrent: true, cut: ['Load'] },
    batchesInHelper: { inputs, concurrent: true, cut: ['Load'] },
    retried: { inputs },
    byReference: { inputs },
    fromRounds: { inputs },
    fromHelper: { inputs },
    wrapped: { inputs, concurrent: true },
    chosen: { inputs },
    found: { inputs },
    taken: { inputs },
    inBranches: { inputs, concurrent: true },
    growing: { inputs },
    captured: {
      inputs: [
        { values: [] },
        {
          values: [
            { b: [], c: null },
            { a: 0, b: [[1]], c: '' },
            { a: 2, b: [[], [1, 2]], c: 'x' },
          ],
        },
      ],
    },
    changedObjects: { refused: 'STEP2105' },
    changesItself: { refused: 'STEP2125' },
    callbackThrows: { refused: 'STEP2118' },
    callbackWrites: { refused: 'STEP2117' },
    asData: { refused: 'STEP2112' },
  },
  () => ({
    Load: ({ id }: { id: string }) => {
      if (id === 'bad') throw new TaskFailure('Bad', id);
      return { id, n: id.length };
    },
    Charge: ({ id }: { id: string }) => `c${id}`,
    Ship: ({ id }: { id: string }) => `s${id}`,
  }),
);
