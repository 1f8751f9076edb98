/**
 * What the intrinsic functions of JSONPath state machines are in TypeScript, one function each: [the table](../intrinsics.md).
 */
import { createHash } from 'node:crypto';
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const intrinsicArray = workflow(async ({ a, b }: { a: unknown; b: unknown }) => [a, b]);

export const intrinsicArrayPartition = workflow(async ({ list, size }: { list: number[]; size: number }) =>
  [...Array(Math.ceil(list.length / size)).keys()].map((i) => list.slice(i * size, (i + 1) * size)),
);

export const intrinsicArrayContains = workflow(async ({ list, item }: { list: string[]; item: string }) =>
  list.includes(item),
);

export const intrinsicArrayRange = workflow(
  async ({ first, last, step }: { first: number; last: number; step: number }) =>
    [...Array(Math.max(0, Math.floor((last - first) / step) + 1)).keys()].map((i) => first + i * step),
);

export const intrinsicArrayGetItem = workflow(
  async ({ list, index }: { list: string[]; index: number }) => list[index],
);

export const intrinsicArrayLength = workflow(async ({ list }: { list: unknown[] }) => list.length);

export const intrinsicArrayUnique = workflow(async ({ list }: { list: (string | number)[] }) =>
  list.filter((item, index) => list.indexOf(item) === index),
);

export const intrinsicBase64Encode = workflow(async ({ text }: { text: string }) => {
  const bytes = encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)));
  return btoa(bytes);
});

export const intrinsicBase64EncodeAscii = workflow(async ({ text }: { text: string }) => btoa(text));

export const intrinsicBase64Decode = workflow(async ({ text }: { text: string }) => atob(text));

export const intrinsicHash = workflow(async ({ text }: { text: string }) =>
  createHash('sha256').update(text).digest('hex'),
);

export const intrinsicHashes = workflow(async ({ text }: { text: string }) => [
  createHash('md5').update(text).digest('hex'),
  createHash('sha1').update(`${text}!`).digest('hex'),
  createHash('sha384').update(text).digest('hex'),
  createHash('sha512').update('constant').digest('hex'),
]);

export const refusedHashEncoding = workflow(async ({ text }: { text: string }) =>
  createHash('sha256').update(text).digest('base64'),
);

export const refusedHashAlgorithm = workflow(async ({ text }: { text: string }) =>
  createHash('sha3-256').update(text).digest('hex'),
);

export const intrinsicJsonMerge = workflow(
  async ({ a, b }: { a: Record<string, unknown>; b: Record<string, unknown> }) => ({ ...a, ...b }),
);

export const intrinsicJsonToString = workflow(async ({ value }: { value: unknown }) => JSON.stringify(value));

export const intrinsicStringToJson = workflow(async ({ text }: { text: string }) => JSON.parse(text) as unknown);

export const intrinsicMathAdd = workflow(async ({ a, b }: { a: number; b: number }) => a + b);

export const intrinsicMathRandom = workflow(async ({ from, to }: { from: number; to: number }) => {
  const random = from + Math.floor(Math.random() * (to - from));
  return Number.isInteger(random) && random >= from && random < to;
});

export const intrinsicStringSplit = workflow(async ({ text }: { text: string }) =>
  text.split(/[,;]/).filter((part) => part !== ''),
);

export const intrinsicUuid = workflow(async () =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(crypto.randomUUID()),
);

export const intrinsicFormat = workflow(async ({ name, n }: { name: string; n: number }) => `${name} has ${n}, {}`);

export const expressionArithmetic = workflow(async ({ a, b }: { a: number; b: number }) => a + b);

export const expressionConversion = workflow(async ({ ms }: { ms: number }) => ms / 1000);

export const expressionMessage = workflow(
  async ({ seconds }: { seconds: number }) => `Now waiting ${seconds} seconds...`,
);

export const expressionChoice = workflow(async ({ n, names }: { n: number; names: { first: string }[] }) =>
  n > 10 && names.length > 0 ? names.map(({ first }) => first.toUpperCase()).join(', ') : (names[0]?.first ?? 'nobody'),
);

export const expressionObject = workflow(
  async ({ order }: { order: { lines: { price: number; quantity: number }[] } }) => ({
    total: order.lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
    most: Math.max(0, ...order.lines.map(({ price }) => price)),
    largest: order.lines.toSorted((a, b) => b.price - a.price).at(0) ?? null,
  }),
);

export const expressionDate = workflow(async ({ at }: { at: string }) =>
  new Date(Date.parse(at) + 86_400_000).toISOString(),
);

const texts = ['', 'a', 'Ünï', '😀 x', 'line\n"quoted"'].map((text) => ({ text }));
const values = [null, true, 0, -1.5, '', 'é', [], [[1]], {}, { a: { b: [1, null] } }];

