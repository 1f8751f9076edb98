/** Values of keys that a test has shown to be there: `map.has(key)`, `key in object`, `Object.hasOwn(object, key)`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface Input {
  keys: string[];
  totals: Record<string, number>;
  lists: Record<string, string[]>;
  pick: { key: string };
}

/** The least recently used entry goes first. */
export const leastRecentlyUsed = workflow(async ({ keys }: Input) => {
  const cache = new Map<string, number>();
  let misses = 0;
  for (const key of keys) {
    if (cache.has(key)) {
      const held = cache.get(key)!;
      cache.delete(key);
      cache.set(key, held);
      continue;
    }
    misses += 1;
    if (cache.size >= 2) cache.delete(cache.keys().next().value!);
    cache.set(key, await work({ n: key.length }));
  }
  return { misses, left: [...cache] };
});

export const copiedKeys = workflow(async ({ keys, totals }: Input) => {
  const out: Record<string, number> = {};
  const all: number[] = [];
  for (const key of keys) {
    if (!(key in totals)) continue;
    out[key] = totals[key]!;
    all.push(totals[key]!);
  }
  return [out, all];
});

export const ownKeys = workflow(async ({ keys, totals, pick }: Input) => ({
  own: keys.filter((key) => Object.hasOwn(totals, key)).length,
  sums: keys.map((key) => (Object.hasOwn(totals, key) && key !== '' ? totals[key]! + 1 : 0)),
  picked: pick.key in totals ? [totals[pick.key]!] : [],
  b: 'b' in totals ? [totals['b']!.toFixed(1)] : [],
}));

export const ownLists = workflow(async ({ keys, lists }: Input) => {
  const found: string[] = [];
  for (const key of keys) {
    if (key === '' || !Object.hasOwn(lists, key)) continue;
    found.push(...lists[key]!.map((one) => one.toUpperCase()), `${lists[key]!.length}`);
  }
  return found;
});

/** A key that is taken out again is not there, however that happens. */
export const takenOut = workflow(async ({ keys }: Input) => {
  const map = new Map<string, number>();
  const other = map;
  const forget = (key: string) => map.delete(key);
  const seen: string[] = [];
  for (const key of keys) {
    map.set(key, key.length);
    if (map.has(key)) {
      if (key.length > 1) map.delete(key);
      seen.push(`${map.get(key)}`);
    }
    map.set(key, 1);
    if (map.has(key) && forget(key)) seen.push(typeof map.get(key));
    map.set(key, 2);
    if (map.has(key)) {
      other.clear();
      seen.push(`${map.get(key) === undefined}`);
    }
  }
  return seen;
});

export const takenOutOfObjects = workflow(async ({ keys, totals }: Input) => {
  const left = { ...totals };
  const seen: string[] = [];
  for (const key of keys) {
    if (key in left) {
      delete left[key];
      seen.push(typeof left[key]);
    }
  }
  let last = keys[0] ?? '';
  if (last in totals) {
    last = 'none';
    seen.push(typeof totals[last]);
  }
  return seen;
});

export const otherKeys = workflow(async ({ keys, totals, pick }: Input) => {
  const seen: string[] = [];
  for (const key of keys) {
    if (key in totals) seen.push(typeof totals[pick.key], typeof totals[`${key}!`]);
    if (!(key in totals) || key === 'b') seen.push(typeof totals[key]);
    if (key in totals || pick.key === key) seen.push(typeof totals[key]);
  }
  return seen;
});

export const guardedReads = workflow(async ({ keys }: Input) => {
  const lengths = new Map<string, number>();
  for (const key of keys) if (key.length > 1) lengths.set(key, key.length);
  return keys.map((key) => (lengths.has(key) ? lengths.get(key)! * 2 : (lengths.get(key) ?? 'none')));
});

const inputs: Input[] = [
  { keys: [], totals: {}, lists: {}, pick: { key: '' } },
  { keys: ['a', 'b', 'a', 'cc'], totals: { a: 1, b: 0 }, lists: { a: ['x', 'y'], b: [] }, pick: { key: 'a' } },
  { keys: ['b', '', 'b', 'dd', 'b'], totals: { b: -2.5, '': 7 }, lists: { dd: ['é'] }, pick: { key: 'none' } },
  { keys: ['x', 'y', 'x', 'z', 'y'], totals: { x: 1, none: 2 }, lists: { x: [''] }, pick: { key: 'x' } },
];

export default cases(
  {
    leastRecentlyUsed: { inputs },
    copiedKeys: { inputs },
    ownKeys: { inputs },
    ownLists: { inputs },
    takenOut: { inputs },
    takenOutOfObjects: { inputs },
    otherKeys: { inputs },
    guardedReads: { inputs },
  },
  () => ({ Work: ({ n }: { n: number }) => n * 10 }),
);
