/** `Object`, `JSON` and copies. */
import { describe, expect, it } from 'vitest';
import { shapes } from '../../../../src/transformer/core/shape.ts';
import { differenceOf } from '../compare.ts';
import * as v from '../values.ts';
import { alone, compareCalls, NONE, pairs } from './compare-calls.ts';

describe('objects and JSON', () => {
  const records: readonly unknown[] = [
    {},
    { a: 1 },
    { b: [], a: [[1]] },
    { 'x y': null, '': {} },
    { hasOwnProperty: 1, z: 2 },
    { '2': 'b', '1': 'a' },
  ];
  it.each(['Object.keys', 'Object.values', 'Object.entries', 'JSON.stringify', 'structuredClone'] as const)(
    '%s',
    async (member) => {
      await compareCalls(member, [NONE], alone(...records));
    },
  );
  it('Object.fromEntries', async () => {
    await compareCalls(
      'Object.fromEntries',
      [NONE],
      alone(
        [],
        [['a', 1]],
        [
          ['a', [1]],
          ['b', [[]]],
          ['a', null],
        ],
      ),
    );
  });
  it('Object.hasOwn', async () => {
    await compareCalls('Object.hasOwn', [NONE], pairs(records, ['a', 'hasOwnProperty', 'constructor', '', 1]));
  });
  it('Object.assign', async () => {
    const [a, b] = [v.ids.variable(), v.ids.variable()];
    for (const [left, right] of pairs(records, records)) {
      const sources = [v.record([]), v.ref(a, shapes.record), v.ref(b, shapes.record)];
      const call = v.library('Object.assign', null, sources, shapes.record);
      expect(
        await differenceOf(call, {
          values: new Map([
            [a, left],
            [b, right],
          ]),
        }),
      ).toBeNull();
    }
  });
  it('JSON.stringify of anything', async () => {
    await compareCalls(
      'JSON.stringify',
      [NONE],
      alone(
        null,
        true,
        'a"b\n',
        '',
        5,
        0.1 + 0.2,
        9007199254740993e3,
        [],
        [[]],
        [1, 'a', null],
        Number.NaN,
        [Number.NaN],
        { a: [0.1 + 0.2, { 'k"': 12345678901234567000 }] },
        undefined,
      ),
    );
  });
  it('JSON.parse', async () => {
    await compareCalls('JSON.parse', [NONE], alone('1', '"a"', 'null', '[]', '[[1]]', '{"a":[{}]}', ' {"b" : 1.5e3} '));
  });
});
