/** Members, items, record and list literals on adversarial values and keys. */
import { describe, expect, it } from 'vitest';
import { Kind, shapes, type ValueShape } from '../../../src/transformer/core/shape.ts';
import { emitExpression } from '../../../src/transformer/emit/jsonata/index.ts';
import { expectSame, scopeOf } from './compare.ts';
import * as v from './values.ts';

const OBJECTS: readonly unknown[] = [
  undefined,
  null,
  true,
  5,
  '',
  'abc',
  '𝒳y',
  [],
  [0],
  [[1]],
  [[]],
  [1, 2, 3],
  [null, 'a'],
  {},
  { a: 1 },
  { a: [] },
  { a: [[1]] },
  { a: { b: [1] } },
  { length: 7 },
  { '0': 'zero' },
  { constructor: 1 },
  { toString: 1 },
  { hasOwnProperty: 2, a: 1 },
  { 'a.b': 1, 'x y': 2, '': 3 },
  { and: 1, or: 2, function: 3 },
];
const KEYS = [
  'a',
  'b',
  'length',
  '0',
  '1',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'a.b',
  'x y',
  '',
  'and',
  'or',
  'function',
  "it's",
  '`',
];

const variants = (value: unknown): ValueShape[] => {
  const exact = v.shapeOfData(value);
  const odd = v.hasNonFinite(value) ? { nonFinite: true as const } : {};
  return [
    exact,
    { ...shapes.unknown, ...odd },
    { ...exact, kinds: exact.kinds | Kind.absent },
    { ...exact, kinds: exact.kinds | Kind.null },
    { ...exact, kinds: exact.kinds | Kind.list },
    { ...exact, kinds: exact.kinds | Kind.record | Kind.string },
  ];
};

async function expectAll(value: unknown, make: (object: v.E) => v.E): Promise<void> {
  const x = v.ids.variable();
  for (const shape of variants(value)) await expectSame(make(v.ref(x, shape)), { values: new Map([[x, value]]) });
}

describe('members', () => {
  it.each(OBJECTS.map((object) => [object] as const))('of %j', async (object) => {
    for (const key of KEYS) await expectAll(object, (of) => v.member(of, key));
  });

  it('of members, through lists and nothing', async () => {
    for (const object of OBJECTS) await expectAll(object, (of) => v.member(v.member(of, 'a'), 'b'));
  });

  it('are one path where nothing can be a list', () => {
    const x = v.ids.variable();
    const order = v.ref(x, { kinds: Kind.record | Kind.absent });
    const city = v.member(v.member(order, 'address', { kinds: Kind.record | Kind.null }), 'city', shapes.string);
    expect(emitExpression(city, scopeOf({ values: new Map([[x, 0]]) }))).toBe(`$v${x}.address.city`);
  });
});

describe('items', () => {
  const indexes: readonly unknown[] = [
    0,
    1,
    2,
    -1,
    0.5,
    1.5,
    100,
    -0,
    '0',
    '1',
    '01',
    '-1',
    'length',
    'a',
    'constructor',
    '',
    null,
    true,
    undefined,
    1e21,
  ];

  it.each(OBJECTS.map((object) => [object] as const))('of %j', async (object) => {
    const i = v.ids.variable();
    const x = v.ids.variable();
    for (const index of indexes) {
      const values = new Map([
        [x, object],
        [i, index],
      ]);
      for (const shape of variants(object).filter((_, at) => [0, 1, 4].includes(at))) {
        const keyed = (key: v.E): Promise<void> => expectSame(v.index(v.ref(x, shape), key), { values });
        await keyed(v.ref(i, v.shapeOfData(index)));
        await keyed(v.ref(i, shapes.unknown));
        if (typeof index === 'string' || typeof index === 'number') await keyed(v.literal(index));
      }
    }
  });

  it('of numbers that are no index', async () => {
    const [i, x] = [v.ids.variable(), v.ids.variable()];
    for (const index of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      for (const object of [[1, 2], 'abc', { NaN: 1, Infinity: 2 }]) {
        for (const shape of variants(object)) {
          await expectSame(v.index(v.ref(x, shape), v.ref(i, shapes.anyNumber)), {
            values: new Map<never, unknown>([
              [x as never, object],
              [i as never, index],
            ]),
          });
        }
      }
    }
  });
});

