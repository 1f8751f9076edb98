/** `const e = map.get(key) ?? {…}; e.n += 1; map.set(key, e)`: objects that are taken out of a Map or record, changed and put back. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  id: string;
  g: string;
  n: number;
  seen?: boolean;
}
interface Sum {
  n: number;
  ids: string[];
}
const price = lambda.fn<{ id: string }, number>('Price');
type I = { items: X[]; size: number };

export const sums = workflow(async ({ items }: I) => {
  const m = new Map<string, Sum>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0, ids: [] };
    e.n += i.n;
    e.ids.push(i.id);
    m.set(i.g, e);
  }
  return [...m];
});
export const keyIsComputed = workflow(async ({ items }: I) => {
  const m: Record<string, X[]> = {};
  for (const i of items) {
    const list = m[`${i.g.trim().toLowerCase()}/${i.n > 1 ? 'big' : 'small'}`] ?? [];
    list.push(i);
    m[`${i.g.trim().toLowerCase()}/${i.n > 1 ? 'big' : 'small'}`] = list;
  }
  return m;
});
export const itemIsMarkedToo = workflow(async ({ items }: I) => {
  const m = new Map<string, { n: number }>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0 };
    e.n += i.n;
    i.seen = e.n > 2;
    m.set(i.g, e);
  }
  return { items, m: [...m] };
});
export const keyChangesBetween = workflow(async ({ items }: I) => {
  const m: Record<string, { n: number }> = {};
  for (const i of items) {
    const e = m[i.g] ?? { n: 0 };
    i.g = i.id;
    e.n += 1;
    m[i.g] = e;
  }
  return { items, m };
});
export const putOnlySometimes = workflow(async ({ items }: I) => {
  const m = new Map<string, { n: number }>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0 };
    e.n += i.n;
    if (i.n < 0) continue;
    if (i.n > 1) m.set(i.g, e);
    i.seen = e.n > 1;
  }
  return { items, m: [...m] };
});
export const otherKey = workflow(async ({ items }: I) => {
  const m = new Map<string, { n: number }>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0 };
    e.n += i.n;
    m.set(i.id, e);
  }
  return [...m];
});
export const removedAndPutAgain = workflow(async ({ items, size }: I) => {
  const m = new Map<string, { n: number }>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0 };
    m.delete(i.g);
    e.n += 1;
    m.set(i.g, e);
    if (m.size > size) m.delete([...m.keys()][0]!);
  }
  return [...m];
});
export const failsBetween = workflow(async ({ items }: I) => {
  const m = new Map<string, { n: number; failed: number }>();
  for (const i of items) {
    const e = m.get(i.g) ?? { n: 0, failed: 0 };
    try {
      e.n += 100;
      e.n += await price({ id: i.id });
      m.set(i.g, e);
    } catch {
      e.failed += 1;
    }
    i.n = e.n;
  }
  return { m: [...m], items };
});
export const alwaysPutBack = workflow(async ({ items }: I) => {
  const m: Record<string, { n: number; tries: number }> = {};
  for (const i of items) {
    const e = m[i.g] ?? { n: 0, tries: 0 };
    try {
      e.tries += 1;
      e.n += await price({ id: i.id });
    } catch {
      continue;
    } finally {
      m[i.g] = e;
    }
    i.n = e.n;
  }
  return { m, items };
});
export const groupsOfGroups = workflow(async ({ items }: I) => {
  const m = new Map<string, Map<string, X[]>>();
  for (const i of items) {
    const inner = m.get(i.g) ?? new Map<string, X[]>();
    const list = inner.get(i.id) ?? [];
    list.push(i);
    inner.set(i.id, list);
    m.set(i.g, inner);
  }
  return [...m].map(([g, inner]) => [g, [...inner]]);
});
export const numbersAndTexts = workflow(async ({ items }: I) => {
  const m = new Map<string | number, { n: number }>();
  for (const i of items) {
    const a = m.get(i.n) ?? { n: 0 };
    a.n += 1;
    m.set(`${i.n}`, a);
  }
  return [...m];
});
export const madeThenAsked = workflow(async ({ items }: I) => {
  const m = new Map<string, X[]>();
  for (const i of items) {
    if (!m.has(i.g)) m.set(i.g, []);
    m.get(i.g)!.push(i);
    m.get(i.g)!.at(-1)!.seen = true;
  }
  return [...m];
});
export const lastOfEach = workflow(async ({ items }: I) => {
  const m: Record<string, X> = {};
  let last: { n: number } = { n: 0 };
  const sums: Record<string, { n: number }> = {};
  for (const i of items) {
    m[i.g] = i;
    last = sums[i.g] ?? { n: i.n };
    last.n += 1;
    sums[i.g] = last;
  }
  last.n *= 100;
  return { m, sums };
});
const items = (...list: readonly (readonly [string, string, number])[]): X[] =>
  list.map(([id, g, n]) => ({ id, g, n }));
const inputs: I[] = [
  { items: [], size: 1 },
  { items: items(['a', 'x', 1]), size: 1 },
  { items: items(['a', 'x', 1], ['b', 'y', 2], ['c', 'x', 3], ['b', ' X', -1], ['a', 'y', 2]), size: 1 },
  { items: items(['x', 'y', 2], ['y', 'x', 1], ['x', 'x', 1], ['', '', 0], ['constructor', '__proto_', 2]), size: 2 },
];
export default cases(
  {
    sums: { inputs },
    keyIsComputed: { inputs },
    itemIsMarkedToo: { inputs },
    keyChangesBetween: { refused: 'STEP2105' },
    putOnlySometimes: { inputs },
    otherKey: { refused: 'STEP2105' },
    removedAndPutAgain: { refused: 'STEP2105' },
    failsBetween: { inputs },
    alwaysPutBack: { inputs },
    groupsOfGroups: { refused: 'STEP2105' },
    numbersAndTexts: { refused: 'STEP2105' },
    madeThenAsked: { refused: 'STEP2105' },
    lastOfEach: { refused: 'STEP2105' },
  },
  () => ({
    Price: ({ id }: { id: string }) => {
      if (id === 'b') throw new Error('no');
      return id.length + 4;
    },
  }),
);
