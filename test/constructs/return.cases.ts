/** `return`: of nothing, of results, of promises, from loops, tries, helpers and map callbacks; never wrapped or leaked. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, { n: number; list: number[] }>('Get');

export const returnNothing = workflow(async ({ n }: { n: number }) => {
  if (n > 0) return;
  await get({ n });
  return undefined;
});

export const returnScalar = workflow(async ({ n }: { n: number }) => n + 1);

export const returnPromise = workflow(async ({ n }: { n: number }) => {
  if (n === 0) return { n: 0, list: [] };
  return get({ n });
});

export const returnEarlierResult = workflow(async ({ n }: { n: number }) => {
  const first = await get({ n });
  const second = await get({ n: n + 1 });
  void second;
  return first;
});

export const returnInputAfterTask = workflow(async (input: { n: number; rest?: string[] }) => {
  await get({ n: input.n });
  return input;
});

export const returnSingletons = workflow(async ({ n }: { n: number }) => {
  const { list } = await get({ n });
  return { list, nested: [list], first: list.slice(0, 1), none: list.filter((x) => x > 1000) };
});

export const returnLiteralKinds = workflow(async ({ n }: { n: number }) => {
  if (n === 0) return null;
  if (n === 1) return '';
  if (n === 2) return [];
  if (n === 3) return {};
  if (n === 4) return false;
  if (n === 5) return [[]];
  return 0;
});

export const returnFromEverywhere = workflow(async ({ n }: { n: number }) => {
  const helper = async (x: number) => {
    for (let i = 0; i < 3; i++) {
      try {
        if (i === x) return `loop ${i}`;
        const { list } = await get({ n: i });
        if (list.length > x) return `list ${i}`;
      } catch {
        return 'caught';
      }
    }
    return 'end';
  };
  return { a: await helper(n), b: await helper(n + 1) };
});

export const returnConditionInput = workflow(async (input: { mode: string }) => {
  const result = await get({ n: 1 });
  if (input.mode === 'fast') return { fast: result.n };
  return { slow: result.n };
});

export default cases(
  {
    returnNothing: { inputs: [{ n: 0 }, { n: 1 }], transitions: 2 },
    returnScalar: { inputs: [{ n: 7 }, { n: -1 }], transitions: 1 },
    returnPromise: { inputs: [{ n: 1 }, { n: 0 }], transitions: 2 },
    returnEarlierResult: { inputs: [{ n: 1 }], transitions: 2 },
    returnInputAfterTask: { inputs: [{ n: 1 }, { n: 2, rest: ['x'] }, { n: 0, rest: [] }], transitions: 1 },
    returnSingletons: { inputs: [{ n: 1 }, { n: 0 }, { n: 2 }], transitions: 1 },
    returnLiteralKinds: { inputs: [0, 1, 2, 3, 4, 5, 6].map((n) => ({ n })), transitions: 1 },
    returnFromEverywhere: { inputs: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: 5 }] },
    returnConditionInput: { inputs: [{ mode: 'fast' }, { mode: 'slow' }], transitions: 1 },
  },
  () => ({ Get: ({ n }: { n: number }) => ({ n, list: Array.from({ length: n }, (_, index) => index * 10) }) }),
);
