/** A variable whose promise goes on with another callback again and again: `chain = chain.then(() => work(x))`. */
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
class Odd extends WorkflowError {}

export const inTurn = workflow(async ({ items }: Items) => {
  const out: number[] = [];
  let chain = Promise.resolve();
  for (const n of items)
    chain = chain.then(async () => {
      out.push(await work({ n }));
    });
  await chain;
  return out;
});

export const lastValue = workflow(async ({ items }: Items) => {
  let chain: Promise<unknown> = Promise.resolve();
  for (const n of items) chain = chain.then(() => work({ n }));
  const last = await chain;
  return [last ?? null, last === undefined];
});

export const carriedOn = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve({ sum: 0, seen: [] as number[] });
  for (const [index, n] of items.entries())
    chain = chain.then(async ({ sum, seen }) => {
      const value = await work({ n: n + index });
      return { sum: sum + value, seen: [...seen, value] };
    });
  return chain;
});

export const counted = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (let i = 0; i < items.length; i++) chain = chain.then((sum) => work({ n: sum + (items[i] ?? 0) + i }));
  return { last: await chain };
});

export const countedDown = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve('');
  let at = items.length;
  while (at > 0) {
    at -= 1;
    const n = items[at] ?? 0;
    if (n === 0) continue;
    chain = chain.then(async (text) => `${text}${await work({ n })};`);
  }
  return await chain;
});

export const forEach = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(1);
  items.forEach((n, i) => {
    chain = chain.then((value) => work({ n: value + n + i }));
  });
  return await chain;
});

export const noBraces = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(1);
  items.forEach((n) => (chain = chain.then((value) => work({ n: value + n }))));
  return await chain;
});

/** All callbacks are there before the first one runs. */
export const readsWhatComes = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve('');
  let total = 0;
  for (const n of items) total += n;
  for (const n of items) chain = chain.then(async (text) => `${text} ${await work({ n })}/${total}`);
  return await chain;
});

export const severalPlaces = workflow(async ({ items }: Items) => {
  let chain = work({ n: items.length });
  for (const n of items) {
    if (n > 2) chain = chain.then((value) => work({ n: value + n }));
    else {
      const less = n - 1;
      chain = chain.then((value) => value - less).then((value) => work({ n: value }));
    }
  }
  chain = chain.then(async (value) => {
    await log({ text: `${value}` });
    return value;
  });
  return await chain;
});

export const unrolled = workflow(async ({ items }: Items) => {
  let value = work({ n: 1 });
  value = value.then((one) => work({ n: one + items.length }));
  if (items.length > 1) value = value.then((one) => -one);
  const result = await value;
  return result;
});

export const failsMidway = workflow(async ({ items }: Items) => {
  const done: number[] = [];
  let chain = Promise.resolve();
  for (const n of items)
    chain = chain.then(async () => {
      done.push(await work({ n }));
      if (n % 2 === 1) throw new Odd(`${n}`);
    });
  try {
    await chain;
  } catch (error) {
    return { done, name: (error as Error).name, message: (error as Error).message };
  }
  return { done };
});

export const failsUncaught = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) chain = chain.then(() => work({ n }));
  await chain;
});

export const endsInCatch = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) chain = chain.then(() => work({ n }));
  return await chain
    .then((value) => ({ value }))
    .catch((error: unknown) => ({ failed: error instanceof Odd ? 'odd' : (error as Error).message }));
});

/** Each callback is called whether the one before failed or not. */
export const caughtEach = workflow(async ({ items }: Items) => {
  const failed: string[] = [];
  let chain = Promise.resolve(0);
  for (const n of items)
    chain = chain
      .then(async (sum) => sum + (await work({ n })))
      .catch((error: unknown) => {
        failed.push(`${n}: ${(error as Error).message}`);
        return -100;
      });
  return { last: await chain, failed };
});

/** What fails skips callbacks until somebody looks. */
export const caughtLater = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) {
    if (n === 0) chain = chain.catch(() => -1);
    else chain = chain.then((sum) => work({ n: sum + n }));
  }
  try {
    return await chain;
  } catch (error) {
    return (error as Error).name;
  }
});

