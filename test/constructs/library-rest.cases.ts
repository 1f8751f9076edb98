/** Built-ins in their rarer forms: `Object.keys` of arrays, `String.raw`, arrays by length, tests as callbacks, JSON of anything. */
import { sleep, workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const restOwnParts = workflow(async ({ value }: { value: unknown }) => {
  if (Array.isArray(value)) return [Object.keys(value), Object.values(value).length, Object.entries(value)];
  if (typeof value === 'object' && value !== null) {
    const kinds: Record<string, string> = {};
    for (const [key, part] of Object.entries(value)) kinds[key] = typeof part;
    return [kinds, Object.keys(value), Object.values(value)];
  }
  return typeof value;
});

export const restOfObject = workflow(async ({ value }: { value: object }) => {
  const list = ['a', 'b'];
  return [Object.keys(value), Object.values(value), Object.entries(value), Object.entries(list), Object.keys([])];
});

export const restRaw = workflow(async ({ text }: { text: string }) => [
  String.raw`a\n${text}\t\\${text.length}`,
  String.raw`\u00e9 plain`,
  String.raw``,
]);

export const restLength = workflow(async ({ n }: { n: number }) => [
  Array.from({ length: n }).length,
  Array.from({ length: n }).map((_, index) => index * 2),
  Array.from({ length: n }),
]);

export const restFlat = workflow(async ({ items }: { items: unknown[] }) => [
  items.flat(Infinity),
  [[1, [2, [3, [[[4]]]]]]].flat(Infinity),
]);

export const restTests = workflow(async ({ numbers, items }: { numbers: number[]; items: unknown[] }) => [
  numbers.every(Number.isInteger),
  numbers.filter(Number.isSafeInteger),
  numbers.map(Number.isFinite),
  numbers.some(Number.isNaN),
  items.filter(Array.isArray).length,
  items.findIndex(Array.isArray),
]);

export const restCopy = workflow(async ({ value }: { value: { a?: unknown } }) => {
  const copy = JSON.parse(JSON.stringify(value));
  try {
    return [copy, JSON.parse(JSON.stringify(value.a))];
  } catch (error) {
    return [copy, (error as Error).name];
  }
});

export const restPathOfLiteral = workflow(async ({ numbers }: { numbers: number[] }) => {
  const [{ total }, ...rest] = [{ total: numbers.length }, ...numbers.map((total) => ({ total }))];
  return [total, rest.length, [{ a: { b: numbers } }][0]!.a.b];
});

export const restSleep = workflow(async ({ n }: { n: number }) => {
  await sleep(n > 1 ? '1m' : n > 0 ? 5 : n + 1);
  return n;
});

const values = [[], {}, [1, null, [2]], { a: 1, b: [2], '1': null }, null, 'text', 3, false].map((value) => ({
  value,
}));
const lists = [
  { numbers: [], items: [] },
  { numbers: [1, 2.5, 1e21, -0], items: [[1], 'a', [[2, [null]]], {}] },
  { numbers: [3], items: [[]] },
];

export default cases({
  restOwnParts: { inputs: values },
  restOfObject: { inputs: values.slice(0, 4) },
  restRaw: { inputs: [{ text: '' }, { text: '\n"' }] },
  restLength: { inputs: [{ n: 0 }, { n: 1 }, { n: 3 }] },
  restFlat: { inputs: lists },
  restTests: { inputs: lists },
  restCopy: { inputs: [{ value: {} }, { value: { a: null } }, { value: { a: [1, 'x'] } }, { value: { a: '' } }] },
  restPathOfLiteral: { inputs: lists },
  restSleep: { inputs: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: -3 }] },
});
