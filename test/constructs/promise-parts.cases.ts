/** Promises in objects and arrays: read by key, destructured, given by helpers, made per item by `Array.from`, `flatMap`, `reduce`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it. */
const work = lambda.fn<{ n: number }, number>('Work');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}
interface Items {
  items: number[];
}

export const partsOfObject = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: work({ n: b }), label: `${a}/${b}` };
  return { label: parts.label, x: await parts.first, y: await parts.second, again: await parts.first };
});

export const partsTogether = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: work({ n: b }) };
  await log({ text: 'meanwhile' });
  const [x, y] = await Promise.all([parts.first, parts.second]);
  return { x, y };
});

export const partsValues = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), known: 7, second: work({ n: b }) };
  return Promise.all(Object.values(parts));
});

export const partsTakenApart = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: work({ n: b }), known: { n: a } };
  const { first, second: other, known } = parts;
  return { x: (await first) + known.n, y: await other };
});

export const partsOfTuple = workflow(async ({ a, b }: Two) => {
  const pending = [work({ n: a }), work({ n: b })] as const;
  await log({ text: 'meanwhile' });
  return { x: await pending[0], y: await pending[1] };
});

export const partsPattern = workflow(async ({ a, b }: Two) => {
  const [first, second, sum] = [work({ n: a }), work({ n: b }), a + b];
  return { x: await first, y: await second, sum };
});

export const partsCaught = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: work({ n: b }) };
  const out: (number | string)[] = [await parts.first];
  try {
    out.push(await parts.second);
  } catch (error) {
    out.push((error as Error).name);
  }
  return out;
});

const startBoth = (a: number, b: number) => {
  const more = a + 1;
  return { quick: work({ n: a }), slow: work({ n: more + b }), sum: more };
};

export const partsOfHelper = workflow(async ({ a, b }: Two) => {
  const { quick, slow, sum } = startBoth(a, b);
  const first = await quick;
  await log({ text: `${first}` });
  return { first, second: await slow, sum };
});

export const partsForgotten = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: work({ n: b }) };
  return await parts.first;
});

export const loopOverPromises = workflow(async ({ a, b }: Two) => {
  const pending = [work({ n: a }), work({ n: b })];
  const out: number[] = [];
  for (const promise of pending) {
    const value = await promise;
    out.push(value + out.length);
  }
  return out;
});

export const loopOverMapped = workflow(async ({ items }: Items) => {
  let sum = 0;
  for (const promise of items.map((n) => work({ n }))) sum += await promise;
  return sum;
});

export const loopOverPromisesActs = workflow(async ({ items }: Items) => {
  for (const promise of items.map((n) => work({ n }))) await log({ text: `${await promise}` });
  return 'done';
});

export const reduceAwaited = workflow(async ({ items }: Items) => {
  const total = await items.reduce(
    async (sum, n, index) => (await sum) + (await work({ n: n + index })),
    Promise.resolve(100),
  );
  return { total };
});

export const reduceAwaitedBlock = workflow(async ({ items }: Items) =>
  items.reduce(async (before, n) => {
    const seen = await before;
    if (n < 0) return seen;
    const value = await work({ n });
    return [...seen, value];
  }, Promise.resolve<number[]>([])),
);

export const reduceThen = workflow(async ({ items }: Items) => {
  await items.reduce<Promise<void>>((before, n) => before.then(() => log({ text: `${n}` })), Promise.resolve());
  return items.length;
});

export const reduceConcurrent = workflow(async ({ items }: Items) =>
  items.reduce(async (sum, n) => {
    const own = await work({ n });
    return (await sum) + own;
  }, Promise.resolve(0)),
);

export const forEachAsync = workflow(async ({ items }: Items) => {
  items.forEach(async (n) => {
    await work({ n });
  });
  return 'done';
});

export const forEachPromise = workflow(async ({ items }: Items) => {
  items.forEach((n) => work({ n }));
  return 'done';
});

export const fromLength = workflow(async ({ a }: Two) =>
  Promise.all(
    Array.from({ length: a }, async (_, index) => {
      await log({ text: `${index}` });
      return work({ n: index });
    }),
  ),
);

export const fromList = workflow(async ({ items }: Items) =>
  Promise.all(Array.from(items, (n, index) => work({ n: n + index }))),
);

export const flatMapLists = workflow(async ({ items }: Items) =>
  Promise.all(items.flatMap((n) => [work({ n }), work({ n: n + 1 })])),
);

