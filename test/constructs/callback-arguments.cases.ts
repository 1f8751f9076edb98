/** What callbacks are given: rest parameters, the list, limits of maps; and errors with other properties. */
import { map, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface E {
  n: number;
  xs: number[];
  s: string;
  limit?: number;
}

const log = lambda.fn<{ v: number[] }, null>('Log');
const work = lambda.fn<{ v: number }, number>('Work');

export const countOfMap = workflow(async ({ xs }: E) => map(xs, async (...a: unknown[]) => a.length));

export const listOfMap = workflow(async ({ xs }: E) => {
  const f = async (x: number, i = 7, all: number[] = []) => {
    await log({ v: [x, i, all.length] });
    return x;
  };
  return map(xs, f);
});

export const countOfPromises = workflow(async ({ xs }: E) => Promise.all(xs.map(async (...a: unknown[]) => a.length)));

export const countOfFrom = workflow(async ({ xs }: E) => Array.from(xs, (...a) => a.length));

export const listOfFrom = workflow(async ({ xs }: E) => {
  const f = (x: number, i: number, all: number[] = []) => x + i + all.length;
  return [Array.from(xs, f), xs.map(f), Array.from({ length: 2 }, (...a) => a.length)];
});

export const countInLoop = workflow(async ({ xs }: E) => {
  const out: number[] = [];
  Array.from(xs, (...a) => {
    out.push(a.length);
    return 1;
  });
  return out;
});

export const countOfGroups = workflow(async ({ xs }: E) => Object.groupBy(xs, (...a) => `n${a.length}`));

export const countOfMapGroups = workflow(async ({ xs }: E) => [...Map.groupBy(xs, (...a) => a.length)]);

export const limitLeftOut = workflow(async ({ xs }: E) => {
  const lim = async (l: number[], f: (n: number) => Promise<number>, maxConcurrency?: number) =>
    map(l, f, { maxConcurrency: maxConcurrency as number });
  return [await lim(xs, async (x) => work({ v: x })), await lim(xs, async (x) => work({ v: x }), 2)];
});

export const limitOfInput = workflow(async ({ xs, limit }: E) =>
  map(xs, async (x) => work({ v: x }), { maxConcurrency: limit as number }),
);

export const errorWithStatus = workflow(async ({ s }: E) => {
  if (s) throw Object.assign(new Error('nope'), { statusCode: 404 });
  return 1;
});

export const errorWithCause = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    throw Object.assign(new Error('x'), { code: 'E', cause: e });
  }
});

export const refusedClone = workflow(async ({ n }: E) => {
  try {
    return await work({ v: n });
  } catch (e) {
    return structuredClone(e);
  }
});

export const errorWithCode = workflow(async ({ n, s }: E) => {
  const make = (text: string) => Object.assign(new Error(text), { code: n, at: [n] });
  try {
    if (s) throw make(s);
  } catch (e) {
    return `${(e as Error).message}`;
  }
  return 0;
});

export const refusedName = workflow(async ({ s }: E) => {
  throw Object.assign(new Error(s), { name: 'Other' });
});

const inputs = [
  { n: 0, xs: [], s: '' },
  { n: 2, xs: [1, 4], s: 'cb', limit: 1 },
];

export default cases(
  {
    countOfMap: { inputs, concurrent: true },
    listOfMap: { inputs, concurrent: true },
    countOfPromises: { inputs, concurrent: true },
    countOfFrom: { inputs },
    listOfFrom: { inputs },
    countInLoop: { inputs },
    countOfGroups: { inputs },
    countOfMapGroups: { inputs },
    limitLeftOut: { inputs, concurrent: true },
    limitOfInput: { inputs, concurrent: true },
    errorWithStatus: { inputs },
    errorWithCause: { inputs },
    refusedClone: { inputs: [], refused: 'STEP2101' },
    errorWithCode: { inputs },
    refusedName: { inputs: [], refused: 'STEP2114' },
  },
  () => ({
    Log: () => null,
    Work: ({ v }: { v: number }) => {
      if (v === 0) throw new TaskFailure('Bad', 'x');
      return v;
    },
  }),
);
