/** Promises kept in constants whose failure is caught where they are awaited: `try`, `.catch`, `allSettled`, each for its own. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails above 5. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}

class TimedOut extends WorkflowError {}

export const caughtLater = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  const other = await work({ n: b });
  try {
    const result = await pending;
    return { result, other };
  } catch (error) {
    return { other, failed: (error as Error).name };
  }
});

export const caughtApart = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  const out: (number | string)[] = [];
  try {
    out.push(await first);
  } catch (error) {
    out.push(`first ${(error as Error).name}`);
  }
  try {
    out.push(await second);
  } catch (error) {
    out.push(`second ${(error as Error).message}`);
  }
  return out;
});

export const caughtApartActs = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  let x = 0;
  try {
    x = await first;
  } catch {
    await log({ text: 'first failed' });
  }
  try {
    return x + (await second);
  } catch {
    await log({ text: 'second failed' });
    return x;
  }
});

export const caughtTogether = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  try {
    const x = await first;
    const y = await second;
    return x + y;
  } catch (error) {
    return (error as Error).name;
  }
});

export const caughtByChain = workflow(async ({ a, b }: Two) => {
  const first = work({ n: a });
  const second = work({ n: b });
  const x = await first.catch(() => -1);
  const y = await second.catch((error: Error) => error.name);
  return { x, y };
});

export const caughtByChainLater = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  return pending.catch(() => 0);
});

export const caughtBySettled = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  const other = work({ n: b });
  await log({ text: `${b}` });
  const [one, two] = await Promise.allSettled([pending, other]);
  return [one.status, two.status, one.status === 'fulfilled' ? one.value : one.reason.name];
});

export const caughtArray = workflow(async ({ a, b }: Two) => {
  const pending = [a, b].map((n) => work({ n }));
  await log({ text: 'meanwhile' });
  try {
    return await Promise.all(pending);
  } catch (error) {
    return (error as Error).message;
  }
});

export const caughtVoid = workflow(async ({ a, b }: Two) => {
  const pending = log({ text: a > 1 ? 'slow' : 'fail' });
  const other = await work({ n: b });
  try {
    await pending;
  } catch {
    return 'not logged';
  }
  return other;
});

export const caughtRethrows = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  try {
    return await pending;
  } catch (error) {
    if (b > 1) throw error;
    return 0;
  } finally {
    await log({ text: 'done' });
  }
});

export const caughtTwice = workflow(async ({ a, b }: Two) => {
  const pending = work({ n: a });
  await log({ text: `${b}` });
  const seen: string[] = [];
  try {
    seen.push(`${await pending}`);
  } catch (error) {
    seen.push((error as Error).name);
  }
  try {
    seen.push(`${await pending}`);
  } catch (error) {
    seen.push((error as Error).message);
  }
  return seen;
});

async function withTimeout<T>(promise: Promise<T>, seconds: number): Promise<T> {
  return Promise.race([
    promise,
    sleep(seconds).then(() => {
      throw new TimedOut('too late');
    }),
  ]);
}

export const caughtInMap = workflow(async ({ items }: { items: number[] }) =>
  Promise.all(
    items.map(async (n) => {
      try {
        return await withTimeout(work({ n }), 2.5);
      } catch {
        return -1;
      }
    }),
  ),
);

export const caughtByName = workflow(async ({ items }: { items: number[] }) =>
  Promise.all(
    items.map(async (n) => {
      try {
        const value = await withTimeout(work({ n }), 2.5);
        return { n, value };
      } catch (error) {
        if (error instanceof TimedOut) return { n, late: true };
        throw error;
      }
    }),
  ),
);

async function orElse<T>(promise: Promise<T>, seconds: number, fallback: T): Promise<T> {
  return Promise.race([promise, sleep(seconds).then(() => fallback)]);
}

export const timeoutFallback = workflow(async ({ a, b }: Two) => ({
  text: await orElse(
    work({ n: a }).then((n) => `${n}`),
    1.5,
    'late',
  ),
  list: await orElse(
    work({ n: b }).then((n) => [n]),
    1.5,
    [],
  ),
}));

const twos = [
  { a: 1, b: 2 },
  { a: 2, b: 1 },
  { a: 3, b: 3 },
];
// Whoever fails does so after the other has settled: else Node would end the process.
const late = [...twos, { a: 7, b: 2 }];

export default cases(
  {
    caughtLater: { inputs: late, concurrent: true },
    caughtApart: { inputs: [...twos, { a: 6, b: 7 }, { a: 2, b: 7 }], concurrent: true },
    caughtApartActs: { inputs: [...twos, { a: 6, b: 7 }, { a: 2, b: 7 }], concurrent: true },
    caughtTogether: { inputs: [...twos, { a: 2, b: 7 }], concurrent: true },
    caughtByChain: { inputs: [...twos, { a: 6, b: 7 }, { a: 2, b: 7 }], concurrent: true },
    caughtByChainLater: { inputs: [...late, { a: 8, b: 1 }], concurrent: true },
    caughtBySettled: { inputs: late, concurrent: true },
    caughtArray: { inputs: late, concurrent: true, cut: ['Log'] },
    caughtVoid: { inputs: [...twos, { a: 1, b: 0 }], concurrent: true },
    caughtRethrows: { inputs: [...late, { a: 7, b: 1 }], concurrent: true },
    caughtTwice: { inputs: late, concurrent: true },
    caughtInMap: { inputs: [{ items: [1, 3, 2, 7] }, { items: [] }, { items: [6] }], concurrent: true },
    caughtByName: { inputs: [{ items: [1, 3, 2] }, { items: [] }], concurrent: true },
    timeoutFallback: { inputs: twos, concurrent: true },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 5 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    Log: ({ text }: { text: string }) => (text === 'fail' ? after(4, new TaskFailure('LogFailed', 'full')) : undefined),
  }),
);
