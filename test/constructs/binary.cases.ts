/** Binary operators on all JSON scalars: arithmetic, comparison, equality, bits, `in`, logic as values; with JavaScript's results. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');

export const binaryArithmetic = workflow(async ({ a, b }: { a: number; b: number }) =>
  [a + b, a - b, a * b, a / b, a % b, a ** b].map((n) => String(n)),
);

export const binaryPrecedence = workflow(async ({ a, b, c }: { a: number; b: number; c: number }) => ({
  p: a + b * c,
  q: (a + b) * c,
  r: a - b - c,
  s: a - (b - c),
  t: a / b / c,
  u: a ** (b ** c),
  v: -(a ** b),
  w: (a + b) % c === 0 || (a > b && b > c),
  x: a < b === b < c,
}));

export const binaryNegativeZero = workflow(async ({ a, b }: { a: number; b: number }) =>
  [1 / (a * b), 1 / (a % b), 1 / -a].map(String),
);

export const binaryComparison = workflow(async ({ a, b }: { a: number; b: number }) => [
  a < b,
  a <= b,
  a > b,
  a >= b,
  a === b,
  a !== b,
]);

export const binaryTextComparison = workflow(async ({ a, b }: { a: string; b: string }) => [
  a < b,
  a <= b,
  a > b,
  a >= b,
  a === b,
  a !== b,
]);

export const binaryConcat = workflow(async ({ a, b }: { a: string; b: number | boolean | null | undefined }) => [
  a + b,
  b + a,
  a + a,
  `${b}`,
]);

export const binaryConcatNumbers = workflow(async ({ n }: { n: number }) => 'n=' + n + ';' + (n + 1) + ';' + n / 3);

export const binaryStrictEquality = workflow(async ({ v }: { v: string | number | boolean | null }) => ({
  zero: v === 0,
  empty: v === '',
  off: v === false,
  nothing: v === null,
  missing: v === undefined,
  one: v !== 1,
  text: v !== '1',
}));

export const binaryNullish = workflow(async ({ v }: { v?: string | number | null }) => [
  v == null,
  v != null,
  v === undefined,
  v === null,
  v == undefined,
]);

export const binaryLogicValues = workflow(
  async ({ a, b }: { a?: string | number | boolean | null; b: string | number | boolean | null }) => ({
    and: a && b,
    or: a || b,
    either: a ?? b,
    mixed: (a || b) && 'both',
    not: !a && !b,
    twice: !!a,
  }),
);

export const binaryBits = workflow(async ({ a, b }: { a: number; b: number }) => [
  a & b,
  a | b,
  a ^ b,
  a << b,
  a >> b,
  a >>> b,
  ~a,
]);

export const binaryIn = workflow(async ({ table, key }: { table: Record<string, number>; key: string }) => [
  key in table,
  'fixed' in table,
  !(key in table),
]);

export const binaryMixedComparison = workflow(async ({ a, b }: { a: number | null; b: number }) => [
  (a ?? 0) < b,
  a === b,
  (a ?? b) >= b,
]);

export const binaryChain = workflow(
  async ({ n }: { n: number }) =>
    n + 1 + n + 2 + n + 3 + n + 4 + n + 5 + n + 6 + n + 7 + n + 8 + n + 9 + n + 10 + n + 11 + n + 12 + n + 13 + n + 14,
);

export const binaryTextChain = workflow(
  async ({ s }: { s: string }) =>
    s +
    'a' +
    s +
    'b' +
    s +
    'c' +
    s +
    'd' +
    s +
    'e' +
    s +
    'f' +
    s +
    'g' +
    s +
    'h' +
    s +
    'i' +
    s +
    'j' +
    s +
    'k' +
    s +
    'l' +
    s +
    'm' +
    s,
);

export const binaryWithTasks = workflow(async ({ n }: { n: number }) => ({
  product: (await get({ n })) * n,
  less: n < (await get({ n: n + 1 })),
  rest: (await get({ n })) % 2,
  text: 'v' + (await get({ n })),
}));

export const binaryModuloSigns = workflow(async () => [7 % 3, -7 % 3, 7 % -3, -7 % -3, 5.5 % 2].map((n) => n));

export const binaryFloats = workflow(async () =>
  [0.1 + 0.2, 1e21 + 1, 1 / 3, 123456789012345680000 * 10, 5e-324 / 2, 0.1 * 3].map(String),
);

export const binaryEqualityOfNaN = workflow(async ({ text }: { text: string }) => {
  const n = Number(text);
  return [n === n, n !== n, n < 0, n >= 0, n === 0, !n];
});

const numbers = [
  { a: 7, b: 3 },
  { a: -7, b: 3 },
  { a: 0, b: 0 },
  { a: 1, b: 0 },
  { a: -1, b: 0 },
  { a: 2.5, b: -0.5 },
  { a: 0, b: -5 },
  { a: 1e21, b: 1e-7 },
  { a: 2, b: 10 },
];
const texts = [
  { a: 'a', b: 'b' },
  { a: '', b: '' },
  { a: '10', b: '9' },
  { a: 'Z', b: 'a' },
  { a: 'é', b: 'z' },
  { a: 'a', b: 'ab' },
  { a: '\u{1F600}', b: '\uFF5E' },
];

export default cases(
  {
    binaryArithmetic: { inputs: numbers, transitions: 1 },
    binaryPrecedence: {
      inputs: [
        { a: 2, b: 3, c: 2 },
        { a: 9, b: 3, c: 1 },
        { a: -1, b: 2, c: 3 },
      ],
      transitions: 1,
    },
    binaryNegativeZero: {
      inputs: [
        { a: 0, b: -1 },
        { a: -1, b: 0 },
        { a: -4, b: 2 },
        { a: 3, b: 4 },
      ],
      transitions: 1,
    },
    binaryComparison: { inputs: numbers, transitions: 1 },
    binaryTextComparison: { inputs: texts, transitions: 1 },
    binaryConcat: {
      inputs: [
        { a: 'x', b: 1 },
        { a: '', b: 0.1 },
        { a: 'x', b: null },
        { a: 'x' },
        { a: 'x', b: true },
        { a: '', b: 1e21 },
        { a: '', b: -1e-7 },
        { a: 'x', b: 0 },
      ],
      transitions: 1,
    },
    binaryConcatNumbers: {
      inputs: [{ n: 1 }, { n: 0.1 }, { n: -2.5 }, { n: 1e300 }, { n: 123456789.123456789 }],
      transitions: 1,
    },
    binaryStrictEquality: { inputs: [0, 1, '', '0', '1', false, true, null].map((v) => ({ v })), transitions: 1 },
    binaryNullish: { inputs: [{}, { v: null }, { v: 0 }, { v: '' }, { v: 'x' }], transitions: 1 },
    binaryLogicValues: {
      inputs: [
        { a: 'x', b: 'y' },
        { a: '', b: 'y' },
        { a: 0, b: null },
        { a: null, b: 0 },
        { b: 'y' },
        { b: '' },
        { a: false, b: true },
        { a: 'x', b: 0 },
      ],
      transitions: 1,
    },
    binaryBits: {
      inputs: [
        { a: 5, b: 3 },
        { a: -5, b: 1 },
        { a: 0, b: 0 },
        { a: 2147483648, b: 31 },
        { a: 4294967297, b: 33 },
        { a: -1, b: 28 },
        { a: 3.7, b: -2.5 },
      ],
      transitions: 1,
    },
    binaryIn: {
      inputs: [
        { table: { a: 1 }, key: 'a' },
        { table: {}, key: 'a' },
        { table: { fixed: 0 }, key: '' },
        { table: { '1': 0 }, key: '1' },
      ],
      transitions: 1,
    },
    binaryMixedComparison: {
      inputs: [
        { a: null, b: 1 },
        { a: 1, b: 1 },
        { a: 0, b: -1 },
      ],
      transitions: 1,
    },
    binaryChain: { inputs: [{ n: 1 }, { n: 0.5 }], transitions: 1 },
    binaryTextChain: { inputs: [{ s: '-' }, { s: '' }], transitions: 1 },
    binaryWithTasks: { inputs: [{ n: 3 }, { n: 0 }, { n: -1 }], transitions: 4 },
    binaryModuloSigns: { inputs: [{}], transitions: 1 },
    binaryFloats: { inputs: [{}], transitions: 1 },
    binaryEqualityOfNaN: { inputs: [{ text: 'x' }, { text: '' }, { text: '5' }, { text: '-1' }], transitions: 1 },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 3 }),
);
