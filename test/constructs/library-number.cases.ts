/** `Number`, `Math`, and the functions that read numbers. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Numbers {
  x: number;
  y: number;
}

export const rounding = workflow(async ({ x }: Numbers) => [
  Math.floor(x),
  Math.ceil(x),
  Math.trunc(x),
  Math.round(x),
  Math.abs(x),
  Math.sign(x),
  Math.clz32(x),
  x.toFixed(2),
  x.toFixed(),
  x.toString(),
  String(x),
  x.valueOf(),
  Math.floor(x).toString(16),
  Number.isInteger(x),
  Number.isSafeInteger(x),
  Number.isFinite(x),
  Number.isNaN(x),
  isNaN(x),
  isFinite(x),
]);

export const pairs = workflow(async ({ x, y }: Numbers) => [
  Math.max(x, y),
  Math.min(x, y),
  Math.max(...[x, y, 0]),
  Math.imul(x, y),
  Math.pow(2, Math.trunc(y) % 8),
  Math.sqrt(y),
  x > 0 ? Math.sqrt(x) : -1,
]);

export const constants = workflow(async ({ x }: Numbers) => [
  Number.EPSILON,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  x < Number.POSITIVE_INFINITY,
  x > Number.NEGATIVE_INFINITY,
  Number.isNaN(Number.NaN),
  Math.PI,
  Math.E,
  Math.LN2,
  Math.LN10,
  Math.LOG2E,
  Math.LOG10E,
  Math.SQRT2,
  Math.SQRT1_2,
  Infinity > x,
  Number.isNaN(NaN),
]);

export const parsed = workflow(async ({ text }: { text: string }) => [
  parseInt(text),
  parseInt(text, 10),
  parseInt(text, 16),
  parseInt(text, 2),
  parseInt(text, 8),
  parseInt(text, 36),
  parseInt(text, 3),
  Number.parseInt(text, 16),
  parseFloat(text),
  Number.parseFloat(text),
  Number(text),
  Boolean(text),
  isNaN(Number(text)),
]);

export const others = workflow(async ({ flag }: { flag: boolean }) => [
  flag.valueOf(),
  flag.toString(),
  Number(flag),
  String(flag),
  Number.isNaN(Number(undefined)),
]);

/** Impure, so only what is always true of it. */
export const random = workflow(async () => {
  const [a, id] = [Math.random(), crypto.randomUUID()];
  return [a >= 0 && a < 1, a === a, id.length, id === id];
});

export const refusedSine = workflow(async ({ x }: Numbers) => Math.sin(x));
const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2.5,
  -2.5,
  1.005,
  2.675,
  1e-7,
  123456789.987,
  4294967295,
  -4294967297,
  2 ** 40 + 0.25,
  0.49999999999999994,
  2 ** 53,
  1e15,
];

export default cases({
  rounding: { inputs: numbers.filter((x) => Math.abs(x) < 2 ** 53).map((x) => ({ x, y: 0 })) },
  pairs: {
    inputs: numbers.flatMap((x, index) => [
      { x, y: numbers[(index + 3) % numbers.length] },
      { x, y: numbers[(index * 7 + 1) % numbers.length] },
    ]),
  },
  constants: { inputs: [{ x: 1, y: 0 }] },
  parsed: {
    inputs: [
      '',
      ' ',
      '12',
      ' 12px',
      '-0x1F',
      '0x',
      '0xg',
      '1.5e3',
      '.5',
      '-.5.',
      '+7',
      '- 7',
      'z',
      'Zz!',
      '777',
      '9',
      'Infinity',
      '-Infinityx',
      '1e',
      '\u00a012',
      '\u212a',
      '0b11',
      '1_000',
      'abc',
      '-',
    ].map((text) => ({ text })),
  },
  others: { inputs: [{ flag: true }, { flag: false }] },
  random: { inputs: [null] },
  refusedSine: { refused: 'STEP1002' },
});
