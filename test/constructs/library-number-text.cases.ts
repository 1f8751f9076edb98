/** `toFixed`, `toPrecision` and `toExponential`, with digits that are constant, computed, missing and out of range. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface One {
  x: number;
}

export const precisionConstant = workflow(async ({ x }: One) => [
  x.toPrecision(),
  x.toPrecision(undefined),
  x.toPrecision(1),
  x.toPrecision(2),
  x.toPrecision(3),
  x.toPrecision(7),
  x.toPrecision(16),
  x.toPrecision(17),
  x.toPrecision(21),
  x.toPrecision(100),
]);

export const exponentialConstant = workflow(async ({ x }: One) => [
  x.toExponential(),
  x.toExponential(undefined),
  x.toExponential(0),
  x.toExponential(1),
  x.toExponential(2),
  x.toExponential(6),
  x.toExponential(15),
  x.toExponential(20),
  x.toExponential(100),
]);

export const fixedConstant = workflow(async ({ x }: One) => [
  x.toFixed(undefined),
  x.toFixed(0),
  x.toFixed(1),
  x.toFixed(15),
  x.toFixed(16),
  x.toFixed(20),
  x.toFixed(100),
  x.toFixed(1.9),
  x.toFixed(-0.9),
  x.toFixed(NaN),
]);

interface Asked extends One {
  d?: number | null;
}

/** `null` stands for NaN. */
export const textDigits = workflow(async ({ x, d }: Asked) => {
  const digits = d === null ? NaN : d;
  const log: string[] = [];
  try {
    log.push(x.toFixed(digits));
  } catch (e) {
    log.push((e as Error).name);
  }
  try {
    log.push(x.toPrecision(digits));
  } catch (e) {
    log.push((e as Error).name);
  }
  try {
    log.push(x.toExponential(digits));
  } catch (e) {
    log.push((e as Error).name);
  }
  return log;
});

/** Numbers that are not finite: `toFixed` checks its digits first, the others ask the number first. */
export const textNonFinite = workflow(async ({ k, d }: { k: number; d: number }) => {
  const odd = [NaN, Infinity, -Infinity, 0 * -1, k / 0][k] ?? 0;
  const log = [odd.toPrecision(d), odd.toExponential(d), odd.toExponential(), odd.toPrecision()];
  try {
    log.push(odd.toFixed(d));
  } catch (e) {
    log.push((e as Error).name);
  }
  return log;
});

/** A number and digits that become infinite on the way. */
export const textGrown = workflow(async ({ n }: { n: number }) => {
  let x = 12.5;
  let digits = 1;
  const log: string[] = [];
  for (let turn = 0; turn < n; turn += 1) {
    try {
      log.push(x.toPrecision(digits), x.toExponential(digits), x.toFixed(digits));
    } catch (e) {
      log.push((e as Error).name);
    }
    x = x / (turn - 1);
    digits = digits / (turn - 1);
  }
  return log;
});

export const textThrows = workflow(async ({ x }: One) => x.toFixed(101));
export const textThrowsLow = workflow(async ({ x }: One) => x.toPrecision(0));
export const textThrowsFar = workflow(async ({ x }: One) => x.toExponential(Infinity));

/** What is evaluated when. */
export const textOrder = workflow(async ({ x }: One) => {
  const log: string[] = [];
  const say = (what: string, n: number) => {
    log.push(what);
    return n;
  };
  try {
    log.push(say('number', x).toPrecision(say('digits', 500)));
  } catch (e) {
    log.push((e as Error).name);
  }
  log.push(`${say('n', x).toFixed(say('d', 2))}|${[x, x / 3].map((one, at) => one.toExponential(at)).join()}`);
  const list = [x];
  log.push(list[0]!.toPrecision(list.push(2)));
  return log;
});

export const textPrices = workflow(async ({ items }: { items: { price: number; decimals: number }[] }) =>
  items.map(({ price, decimals }) => `${price.toFixed(decimals)} ${price.toPrecision(decimals + 1)}`).join('; '),
);

const usual = [
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  -2.5,
  9.5,
  99.5,
  0.95,
  1.005,
  1.45,
  8.345,
  0.000001,
  0.0000005,
  1e-7,
  123.456,
  -123.456,
  1e20,
  1e21,
  1.5e21,
  123456789012345680000,
  2 ** 53,
  2 ** 53 - 1,
  2 ** 53 + 2,
  4503599627370495.5,
  0.1,
  0.1 + 0.2,
  1 / 3,
  1.25e-5,
  999999.5,
  9.999999999999999e22,
];
/** Whose expansions are long. */
const extreme = [5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 1e300];

export default cases({
  precisionConstant: { inputs: usual.map((x) => ({ x })) },
  exponentialConstant: { inputs: usual.map((x) => ({ x })) },
  fixedConstant: { inputs: usual.map((x) => ({ x })) },
  textDigits: {
    inputs: [
      ...usual.flatMap((x, at) => [at % 25, (at * 7) % 40].map((d) => ({ x, d }))),
      ...extreme.map((x, at) => ({ x, d: at * 6 + 1 })),
      ...[undefined, null, -1, 0, 0.5, -0.5, 0.999, 1, 1.999, 100, 100.9, 101, 1e300, -1e300].flatMap((d) =>
        [0, 1.5, -123.456].map((x) => (d === undefined ? { x } : { x, d })),
      ),
    ],
  },
  textNonFinite: { inputs: [0, 1, 2, 3].flatMap((k) => (k < 3 ? [0, 2, 500, -1] : [1, 2]).map((d) => ({ k, d }))) },
  textGrown: { inputs: [0, 1, 2, 3, 4].map((n) => ({ n })) },
  textThrows: { inputs: [{ x: 1 }] },
  textThrowsLow: { inputs: [{ x: 1 }] },
  textThrowsFar: { inputs: [{ x: 1 }] },
  textOrder: { inputs: [0, 1.005, -7].map((x) => ({ x })) },
  textPrices: {
    inputs: [
      [],
      [{ price: 1.005, decimals: 2 }],
      [
        { price: 19.99, decimals: 0 },
        { price: 1e-7, decimals: 3 },
      ],
    ].map((items) => ({ items })),
  },
});
