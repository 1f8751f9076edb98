/** Calls of built-ins on adversarial receivers and arguments, compared with Node. */
import { expect } from 'vitest';
import type { LibraryMember } from '../../../../src/transformer/core/library.ts';
import { shapes, type ValueShape } from '../../../../src/transformer/core/shape.ts';
import { libraryProblem } from '../../../../src/transformer/emit/jsonata/library/index.ts';
import { differenceOf, show } from '../compare.ts';
import * as v from '../values.ts';

export const LISTS: readonly (readonly unknown[])[] = [
  [],
  [0],
  [1, 2, 3],
  [3, 1, 2, 1],
  ['b', 'a', 'c'],
  [null],
  [[]],
  [[1]],
  [[1], [2, 3], []],
  [null, 1, 'a'],
  [{ a: 1 }, { a: 2 }],
  [true, false],
  [10, 9, 1],
];
export const POSITIONS: readonly (number | undefined)[] = [
  undefined,
  0,
  1,
  2,
  -1,
  -2,
  5,
  0.5,
  -0.5,
  1.9,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

const shapeOf = (value: unknown): ValueShape =>
  Array.isArray(value)
    ? { ...shapes.list(), ...(v.hasNonFinite(value) && { nonFinite: true as const }) }
    : v.shapeOfData(value);
export const withItems = (items: readonly unknown[]): ValueShape =>
  shapes.list({ kinds: items.reduce<number>((kinds, item) => kinds | v.shapeOfData(item).kinds, 0) });

/** Compares calls; every value is a variable and, where it can be, a literal too. */
export async function compareCalls(
  member: LibraryMember,
  receivers: readonly unknown[],
  argumentLists: readonly (readonly unknown[])[],
  result: ValueShape = { ...shapes.unknown, nonFinite: true },
): Promise<void> {
  const failures: string[] = [];
  let compared = 0;
  for (const receiver of receivers) {
    for (const args of argumentLists) {
      const self = v.ids.variable();
      const ids = args.map(() => v.ids.variable());
      const values = new Map<never, unknown>([
        ...(receiver === NONE ? [] : [[self as never, receiver] as [never, unknown]]),
        ...ids.map((id, at): [never, unknown] => [id as never, args[at]]),
      ]);
      const refs = args.map((arg, at) => v.ref(ids[at] as never, shapeOf(arg)));
      const literals = args.map((arg, at) =>
        typeof arg === 'string' || (typeof arg === 'number' && Number.isFinite(arg))
          ? v.literal(arg)
          : (refs[at] as v.E),
      );
      const receiverShapes =
        receiver === NONE
          ? [null]
          : Array.isArray(receiver)
            ? [shapeOf(receiver), withItems(receiver)]
            : [shapeOf(receiver)];
      for (const shape of receiverShapes) {
        for (const given of args.length === 0 ? [refs] : [refs, literals]) {
          const call = v.library(member, shape === null ? null : v.ref(self, shape), given, result);
          if (call.kind === 'library' && libraryProblem(call) !== null) continue;
          const difference = await differenceOf(call, { values });
          if (difference === 'skipped') continue;
          compared += 1;
          if (difference !== null)
            failures.push(
              `${receiver === NONE ? '' : show(receiver)}, ${args.map(show).join(', ')}: wanted ${show(difference.wanted)}, got ${show(difference.got)} by ${difference.text.slice(-300)}`,
            );
        }
      }
    }
  }
  expect(failures.slice(0, 8)).toEqual([]);
  expect(compared).toBeGreaterThan(0);
}

export const NONE = Symbol('no receiver');
export const alone = (...values: readonly unknown[]): readonly (readonly unknown[])[] => values.map((value) => [value]);
export const pairs = (first: readonly unknown[], second: readonly unknown[]): readonly (readonly unknown[])[] =>
  first.flatMap((a) => second.map((b) => [a, b]));
