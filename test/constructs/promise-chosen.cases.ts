/** Kept promises that are made under a condition, or another value is in their place; asked for their presence later. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; gives null for 1; fails above 9. */
const work = lambda.fn<{ n: number }, number>('Work');
const find = lambda.fn<{ n: number }, number | null>('Find');
const log = lambda.fn<{ text: string }, number>('Log');

interface Input {
  n: number;
  gift: boolean;
  text?: string;
  xs: number[];
}

export const chosenOrNothing = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : undefined;
  await log({ text: 'meanwhile' });
  const result = await pending;
  return { result, none: result === undefined };
});

export const chosenComputed = workflow(async ({ n, gift, xs }: Input) => {
  let k = n;
  k += 1;
  const pending = gift ? work({ n: k * 2 - xs.length }) : work({ n: Math.max(...xs, k) });
  k = 100;
  await log({ text: `${k}` });
  return [await pending, k];
});

export const chosenOrValue = workflow(async ({ n, gift }: Input) => {
  let other = n * 3;
  const pending = gift ? work({ n }) : other;
  other = -1;
  await log({ text: 'meanwhile' });
  return [await pending, other];
});

export const chosenOrCalled = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : await log({ text: 'first' });
  await log({ text: 'second' });
  return await pending;
});

export const chosenThrows = workflow(async ({ gift, xs }: Input) => {
  try {
    const pending = gift ? work({ n: xs[0]!.valueOf() }) : undefined;
    await log({ text: 'meanwhile' });
    return (await pending) ?? 'none';
  } catch (error) {
    return (error as Error).name;
  }
});

export const chosenConditionThrows = workflow(async ({ n, xs }: Input) => {
  const pending = xs[0]!.toFixed(0) === '1' ? work({ n }) : undefined;
  await log({ text: 'meanwhile' });
  return (await pending) ?? 'none';
});

export const chosenAnd = workflow(async ({ n, text }: Input) => {
  const pending = text && work({ n: n + text.length });
  await log({ text: 'meanwhile' });
  return [await pending, typeof (await pending)];
});

export const chosenAsked = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : undefined;
  await log({ text: 'meanwhile' });
  if (pending) return (await pending) + 1;
  return 0;
});

export const chosenAskedNot = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : null;
  const size = await log({ text: 'meanwhile' });
  if (pending === null) {
    await log({ text: 'nothing' });
    return -size;
  }
  const result = await pending;
  return result + size;
});

export const chosenAskedInside = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? find({ n }) : undefined;
  const size = await log({ text: 'meanwhile' });
  const result = pending ? await pending : size;
  const again = pending !== undefined ? 'asked' : 'free';
  return { result, again };
});

export const chosenAskedAnd = workflow(async ({ n, gift }: Input) => {
  const pending = gift && work({ n });
  await log({ text: 'meanwhile' });
  return pending && (await pending) > 3;
});

export const chosenAskedAtOnce = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : undefined;
  let result = 1;
  if (pending) result = await pending;
  return result;
});

export const chosenAskedActs = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : undefined;
  await log({ text: 'meanwhile' });
  if (pending) {
    const size = await log({ text: 'wait for it' });
    return (await pending) + size;
  }
  await log({ text: 'nothing' });
  return 0;
});

export const chosenAskedOnly = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n }) : undefined;
  await log({ text: 'meanwhile' });
  if (pending) return 1;
  return 0;
});

export const chosenNested = workflow(async ({ n, gift, xs }: Input) => {
  const pending = gift ? (xs.length > 0 ? work({ n: n + xs.length }) : undefined) : null;
  await log({ text: 'meanwhile' });
  const result = await pending;
  return { result, kind: pending === null ? 'null' : pending === undefined ? 'undefined' : 'promise' };
});

export const chosenTogether = workflow(async ({ n, gift, text }: Input) => {
  const first = gift ? work({ n }) : undefined;
  const second = text ? find({ n: 1 }) : 'free';
  const size = await log({ text: 'meanwhile' });
  const [a, b, c] = await Promise.all([first, second, work({ n: size - 9 })]);
  return { a, b, c };
});

export const chosenParts = workflow(async ({ n, gift }: Input) => {
  const parts = { a: work({ n }), b: gift ? work({ n: n + 1 }) : undefined };
  await log({ text: 'meanwhile' });
  return { b: await parts.b, a: await parts.a };
});

export const chosenCaught = workflow(async ({ n, gift }: Input) => {
  const pending = gift ? work({ n: n + 8 }) : undefined;
  await log({ text: 'meanwhile' });
  try {
    return (await pending) ?? 'none';
  } catch (error) {
    return (error as Error).name;
  }
});

export const chosenOfKept = workflow(async ({ n, gift }: Input) => {
  const first = work({ n });
  const pending = gift ? first : work({ n: 2 });
  await log({ text: 'meanwhile' });
  return await pending;
});

export const chosenInLoop = workflow(async ({ xs }: Input) => {
  const out: (number | undefined)[] = [];
  for (const [index, x] of xs.entries()) {
    const next = index < xs.length - 1 ? work({ n: x + index }) : undefined;
    await log({ text: `${x}` });
    out.push(next ? await next : -1);
  }
  return out.join();
});

const inputs = [
  { n: 4, gift: true, xs: [1], text: 'ab' },
  { n: 4, gift: false, xs: [], text: '' },
  { n: 0, gift: true, xs: [2, 1, 0] },
  { n: 1, gift: false, xs: [1, 5], text: 'c' },
  { n: 2, gift: true, xs: [] },
];
const plan = { inputs, concurrent: true } as const;

export default cases(
  {
    chosenOrNothing: { ...plan, transitions: 4 },
    chosenComputed: plan,
    chosenOrValue: plan,
    chosenOrCalled: plan,
    chosenThrows: plan,
    chosenConditionThrows: plan,
    chosenAnd: plan,
    chosenAsked: { ...plan, transitions: 4 },
    chosenAskedNot: plan,
    chosenAskedInside: plan,
    chosenAskedAnd: plan,
    chosenAskedAtOnce: { ...plan, transitions: 2 },
    chosenAskedActs: plan,
    chosenAskedOnly: { refused: 'STEP3002' },
    chosenNested: plan,
    chosenTogether: plan,
    chosenParts: plan,
    chosenCaught: plan,
    chosenOfKept: { refused: 'STEP3002' },
    chosenInLoop: plan,
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 9 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    Find: ({ n }: { n: number }) => after(n, n === 1 ? null : n),
    Log: ({ text }: { text: string }) => after(1, text.length),
  }),
);
