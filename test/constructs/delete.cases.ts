/** `delete`: of optional properties and computed keys, as a value, of keys that are missing, inside loops with tasks. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const save = lambda.fn<{ item: Record<string, unknown> }, string>('Save');

export const deleteProperty = workflow(async ({ a, b }: { a: number; b?: number }) => {
  const item: { a?: number; b?: number; c: { d?: number; e: number } } = { a, c: { d: 1, e: 2 } };
  if (b !== undefined) item.b = b;
  delete item.a;
  delete item.c.d;
  return item;
});

export const deleteComputed = workflow(async ({ table, keys }: { table: Record<string, number>; keys: string[] }) => {
  const copy = { ...table };
  for (const key of keys) delete copy[key];
  return { copy, left: Object.keys(copy).length };
});

export const deleteValue = workflow(async ({ key }: { key: string }) => {
  const table: Record<string, number> = { a: 1, b: 2 };
  const first = delete table[key];
  const again = delete table[key];
  return { first, again, table, has: key in table };
});

export const deleteThenTask = workflow(async ({ table }: { table: Record<string, string> }) => {
  const rest = { ...table };
  const saved: string[] = [];
  for (const key of Object.keys(table)) {
    saved.push(await save({ item: rest }));
    delete rest[key];
  }
  return { saved, rest };
});

export default cases(
  {
    deleteProperty: { inputs: [{ a: 1, b: 2 }, { a: 0 }], transitions: 1 },
    deleteComputed: {
      inputs: [
        { table: { a: 1, b: 2, c: 3 }, keys: ['b', 'x'] },
        { table: {}, keys: ['a'] },
        { table: { a: 1 }, keys: ['a', 'a'] },
        { table: { '': 1 }, keys: [''] },
      ],
      transitions: 1,
    },
    deleteValue: { inputs: [{ key: 'a' }, { key: 'z' }], transitions: 1 },
    deleteThenTask: { inputs: [{ table: { a: 'x', b: 'y' } }, { table: {} }, { table: { one: '' } }] },
  },
  () => ({ Save: ({ item }: { item: Record<string, unknown> }) => Object.keys(item).join('+') }),
);
