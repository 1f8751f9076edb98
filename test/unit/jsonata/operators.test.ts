/** Every operator on pairs of adversarial values, with exact shapes, with unknown shapes, and with one of each. */
import { describe, expect, it } from 'vitest';
import type { BinaryOperator, LogicalOperator, UnaryOperator } from '../../../src/transformer/core/expr.ts';
import { Kind, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { differenceOf, show } from './compare.ts';
import * as v from './values.ts';

const VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  2,
  7,
  -3,
  0.1,
  1.5,
  1e21,
  123456789012345680,
  5.551115123125783e-17,
  2 ** 31,
  -(2 ** 33) + 5,
  '',
  '0',
  '1',
  ' 2 ',
  'a',
  'b',
  'NaN',
  '1e3',
  '𝒳',
  [],
  [0],
  [1],
  [null],
  [''],
  [[]],
  [[1]],
  [1, 2],
  [[1], [2]],
  {},
  { a: 1 },
  { a: undefined, b: 2 },
  { length: 3 },
  { constructor: 1 },
  { 'a.b': [1] },
];
const ODD: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  [Number.NaN],
  { a: Number.NaN },
];

/** One in so many pairs is compared; set it to 1 for all of them. */
const SAMPLE = Number(process.env.JSONATA_SAMPLE ?? 29);

const unknownOf = (value: unknown): ValueShape => ({
  ...shapes.unknown,
  undefinedProperties: true,
  ...(v.hasNonFinite(value) && { nonFinite: true as const }),
});
const exactOf = (value: unknown): ValueShape => ({ ...v.shapeOfData(value), undefinedProperties: true });
const unions = (value: unknown): ValueShape[] => {
  const exact = exactOf(value);
  return [Kind.absent, Kind.null, Kind.string, Kind.list | Kind.null].map((kinds) => ({
    ...exact,
    kinds: exact.kinds | kinds,
  }));
};

const anything: ValueShape = { ...shapes.unknown, nonFinite: true, undefinedProperties: true };

