/** That something is there although only an assertion says so: keys of a union in tables, items of tuples, parts that `switch` needs. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

type Key = 'a' | 'b';

interface Order {
  id: string;
  n: number;
}

const send = lambda.fn<{ n: number }, number>('Send');
const drop = lambda.fn<{ n: number }, number>('Drop');

/** Counting into an object that is said to be complete. */
export const counted = workflow(async ({ keys }: { keys: Key[] }) => {
  const counts = {} as Record<Key, number>;
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  const sums = {} as Record<Key, number>;
  for (const key of keys) {
    if (sums[key] === undefined) sums[key] = 0;
    sums[key] += 2;
  }
  const groups = {} as Record<Key, string[]>;
  for (const key of keys) {
    if (!groups[key]) groups[key] = [];
    groups[key].push(key);
  }
  return [counts, sums, groups];
});

export const best = workflow(async ({ keys }: { keys: Key[] }) => {
  const found = {} as Record<Key, { n: number }>;
  for (const [n, key] of keys.entries()) {
    const known = found[key];
    if (known === undefined || n > known.n) found[key] = { n };
  }
  return found;
});

export const missing = workflow(async ({ part }: { part: Partial<Order> }) => {
  const order = part as Order;
  return (['id', 'n'] as const).filter((key) => order[key] === undefined);
});

export const fromEntries = workflow(async ({ keys, key }: { keys: Key[]; key?: Key }) => {
  const table = Object.fromEntries(keys.map((one, n) => [one, { n }])) as Record<Key, { n: number }>;
  const found = table[key ?? 'a'];
  return found ? found.n : 'none';
});

const TABLE = { a: () => 'fa', b: () => 'fb' };
const STUBS = { a: send, b: drop };

/** A key that is not there names no function. */
export const called = workflow(async ({ key, keys }: { key?: Key; keys: Key[] }) => {
  const first = TABLE[keys[0]!];
  return [TABLE[key!]?.() ?? 'none', first ? first() : 'no'];
});

export const calledAnyway = workflow(async ({ key }: { key?: Key }) => TABLE[key!]());

export const stubOf = workflow(async ({ key }: { key?: Key }) => STUBS[key!]({ n: 1 }));

export const dataOf = workflow(async ({ keys, key }: { keys: Key[]; key?: Key }) => {
  const rate = { a: 1, b: 2 }[keys[1]!];
  const lists = { a: [1], b: [2, 3] };
  return [rate === undefined ? 'none' : `${rate}`, { a: 60, b: 120 }[key!] ?? 5, lists[key!]?.length ?? 'none'];
});

export const tuples = workflow(async ({ rows }: { rows: { id: string; text?: string }[] }) => {
  const pairs = rows.map((row) => [row.id, row.text] as [string, string]);
  return pairs.map(([id, text]) => id + text.length);
});

export const tupleItem = workflow(async ({ text }: { text?: string }) => {
  const one = [text] as readonly [string];
  return one[0].trim();
});

function label(key: Key): string {
  switch (key) {
    case 'a':
      return 'A';
    case 'b':
      return 'B';
  }
}

export const labelled = workflow(async ({ keys }: { keys: Key[] }) => keys.map((key) => label(key)));

export const labelledMissing = workflow(async ({ key }: { key?: Key }) => label(key!));

export const assigned = workflow(async ({ text, n }: { text?: string; n: number }) => {
  const made = Object.assign({}, { text: 'base', n: 0 }, { text });
  const kept = Object.assign({ n: 5 }, { n: n > 0 ? n : undefined });
  return [made.text ?? 'none', kept.n === undefined, Object.assign({ a: 1 }, null, { b: n })];
});

export const filled = workflow(async ({ xs, end, start }: { xs: number[]; end?: number; start?: number }) =>
  xs.fill(0, start, end),
);

export const optionalMethod = workflow(async ({ text, list }: { text?: string; list?: number[] }) => [
  text?.trim?.() ?? 'none',
  list!.map?.((n) => n + 1) ?? 'none',
]);

export const prototype = workflow(async () => ({ __proto__: { a: 1 }, b: 2 }));

const KEYS = [{ keys: [] }, { keys: ['a'] }, { keys: ['a', 'b', 'a'], key: 'b' }] satisfies {
  keys: Key[];
  key?: Key;
}[];

export default cases(
  {
    counted: { inputs: KEYS },
    best: { inputs: KEYS },
    missing: { inputs: [{ part: {} }, { part: { id: '' } }, { part: { id: 'x', n: 0 } }] },
    fromEntries: { inputs: KEYS },
    called: { inputs: KEYS },
    calledAnyway: { inputs: [{}, { key: 'b' }] },
    stubOf: { inputs: [{}, { key: 'a' }, { key: 'b' }] },
    dataOf: { inputs: KEYS },
    tuples: { inputs: [{ rows: [] }, { rows: [{ id: 'a', text: 'b' }] }, { rows: [{ id: 'a' }] }] },
    tupleItem: { inputs: [{}, { text: ' x' }] },
    labelled: { inputs: KEYS },
    labelledMissing: { refused: 'STEP1001' },
    assigned: { inputs: [{ n: 0 }, { n: 1, text: '' }] },
    filled: {
      inputs: [{ xs: [1, 2, 3] }, { xs: [1, 2, 3], start: 1 }, { xs: [1, 2, 3], start: 1, end: 2 }, { xs: [] }],
    },
    optionalMethod: { inputs: [{}, { text: ' a ', list: [1] }, { list: [] }] },
    prototype: { refused: 'STEP1001' },
  },
  () => ({ Send: ({ n }: { n: number }) => n, Drop: ({ n }: { n: number }) => -n }),
);