export const throwsInCatch = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve('');
  for (const n of items)
    chain = chain
      .then(async (text) => `${text}${await work({ n })}`)
      .catch((error: unknown) => {
        throw new Odd(`${(error as Error).message}+${n}`);
      });
  return await chain.catch((error: unknown) => (error as Error).message);
});

export const bothWays = workflow(async ({ items }: Items) => {
  let chain: Promise<string> = Promise.resolve('start');
  for (const n of items)
    chain = chain.then(
      async (text) => `${text} ${await work({ n })}`,
      async (error: unknown) => {
        await log({ text: (error as Error).message });
        return 'again';
      },
    );
  return await chain;
});

export const withFinally = workflow(async ({ items }: Items) => {
  let ran = 0;
  let chain = Promise.resolve(0);
  for (const n of items)
    chain = chain
      .then(() => work({ n }))
      .finally(() => {
        ran += 1;
      });
  const last = await chain.catch(() => null);
  return { last, ran };
});

export const languageError = workflow(async ({ items }: Items) => {
  let chain: Promise<string | number> = Promise.resolve(0);
  for (const n of items)
    chain = chain
      .then(async () => (await load({ id: `${n}` }))!.id)
      .catch((error: unknown) => (error instanceof TypeError ? 'type' : 'other'));
  return await chain;
});

type Step = (n: number) => Promise<number>;
const twice: Step = async (n) => (await work({ n })) + (await work({ n }));
const once: Step = (n) => work({ n });

export const stepsInTurn = workflow(async ({ items }: Items) => {
  const steps = [once, twice, async (n: number) => n - items.length];
  let chain = Promise.resolve(1);
  for (const step of steps) chain = chain.then(step);
  return await chain;
});

export const stepsCalled = workflow(async ({ items }: Items) => {
  const steps: Step[] = [];
  for (const n of items) steps.push(n > 1 ? twice : async (value) => value + n);
  let chain = Promise.resolve(1);
  for (const [index, step] of steps.entries()) chain = chain.then((value) => step(value + index));
  return await chain;
});

const inSequence = async <T, R>(list: readonly T[], f: (item: T, index: number) => Promise<R>): Promise<R[]> => {
  const results: R[] = [];
  let chain: Promise<void> = Promise.resolve();
  list.forEach((item, index) => {
    chain = chain.then(() => f(item, index)).then((result) => void results.push(result));
  });
  await chain;
  return results;
};

export const helper = workflow(async ({ items }: Items) => {
  const first = await inSequence(items, (n, index) => work({ n: n + index }));
  return inSequence(first, async (n) => `${n}`);
});

export const besideOthers = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) chain = chain.then((sum) => work({ n: sum + n }));
  const [a, b] = await Promise.all([chain, work({ n: 2 })]);
  return { a, b };
});

export const withDeadline = workflow(async ({ items }: Items) => {
  let chain: Promise<number | null> = Promise.resolve(0);
  for (const n of items) chain = chain.then(() => work({ n }));
  const given = await Promise.race([chain, sleep(4).then(() => null)]);
  return given ?? 'late';
});

export const meanwhile = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) chain = chain.then((sum) => work({ n: sum + n }));
  await log({ text: 'meanwhile' });
  return await chain;
});

export const heldFirst = workflow(async ({ items }: Items) => {
  const other = work({ n: 4 });
  let total = 0;
  let chain = Promise.resolve();
  for (const n of items)
    chain = chain.then(async () => {
      total += await work({ n });
    });
  await chain;
  return [total, await other];
});

export const perItem = workflow(async ({ lists }: { lists: number[][] }) =>
  Promise.all(
    lists.map(async (list) => {
      let chain = Promise.resolve(0);
      for (const n of list) chain = chain.then((sum) => work({ n: sum + n }));
      return chain;
    }),
  ),
);

export const inLoop = workflow(async ({ lists }: { lists: number[][] }) => {
  const sums: number[] = [];
  for (const list of lists) {
    let chain = Promise.resolve(0);
    for (const n of list) chain = chain.then((sum) => work({ n: sum + n }));
    sums.push(await chain);
  }
  return sums;
});

/** Awaited for what they do only. */
export const heldForNothing = workflow(async ({ items }: Items) => {
  const first = log({ text: 'first' });
  const second = log({ text: `${items.length}` });
  await first;
  await second;
  const third = log({ text: 'third' });
  await third;
  return 'done';
});

