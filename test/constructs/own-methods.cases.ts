/** Functions of objects that are named like those of lists; lists that are made by their length. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface E {
  n: number;
  xs: number[];
}

const work = lambda.fn<{ v: number }, number>('Work');

export const ownPush = workflow(async ({ xs }: E) => {
  const st: number[] = [];
  const ops = {
    push: (x: number) => {
      st.push(x);
    },
    size: () => st.length,
  };
  for (const x of xs) ops.push(x);
  return [st, ops.size()];
});

export const ownStack = workflow(async ({ xs }: E) => {
  const makeStack = () => {
    const st: number[] = [];
    return {
      push: (x: number) => {
        st.push(x);
      },
      pop: () => st.pop() ?? null,
      all: () => [...st],
    };
  };
  const a = makeStack();
  for (const x of xs) a.push(x);
  const last = a.pop();
  const b = makeStack();
  b.push(9);
  return [a.all(), last, b.all()];
});

export const ownAsyncPush = workflow(async ({ xs }: E) => {
  const out: number[] = [];
  const log = {
    push: async (x: number) => {
      out.push(await work({ v: x }));
    },
    sort: (d: number) => out.map((x) => x * d),
  };
  for (const x of xs) await log.push(x);
  return [log.sort(-1), out];
});

export const madeByLength = workflow(async ({ n }: E) => [
  [...Array(n)].map((_, i) => i * 2),
  Array.from(Array(n), (_, i) => i * 2),
  [...new Array(n)].length,
  [0, ...Array(n)].length,
  Array.from(Array(n)).map((x) => x === undefined),
  [...Array(n).keys()],
  [...Array(2)].map(() => 'x'),
]);

export const madeOfWrongLength = workflow(async ({ n }: E) => {
  try {
    return [...Array(n - 5)].length;
  } catch (e) {
    return `${(e as Error).name} ${(e as Error).message}`;
  }
});

export const filledOfNoLength = workflow(async ({ m }: { m?: number }) => new Array(m!).fill(0));

export const keysOfNoLength = workflow(async ({ m }: { m?: number }) => [...Array(m as number).keys()]);

export const lengthWithDefault = workflow(async ({ m }: { m?: number }) => Array(m ?? 2).fill('x'));

export const filledOfWrongLength = workflow(async ({ n }: E) => {
  try {
    return Array(n - 5).fill(0).length;
  } catch (e) {
    return `${(e as Error).name}`;
  }
});

const inputs = [
  { n: 0, xs: [] },
  { n: 2, xs: [1, 4] },
  { n: 6, xs: [3] },
];

export default cases(
  {
    ownPush: { inputs },
    ownStack: { inputs },
    ownAsyncPush: { inputs },
    madeByLength: { inputs },
    madeOfWrongLength: { inputs },
    filledOfWrongLength: { inputs },
    filledOfNoLength: { refused: 'STEP1002' },
    keysOfNoLength: { refused: 'STEP1002' },
    lengthWithDefault: { inputs: [{}, { m: 0 }, { m: 3 }] },
  },
  () => ({ Work: ({ v }: { v: number }) => v }),
);
