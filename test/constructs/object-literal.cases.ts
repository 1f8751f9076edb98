/** Object literals: shorthand, computed keys, spreads that override, undefined properties, keys that look special. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const read = lambda.fn<{ key: string }, { id: string; note?: string }>('Read');

export const objectShorthand = workflow(async ({ a, b }: { a: number; b?: string }) => ({ a, b, c: { a, d: { b } } }));

export const objectComputed = workflow(async ({ key, n }: { key: string; n: number }) => ({
  [key]: 1,
  [`${key}-${n}`]: 2,
  [n]: 3,
  fixed: 4,
}));

export const objectOverrides = workflow(async ({ key }: { key: string }) => ({ a: 1, b: 2, [key]: 'computed', b2: 3 }));

export const objectSpread = workflow(
  async ({ base, more }: { base: Record<string, number>; more?: Record<string, number> | null }) => ({
    before: { ...base, a: 100 },
    after: { a: 100, ...base },
    both: { ...base, ...more },
    none: { ...more },
  }),
);

export const objectSpreadUndefined = workflow(async ({ base, a }: { base: { a: number; b: number }; a?: number }) => {
  const merged = { ...base, a };
  return { merged, has: merged.a === undefined, b: merged.b };
});

export const objectSpreadTask = workflow(async ({ key }: { key: string }) => ({
  key,
  ...(await read({ key })),
  read: true,
}));

export const objectUndefinedDropped = workflow(async ({ a }: { a?: { b?: number } }) => ({
  a,
  b: a?.b,
  c: undefined,
  list: [{ b: a?.b }],
}));

export const objectSpecialKeys = workflow(async ({ v }: { v: number }) => ({
  '': v,
  'a b': v,
  'quote"\'': v,
  é: v,
  $: v,
  $x: v,
  '{% 1 %}': v,
  1.5: v,
  'back\\slash': v,
  'new\nline': v,
  constructor: v,
  length: v,
  value: v,
}));

export const objectSpecialText = workflow(async ({ v }: { v: string }) => ({
  expression: '{% 1 + 1 %}',
  quotes: `'"\\`,
  close: '%}',
  dollar: '$states.input',
  path: '$.x',
  template: `{% ${v} %}`,
  placeholder: '${v}',
  v,
}));

export const objectNestedAccess = workflow(async ({ list }: { list: { k: string; v: number }[] }) => {
  const table = { list, first: list[0], nested: { deep: { list } } };
  return {
    ks: table.nested.deep.list.map((e) => e.k),
    first: table.first?.v ?? null,
    last: table.list[table.list.length - 1]?.k ?? 'none',
  };
});

export const objectEmpty = workflow(async () => ({ o: {}, l: [], n: { o: {}, l: [{}] } }));

export const objectNumbersAsKeys = workflow(async ({ ids }: { ids: number[] }) => {
  const table: Record<number, string> = {};
  for (const id of ids) table[id] = `item ${id}`;
  return { table, keys: Object.keys(table), one: table[1] ?? null };
});

export default cases(
  {
    objectShorthand: { inputs: [{ a: 1, b: 'x' }, { a: 0 }, { a: 1, b: '' }], transitions: 1 },
    objectComputed: {
      inputs: [
        { key: 'k', n: 1 },
        { key: '', n: 0 },
        { key: 'fixed', n: 0.5 },
        { key: '1', n: 1 },
      ],
      transitions: 1,
    },
    objectOverrides: { inputs: [{ key: 'a' }, { key: 'b' }, { key: 'b2' }, { key: 'z' }], transitions: 1 },
    objectSpread: {
      inputs: [
        { base: { a: 1, b: 2 }, more: { b: 3 } },
        { base: {} },
        { base: { a: 1 }, more: null },
        { base: { x: 0 }, more: {} },
      ],
      transitions: 1,
    },
    objectSpreadUndefined: { inputs: [{ base: { a: 1, b: 2 }, a: 5 }, { base: { a: 1, b: 2 } }], transitions: 1 },
    objectSpreadTask: { inputs: [{ key: 'k' }, { key: 'noted' }], transitions: 1 },
    objectUndefinedDropped: { inputs: [{ a: { b: 1 } }, { a: {} }, {}], transitions: 1 },
    objectSpecialKeys: { inputs: [{ v: 1 }, { v: 0 }], transitions: 1 },
    objectSpecialText: { inputs: [{ v: 'x' }, { v: '{% $x %}' }, { v: '' }], transitions: 1 },
    objectNestedAccess: {
      inputs: [
        {
          list: [
            { k: 'a', v: 1 },
            { k: 'b', v: 2 },
          ],
        },
        { list: [] },
        { list: [{ k: 'x', v: 0 }] },
      ],
      transitions: 1,
    },
    objectEmpty: { inputs: [{}], transitions: 1 },
    objectNumbersAsKeys: { inputs: [{ ids: [3, 1, 2] }, { ids: [] }, { ids: [1] }], transitions: 1 },
  },
  () => ({
    Read: ({ key }: { key: string }) => (key === 'noted' ? { id: key, note: 'n', key: 'overridden' } : { id: key }),
  }),
);
