/** `copyWithin`: every kind of position, items of every kind, and lists whose places share an object afterwards. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Copy {
  list: number[];
  target: number;
  start: number;
  end: number;
}

export const withinPositions = workflow(async ({ list, target, start, end }: Copy) => [
  [...list].copyWithin(target, start, end),
  [...list].copyWithin(target, start),
  [...list].copyWithin(target, start, undefined),
  [...list].copyWithin(target, undefined as unknown as number, end),
]);

/** `null` stands for NaN, a text for what it converts to. */
interface Odd {
  target: number | null | string;
  start: number | null | string;
  end?: number | null | string;
}

export const withinOdd = workflow(async ({ target, start, end }: Odd) => {
  const at = (n: number | null | string) => (n === null ? NaN : Number(n));
  const list = [1, 2, 3, 4, 5];
  const until = end === undefined ? undefined : at(end);
  return list.copyWithin(at(target), at(start), until);
});

export const withinConstant = workflow(async ({ list }: { list: number[] }) => [
  [...list].copyWithin(0, 1),
  [...list].copyWithin(1, 0),
  [...list].copyWithin(-2, -3, -1),
  [...list].copyWithin(0, 1.9, 2.9),
  [...list].copyWithin(-0.5, -1.5),
  [...list].copyWithin(0, Infinity),
  [...list].copyWithin(-Infinity, 1, Infinity),
  [...list].copyWithin(1, 2, 1),
  [...list].copyWithin(NaN, 2, NaN),
]);

export const withinPaths = workflow(async ({ n }: { n: number }) => {
  const o = { list: [1, 2, 3, 4], deep: { rows: [['a', 'b', 'c'], ['d']] }, log: [] as number[] };
  o.list.copyWithin(0, n);
  for (const row of o.deep.rows) row.copyWithin(n, 0, 2);
  o.deep.rows[0]!.copyWithin(-1, 0, 1);
  const length = o.list.copyWithin(n, 0).length;
  o.log.push(...o.list.copyWithin(1, 2), length);
  return o;
});

export const withinItems = workflow(async ({ at }: { at: number }) => {
  const mixed: (string | null | boolean | number[] | { k: number })[] = ['x', null, false, [], [1], { k: 1 }, ''];
  mixed.copyWithin(at, 3);
  const gaps: (number | undefined)[] = [1, undefined, 3, undefined];
  gaps.copyWithin(at, 1, 3);
  const nested: (null | null[])[] = [[], [null], null];
  nested.copyWithin(at, 1);
  return [mixed, gaps.map((one) => one ?? 'none'), gaps.includes(undefined), nested];
});

/** Arguments are evaluated before the length is read. */
export const withinOrder = workflow(async ({ list }: { list: number[] }) => {
  const seen: number[] = [];
  const put = (n: number) => {
    seen.push(n);
    return n;
  };
  const a = [...list];
  a.copyWithin(0, a.push(7) - 1);
  const c = [...list];
  const removed = c.splice(c.push(8, 9) - 1, c.length);
  const e = [...list];
  e.splice(0, 1, e.push(5));
  [...list].copyWithin(put(2), put(1), put(3));
  return { a, c, removed, e, seen };
});

/** Two places hold the same object afterwards. */
export const withinShared = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
  list.copyWithin(0, n);
  return [list, list.map((one) => one.n), list.length];
});

export const withinSharedChanged = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n: 2 }, { n: 3 }];
  list.copyWithin(0, n);
  list[1]!.n = 9;
  return list;
});

export const withinSharedLoop = workflow(async ({ n }: { n: number }) => {
  const o = { list: [[1], [2], [3]] };
  o.list.copyWithin(n, 0, 1);
  for (const one of o.list) one.push(0);
  return o;
});

export const withinSharedLater = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n: 2 }];
  const same = list.copyWithin(n, 0);
  same[0]!.n = 7;
  return list;
});

export const withinAlias = workflow(async ({ n }: { n: number }) => {
  const list = [1, 2, 3];
  const same = list;
  list.copyWithin(0, n);
  return same;
});

export const withinSpread = workflow(async ({ at }: { at: [number, number] }) => [1, 2, 3].copyWithin(...at));

const positions = [0, 1, 2, 3, 5, 9, -1, -2, -5, -9, 1.7, -1.7, -0.3, 1e300];
const lists = [[], [1], [1, 2, 3, 4, 5]];
const inputs = lists.flatMap((list) =>
  positions.flatMap((target, i) =>
    positions.map((start, j) => ({ list, target, start, end: positions[(i * 5 + j * 3 + 1) % positions.length] })),
  ),
);
/** The input itself, whose numbers may be missing. */
export const withinMissing = workflow(async (input: { list: (number | null)[]; at?: number }) => [
  [...input.list].copyWithin(input.at as number, 1),
  [...input.list].copyWithin(0, input.at as number, input.at),
]);

const odd = [null, '2', 'x', 'Infinity', '-Infinity', 1, -2];

export default cases({
  withinPositions: { inputs: inputs.filter((_, index) => index % 7 === 0) },
  withinOdd: {
    inputs: [
      ...odd.flatMap((target) => odd.map((start) => ({ target, start }))),
      ...odd.map((end) => ({ target: 0, start: 1, end })),
    ],
  },
  withinMissing: {
    inputs: [{ list: [1, 2, 3] }, { list: [1, null, 3], at: 2 }, { list: [], at: -1 }],
  },
  withinConstant: { inputs: [[], [1], [1, 2], [1, 2, 3, 4, 5]].map((list) => ({ list })) },
  withinPaths: { inputs: [0, 1, 2, -1, -3, 9].map((n) => ({ n })) },
  withinItems: { inputs: [0, 1, 2, -1, -9, 9].map((at) => ({ at })) },
  withinOrder: { inputs: [[], [1], [1, 2, 3, 4]].map((list) => ({ list })) },
  withinShared: { inputs: [0, 1, 2, 5].map((n) => ({ n })) },
  withinSharedChanged: { refused: 'STEP2105' },
  withinSharedLoop: { refused: 'STEP2105' },
  withinSharedLater: { refused: 'STEP2105' },
  withinAlias: { inputs: [0, 1, 2].map((n) => ({ n })) },
  withinSpread: { refused: 'STEP1002' },
});
