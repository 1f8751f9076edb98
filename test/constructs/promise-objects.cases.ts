/** Objects of promises given to helpers and gone through by their keys; promises as defaults; promises beside a race. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails at 13. */
const work = lambda.fn<{ n: number }, number>('Work');
const num = lambda.fn<{ n: number }, number>('Num');
const log = lambda.fn<{ text: string }, void>('Log');

interface Two {
  a: number;
  b: number;
}
const FIRST = 'first';

export const computedKeys = workflow(async ({ a, b }: Two) => {
  const parts = { [FIRST]: work({ n: a }), ['second']: work({ n: b }) };
  return [await parts.first, await parts.second];
});

export const keysOf = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: work({ n: b }), plain: a };
  const values = await Promise.all(Object.values(parts));
  return Object.fromEntries(Object.keys(parts).map((key, i) => [key, values[i]]));
});

export const numbersFirst = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), '10': work({ n: b }), '2': num({ n: 1 }), '01': num({ n: 2 }) };
  const keys = Object.keys(parts);
  const values = await Promise.all(Object.values(parts));
  return { keys, values };
});

export const entriesOf = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: num({ n: b }) };
  return Object.fromEntries(await Promise.all(Object.entries(parts).map(async ([key, p]) => [key, await p] as const)));
});

export const valuesGoOn = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: work({ n: b }) };
  return Promise.all(
    Object.values(parts).map(async (promise, index) => {
      const value = await promise;
      await log({ text: `${index} ${value}` });
      return value + index;
    }),
  );
});

async function allProps<T>(props: Record<string, Promise<T>>): Promise<Record<string, T>> {
  const keys = Object.keys(props);
  const values = await Promise.all(Object.values(props));
  const out: Record<string, T> = {};
  keys.forEach((key, i) => {
    out[key] = values[i]!;
  });
  return out;
}

export const propsLiteral = workflow(async ({ a, b }: Two) => allProps({ x: work({ n: a }), y: work({ n: b }) }));
export const propsHeld = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: work({ n: b }) };
  const all = await allProps(parts);
  return { ...all, sum: (all['x'] ?? 0) + (all['y'] ?? 0) };
});
export const propsMeanwhile = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: work({ n: b }) };
  await log({ text: 'meanwhile' });
  return allProps(parts);
});
export const propsTwice = workflow(async ({ a, b }: Two) => {
  const [one, two] = await Promise.all([
    allProps({ x: work({ n: a }) }),
    allProps({ y: work({ n: b }), z: num({ n: 1 }) }),
  ]);
  return { one, two };
});
export const propsFail = workflow(async ({ a, b }: Two) => {
  try {
    return await allProps({ x: work({ n: a }), y: num({ n: b }) });
  } catch (error) {
    return (error as Error).message;
  }
});

async function promiseProps<T extends Record<string, unknown>>(props: { [K in keyof T]: Promise<T[K]> }): Promise<T> {
  const entries = await Promise.all(
    Object.entries(props).map(async ([key, promise]) => [key, await (promise as Promise<unknown>)]),
  );
  return Object.fromEntries(entries) as T;
}

export const typedProps = workflow(async ({ a, b }: Two) => {
  const { sum, text } = await promiseProps({ sum: work({ n: a }), text: num({ n: b }).then((n) => `${n}`) });
  return { sum, text };
});

const sumOf = async ({ x, y, factor }: { x: Promise<number>; y: Promise<number>; factor: number }) =>
  ((await x) + (await y)) * factor;

export const takenApart = workflow(async ({ a, b }: Two) => sumOf({ x: work({ n: a }), y: num({ n: b }), factor: b }));

const pairOf = async (pair: readonly [Promise<number>, Promise<number>]) => {
  const [first, second] = await Promise.all(pair);
  return first - second;
};

export const tuple = workflow(async ({ a, b }: Two) => pairOf([work({ n: a }), work({ n: b })]));

async function withDefault(n: number, p: Promise<number> = work({ n })): Promise<number> {
  return (await p) + n;
}

export const defaults = workflow(async ({ a, b }: Two) => [await withDefault(a), await withDefault(a, work({ n: b }))]);
export const defaultsTogether = workflow(async ({ a, b }: Two) =>
  Promise.all([withDefault(a), withDefault(b), withDefault(a, num({ n: b }))]),
);
export const defaultUncertain = workflow(async ({ a, b }: Two) => {
  const pick = a > 1 ? work({ n: b }) : undefined;
  return await withDefault(a, pick);
});

const both = async (p: Promise<number>, q: Promise<number>) => {
  const [x, y] = await Promise.all([p, q]);
  return x - y;
};

export const besideHelper = workflow(async ({ a, b }: Two) => {
  const p = work({ n: a });
  const q = work({ n: b });
  const r = num({ n: b });
  const x = await both(p, q);
  return [x, await r];
});

export const besideRace = workflow(async ({ a, b }: Two) => {
  const p = work({ n: a });
  const q = work({ n: b });
  const r = work({ n: 5 });
  const x = await Promise.race([p, q]);
  await log({ text: `${x}` });
  return [x, await r];
});

export const forgotten = workflow(async ({ a, b }: Two) => {
  const first = async ({ x }: { x: Promise<number>; y: Promise<number> }) => await x;
  return first({ x: work({ n: a }), y: work({ n: b }) });
});

export const keysOnly = workflow(async ({ a, b }: Two) => {
  const parts = { x: work({ n: a }), y: work({ n: b }) };
  return Object.keys(parts);
});

const inputs = [
  { a: 1, b: 2 },
  { a: 3, b: 1 },
  { a: 0, b: 0 },
];
const concurrent = { inputs, concurrent: true } as const;

export default cases(
  {
    computedKeys: concurrent,
    keysOf: concurrent,
    numbersFirst: concurrent,
    entriesOf: concurrent,
    valuesGoOn: concurrent,
    propsLiteral: concurrent,
    propsHeld: concurrent,
    propsMeanwhile: concurrent,
    propsTwice: concurrent,
    propsFail: { inputs: [...inputs, { a: 13, b: 2 }], concurrent: true },
    typedProps: concurrent,
    takenApart: concurrent,
    tuple: concurrent,
    defaults: { inputs },
    defaultsTogether: concurrent,
    defaultUncertain: { refused: 'STEP3002' },
    besideHelper: concurrent,
    besideRace: {
      inputs: [
        { a: 1, b: 2 },
        { a: 3, b: 1 },
      ],
      concurrent: true,
      cut: ['Work'],
    },
    forgotten: { refused: 'STEP3002' },
    keysOnly: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n === 13 ? 1 : n, n === 13 ? new TaskFailure('Unlucky', 'is 13') : n * 2),
    Num: ({ n }: { n: number }) => n + 0.5,
    Log: () => after(1, null),
  }),
);
