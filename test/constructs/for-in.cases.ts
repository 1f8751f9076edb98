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

const tables: { table: Record<string, number> }[] = [
  { table: { b: 1, a: 2, 2: 3, 1: 4 } },
  { table: {} },
  { table: { only: 0 } },
  { table: { '': 6 } },
  { table: { constructor: 1, é: 2, 'a b': 0, $: 3 } },
];

export default cases(
  {
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
