/** `Number`, `Math` and parsing. */
import { describe, it } from 'vitest';
import { alone, compareCalls, NONE, pairs } from './compare-calls.ts';

const NUMBERS = [
  0,
  1,
  -1,
  2,
  3,
  100,
  0.5,
  1.5,
  2.5,
  -0.5,
  -1.5,
  -2.5,
  0.49999999999999994,
  1.005,
  1.015,
  2.675,
  1e15,
  123.456,
  4503599627370495.5,
  9007199254740991,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];
describe('numbers', () => {
  it.each(['Math.floor', 'Math.ceil', 'Math.round', 'Math.trunc', 'Math.abs', 'Math.sign', 'Math.sqrt'] as const)(
    '%s',
    async (member) => {
      await compareCalls(member, [NONE], alone(...NUMBERS, '12', null, true, undefined));
    },
  );
  it.each(['Math.max', 'Math.min'] as const)('%s', async (member) => {
    await compareCalls(
      member,
      [NONE],
      [[], ...pairs(NUMBERS.slice(0, 9), [1, '2', null, Number.NaN, Number.NEGATIVE_INFINITY])],
    );
  });
  it.each(['Math.maxOf', 'Math.minOf'] as const)('%s', async (member) => {
    await compareCalls(member, [NONE], alone([], [1], [3, 1, 2], [-5]));
  });
  it('Math.pow', async () => {
    await compareCalls('Math.pow', [NONE], pairs([2, -2, 0, 0.5, 10], [0, 1, 2, -1, 0.5, 400]));
  });
  it.each(['Number', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'] as const)('%s', async (member) => {
    await compareCalls(
      member,
      [NONE],
      alone(
        '',
        ' ',
        '12',
        ' -7.5 ',
        '+3',
        '.5',
        '5.',
        '1e3',
        '0x1F',
        '0x',
        '-0x1',
        '1_0',
        'abc',
        '12abc',
        'NaN',
        'Infinity',
        '-Infinity',
        null,
        true,
        5,
        0.1,
        undefined,
        [],
        [5],
        {},
      ),
    );
  });
  it('parseInt with a radix', async () => {
    await compareCalls('parseInt', [NONE], pairs(['', '101', '0x1F', '1f', '-12', ' 7 ', '0x', '9'], [2, 8, 10, 16]));
  });
  it.each([
    'Number.isInteger',
    'Number.isSafeInteger',
    'Number.isNaN',
    'Number.isFinite',
    'Boolean',
    'String',
  ] as const)('%s', async (member) => {
    await compareCalls(member, [NONE], alone(...NUMBERS, '5', '', null, true, undefined, [], [1], {}));
  });
  it('Number.prototype.toFixed', async () => {
    await compareCalls('Number.prototype.toFixed', NUMBERS, [[], ...alone(0, 1, 2, 3, 6, 10)]);
  });
  it('Number.prototype.toString', async () => {
    await compareCalls(
      'Number.prototype.toString',
      [0, 1, -255, 2 ** 40, 1.5, 0.1 + 0.2],
      [[], ...alone(10, 2, 16, 36)],
    );
  });
});
