/** `object[key]`: items in and out of range, negative and fractional indexes, strings, computed record keys, nested, with effects. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const pick = lambda.fn<{ of: number }, number>('Pick');
const rows = lambda.fn<void, number[][]>('Rows');

export const elementOfList = workflow(async ({ list, i }: { list: (string | null)[]; i: number }) => {
  const item = list[i];
  return item === undefined ? 'out of range' : { item };
});

export const elementOfString = workflow(async ({ text, i }: { text: string; i: number }) => text[i] ?? 'none');

export const elementOfRecord = workflow(
  async ({ table, key }: { table: Record<string, number>; key: string }) => table[key] ?? 'missing',
);

export const elementNested = workflow(
  async ({ grid, x, y }: { grid: number[][]; x: number; y: number }) => grid[y]?.[x] ?? null,
);

export const elementLast = workflow(async ({ list }: { list: number[] }) => [
  list[list.length - 1] ?? null,
  list.at(-1) ?? null,
  list[0] ?? null,
]);

export const elementEffectKey = workflow(
  async ({ list }: { list: string[] }) => list[await pick({ of: list.length })] ?? 'none',
);

export const elementOfResult = workflow(async ({ i }: { i: number }) => (await rows())[i]?.[0] ?? 'none');

export const elementInLoop = workflow(async ({ a, b }: { a: number[]; b: number[] }) => {
  let dot = 0;
  for (let i = 0; i < a.length && i < b.length; i++) dot += (a[i] ?? 0) * (b[i] ?? 0);
  return dot;
});

export const elementOfTable = workflow(async ({ kind }: { kind: 'low' | 'high' }) => {
  const prices = { low: 1.5, high: 9 } as const;
  return { price: prices[kind], double: prices[kind] * 2 };
});

export const elementOfTuple = workflow(async ({ pair }: { pair: [string, number] }) => `${pair[0]}=${pair[1]}`);

export const elementSelf = workflow(async ({ table, key }: { table: Record<string, string>; key: string }) => {
  let at = key;
  const path = [at];
  while (table[at] !== undefined && path.length < 10) {
    at = table[at] ?? '';
    path.push(at);
  }
  return path;
});

export const elementUnsafe = workflow(async ({ list, i }: { list: { name: string }[]; i: number }) => list[i]!.name);

const at = [
  { list: ['a', null, 'c'], i: 1 },
  { list: ['a', null, 'c'], i: 2 },
  { list: [], i: 0 },
  { list: ['a'], i: -1 },
  { list: ['a', 'b'], i: 0.5 },
  { list: ['a'], i: 0 },
  { list: ['a'], i: 1 },
];

export default cases(
  {
    elementOfList: { inputs: at, transitions: 1 },
    elementOfString: {
      inputs: [
        { text: 'abc', i: 1 },
        { text: '', i: 0 },
        { text: 'é', i: 0 },
        { text: 'abc', i: -1 },
        { text: 'abc', i: 3 },
      ],
      transitions: 1,
    },
    elementOfRecord: {
      inputs: [
        { table: { a: 1 }, key: 'a' },
        { table: { a: 1 }, key: 'b' },
        { table: {}, key: '' },
        { table: { '0': 5 }, key: '0' },
        { table: { a: 0 }, key: 'a' },
      ],
      transitions: 1,
    },
    elementNested: {
      inputs: [
        { grid: [[1, 2], [3]], x: 0, y: 1 },
        { grid: [[1, 2], [3]], x: 1, y: 1 },
        { grid: [], x: 0, y: 0 },
        { grid: [[0]], x: 0, y: 0 },
        { grid: [[1]], x: 0, y: 5 },
      ],
      transitions: 1,
    },
    elementLast: { inputs: [{ list: [1, 2] }, { list: [] }, { list: [0] }], transitions: 1 },
    elementEffectKey: { inputs: [{ list: ['a', 'b', 'c'] }, { list: [] }, { list: ['x'] }], transitions: 1 },
    elementOfResult: { inputs: [{ i: 0 }, { i: 1 }, { i: 2 }, { i: 3 }], transitions: 1 },
    elementInLoop: {
      inputs: [
        { a: [1, 2], b: [3, 4, 5] },
        { a: [], b: [1] },
      ],
      transitions: 1,
    },
    elementOfTable: { inputs: [{ kind: 'low' }, { kind: 'high' }], transitions: 1 },
    elementOfTuple: { inputs: [{ pair: ['a', 1] }, { pair: ['', 0] }], transitions: 1 },
    elementSelf: {
      inputs: [
        { table: { a: 'b', b: 'c' }, key: 'a' },
        { table: {}, key: 'x' },
        { table: { a: 'a' }, key: 'a' },
      ],
      transitions: 1,
    },
    elementUnsafe: {
      inputs: [
        { list: [{ name: 'n' }], i: 0 },
        { list: [], i: 0 },
        { list: [{ name: 'n' }], i: 1 },
      ],
    },
  },
  () => ({ Pick: ({ of }: { of: number }) => of - 1, Rows: () => [[1, 2], [], [[3]]] }),
);
