/** Functions in objects that async helpers give, in pairs, in tables of lists and in lists that a test chooses. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const echo = lambda.fn<{ v: unknown }, unknown>('Echo');

interface In {
  a: number;
  list: number[];
  s: string;
}

const client = async (n: number) => {
  const token = await work({ n });
  return { token, get: async (k: number) => (await work({ n: k })) + token, plain: (k: number) => k + token };
};
export const madeAwaitedObject = workflow(async ({ a, list }: In) => {
  const one = await client(1);
  const two = await client(a);
  return [one.token, one.plain(1), two.plain(2), await one.get(list.length), await two.get(0)];
});
export const madeAwaitedPattern = workflow(async ({ a }: In) => {
  const { get, token } = await client(a);
  try {
    return [await get(a === 2 ? 99 : 1), token];
  } catch (e) {
    return (e as Error).name;
  }
});
export const madeAwaitedFails = workflow(async ({ a }: In) => {
  try {
    const c = await client(a === 5 ? 99 : a);
    return c.plain(1);
  } catch (e) {
    return (e as Error).message;
  }
});
export const madeAwaitedInLoop = workflow(async ({ a, list }: In) => {
  const out: number[] = [];
  for (const x of list) {
    const c = await client(x);
    out.push(c.plain(a), await c.get(x));
  }
  return [out, (await client(a)).plain(3), (await client(a)).token];
});
const adder = async (n: number) => {
  await echo({ v: n });
  return (k: number) => k + n;
};
export const madeAwaitedFunction = workflow(async ({ a, list }: In) => {
  const add = await adder(a);
  return [list.map(add), (await adder(1))(2), list.map(await adder(7))];
});
export const madeAwaitedCaptures = workflow(async ({ a }: In) => {
  let n = a;
  const counter = async () => {
    n += await work({ n: 1 });
    return { n, more: () => (n += 1), seen: () => n };
  };
  const c = await counter();
  c.more();
  const q = await counter();
  return [c.n, q.n, c.seen(), q.more(), n];
});
const nested = async (n: number) => {
  const inner = await client(n);
  return { twice: async (k: number) => (await inner.get(k)) * 2, inner };
};
export const madeAwaitedNested = workflow(async ({ a }: In) => {
  const x = await nested(a);
  return [await x.twice(1), x.inner.plain(5), await x.inner.get(2)];
});
export const madeAwaitedTogether = workflow(async ({ a, list }: In) => {
  const all = await Promise.all(list.map(async (x) => (await client(x)).plain(a)));
  return all;
});
const rules: { name: string; test: (x: number) => boolean; run?: (x: number) => number }[] = [
  { name: 'big', test: (x) => x > 3, run: (x) => x * 2 },
  { name: 'any', test: () => true },
];
const on: Record<string, ((x: number) => number)[]> = { up: [(x) => x + 1, (x) => x * 3], down: [] };
export const madeTableOfLists = workflow(async ({ a, list }: In) => {
  const emit = (k: string, x: number) => (on[k] ?? []).reduce((v, f) => f(v), x);
  return [emit('up', a), emit('down', a), emit('none', list.length)];
});
export const madeChosenLists = workflow(async ({ a, s }: In) => {
  const fns = a > 2 ? [(x: number) => x + 1] : s ? [(x: number) => x - 1, (x: number) => x * x] : [];
  let v = a;
  for (const f of fns) v = f(v);
  return [v, fns.length, fns.map((f) => f(7))];
});
export const madePredicates = workflow(async ({ a, list }: In) => [
  rules.filter((r) => r.run).map((r) => r.name),
  rules.some((r) => r.run && r.test(a)),
  rules.find((r) => r.run)?.name ?? null,
  rules.every((r) => !!r.run),
  rules.findIndex((r) => !r.run),
  list.map((x) => rules.find((r) => r.test(x))?.run?.(x) ?? -1),
]);
type Step = [string, (x: number) => Promise<number>];
const STEPS: readonly (readonly [name: string, run: (x: number) => number, weight?: number])[] = [
  ['inc', (x) => x + 1],
  ['dbl', (x) => x * 2, 3],
];
export const pairLoop = workflow(async ({ a }: In) => {
  const steps: Step[] = [
    ['one', (x) => work({ n: x })],
    ['two', async (x) => x - a],
  ];
  let v = a;
  const log: string[] = [];
  for (const [name, run] of steps) {
    v = await run(v);
    log.push(`${name}=${v}`);
  }
  return log;
});
export const pairEntries = workflow(async ({ a }: In) => {
  const steps: Step[] = [
    ['one', (x) => work({ n: x })],
    ['two', async (x) => x - a],
  ];
  const log: string[] = [];
  for (const [i, [name, run]] of steps.entries()) log.push(`${i}${name}${await run(i)}`);
  return log;
});
export const pairCallbacks = workflow(async ({ a, list }: In) => [
  STEPS.map(([name, run]) => `${name}${run(a)}`),
  list.map((x) => STEPS.reduce((v, [, run, w = 1]) => run(v) * w, x)),
]);
export const pairFound = workflow(async ({ a }: In) => STEPS.find(([name]) => name === 'dbl')?.[1](a) ?? 0);
export const pairItems = workflow(async ({ a }: In) => [
  STEPS[0]![0],
  STEPS[1]?.[2] ?? null,
  STEPS[a]?.[0] ?? 'none',
  STEPS[a]?.[1](a) ?? 0,
]);
export const pairFiltered = workflow(async ({ a }: In) => [
  STEPS.filter((s) => s[2] === undefined).map((s) => s[0] + a),
  STEPS.filter(([, , w]) => w === undefined).map(([n, f]) => n + f(a)),
]);
export const pairPushed = workflow(async ({ a, list }: In) => {
  const undo: [number, () => Promise<number>][] = [];
  for (const x of list) undo.push([x, () => work({ n: x + a })]);
  const out: number[] = [];
  for (const [x, f] of undo.reverse()) out.push(x, await f());
  return [out, undo.length];
});
export const pairTogether = workflow(async ({ a }: In) => {
  const [first, second] = [(x: number) => x + a, (x: number) => x * a] as const;
  const jobs: [string, () => Promise<number>][] = [
    ['a', () => work({ n: a })],
    ['b', async () => a],
  ];
  const all = await Promise.all(jobs.map(async ([k, f]) => `${k}${await f()}`));
  return [first(1), second(2), all];
});
const later = async <T>(value: T): Promise<T> => {
  await echo({ v: 'later' });
  return value;
};
/** What gives a task as an argument happens once, before the others are evaluated. */
export const madeTaskArgument = workflow(async ({ a }: In) => {
  const run = async (first: typeof work, second: typeof work) => [await first({ n: a }), await second({ n: 1 })];
  return [await run(work, await later(work)), await run(await later(work), work)];
});