export default cases({
  intrinsicArray: {
    inputs: values.map((a) => ({ a, b: [a] })),
    transitions: 1,
  },
  intrinsicArrayPartition: {
    inputs: [
      { list: [1, 2, 3, 4, 5], size: 2 },
      { list: [], size: 3 },
      { list: [1], size: 4 },
      { list: [1, 2], size: 1 },
    ],
    transitions: 1,
  },
  intrinsicArrayContains: {
    inputs: [
      { list: ['a', 'b'], item: 'b' },
      { list: [], item: '' },
      { list: ['ab'], item: 'a' },
    ],
    transitions: 1,
  },
  intrinsicArrayRange: {
    inputs: [
      { first: 1, last: 10, step: 2 },
      { first: 1, last: 9, step: 9 },
      { first: 5, last: 5, step: 1 },
      { first: 3, last: -3, step: -2 },
      { first: 5, last: 1, step: 1 },
    ],
    transitions: 1,
  },
  intrinsicArrayGetItem: {
    inputs: [
      { list: ['a', 'b'], index: 1 },
      { list: ['a'], index: 0 },
    ],
    transitions: 1,
  },
  intrinsicArrayLength: { inputs: [{ list: [] }, { list: [[]] }, { list: [1, [2, 3]] }], transitions: 1 },
  intrinsicArrayUnique: {
    inputs: [{ list: [] }, { list: [1, '1', 1, 'a', 'a'] }, { list: [0, 0] }, { list: ['b', 'a', 'b'] }],
    transitions: 1,
  },
  intrinsicBase64Encode: { inputs: texts, transitions: 2 },
  intrinsicBase64EncodeAscii: {
    inputs: [{ text: '' }, { text: 'a' }, { text: 'abc {}' }, { text: 'ab' }],
    transitions: 2,
  },
  intrinsicBase64Decode: { inputs: [{ text: '' }, { text: 'YQ==' }, { text: 'YWJjIHt9' }], transitions: 2 },
  intrinsicHash: { inputs: texts, transitions: 1 },
  intrinsicHashes: { inputs: [...texts, { text: '\ud800' }], transitions: 1 },
  refusedHashEncoding: { refused: 'STEP1002' },
  refusedHashAlgorithm: { refused: 'STEP1002' },
  intrinsicJsonMerge: {
    inputs: [
      { a: { x: 1, y: { z: 1 } }, b: { y: { w: 2 }, v: null } },
      { a: {}, b: {} },
      { a: { k: [1] }, b: {} },
    ],
    transitions: 1,
  },
  intrinsicJsonToString: { inputs: values.map((value) => ({ value })), transitions: 1 },
  intrinsicStringToJson: {
    inputs: values.map((value) => ({ text: JSON.stringify(value) })),
    transitions: 2,
  },
  intrinsicMathAdd: {
    inputs: [
      { a: 1, b: 2 },
      { a: -1, b: 1 },
      { a: 0, b: 0 },
    ],
    transitions: 1,
  },
  intrinsicMathRandom: {
    inputs: [
      { from: 1, to: 100 },
      { from: 5, to: 6 },
      { from: -3, to: 3 },
    ],
    transitions: 2,
  },
  intrinsicStringSplit: {
    inputs: ['a,b', '', ',', 'a,;b;', 'one'].map((text) => ({ text })),
    transitions: 1,
  },
  intrinsicUuid: { inputs: [{}], transitions: 2 },
  intrinsicFormat: {
    inputs: [
      { name: 'Ann', n: 3 },
      { name: '', n: 1.5 },
      { name: '{}', n: -2 },
    ],
    transitions: 1,
  },
  expressionArithmetic: {
    inputs: [
      { a: 3, b: 4 },
      { a: 0.1, b: 0.2 },
    ],
    transitions: 1,
  },
  expressionConversion: { inputs: [{ ms: 5000 }, { ms: 1 }, { ms: 0 }], transitions: 1 },
  expressionMessage: { inputs: [{ seconds: 5 }, { seconds: 0.001 }], transitions: 1 },
  expressionChoice: {
    inputs: [
      { n: 11, names: [{ first: 'Ada' }, { first: 'Bo' }] },
      { n: 1, names: [{ first: 'Ada' }] },
      { n: 12, names: [] },
    ],
    transitions: 1,
  },
  expressionObject: {
    inputs: [
      {
        order: {
          lines: [
            { price: 2, quantity: 3 },
            { price: 5, quantity: 1 },
          ],
        },
      },
      { order: { lines: [] } },
      { order: { lines: [{ price: 1, quantity: 1 }] } },
    ],
    transitions: 1,
  },
  expressionDate: { inputs: [{ at: '2024-02-28T12:00:00Z' }, { at: '2023-12-31T00:00:00.500Z' }], transitions: 2 },
});
