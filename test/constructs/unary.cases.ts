/** `! - + ~ typeof void ++ --`, before and after variables, properties and items, as statements and as values. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const unaryNot = workflow(async ({ v }: { v?: unknown }) => [!v, !!v]);

export const unaryTypeof = workflow(async ({ v }: { v?: unknown }) => typeof v);

export const unaryTypeofGuard = workflow(async ({ v }: { v: string | number | string[] | { n: number } | null }) => {
  if (typeof v === 'string') return v.length;
  if (typeof v === 'number') return v + 1;
  if (v === null) return 'null';
  return Array.isArray(v) ? v.join('+') : v.n;
});

export const unaryPlusText = workflow(async ({ s }: { s: string }) => String(+s));

export const unaryPlusOthers = workflow(async ({ b, z }: { b: boolean; z: null }) => [+b, +z!, -b]);

export const unaryMinus = workflow(async ({ n }: { n: number }) => [-n, -(-n), +n, -(-n + 1)]);

export const unaryTilde = workflow(async ({ n }: { n: number }) => [~n, ~~n]);

export const unaryUpdates = workflow(async ({ n }: { n: number }) => {
  let x = n;
  const a = x++;
  const b = ++x;
  const c = x--;
  const d = --x;
  x++;
  --x;
  return [a, b, c, d, x];
});

export const unaryUpdateOrder = workflow(async ({ n }: { n: number }) => {
  let x = n;
  return [x++ + x++, x, x-- - --x, x, x++ * 10 + x];
});

export const unaryUpdateProperty = workflow(async ({ n }: { n: number }) => {
  const o = { count: n, list: [n, n * 2] };
  const before = o.count++;
  const after = ++o.count;
  const item = o.list[1]!--;
  o.list[0]! += 5;
  return { o, before, after, item };
});

export const unaryUpdateWithTask = workflow(async ({ n }: { n: number }) => {
  let x = n;
  const sum = x++ + (await get({ n: x })) + x++;
  return { sum, x };
});

export const unaryUpdateKeyOnce = workflow(async ({ n }: { n: number }) => {
  const list = [10, 20, 30];
  let i = n;
  list[i++]!++;
  return { list, i };
});

export const unaryVoid = workflow(async () => {
  let x = 0;
  const nothing = void x++;
  return { x, nothing, missing: nothing === undefined };
});

const values = [
  {},
  { v: null },
  { v: 0 },
  { v: '' },
  { v: 'x' },
  { v: true },
  { v: [] },
  { v: [1] },
  { v: {} },
  { v: { a: 1 } },
];

export default cases(
  {
    unaryNot: { inputs: values, transitions: 1 },
    unaryTypeof: { inputs: values, transitions: 1 },
    unaryTypeofGuard: {
      inputs: [{ v: 'abc' }, { v: 4 }, { v: null }, { v: ['a', 'b'] }, { v: [] }, { v: { n: 0 } }],
      transitions: 1,
    },
    unaryPlusText: {
      inputs: ['', ' 12 ', '1e3', '0x1F', 'abc', '-0', '.5', '5.', '1_000', 'Infinity', '12px', '\n', '0b11'].map(
        (s) => ({ s }),
      ),
      transitions: 1,
    },
    unaryPlusOthers: {
      inputs: [
        { b: true, z: null },
        { b: false, z: null },
      ],
      transitions: 1,
    },
    unaryMinus: { inputs: [{ n: 1 }, { n: -2.5 }, { n: 0 }], transitions: 1 },
    unaryTilde: { inputs: [{ n: 1 }, { n: -2.5 }, { n: 0 }, { n: 4294967295 }], transitions: 1 },
    unaryUpdates: { inputs: [{ n: 1 }, { n: 0 }, { n: -0.5 }], transitions: 1 },
    unaryUpdateOrder: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    unaryUpdateProperty: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    unaryUpdateWithTask: { inputs: [{ n: 1 }, { n: 0 }], transitions: 1 },
    unaryUpdateKeyOnce: { inputs: [{ n: 0 }, { n: 2 }], transitions: 1 },
    unaryVoid: { inputs: [{}], transitions: 1 },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 100 }),
);