const inputs: In[] = [
  { a: 0, list: [], s: '' },
  { a: 2, list: [5], s: 'a1b22' },
  { a: 5, list: [3, 4, 1, 1], s: '12' },
  { a: 1, list: [0], s: 'x' },
];
/** Names beside functions that are undefined, which their type denies. */
export const namesMissing = workflow(async ({ list, s }: In) => {
  const jobs: { name: string; run: () => Promise<number> }[] = [];
  for (const at of [0, 2]) jobs.push({ name: s[at] as string, run: async () => work({ n: list[at] ?? at }) });
  const out: string[] = [];
  for (const job of jobs) out.push(job.name, `${await job.run()}`);
  while (jobs.length > 0) {
    const job = jobs.pop();
    if (!job) break;
    out.push(job.name, `${await job.run()}`);
  }
  return [`${out[0]} ${out[2]}`, out[4] === undefined, out];
});

type Later = (n: number) => Promise<number>;
const single: Later = (n) => work({ n });
const loaded = lambda.fn<{ n: number }, Later>('Echo');

/** What is done to get a function is done, whether or not anybody calls it; what a task gives is none. */
export const askedForNothing = workflow(async ({ a }: In) => {
  const step = await loaded({ n: a });
  return step === undefined ? a : 1;
});
export const askedForItem = workflow(async ({ a }: In) => {
  const step = (await Promise.all([await loaded({ n: a }), work({ n: a })]))[0];
  return step === undefined ? a : 1;
});
export const askedToGive = workflow(async ({ a }: In) => {
  const known = async (_step: Later) => a;
  return known(await loaded({ n: a }));
});
export const refusedAssigned = workflow(async ({ a }: In) => {
  let step: Later | null = null;
  const same = (step = single);
  return [a, step === null, same === null];
});

export default cases(
  {
    askedForNothing: { inputs },
    askedToGive: { inputs },
    askedForItem: { inputs, concurrent: true },
    refusedAssigned: { refused: 'STEP2112' },
    ...Object.fromEntries(
      [
        'madeAwaitedObject',
        'madeAwaitedPattern',
        'madeAwaitedFails',
        'madeAwaitedInLoop',
        'madeAwaitedFunction',
        'madeAwaitedCaptures',
        'madeAwaitedNested',
        'madeAwaitedTogether',
        'madePredicates',
        'madeTableOfLists',
        'madeChosenLists',
        'madeTaskArgument',
        'pairLoop',
        'pairEntries',
        'pairCallbacks',
        'pairFound',
        'pairItems',
        'pairFiltered',
        'pairPushed',
        'pairTogether',
        'namesMissing',
      ].map((name) => [name, { inputs, concurrent: true }]),
    ),
  },
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 99) throw new TaskFailure('Big', 'too big');
      return n * 2;
    },
    Echo: ({ v }: { v: unknown }) => v,
  }),
);
