/** Arrays of promises that loops fill, `for await`, and promises given to helpers. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

class Late extends WorkflowError {}

interface Items {
  items: number[];
}

export const pushedInLoop = workflow(async ({ items }: Items) => {
  const pending: Promise<number>[] = [];
  for (const n of items) pending.push(work({ n }));
  return Promise.all(pending);
});

export const pushedSome = workflow(async ({ items }: Items) => {
  const pending: Promise<number>[] = [];
  const factor = 2;
  for (let i = 0; i < items.length; i++) {
    const n = items[i] ?? 0;
    if (n === 2) continue;
    pending.push(work({ n: n * factor + i }));
  }
  const results = await Promise.all(pending);
  return { results, count: results.length };
});

export const pushedBodies = workflow(async ({ items }: Items) => {
  const pending: Promise<string>[] = [];
  for (const [index, n] of items.entries()) {
    pending.push(
      (async () => {
        const first = await work({ n });
        return `${index}: ${await work({ n: first })}`;
      })(),
    );
  }
  await log({ text: 'meanwhile' });
  return (await Promise.all(pending)).join();
});

export const pushedSettled = workflow(async ({ items }: Items) => {
  const pending: Promise<number>[] = [];
  for (const n of items) pending.push(work({ n }));
  const results = await Promise.allSettled(pending);
  return results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'));
});

export const pushedMeanwhile = workflow(async ({ items }: Items) => {
  const pending: Promise<number>[] = [];
  for (const n of items) {
    await log({ text: `${n}` });
    pending.push(work({ n }));
  }
  return Promise.all(pending);
});

export const forAwait = workflow(async ({ items }: Items) => {
  const seen: number[] = [];
  for await (const value of items.map((n) => work({ n }))) seen.push(value);
  return seen;
});

export const forAwaitLiteral = workflow(async ({ items }: Items) => {
  let text = '';
  for await (const value of [work({ n: items.length }), work({ n: 1 })]) text += `${value};`;
  return text;
});

export const forAwaitPlain = workflow(async ({ items }: Items) => {
  let total = 0;
  for await (const n of items) {
    if (n > 2) break;
    total += await work({ n });
  }
  return total;
});

export const forAwaitHeld = workflow(async ({ items }: Items) => {
  const pending = items.map(async (n) => work({ n }));
  await log({ text: 'meanwhile' });
  let total = 0;
  for await (const value of pending) total += value;
  return total;
});

export const forAwaitCalls = workflow(async ({ items }: Items) => {
  for await (const value of items.map((n) => work({ n }))) await log({ text: `${value}` });
  return 'done';
});

export const forAwaitLeaves = workflow(async ({ items }: Items) => {
  for await (const value of items.map((n) => work({ n }))) if (value > 2) return value;
  return 0;
});

export const forAwaitWatched = workflow(async ({ items }: Items) => {
  let seen = 0;
  try {
    for await (const value of items.map((n) => work({ n }))) seen += value;
  } catch {
    return seen;
  }
  return -1;
});

const withTimeout = async <T>(promise: Promise<T>, seconds: number): Promise<T> =>
  Promise.race([
    promise,
    sleep(seconds).then(() => {
      throw new Late(`after ${seconds}`);
    }),
  ]);

export const helperTimeout = workflow(async ({ items }: Items) => {
  try {
    return await withTimeout(work({ n: items.length }), 2);
  } catch (error) {
    return (error as Error).message;
  }
});

export const helperTimeouts = workflow(async ({ items }: Items) =>
  Promise.all(
    items.map(async (n) => {
      try {
        return (await withTimeout(work({ n }), 2)) ?? null;
      } catch (error) {
        return error instanceof Late ? 'late' : 'failed';
      }
    }),
  ),
);

export const helperAwaits = workflow(async ({ items }: Items) => {
  const label = async (promise: Promise<number>, name: string) => {
    await log({ text: name });
    const value = await promise;
    return `${name} ${value}`;
  };
  return label(work({ n: items.length }), 'n');
});

export const helperForgets = workflow(async ({ items }: Items) => {
  const forget = async (promise: Promise<number>, n: number) => (n > 1 ? await promise : 0);
  return forget(work({ n: 1 }), items.length);
});

export const promiseConstructor = workflow(async ({ items }: Items) => {
  const value = await new Promise<number>((resolve) => resolve(items.length));
  return value;
});

const lists = [{ items: [2, 1] }, { items: [] }, { items: [1] }, { items: [3, 2, 1] }];

export default cases(
  {
    pushedInLoop: { inputs: lists, concurrent: true },
    pushedSome: { inputs: lists, concurrent: true },
    pushedBodies: { inputs: lists, concurrent: true },
    pushedSettled: { inputs: [...lists, { items: [13, 1] }], concurrent: true },
    pushedMeanwhile: { refused: 'STEP3002' },
    forAwait: { inputs: lists, concurrent: true },
    forAwaitLiteral: { inputs: lists, concurrent: true },
    forAwaitPlain: { inputs: lists },
    forAwaitHeld: { inputs: lists, concurrent: true },
    forAwaitCalls: { refused: 'STEP1001' },
    forAwaitLeaves: { refused: 'STEP1001' },
    forAwaitWatched: { refused: 'STEP1001' },
    // Not `items` of two: at the same moment either may win.
    helperTimeout: { inputs: [{ items: [] }, { items: [1] }, { items: [3, 2, 1] }], concurrent: true },
    helperTimeouts: { inputs: [{ items: [] }, { items: [1, 3] }, { items: [13] }, { items: [5] }], concurrent: true },
    helperAwaits: { inputs: lists, concurrent: true },
    helperForgets: { refused: 'STEP3002' },
    promiseConstructor: { refused: 'STEP3010' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'n is 13') : n * 2),
    Log: () => after(1, null),
  }),
);
