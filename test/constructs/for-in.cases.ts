/** `for … in` over objects: JavaScript's key order (integer keys first), jumps, tasks, existing variables, `hasOwnProperty`-like keys. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const store = lambda.fn<{ key: string; value: number }, string>('Store');

export const forInPure = workflow(async (input: { table: Record<string, number> }) => {
  const seen: string[] = [];
  for (const key in input.table) seen.push(`${key}=${input.table[key]}`);
  return seen;
});

export const forInCopy = workflow(async (input: { table: Record<string, number> }) => {
  const table: Record<string, number> = { ...input.table, last: 1, gone: 2 };
  let text = '';
  for (const key in { ...table }) {
    text += `${key} ${key in table};`;
    delete table.gone;
    delete table.a;
  }
  for (const key in { ...table, more: 3 }) {
    text += await store({ key, value: table[key] ?? 0 });
    delete table.last;
    table.added = 4;
  }
  return { text, table };
});

export const forInMade = workflow(async (input: { table: Record<string, number> }) => {
  const table: Record<string, number> = { ...input.table };
  for (const key in Object.assign({}, table)) delete table[key];
  return table;
});

export const forInTask = workflow(async (input: { table: Record<string, number> }) => {
  let text = '';
  for (const key in input.table) {
    const value = input.table[key] ?? -1;
    if (value === 0) continue;
    if (value > 5) break;
    text += await store({ key, value });
  }
  return text;
});

export const forInExisting = workflow(async (input: { table: Record<string, number> }) => {
  let key = 'before';
  let count = 0;
  for (key in input.table) count++;
  return { key, count };
});

export const forInNested = workflow(async (input: { tables: Record<string, Record<string, number>> }) => {
  const sums: Record<string, number> = {};
  for (const name in input.tables) {
    let sum = 0;
    const table = input.tables[name] ?? {};
    for (const key in table) sum += table[key] ?? 0;
    sums[name] = sum;
  }
  return sums;
});

export const forInBuildsReverse = workflow(async (input: { table: Record<string, string> }) => {
  const reverse: Record<string, string> = {};
  for (const key in input.table) reverse[input.table[key] ?? ''] = key;
  return reverse;
});

export const forInAny = workflow(async ({ value }: { value?: any }) => {
  const seen: string[] = [];
  for (const key in value) {
    if (key === 'stop') break;
    seen.push(key, typeof value[key]);
  }
  return seen;
});

export const forInList = workflow(async ({ list }: { list: (number | null)[] }) => {
  const seen: string[] = [];
  for (const index in list) seen.push(`${index}:${await store({ key: index, value: list[Number(index)] ?? -1 })}`);
  for (const index in [1, 2]) seen.push(index + 1);
  return seen;
});

export const forInMissing = workflow(async ({ table }: { table?: Record<string, number> | null }) => {
  let sum = 0;
  for (const key in table) sum += table[key] ?? 0;
  for (const key in table ?? undefined) sum += key.length;
  return sum;
});

export const refusedForInGrowing = workflow(async ({ list }: { list: number[] }) => {
  const copy = [...list];
  for (const index in copy) if (index === '0') copy.push(1);
  return copy;
});

const anything: { value?: unknown }[] = [
  {},
  ...[null, 0, '', 'ab', 'a😀', true, [], [5], [[1], null], {}, { 2: 'x', 1: null, stop: 1, z: 2 }].map((value) => ({
    value,
  })),
];

const tables: { table: Record<string, number> }[] = [
  { table: { b: 1, a: 2, 2: 3, 1: 4 } },
  { table: {} },
  { table: { only: 0 } },
  { table: { '': 6 } },
  { table: { constructor: 1, é: 2, 'a b': 0, $: 3 } },
];

export default cases(
  {
    forInAny: { inputs: anything },
    forInList: { inputs: [{ list: [] }, { list: [1] }, { list: [1, null, 0] }] },
    forInMissing: { inputs: [{}, { table: null }, ...tables], transitions: 1 },
    refusedForInGrowing: { refused: 'STEP2108' },
    forInCopy: { inputs: tables },
    forInMade: { refused: 'STEP2108' },
    forInPure: { inputs: tables, transitions: 1 },
    forInTask: { inputs: tables },
    forInExisting: { inputs: tables, transitions: 1 },
    forInNested: { inputs: [{ tables: { x: { a: 1, b: 2 }, y: {} } }, { tables: {} }], transitions: 1 },
    forInBuildsReverse: {
      inputs: [{ table: { a: 'x', b: 'y' } }, { table: {} }, { table: { a: '' } }, { table: { a: '1', b: '0' } }],
      transitions: 1,
    },
  },
  () => ({ Store: ({ key, value }: { key: string; value: number }) => `[${key}:${value}]` }),
);
