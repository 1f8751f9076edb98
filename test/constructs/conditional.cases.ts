/** `test ? a : b`: nesting, truthiness, effects only in the branch taken, as argument, as callee result, in templates. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ key: string }, string>('Get');

export const conditionalNested = workflow(async ({ n }: { n: number }) =>
  n > 0 ? (n > 10 ? 'big' : n > 5 ? 'mid' : 'small') : n === 0 ? 'zero' : 'negative',
);

export const conditionalTruthiness = workflow(async ({ v }: { v?: unknown }) => (v ? 1 : 0));

export const conditionalEffects = workflow(async ({ key }: { key: string }) =>
  key === 'a' ? await get({ key: 'first' }) : await get({ key }),
);

export const conditionalEffectOneSide = workflow(async ({ key }: { key: string }) => {
  const value = key ? await get({ key }) : 'none';
  return `${value}!`;
});

export const conditionalAsArgument = workflow(async ({ key }: { key: string | null }) =>
  get({ key: key === null ? 'null' : key.length > 3 ? 'long' : key }),
);

export const conditionalInObject = workflow(async ({ key, flag }: { key: string; flag: boolean }) => ({
  plain: flag ? key : null,
  ...(flag ? { extra: await get({ key }) } : {}),
  list: [flag ? 1 : 2, ...(flag ? [3] : [])],
}));

export const conditionalUndefined = workflow(async ({ flag }: { flag: boolean }) => ({
  maybe: flag ? 'x' : undefined,
  always: true,
}));

export const conditionalAssigns = workflow(async ({ flag }: { flag: boolean }) => {
  let a = 1;
  let b = 2;
  const r = flag ? (a = 10) : (b = 20);
  return { a, b, r };
});

export const conditionalPromise = workflow(async ({ flag }: { flag: boolean }) => {
  return await (flag ? get({ key: 'yes' }) : get({ key: 'no' }));
});

export const conditionalChainOfTasks = workflow(async ({ key }: { key: string }) =>
  key === 'a'
    ? await get({ key: 'A' })
    : key === 'b'
      ? await get({ key: 'B' })
      : key === 'c'
        ? 'C'
        : await get({ key: await get({ key }) }),
);

const keys = [{ key: 'a' }, { key: 'b' }, { key: 'c' }, { key: '' }, { key: 'long key' }];
const flags = [{ flag: true }, { flag: false }];

export default cases(
  {
    conditionalNested: { inputs: [11, 6, 1, 0, -1].map((n) => ({ n })), transitions: 1 },
    conditionalTruthiness: {
      inputs: [{}, { v: null }, { v: 0 }, { v: '' }, { v: 'x' }, { v: [] }, { v: {} }, { v: [0] }, { v: '0' }],
      transitions: 1,
    },
    // One Task whose argument is chosen.
    conditionalEffects: { inputs: keys, transitions: 2 },
    conditionalEffectOneSide: { inputs: keys, transitions: 2 },
    conditionalAsArgument: { inputs: [...keys, { key: null }], transitions: 1 },
    conditionalInObject: {
      inputs: [
        { key: 'k', flag: true },
        { key: 'k', flag: false },
      ],
      transitions: 2,
    },
    conditionalUndefined: { inputs: flags, transitions: 1 },
    conditionalAssigns: { inputs: flags, transitions: 1 },
    conditionalPromise: { inputs: flags, transitions: 2 },
    conditionalChainOfTasks: { inputs: keys, transitions: 2 },
  },
  () => ({ Get: ({ key }: { key: string }) => `got ${key}` }),
);