describe('records', () => {
  const VALUES: readonly unknown[] = [undefined, null, 1, 'ab', [], [1], [[2]], {}, { a: 1 }, { b: 2, a: 3 }];

  it('with later entries that win', async () => {
    const [x, y] = [v.ids.variable(), v.ids.variable()];
    for (const left of VALUES) {
      for (const right of VALUES) {
        const values = new Map([
          [x, left],
          [y, right],
        ]);
        for (const shape of [v.shapeOfData(left), shapes.unknown]) {
          const a = v.ref(x, shape);
          const b = v.ref(y, { ...v.shapeOfData(right), kinds: v.shapeOfData(right).kinds | Kind.absent });
          await expectSame(v.record([v.spread(a), v.spread(b)]), { values });
          await expectSame(v.record([v.spread(a), v.property('a', b)]), { values });
          await expectSame(v.record([v.property('a', a), v.spread(b)]), { values });
          await expectSame(
            v.record([
              v.property('z', v.literal(0)),
              v.spread(a),
              v.property('a', b),
              v.property('b', v.literal(1)),
              v.spread(b),
            ]),
            { values },
          );
          await expectSame(v.record([v.property('a', v.literal(1)), v.property('b', a), v.property('a', b)]), {
            values,
          });
        }
      }
    }
  });

  it('with computed keys', async () => {
    const [k, x] = [v.ids.variable(), v.ids.variable()];
    for (const key of ['a', 'b', '', 'hasOwnProperty', 'constructor', 5, null]) {
      for (const value of [undefined, 1, [1]]) {
        const values = new Map<never, unknown>([
          [k as never, key],
          [x as never, value],
        ]);
        const name = v.ref(k, v.shapeOfData(key));
        const content = v.ref(x, { kinds: Kind.absent | Kind.number | Kind.list });
        await expectSame(v.record([v.property(name, content)]), { values });
        await expectSame(
          v.record([v.property('a', v.literal(1)), v.property(name, content), v.property('b', v.literal(2))]),
          { values },
        );
        await expectSame(
          v.record([
            v.property(name, v.literal(1)),
            v.property(v.binary('+', name, v.literal(''), shapes.string), content),
          ]),
          { values },
        );
      }
    }
  });

  it('with keys that jsonata-js stumbles over', async () => {
    const keys = ['hasOwnProperty', 'constructor', 'toString', '', 'a b', '%}', '${x}'];
    await expectSame(v.record(keys.map((key, at) => v.property(key, v.literal(at)))));
  });
});

describe('lists', () => {
  it('that are all that is left of a program are still one item', async () => {
    const [x, y] = [v.ids.variable(), v.ids.variable()];
    const pair = v.list([v.item(v.literal(1)), v.item(v.literal(2))]);
    const unread = v.program([v.declare(x, v.literal(0)), v.returns(pair)], shapes.list());
    const renamed = v.program(
      [v.declare(y, pair), v.declare(x, v.ref(y, shapes.list())), v.returns(v.ref(x, shapes.list()))],
      shapes.list(),
    );
    for (const inner of [unread, renamed]) {
      await expectSame(v.list([v.item(inner), v.spread(inner), v.item({ ...inner, shape: shapes.json } as v.E)]));
    }
  });

  it('with items and spreads of any shape', async () => {
    const [x, y] = [v.ids.variable(), v.ids.variable()];
    const items: readonly unknown[] = [null, 1, '', [], [1], [[1]], [[]], {}];
    const lists: readonly unknown[][] = [[], [1], [[1]], [[], [2]], [null]];
    for (const item of items) {
      for (const list of lists) {
        const values = new Map<never, unknown>([
          [x as never, item],
          [y as never, list],
        ]);
        for (const shape of [v.shapeOfData(item), shapes.json]) {
          const a = v.ref(x, shape);
          const b = v.ref(y, shapes.list());
          await expectSame(v.list([v.item(a)]), { values });
          await expectSame(v.list([v.item(a), v.spread(b), v.item(v.list([v.item(a)]))]), { values });
          await expectSame(v.list([v.spread(b), v.spread(v.list([v.item(a), v.item(a)])), v.spread(b)]), { values });
          await expectSame(v.list([v.item(v.conditional(a, v.list([v.item(a)]), b, shapes.list()))]), { values });
        }
      }
    }
  });
});
