/** Promises that are made under a condition: `test ? [f()] : []` as the array of `Promise.all`, or spread into it. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const f = lambda.fn<{ n: number }, number>('F');

interface Input {
  n: number;
  xs: number[];
}

export const choiceSpread = workflow(async ({ n, xs }: Input) =>
  Promise.all([
    f({ n }),
    ...(n > 1 ? [f({ n: n + 1 }), f({ n: n + 2 })] : []),
    ...(xs.length > 0 ? [f({ n: xs[0]! })] : [Promise.resolve(7), 8]),
    9,
  ]),
);

export const choiceTaken = workflow(async ({ n }: Input) => {
  const [a, b = -1] = await Promise.all([f({ n }), ...(n > 1 ? [f({ n: 5 })] : [])]);
  return [a, b];
});

export const choiceOnly = workflow(async ({ n }: Input) => {
  await Promise.all(n > 0 ? [f({ n }), f({ n: 2 })] : [f({ n: 3 })]);
  return (await Promise.all([...(n ? [f({ n: 4 })] : [])])).length;
});

export const choiceFails = workflow(async ({ n }: Input) => {
  try {
    return await Promise.all([f({ n: 1 }), ...(n > 1 ? [f({ n: 100 })] : [])]);
  } catch (error) {
    return (error as Error).name;
  }
});

export const choiceOfHelpers = workflow(async ({ n, xs }: Input) => {
  const twice = async (k: number) => f({ n: (await f({ n: k })) + 1 });
  let k = n;
  k += 1;
  return Promise.all([twice(k), ...(k > 1 ? [twice(k * 2)] : []), ...xs.map((x) => twice(x))]);
});

export const choiceKept = workflow(async ({ n }: Input) => {
  const all = Promise.all([f({ n }), ...(n > 1 ? [f({ n: n + 1 })] : [])]);
  const other = await f({ n: 50 });
  return [other, await all];
});

export const choiceThrows = workflow(async ({ n, xs }: Input) =>
  Promise.all([f({ n }), ...(n > 1 ? [f({ n: xs[5]!.toFixed(1).length })] : [])]),
);

export const choiceRace = workflow(async ({ n }: Input) => Promise.race([f({ n }), ...(n > 1 ? [f({ n: 3 })] : [])]));

const inputs = [
  { n: 0, xs: [] },
  { n: 1, xs: [4] },
  { n: 2, xs: [] },
  { n: 3, xs: [5, 6] },
];
const plan = { inputs, concurrent: true, cut: ['F'] } as const;

export default cases(
  {
    choiceSpread: plan,
    choiceTaken: plan,
    choiceOnly: plan,
    choiceFails: plan,
    choiceOfHelpers: plan,
    choiceKept: plan,
    choiceThrows: { refused: 'STEP3002' },
    choiceRace: { refused: 'STEP3002' },
  },
  () => ({
    F: ({ n }: { n: number }) => {
      if (n === 100) throw new TaskFailure('Bad', 'hundred');
      return after(n, n);
    },
  }),
);
