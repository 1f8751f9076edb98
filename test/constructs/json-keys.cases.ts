/** `JSON.stringify` with a list of keys: their order, what is nested, and what they leave alone. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  readonly value: unknown;
}
interface Order {
  readonly id: string;
  readonly total: number;
  readonly note?: string;
  readonly lines: readonly { readonly id: string; readonly count: number | null }[];
}

export const written = workflow(async ({ value }: Input) => JSON.stringify(value, ['b', 'a', 'list', 'id']));
export const numbers = workflow(async ({ value }: Input) => [
  JSON.stringify(value, ['x', 2, '1', 1, 'x', 0.5, 1e21, -1]),
  JSON.stringify(value, [2]),
  JSON.stringify(value, ['length', '0', 'constructor', 'toString']),
]);
export const none = workflow(async ({ value }: Input) => [
  JSON.stringify(value, []),
  JSON.stringify(value, [], 2),
  JSON.stringify(value, ['']),
]);
export const indented = workflow(async ({ value }: Input) => [
  JSON.stringify(value, ['list', 'a', 'b'], 2),
  JSON.stringify(value, ['list', 'a', 'b'], '--'),
  JSON.stringify(value, ['list', 'a', 'b'], ''),
  JSON.stringify(value, ['list', 'a', 'b'], 0),
  JSON.stringify(value, ['b', 'a'], undefined),
]);
export const given = workflow(async ({ value, keys }: { value: unknown; keys: string[] }) => [
  JSON.stringify(value, keys),
  JSON.stringify(value, keys, 1),
  JSON.stringify(value, [...keys, 'a']),
]);
export const mixed = workflow(async ({ value, keys }: { value: unknown; keys: (string | number)[] }) =>
  JSON.stringify(value, keys),
);
export const counts = workflow(async ({ value, keys }: { value: unknown; keys: number[] }) =>
  JSON.stringify(value, keys),
);
export const sorted = workflow(async ({ order }: { order: Order }) => [
  JSON.stringify(order, Object.keys(order).sort()),
  JSON.stringify(order, Object.keys(order)),
  JSON.stringify(order, ['note', 'lines', 'count']),
  JSON.stringify({ ...order, total: order.total / 0, note: undefined }, ['total', 'note', 'id']),
  JSON.stringify([order.note, order], ['id', 'note']),
  JSON.stringify(order.note, ['id']) ?? 'none',
]);
export const changed = workflow(async ({ value }: Input) => {
  const keys = ['a'];
  const before = JSON.stringify(value, keys);
  keys.push('b');
  const after = JSON.stringify(value, keys);
  keys.length = 0;
  return [before, after, JSON.stringify(value, keys)];
});
export const order = workflow(async ({ value }: Input) => {
  const seen: string[] = [];
  const see = (text: string): string => {
    seen.push(text);
    return text;
  };
  const text = JSON.stringify({ a: see('a'), v: value }, [see('v'), see('a')]);
  return [text, seen];
});

export const refusedFunction = workflow(async ({ value }: Input) =>
  JSON.stringify(value, (key, item: unknown) => (key === 'a' ? undefined : item)),
);
export const refusedUndefined = workflow(async ({ value, keys }: { value: unknown; keys: string[] }) =>
  JSON.stringify(value, [keys[0] as string, 'a']),
);
export const refusedPrototype = workflow(async ({ value }: Input) => JSON.stringify(value, ['a', '__proto__']));
export const refusedNull = workflow(async ({ value, keys }: { value: unknown; keys: string[] | null }) =>
  JSON.stringify(value, keys),
);
export const refusedReviver = workflow(
  async ({ text }: { text: string }): Promise<unknown> => JSON.parse(text, (_key, item: unknown) => item),
);

const values = [
  {},
  [],
  null,
  0,
  1e21,
  0.1 + 0.2,
  '',
  'a "quoted"\n\u2028 text',
  true,
  { a: 1 },
  { z: 1 },
  { a: null, b: false, c: 1 },
  { b: { b: { a: [] }, x: 1 }, a: {} },
  { list: [] },
  { list: [[]] },
  { list: [[{ a: [{ id: 1, x: 2 }] }]], a: [[1], [[2]], {}] },
  { list: [{ x: 1 }], a: [{ a: 1 }] },
  [{ b: 1, a: 2, c: 3 }, [{ a: 1, x: 1 }], 'text', null, 1],
  [{ x: 1 }],
  [[{ a: [] }]],
  { '1': 'one', '2': 'two', x: { '2': 1, '1': 2, x: 3 }, '0.5': 'half', '1e+21': 'much', '-1': 'less' },
  { '': 0, a: { '': '' } },
  { length: 1, '0': 'zero' },
  { a: '\ue000undefined', b: '\ue000NaN' },
  { 'a b': 1, 'ä"\\': { 'ä"\\': 1e-7 } },
];
const inputs = values.map((value) => ({ value }));
const keyLists = [[], ['a'], ['b', 'a', 'b'], ['ä"\\', '', 'a b', '2', '1'], ['list', 'length']];

export default cases({
  written: { inputs },
  numbers: { inputs },
  none: { inputs },
  indented: { inputs },
  given: { inputs: values.flatMap((value) => keyLists.map((keys) => ({ value, keys }))) },
  mixed: {
    inputs: values.flatMap((value) => [[], [1], ['x', 2, '2', 1], [1e21, 0.5, 'x']].map((keys) => ({ value, keys }))),
  },
  counts: {
    inputs: values.flatMap((value) => [[], [1], [2, 1, 2, -1, 1e21, 0.5, 0]].map((keys) => ({ value, keys }))),
  },
  sorted: {
    inputs: [
      { order: { id: 'a', total: 1, lines: [] } },
      { order: { total: 1.5, note: 'x', lines: [{ id: 'b', count: null }], id: 'a' } },
      {
        order: {
          lines: [
            { count: 1, id: 'c' },
            { id: 'd', count: 2 },
          ],
          id: 'a',
          note: '',
          total: 0,
        },
      },
    ],
  },
  changed: { inputs },
  order: { inputs },
  refusedFunction: { refused: 'STEP1002' },
  refusedUndefined: { refused: 'STEP1002' },
  refusedPrototype: { refused: 'STEP1002' },
  refusedNull: { refused: 'STEP1002' },
  refusedReviver: { refused: 'STEP1002' },
});
