/** Array literals: empty, singleton, nested, spreads of lists and strings, values of every kind, effects in items. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const load = lambda.fn<{ page: number }, string[]>('Load');

export const arrayNested = workflow(async ({ a, b }: { a: number[]; b: number[][] }) => [
  [],
  [a],
  [[a]],
  b,
  [...a, b],
  [[...a], [...b]],
  [{ a: [] }],
]);

export const arraySpread = workflow(async ({ a, b }: { a: number[]; b: number[] }) => ({
  both: [...a, ...b],
  middle: [0, ...a, 9, ...b],
  copy: [...a],
  twice: [...a, ...a],
}));

export const arrayOfKinds = workflow(async ({ v }: { v: string | number | boolean | null | number[] }) => [
  v,
  [v],
  1,
  'x',
  true,
  null,
  [],
  {},
  [[v], []],
]);

export const arraySpreadString = workflow(async ({ s }: { s: string }) => [...s, '|', ...'ab']);

export const arrayWithTasks = workflow(async () => [
  ...(await load({ page: 1 })),
  'mid',
  ...(await load({ page: 2 })),
  await load({ page: 0 }),
]);

export const arraySpreadConditional = workflow(async ({ a, flag }: { a: number[]; flag: boolean }) => [
  ...(flag ? a : []),
  ...(flag ? [] : [a.length]),
]);

export const arraySingletonThroughTask = workflow(async ({ page }: { page: number }) => {
  const list = await load({ page });
  const wrapped = [list];
  return { list, wrapped, first: list[0] ?? null, count: list.length, again: [...list] };
});

export const arrayOfArraysVariable = workflow(async ({ rows }: { rows: number[][] }) => {
  const copy = [...rows];
  const grown = [...copy, [1], []];
  return { grown, length: grown.length, inner: grown.map((row) => row.length) };
});

export const arraySpreadOptional = workflow(async ({ a }: { a?: number[] }) => [...(a ?? []), 'end']);

export default cases(
  {
    arrayNested: {
      inputs: [
        { a: [1], b: [[1]] },
        { a: [], b: [] },
        { a: [1, 2], b: [[], [3]] },
        { a: [0], b: [[]] },
      ],
      transitions: 1,
    },
    arraySpread: {
      inputs: [
        { a: [1], b: [2] },
        { a: [], b: [] },
        { a: [1, 2], b: [] },
        { a: [], b: [3] },
      ],
      transitions: 1,
    },
    arrayOfKinds: { inputs: ['x', '', 0, true, null, [], [1], [1, 2]].map((v) => ({ v })), transitions: 1 },
    arraySpreadString: { inputs: [{ s: 'xy' }, { s: '' }, { s: 'a' }, { s: '😀é' }], transitions: 1 },
    arrayWithTasks: { inputs: [{}], transitions: 3 },
    arraySpreadConditional: {
      inputs: [
        { a: [1, 2], flag: true },
        { a: [1], flag: false },
        { a: [], flag: true },
        { a: [5], flag: true },
      ],
      transitions: 1,
    },
    arraySingletonThroughTask: { inputs: [{ page: 1 }, { page: 2 }, { page: 0 }], transitions: 1 },
    arrayOfArraysVariable: {
      inputs: [{ rows: [[1, 2]] }, { rows: [] }, { rows: [[]] }, { rows: [[1], [2]] }],
      transitions: 1,
    },
    arraySpreadOptional: { inputs: [{ a: [1] }, {}, { a: [] }], transitions: 1 },
  },
  () => ({ Load: ({ page }: { page: number }) => Array.from({ length: page }, (_, index) => `${page}.${index}`) }),
);