export const flatMapSome = workflow(async ({ items }: Items) =>
  Promise.all(items.flatMap((n) => (n > 1 ? [work({ n })] : []))),
);

export const flatMapNested = workflow(async ({ lists }: { lists: number[][] }) =>
  Promise.all(lists.flatMap((list, outer) => list.map((n) => work({ n: n + outer })))),
);

export const flatMapSettled = workflow(async ({ items }: Items) => {
  const settled = await Promise.allSettled(items.flatMap((n) => [work({ n })]));
  return settled.map(({ status }) => status);
});

export const entriesOfRecord = workflow(async ({ prices }: { prices: Record<string, number> }) =>
  Object.fromEntries(await Promise.all(Object.entries(prices).map(async ([key, n]) => [key, await work({ n })]))),
);

export const filteredItems = workflow(async ({ items }: Items) =>
  Promise.all(items.filter((n) => n > 1).map((n) => work({ n }))),
);

const maybe = (n: number): number | Promise<number> => (n > 1 ? work({ n }) : n);

export const awaitsMaybe = workflow(async ({ a, b }: Two) => {
  const first = await maybe(a);
  const choice = b > 1 ? work({ n: b }) : 0;
  return [first, await choice, await maybe(0)];
});

const twos = [
  { a: 1, b: 2 },
  { a: 2, b: 1 },
  { a: 0, b: 0 },
];
const lists = [{ items: [1, 3, 2] }, { items: [] }, { items: [2] }];

export const partsAwaitBetween = workflow(async ({ a, b }: Two) => {
  const parts = { first: work({ n: a }), second: await work({ n: b }) };
  return [await parts.first, parts.second];
});

export const namesAwaitBetween = workflow(async ({ a, b }: Two) => {
  const [first, second] = [work({ n: a }), (await Promise.all([work({ n: b })]))[0]];
  return [await first, second];
});

export const partsAwaitBefore = workflow(async ({ a, b }: Two) => {
  const parts = { second: await work({ n: b }), first: work({ n: a }) };
  return [await parts.first, parts.second];
});

export default cases(
  {
    partsOfObject: { inputs: twos, concurrent: true },
    partsTogether: { inputs: twos, concurrent: true },
    partsValues: { inputs: twos, concurrent: true },
    partsTakenApart: { inputs: twos, concurrent: true },
    partsOfTuple: { inputs: twos, concurrent: true },
    partsPattern: { inputs: twos, concurrent: true },
    partsCaught: { inputs: [...twos, { a: 1, b: 7 }], concurrent: true },
    partsOfHelper: { inputs: twos, concurrent: true },
    partsAwaitBetween: { refused: 'STEP3009' },
    namesAwaitBetween: { refused: 'STEP3009' },
    partsAwaitBefore: {
      inputs: [
        { a: 1, b: 2 },
        { a: 13, b: 1 },
        { a: 1, b: 13 },
      ],
    },
    partsForgotten: { refused: 'STEP3002' },
    loopOverPromises: { inputs: twos, concurrent: true },
    loopOverMapped: { inputs: lists, concurrent: true },
    loopOverPromisesActs: { refused: 'STEP1001' },
    reduceAwaited: { inputs: [...lists, { items: [7, 1] }] },
    reduceAwaitedBlock: { inputs: [...lists, { items: [-1, 2, -3] }] },
    reduceThen: { inputs: lists },
    reduceConcurrent: { refused: 'STEP3006' },
    forEachAsync: { refused: 'STEP3006' },
    forEachPromise: { refused: 'STEP3006' },
    fromLength: { inputs: [{ a: 3 }, { a: 0 }, { a: 1 }], concurrent: true },
    fromList: { inputs: lists, concurrent: true },
    flatMapLists: { inputs: [...lists, { items: [7] }], concurrent: true },
    flatMapSome: { inputs: [...lists, { items: [0, 1] }], concurrent: true },
    flatMapNested: { inputs: [{ lists: [[1, 2], [], [3]] }, { lists: [] }, { lists: [[1]] }], concurrent: true },
    flatMapSettled: { refused: 'STEP3002' },
    entriesOfRecord: { inputs: [{ prices: { a: 1, b: 2 } }, { prices: {} }], concurrent: true },
    filteredItems: { inputs: lists, concurrent: true },
    awaitsMaybe: { inputs: twos, concurrent: true },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 5 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    Log: () => undefined,
  }),
);
