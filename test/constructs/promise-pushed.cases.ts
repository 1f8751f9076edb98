/** Promises pushed into an array one by one, under conditions, in loops and callbacks, and awaited together. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails above 9. */
const work = lambda.fn<{ n: number }, number>('Work');
/** Gives a list, null for 1. */
const list = lambda.fn<{ n: number }, number[] | null>('List');
const log = lambda.fn<{ text: string }, number>('Log');

interface Input {
  n: number;
  gift: boolean;
  xs: number[];
}

export const pushedUnder = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n })];
  if (gift) jobs.push(work({ n: n + 1 }));
  return Promise.all(jobs);
});

export const pushedEither = workflow(async ({ n, gift, xs }: Input) => {
  const jobs: Promise<number | number[] | null | undefined>[] = [];
  if (gift) {
    const size = xs.length + 1;
    jobs.push(work({ n: size }));
    if (n > 1) jobs.push(list({ n: size * n }));
  } else jobs.push(list({ n: 1 }));
  jobs.push(Promise.resolve(undefined));
  const results = await Promise.all(jobs);
  return { results: results.map((one) => (one === undefined ? 'nothing' : one)), count: results.length };
});

export const pushedTaken = workflow(async ({ n, gift }: Input) => {
  let k = n;
  const jobs = [work({ n: k })];
  k += 1;
  jobs.push(work({ n: k }));
  k += 1;
  if (gift) jobs.push(work({ n: k }));
  k = 50;
  const results = await Promise.all(jobs);
  return [...results, k];
});

export const pushedBodiesUnder = workflow(async ({ n, gift, xs }: Input) => {
  const jobs: Promise<string>[] = [];
  if (gift) {
    const label = `gift ${n}`;
    jobs.push(
      (async () => {
        const first = await work({ n });
        return `${label} ${await work({ n: first - n })} ${xs.length}`;
      })(),
    );
  }
  if (xs.length > 1) jobs.push((async () => `${await log({ text: 'many' })}`)());
  await log({ text: 'meanwhile' });
  return (await Promise.all(jobs)).join();
});

export const pushedSettledUnder = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n: n + 6 })];
  if (gift) jobs.push(work({ n: n + 7 }));
  const results = await Promise.allSettled(jobs);
  return results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.name));
});

export const pushedAny = workflow(async ({ n, gift }: Input) => {
  const jobs: Promise<number>[] = [];
  if (gift) jobs.push(work({ n: n + 1 }));
  if (n > 1) jobs.push(work({ n: 12 }));
  try {
    return await Promise.any(jobs);
  } catch (error) {
    return (error as Error).name;
  }
});

export const pushedRace = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n: n + 2 })];
  if (gift) jobs.push(work({ n: 1 }));
  return Promise.race(jobs);
});

export const pushedSome = workflow(async ({ xs }: Input) => {
  const jobs: Promise<number>[] = [];
  for (const x of xs) if (x > 1) jobs.push(work({ n: x }));
  return Promise.all(jobs);
});

export const pushedKinds = workflow(async ({ n, xs }: Input) => {
  const jobs: Promise<unknown>[] = [log({ text: 'first' })];
  for (const [index, x] of xs.entries()) {
    const twice = x * 2;
    if (x > 1) jobs.push(work({ n: twice - index }));
    else if (x === 1) jobs.push(list({ n: index }));
    else jobs.push(log({ text: `${x}` }));
  }
  jobs.push(work({ n }));
  const results = await Promise.all(jobs);
  return { first: results[0], last: results.at(-1), count: results.length };
});

export const pushedByCallback = workflow(async ({ xs, n }: Input) => {
  const jobs: Promise<number>[] = [];
  xs.forEach((x, index) => jobs.push(work({ n: x + index })));
  xs.forEach((x) => {
    if (x > n) jobs.push(log({ text: `${x}` }));
  });
  return Promise.all(jobs);
});

export const pushedBySettled = workflow(async ({ xs }: Input) => {
  const jobs: Promise<number | null>[] = [];
  for (const x of xs) {
    if (x > 1) jobs.push(work({ n: x + 7 }));
    else jobs.push(Promise.resolve(null));
  }
  const results = await Promise.allSettled(jobs);
  return results.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message));
});

export const pushedAfterCall = workflow(async ({ n, gift }: Input) => {
  const jobs: Promise<number>[] = [];
  const size = await log({ text: `${n}` });
  jobs.push(work({ n: size }));
  if (gift) jobs.push(work({ n: size + 1 }));
  const [first, second = -1] = await Promise.all(jobs);
  return { first, second };
});

export const pushedNothing = workflow(async ({ gift }: Input) => {
  const jobs: Promise<number>[] = [];
  if (gift) jobs.push(log({ text: 'gift' }));
  await Promise.all(jobs);
  return 'done';
});