async function compareAll(
  cases: Iterable<{ expr: v.E; values: ReadonlyMap<number & never, unknown> | ReadonlyMap<never, unknown> }>,
): Promise<void> {
  const failures: string[] = [];
  let compared = 0;
  for (const { expr, values } of cases) {
    const difference = await differenceOf(expr, { values: values as ReadonlyMap<never, unknown> });
    if (difference === 'skipped') continue;
    compared += 1;
    if (difference !== null)
      failures.push(
        `${[...values.values()].map(show).join(', ')}: wanted ${show(difference.wanted)}, got ${show(difference.got)} by ${difference.text}`,
      );
  }
  expect(compared).toBeGreaterThan(0);
  expect(failures.slice(0, 12)).toEqual([]);
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

describe('binary operators', () => {
  const operators: readonly BinaryOperator[] = [
    '+',
    '-',
    '*',
    '/',
    '%',
    '**',
    '===',
    '!==',
    '==',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    '&',
    '|',
    '^',
    '<<',
    '>>',
    '>>>',
  ];
  it.each(operators)(
    '%s',
    async (operator) => {
      const x = v.ids.variable();
      const y = v.ids.variable();
      function* cases() {
        const all = [...VALUES, ...ODD];
        for (const [row, left] of all.entries()) {
          for (const [column, right] of all.entries()) {
            if ((row * 7 + column * 3) % SAMPLE !== 0) continue;
            if (['===', '!==', '==', '!='].includes(operator) && isObject(left) && isObject(right)) continue;
            const values = new Map([
              [x, left],
              [y, right],
            ]);
            const variants: [ValueShape, ValueShape][] = [
              [exactOf(left), exactOf(right)],
              [unknownOf(left), unknownOf(right)],
            ];
            if ((row + column) % 5 === 0) {
              variants.push([exactOf(left), unknownOf(right)], [unknownOf(left), exactOf(right)]);
              for (const union of unions(left)) variants.push([union, exactOf(right)]);
              for (const union of unions(right)) variants.push([unions(left)[0] ?? exactOf(left), union]);
            }
            for (const [a, b] of variants)
              yield { expr: v.binary(operator, v.ref(x, a), v.ref(y, b), anything), values: values as never };
          }
        }
      }
      await compareAll(cases());
    },
    120_000,
  );
});

describe('bitwise operators with constants', () => {
  it('masks, shifts and identities', async () => {
    const x = v.ids.variable();
    function* cases() {
      for (const left of [0, 1, -1, 255, -256, 2 ** 31, 2 ** 53 - 1, -(2 ** 53) + 1]) {
        for (const right of [0, 1, 3, 255, 2 ** 31 - 1, -1, 31, 32, 33]) {
          for (const operator of ['&', '|', '^', '<<', '>>', '>>>'] as const) {
            yield {
              expr: v.binary(operator, v.ref(x, shapes.integer), v.literal(right), shapes.integer),
              values: new Map([[x, left]]) as never,
            };
          }
        }
      }
    }
    await compareAll(cases());
  });
});

describe('unary operators', () => {
  const operators: readonly UnaryOperator[] = ['!', '-', '+', '~', 'typeof', 'void'];
  it.each(operators)('%s', async (operator) => {
    const x = v.ids.variable();
    function* cases() {
      for (const value of [...VALUES, ...ODD]) {
        for (const shape of [exactOf(value), unknownOf(value), anything, ...unions(value)]) {
          yield { expr: v.unary(operator, v.ref(x, shape), anything), values: new Map([[x, value]]) as never };
          yield {
            expr: v.unary('!', v.unary(operator, v.ref(x, shape), anything), shapes.boolean),
            values: new Map([[x, value]]) as never,
          };
        }
      }
    }
    await compareAll(cases());
  });
});

describe('tests of types', () => {
  it.each(['string', 'number', 'boolean', 'object', 'undefined', 'function'])('typeof x === %s', async (name) => {
    const x = v.ids.variable();
    function* cases() {
      for (const value of [...VALUES, ...ODD]) {
        for (const shape of [exactOf(value), unknownOf(value), anything, ...unions(value)]) {
          for (const operator of ['===', '!=='] as const) {
            yield {
              expr: v.binary(
                operator,
                v.unary('typeof', v.ref(x, shape), shapes.string),
                v.literal(name),
                shapes.boolean,
              ),
              values: new Map([[x, value]]) as never,
            };
          }
        }
      }
    }
    await compareAll(cases());
  });

  it.each(['===', '!==', '==', '!='] as const)('x %s null and undefined', async (operator) => {
    const x = v.ids.variable();
    function* cases() {
      for (const value of [...VALUES, ...ODD]) {
        for (const shape of [exactOf(value), unknownOf(value), anything, ...unions(value)]) {
          for (const other of [v.literal(null), v.absent]) {
            yield {
              expr: v.binary(operator, v.ref(x, shape), other, shapes.boolean),
              values: new Map([[x, value]]) as never,
            };
            yield {
              expr: v.unary('!', v.binary(operator, other, v.ref(x, shape), shapes.boolean), shapes.boolean),
              values: new Map([[x, value]]) as never,
            };
          }
        }
      }
    }
    await compareAll(cases());
  });
});

describe('choices', () => {
  it.each<LogicalOperator>(['&&', '||', '??'])('%s', async (operator) => {
    const x = v.ids.variable();
    const y = v.ids.variable();
    function* cases() {
      for (const left of [...VALUES, ...ODD]) {
        for (const right of [undefined, null, true, '', 1, [], [1], {}]) {
          const values = new Map([
            [x, left],
            [y, right],
          ]) as never;
          for (const shape of [exactOf(left), unknownOf(left), ...unions(left)]) {
            const choice = v.logical(operator, v.ref(x, shape), v.ref(y, exactOf(right)), anything);
            yield { expr: choice, values };
            yield { expr: v.conditional(choice, v.literal('yes'), v.literal('no'), shapes.string), values };
            yield { expr: v.unary('!', choice, shapes.boolean), values };
          }
        }
      }
    }
    await compareAll(cases());
  });

  it('? :', async () => {
    const x = v.ids.variable();
    function* cases() {
      for (const value of [...VALUES, ...ODD]) {
        for (const shape of [exactOf(value), unknownOf(value), anything, ...unions(value)]) {
          yield {
            expr: v.conditional(v.ref(x, shape), v.literal('yes'), v.absent, anything),
            values: new Map([[x, value]]) as never,
          };
        }
      }
    }
    await compareAll(cases());
  });
});