export const changesAfter = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) {
    let own = n;
    chain = chain.then(() => work({ n: own }));
    own += 1;
  }
  return await chain;
});

export const listChangesAfter = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) {
    const own = [n];
    chain = chain.then(async (sum) => sum + own.length + (await work({ n })));
    own.push(n);
  }
  return await chain;
});

export const writesBeside = workflow(async ({ items }: Items) => {
  const out: number[] = [];
  let chain = Promise.resolve();
  for (const n of items)
    chain = chain.then(async () => {
      out.push(await work({ n }));
    });
  await Promise.all([chain, log({ text: 'beside' })]);
  return out;
});

export const writesMeanwhile = workflow(async ({ items }: Items) => {
  const out: number[] = [];
  let chain = Promise.resolve();
  for (const n of items)
    chain = chain.then(async () => {
      out.push(await work({ n }));
    });
  await log({ text: 'beside' });
  await chain;
  return out;
});

export const callsBetween = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) {
    await log({ text: `${n}` });
    chain = chain.then(() => work({ n }));
  }
  return await chain;
});

export const neverAwaited = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) chain = chain.then(() => work({ n }));
  return items.length;
});

export const goesOnAfter = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  for (const n of items) {
    chain = chain.then(() => work({ n }));
    if (n > 2) await chain;
  }
  return await chain;
});

export const queue = workflow(async ({ items }: Items) => {
  let chain = Promise.resolve(0);
  const add = (n: number) => {
    chain = chain.then(() => work({ n }));
  };
  for (const n of items) add(n);
  return await chain;
});

const lists = [{ items: [2, 1, 3] }, { items: [] }, { items: [1] }, { items: [0, 4, 0] }];
const failing = [...lists, { items: [2, 13, 1] }, { items: [13] }, { items: [13, 0, 2] }, { items: [1, 13, 0] }];

export default cases(
  {
    inTurn: { inputs: lists },
    lastValue: { inputs: lists },
    carriedOn: { inputs: lists },
    counted: { inputs: lists },
    countedDown: { inputs: lists },
    forEach: { inputs: lists },
    noBraces: { refused: 'STEP3006' },
    readsWhatComes: { inputs: lists },
    severalPlaces: { inputs: [...lists, { items: [3, 3, 1] }, { items: [1, 2] }] },
    unrolled: { inputs: lists },
    failsMidway: { inputs: failing },
    failsUncaught: { inputs: failing },
    endsInCatch: { inputs: failing },
    caughtEach: { inputs: failing },
    caughtLater: { inputs: failing },
    throwsInCatch: { inputs: failing },
    bothWays: { inputs: failing },
    withFinally: { inputs: failing },
    languageError: { inputs: lists },
    stepsInTurn: { inputs: lists },
    stepsCalled: { inputs: lists },
    helper: { inputs: lists },
    besideOthers: { inputs: lists, concurrent: true },
    withDeadline: { inputs: [{ items: [] }, { items: [1, 1] }, { items: [3, 4] }], concurrent: true, cut: ['Work'] },
    meanwhile: { inputs: lists, concurrent: true },
    heldFirst: { refused: 'STEP2104' },
    perItem: { inputs: [{ lists: [[1, 2], [], [3]] }, { lists: [] }], concurrent: true },
    inLoop: { inputs: [{ lists: [[1, 2], [], [3]] }, { lists: [] }] },
    heldForNothing: { inputs: lists, concurrent: true },
    changesAfter: { refused: 'STEP3002' },
    listChangesAfter: { inputs: lists },
    writesBeside: { refused: 'STEP2104' },
    writesMeanwhile: { refused: 'STEP2104' },
    callsBetween: { refused: 'STEP3002' },
    neverAwaited: { refused: 'STEP3002' },
    goesOnAfter: { refused: 'STEP3002' },
    queue: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) =>
      after(n === 13 ? 1 : Math.abs(n), n === 13 ? new TaskFailure('Unlucky', 'is 13') : n * 2),
    Log: () => after(1, null),
    Load: ({ id }: { id: string }) => after(1, Number(id) > 1 ? { id } : null),
  }),
);
