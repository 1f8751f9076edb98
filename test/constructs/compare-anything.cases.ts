/** `===` and its like on `unknown` and `any`, where a test has shown that one of the two is no object: comparisons by content. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Two {
  a: unknown;
  b: unknown;
}

function sameJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length && keys.every((key) => key in right && sameJson(left[key], right[key]))
  );
}

/** Example: a comparison by content, which compares identities nowhere. */
export const byContent = workflow(async ({ a, b }: Two) => sameJson(a, b));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function changed(before: unknown, after: unknown, path: string): string[] {
  if (!isObject(before) || !isObject(after)) return before === after ? [] : [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => changed(before[key], after[key], `${path}/${key}`));
}

/** The helper tests for both; what differs is listed by its path. */
export const byHelper = workflow(async ({ a, b }: Two) => changed(a, b, ''));

export const oneSide = workflow(async ({ a, b }: { a: any; b: any }) => {
  if (typeof a === 'object') return 'object';
  return [a === b, a !== b, b === a];
});

export const nested = workflow(async ({ a, b }: Two) => {
  if (a && b && typeof a === 'object' && typeof b === 'object') return 'both';
  return a === b;
});

export const typesDiffer = workflow(async ({ a, b }: Two) => {
  if (typeof a !== typeof b) return a === b;
  return typeof a !== 'object' && a === b;
});

export const conditional = workflow(async ({ a, b }: Two) =>
  !a || typeof b !== 'object' ? a === b : typeof a === 'object' ? 'object' : a !== b,
);

export const inLists = workflow(async ({ a, list }: { a: any; list: any[] }) => {
  if (isObject(a)) return 'object';
  return [list.includes(a), list.indexOf(a), list.lastIndexOf(a)];
});

export const switched = workflow(async ({ a, b }: Two) => {
  if (typeof a === 'object') return 'object';
  switch (a) {
    case b:
      return 'b';
    case 'x':
      return 'x';
    default:
      return 'other';
  }
});

export const objectIs = workflow(async ({ a, b }: Two) => (typeof a === 'object' ? 'object' : Object.is(a, b)));

export const loose = workflow(async ({ a, b }: Two) => {
  while (b !== null && typeof b !== 'object') {
    if (a === b) return 'same';
    break;
  }
  return a == null || typeof a === 'object' ? 'nothing' : a === b;
});

/** Both may be objects: which of them is meant, data cannot tell. */
export const earlyOut = workflow(async ({ a, b }: { a: any; b: any }) => {
  if (a === b) return true;
  return JSON.stringify(a) === JSON.stringify(b);
});

export const testedEither = workflow(async ({ a, b }: Two) => {
  if (typeof a === 'object' || typeof b === 'object') return a === b;
  return 'none';
});

export const assignedAfter = workflow(async ({ a, b }: Two) => {
  let one: unknown = a;
  if (typeof one === 'object') return 'object';
  one = { b };
  const other: unknown = b;
  return one === other;
});

export const falsyOnly = workflow(async ({ a, b }: Two) => {
  if (a) return a === b;
  return 'none';
});

const asyncTest = async (value: unknown): Promise<boolean> => typeof value === 'object';

export const promiseIsTrue = workflow(async ({ a, b }: Two) => {
  if (await asyncTest(a)) return 'object';
  return a === b;
});

const VALUES = ['x', '', 0, 1, true, false, null, [], {}, [1], { n: 1 }, { n: [1, { m: null }] }, { length: 1, 0: 1 }];
const PAIRS = VALUES.flatMap((a, at) =>
  [a, VALUES[(at + 1) % VALUES.length], VALUES[(at + 5) % VALUES.length]].map((b) => ({ a, b: structuredClone(b) })),
);
const SOME = [
  ...PAIRS,
  { a: 'x' },
  { b: 0 },
  {},
  { a: null },
  { a: 1, b: '1' },
  { a: ['x'], b: 'x' },
  { a: 'x', b: ['x'] },
  { a: [1], b: [2] },
  { a: { n: [1] }, b: { n: [1, 2] } },
  { a: [[]], b: [[]] },
  { a: [{ n: 1 }], b: [{ n: 2 }] },
];

export default cases({
  byContent: { inputs: SOME },
  byHelper: { inputs: SOME },
  oneSide: { inputs: SOME },
  nested: { inputs: SOME },
  typesDiffer: { inputs: SOME },
  conditional: { inputs: SOME },
  inLists: {
    inputs: VALUES.flatMap((a) => [
      { a, list: VALUES },
      { a, list: [] },
      { a, list: [a, [a], a] },
      { a, list: [[a]] },
    ]),
  },
  switched: { inputs: SOME },
  objectIs: { inputs: SOME },
  loose: { inputs: SOME },
  earlyOut: { refused: 'STEP2103' },
  testedEither: { refused: 'STEP2103' },
  assignedAfter: { refused: 'STEP2103' },
  falsyOnly: { refused: 'STEP2103' },
  promiseIsTrue: { refused: 'STEP2103' },
});
