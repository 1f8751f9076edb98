/** `Array` and its methods. */
import { describe, expect, it } from 'vitest';
import type { LibraryMember } from '../../../../src/transformer/core/library.ts';
import { Kind, shapes } from '../../../../src/transformer/core/shape.ts';
import { libraryProblem } from '../../../../src/transformer/emit/jsonata/library/index.ts';
import { differenceOf, show } from '../compare.ts';
import * as v from '../values.ts';
import { alone, compareCalls, LISTS, POSITIONS, pairs, withItems } from './compare-calls.ts';

describe('Array', () => {
  it.each<readonly [LibraryMember, readonly (readonly unknown[])[]]>(
    [
      ['Array.prototype.slice', [[], ...alone(...POSITIONS), ...pairs(POSITIONS.slice(0, 8), POSITIONS)]],
      ['Array.prototype.at', alone(...POSITIONS)],
      ['Array.prototype.includes', alone(0, 1, 'a', null, true, '', Number.NaN, undefined)],
      ['Array.prototype.indexOf', alone(0, 1, 'a', null, true, Number.NaN)],
      ['Array.prototype.lastIndexOf', alone(0, 1, 'a', null, true)],
      ['Array.prototype.join', [[], ...alone(',', '', ' - ', 5, undefined)]],
      ['Array.prototype.concat', [[], ...alone(1, [], [1], [[1]], null, 'x', { a: 1 }), [[1], 2, [[3]]]]],
      ['Array.prototype.flat', [[], ...alone(0, 1, 2, 5, Number.POSITIVE_INFINITY)]],
      ['Array.prototype.toReversed', [[]]],
      ['Array.prototype.toSorted', [[]]],
      ['Array.prototype.keys', [[]]],
      ['Array.prototype.entries', [[]]],
      ['length' as LibraryMember, []],
    ].filter(([, args]) => (args as unknown[]).length > 0) as never,
  )('%s', async (member, args) => {
    await compareCalls(member, LISTS, args);
  });

  const item = v.ids.variable();
  const index = v.ids.variable();
  const list = v.ids.variable();
  const state = v.ids.variable();
  const own = v.ref(item, { ...shapes.json });
  const at = v.ref(index, shapes.integer);
  const isList = v.library('Array.isArray', null, [own], shapes.boolean);
  const callbacks: readonly v.E[] = [
    v.lambda([item], own),
    v.lambda([], v.literal(null)),
    v.lambda([item, index], v.list([v.item(own), v.item(at)])),
    v.lambda([item], isList),
    v.lambda([item], v.list([])),
    v.lambda(
      [item, index, list],
      v.binary('-', v.library('length', null, [v.ref(list, shapes.list())], shapes.integer), at, shapes.integer),
    ),
    v.lambda([item], [v.when(isList, [v.returns(v.literal('list'))]), v.returns(v.literal(0))], {
      kinds: Kind.string | Kind.number,
    }),
    v.lambda([item, index], v.binary('>', at, v.literal(0), shapes.boolean)),
  ];
  it.each(['map', 'filter', 'find', 'findLast', 'findIndex', 'findLastIndex', 'some', 'every', 'flatMap'] as const)(
    '%s',
    async (method) => {
      const self = v.ids.variable();
      for (const receiver of LISTS) {
        for (const callback of callbacks) {
          for (const shape of [shapes.list(), withItems(receiver)]) {
            const call = v.library(`Array.prototype.${method}`, v.ref(self, shape), [callback], shapes.unknown);
            const difference = await differenceOf(call, { values: new Map([[self, receiver]]) });
            expect(difference, `${show(receiver)} ${show(difference)}`).toBeNull();
          }
        }
      }
    },
  );

  it.each(['reduce', 'reduceRight'] as const)('%s', async (method) => {
    const self = v.ids.variable();
    const steps = [
      v.lambda(
        [state, item, index],
        v.list([
          v.item(v.logical('??', v.ref(state, shapes.unknown), v.literal(null), shapes.json)),
          v.item(own),
          v.item(at),
        ]),
      ),
      v.lambda([state], v.absent),
      v.lambda([state, item], v.conditional(isList, v.absent, own)),
    ];
    for (const receiver of LISTS) {
      for (const step of steps) {
        for (const initial of [[v.literal(0)], [v.list([])], [v.absent], []]) {
          if (initial.length === 0 && receiver.length === 0) continue;
          const call = v.library(
            `Array.prototype.${method}`,
            v.ref(self, shapes.list()),
            [step, ...initial],
            shapes.unknown,
          );
          if (call.kind === 'library' && libraryProblem(call) !== null) continue;
          const difference = await differenceOf(call, { values: new Map([[self, receiver]]) });
          expect(difference, `${show(receiver)} ${show(difference)}`).toBeNull();
        }
      }
    }
  });

  it('toSorted with a comparison', async () => {
    const [self, left, right] = [v.ids.variable(), v.ids.variable(), v.ids.variable()];
    const a = v.ref(left, shapes.number);
    const b = v.ref(right, shapes.number);
    for (const order of [v.binary('-', a, b, shapes.number), v.binary('-', b, a, shapes.number), v.literal(0)]) {
      for (const receiver of LISTS.filter((items) => items.every((value) => typeof value === 'number'))) {
        const call = v.library(
          'Array.prototype.toSorted',
          v.ref(self, shapes.list(shapes.number)),
          [v.lambda([left, right], order)],
          shapes.list(),
        );
        expect(await differenceOf(call, { values: new Map([[self, receiver]]) })).toBeNull();
      }
    }
  });
});
