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

/** Depths and limits that only the run knows. */
export const restDepths = workflow(async ({ items, depth }: { items: unknown[]; depth: number }) => [
  items.flat(depth),
  [[1, [2, [3, [[[4]]]]]], []].flat(depth),
  items.flat(depth > 1 ? undefined : 0),
]);

export const restOptionalDepth = workflow(async ({ items, depth }: { items: unknown[]; depth?: number }) =>
  items.flat(depth),
);

export const restLimits = workflow(async ({ text, limit }: { text: string; limit: number }) => [
  text.split(',', limit),
  text.split(/[,;]/, limit),
  text.split('', limit),
  text.split(/(b)/, limit),
  text.split(',', limit > 1 ? undefined : limit),
]);

export const restLimitOrder = workflow(async ({ text, limit }: { text: string; limit: number }) => {
  const order: string[] = [];
  const say = <T>(what: string, value: T) => {
    order.push(what);
    return value;
  };
  const parts = say('text', text).split(say('separator', ','), say('limit', limit));
  return [parts, order];
});

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

const limits = ['', 'a', 'a,b', 'a,b;c,', ',,'].flatMap((text) =>
  [0, 1, 2, 9, -1, 1.9, -0.5, 4294967297, -4294967295].map((limit) => ({ text, limit })),
);

export default cases({
  restOwnParts: { inputs: values },
  restOfObject: { inputs: values.slice(0, 4) },
  restRaw: { inputs: [{ text: '' }, { text: '\n"' }] },
  restLength: { inputs: [{ n: 0 }, { n: 1 }, { n: 3 }] },
  restFlat: { inputs: lists },
  restDepths: {
    inputs: [0, 1, 2, 2.9, -1, 9, 1e6].flatMap((depth) => lists.map(({ items }) => ({ items, depth }))),
  },
  restOptionalDepth: { inputs: [{}, { depth: 0 }, { depth: 2 }].map((one) => ({ items: [[1, [2, [3]]], 4], ...one })) },
  restLimits: { inputs: limits },
  restLimitOrder: { inputs: limits.slice(0, 12) },
  restTests: { inputs: lists },
  restCopy: { inputs: [{ value: {} }, { value: { a: null } }, { value: { a: [1, 'x'] } }, { value: { a: '' } }] },
  restPathOfLiteral: { inputs: lists },
  restSleep: { inputs: [{ n: 0 }, { n: 1 }, { n: 2 }, { n: -3 }] },
});