export const pushedThrows = workflow(async ({ n, gift, xs }: Input) => {
  try {
    const jobs = [work({ n })];
    if (gift) jobs.push(work({ n: xs[1]!.valueOf() }));
    return await Promise.all(jobs);
  } catch (error) {
    return (error as Error).name;
  }
});

export const pushedFails = workflow(async ({ n, gift }: Input) => {
  try {
    const jobs = [work({ n: n + 8 })];
    if (gift) jobs.push(work({ n: 11 }));
    return await Promise.all(jobs);
  } catch (error) {
    return (error as Error).message;
  }
});

export const pushedInTry = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n })];
  try {
    if (gift) throw new RangeError('gift');
    jobs.push(work({ n: 3 }));
  } catch {
    jobs.push(work({ n: 1 }));
  }
  return Promise.all(jobs);
});

export const pushedReadsChanged = workflow(async ({ xs }: Input) => {
  const jobs: Promise<string>[] = [];
  let label = 'before';
  for (const x of xs) {
    jobs.push((async () => `${label} ${await work({ n: x })}`)());
    label = 'after';
  }
  return Promise.all(jobs);
});

export const pushedReadsLater = workflow(async ({ n, gift }: Input) => {
  const jobs: Promise<string>[] = [];
  let label = 'before';
  if (gift) jobs.push((async () => `${label} ${await work({ n })}`)());
  label = 'after';
  return (await Promise.all(jobs)).concat(label);
});

export const pushedBetween = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n })];
  await log({ text: 'between' });
  if (gift) jobs.push(work({ n: 1 }));
  return Promise.all(jobs);
});

export const pushedCounted = workflow(async ({ n, gift }: Input) => {
  const jobs = [work({ n })];
  if (gift) jobs.push(work({ n: jobs.length }));
  return Promise.all(jobs);
});

export const pushedByHelper = workflow(async ({ xs }: Input) => {
  const jobs: Promise<number>[] = [];
  const add = (x: number) => {
    jobs.push(work({ n: x }));
  };
  for (const x of xs) {
    await log({ text: `${x}` });
    add(x);
  }
  return Promise.all(jobs);
});

/** A list without a type: TypeScript knows from the calls what it holds. */
export const pushedUntyped = workflow(async ({ n, gift, xs }: Input) => {
  const jobs = [];
  for (const x of xs) if (x > 0) jobs.push(work({ n: x }));
  if (gift) jobs.push(work({ n }));
  const doubled = await Promise.all(jobs);
  return doubled.reduce((sum, one) => sum + one, 0);
});

export const pushedUntypedSettled = workflow(async ({ xs }: Input) => {
  const jobs = [];
  for (const x of xs)
    jobs.push(
      (async () => {
        const doubled = await work({ n: x * 3 });
        return { x, doubled };
      })(),
    );
  const settled = await Promise.allSettled(jobs);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value.doubled : (one.reason as Error).name));
});

export const pushedUntypedMixed = workflow(async ({ n, gift }: Input) => {
  const jobs = [];
  jobs.push(work({ n }));
  if (gift) jobs.push(list({ n }));
  return Promise.all(jobs);
});

const inputs = [
  { n: 2, gift: true, xs: [3, 1, 0] },
  { n: 2, gift: false, xs: [] },
  { n: 0, gift: true, xs: [1] },
  { n: 1, gift: false, xs: [0, 2, 1, 2] },
  { n: 1, gift: true, xs: [4, 2] },
];
const plan = { inputs, concurrent: true } as const;

export default cases(
  {
    pushedUnder: { ...plan, transitions: 4 },
    pushedEither: plan,
    pushedTaken: plan,
    pushedBodiesUnder: plan,
    pushedSettledUnder: plan,
    pushedAny: { ...plan, cut: ['Work'] },
    pushedRace: { ...plan, inputs: inputs.filter(({ n }) => n > 0), cut: ['Work'] },
    pushedSome: { ...plan, transitions: 2 },
    pushedKinds: plan,
    pushedByCallback: plan,
    pushedBySettled: plan,
    pushedAfterCall: plan,
    pushedNothing: plan,
    pushedThrows: { ...plan, cut: ['Work'] },
    pushedFails: { ...plan, cut: ['Work'] },
    pushedInTry: plan,
    pushedUntyped: plan,
    pushedUntypedSettled: plan,
    pushedUntypedMixed: plan,
    pushedReadsChanged: { refused: 'STEP3002' },
    pushedReadsLater: { refused: 'STEP3002' },
    pushedBetween: { refused: 'STEP3002' },
    pushedByHelper: { refused: 'STEP3002' },
    pushedCounted: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 9 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    List: ({ n }: { n: number }) => after(1, n === 1 ? null : [n, n]),
    Log: ({ text }: { text: string }) => after(1, text.length),
  }),
);
