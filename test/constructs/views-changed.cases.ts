/** Writes to items through lists of them: `Object.values`, filtered, sorted and sliced lists, maps; and `delete`. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';
import { orders } from '../differential/orders.ts';

interface Item {
  id: string;
  n: number;
  kind: string;
  seen?: boolean;
  rank?: number;
}
interface Order {
  id: string;
  items: Item[];
  tax?: number;
  total?: number;
}
const save = lambda.fn<unknown, boolean>('Save');

export const recordValues = workflow(async ({ o }: { o: Record<string, { n: number }> }) => {
  for (const v of Object.values(o)) v.n += 1;
  return o;
});
export const recordEntries = workflow(async ({ o }: { o: Record<string, { n: number; k?: string }> }) => {
  for (const [k, v] of Object.entries(o)) {
    v.n += 1;
    v.k = k;
  }
  return o;
});
export const forInField = workflow(async ({ o }: { o: Record<string, { n: number }> }) => {
  for (const k in o) o[k]!.n = 1;
  return o;
});
export const mapCounts = workflow(async ({ items }: Order) => {
  const m = new Map<string, { n: number }>();
  for (const x of items) {
    if (!m.has(x.kind)) m.set(x.kind, { n: 0 });
    m.get(x.kind)!.n++;
  }
  return [...m.values()];
});
export const mapOptionalGet = workflow(async ({ items }: Order) => {
  const m = new Map<string, string[]>();
  m.set('a', []);
  for (const x of items) m.get('a')?.push(x.id);
  return [...m];
});
export const filteredLoop = workflow(async ({ items }: Order) => {
  for (const x of items.filter((i) => i.n > 1)) x.seen = true;
  return items;
});
export const filteredName = workflow(async ({ items }: Order) => {
  const big = items.filter((i) => i.n > 1);
  for (const x of big) {
    x.seen = true;
  }
  return { items, count: big.length };
});
export const sortedCopy = workflow(async ({ items }: Order) => {
  const sorted = [...items].sort((a, b) => b.n - a.n);
  sorted.forEach((x, i) => {
    x.rank = i + 1;
  });
  return items;
});
export const sortedEntries = workflow(async ({ items }: Order) => {
  const sorted = items.toSorted((a, b) => b.n - a.n);
  for (const [i, x] of sorted.entries()) x.rank = i;
  return { items, sorted };
});
export const pairParts = workflow(async ({ pair }: { pair: [{ n: number }, { n: number }] }) => {
  const [a, b] = pair;
  a.n = 1;
  b.n += a.n;
  return pair;
});
export const recordOfLists = workflow(async ({ o }: { o: Record<string, number[]> }) => {
  for (const k of Object.keys(o)) {
    o[k]!.push(0);
  }
  for (const list of Object.values(o)) list.push(1);
  return o;
});
export const slices = workflow(async ({ items }: Order) => {
  for (const x of items.slice(0, 2)) x.seen = true;
  for (const x of items.slice(-1)) x.rank = 9;
  return items;
});
export const valuesForEach = workflow(async ({ o }: { o: Record<string, { n: number }> }) => {
  Object.values(o).forEach((v) => {
    v.n = 0;
  });
  return o;
});
export const entriesForEach = workflow(async ({ o }: { o: Record<string, { n: number }> }) => {
  Object.entries(o).forEach(([k, v]) => {
    v.n = k.length;
  });
  return o;
});
export const filteredForEach = workflow(async ({ items }: Order) => {
  items
    .filter((i) => i.kind === 'a')
    .forEach((i) => {
      i.seen = true;
    });
  return items;
});
export const filteredFirst = workflow(async ({ items }: Order) => {
  const first = items.filter((i) => i.kind === 'a')[0];
  if (first) first.seen = true;
  return items;
});
export const patternParts = workflow(async ({ o }: { o: { a: { n: number }; b: { n: number } } }) => {
  const {
    a,
    b: { n },
  } = o;
  a.n = n;
  return o;
});
export const mapOfItems = workflow(async ({ items }: Order) => {
  const m = new Map(items.map((i) => [i.id, i]));
  const x = m.get('a');
  if (x) x.seen = true;
  return [...m.values()];
});
export const refuseMapAndList = workflow(async ({ items }: Order) => {
  const m = new Map(items.map((i) => [i.id, i]));
  const x = m.get('a');
  if (x) x.seen = true;
  return items;
});
export const mapLoops = workflow(async ({ items }: Order) => {
  const m = new Map<string, { n: number }>();
  for (const x of items) {
    const e = m.get(x.kind);
    if (e) e.n += x.n;
    else m.set(x.kind, { n: x.n });
  }
  for (const [, v] of m) v.n *= 2;
  for (const v of m.values()) v.n += 1;
  m.forEach((v) => {
    v.n += 100;
  });
  return Object.fromEntries(m);
});
export const reversedCopy = workflow(async ({ items }: Order) => {
  for (const x of items.toReversed()) x.seen = true;
  return items;
});
export const filteredWithTask = workflow(async ({ items }: Order) => {
  const pending = items.filter((i) => !i.seen);
  for (const x of pending) {
    await save({ id: x.id });
    x.seen = true;
  }
  return { items, pending };
});
export const valuesWithLists = workflow(async ({ o }: { o: Record<string, { list: { n: number }[] }> }) => {
  for (const { list } of Object.values(o)) for (const e of list) e.n++;
  return o;
});
export const deleteInForIn = workflow(async ({ o }: { o: Record<string, number> }) => {
  for (const k in o) if (o[k] === 0) delete o[k];
  return o;
});
export const deleteItemFields = workflow(async ({ items }: Order) => {
  for (const i of items) {
    delete i.seen;
    if (i.n > 1) delete i.rank;
  }
  return items;
});
export const deleteInForEach = workflow(async ({ items }: Order) => {
  items.forEach((i) => {
    delete i.seen;
  });
  return items;
});
export const deleteByKeys = workflow(async ({ o }: { o: Record<string, { n: number; s?: boolean }> }) => {
  for (const k of Object.keys(o)) {
    delete o[k]!.s;
    if (o[k]!.n < 0) delete o[k];
  }
  return o;
});
export const deleteInValues = workflow(async ({ o }: { o: Record<string, { n: number; s?: boolean }> }) => {
  for (const v of Object.values(o)) delete v.s;
  return o;
});
export const forInWithTask = workflow(async ({ o }: { o: Record<string, number> }) => {
  for (const k in o) {
    o[k] = o[k]! + 1;
    await save({ k });
  }
  return o;
});
export const deleteInEntries = workflow(async ({ o }: { o: Record<string, number | null> }) => {
  for (const [k, v] of Object.entries(o)) {
    if (v === null) delete o[k];
    else o[k] = v + 1;
  }
  return o;
});
const O = { inputs: orders };
const R = { inputs: [{ o: {} }, { o: { x: { n: 1, s: true }, 'y z': { n: -2 }, 10: { n: 0 }, 2: { n: 5 } } }] };
const L = { inputs: [{ o: {} }, { o: { a: [], b: [1] } }] };
const M = { inputs: [{ o: {} }, { o: { a: 0, b: 1, c: 0, d: 2 } }] };

/** `forEach` sees what its callback takes out of the list that it goes through; a loop over keys would not. */
export const shrunkMeanwhile = workflow(async () => {
  const log: string[] = [];
  const cells = [{ n: 0 }, { n: 3 }];
  const copy = cells.toReversed();
  copy.forEach(() => {
    log.push('f');
    copy.pop();
  });
  return { log, cells };
});

export default cases(
  {
    recordValues: R,
    recordEntries: R,
    forInField: R,
    mapCounts: O,
    mapOptionalGet: O,
    filteredLoop: O,
    filteredName: O,
    sortedCopy: O,
    sortedEntries: O,
    pairParts: { inputs: [{ pair: [{ n: 5 }, { n: 6 }] }] },
    recordOfLists: L,
    slices: O,
    valuesForEach: R,
    entriesForEach: R,
    filteredForEach: O,
    filteredFirst: O,
    patternParts: { inputs: [{ o: { a: { n: 1 }, b: { n: 2 } } }] },
    mapOfItems: O,
    shrunkMeanwhile: { refused: 'STEP2105' },
    refuseMapAndList: { refused: 'STEP2105' },
    mapLoops: O,
    reversedCopy: O,
    filteredWithTask: O,
    valuesWithLists: { inputs: [{ o: {} }, { o: { a: { list: [{ n: 1 }] }, b: { list: [] } } }] },
    deleteInForIn: M,
    deleteItemFields: O,
    deleteInForEach: O,
    deleteByKeys: R,
    deleteInValues: R,
    forInWithTask: M,
    deleteInEntries: M,
  },
  () => ({
    Save: (x: { id?: string; n?: number }) => {
      if (x.n === 3) throw new Error('no');
      return true;
    },
  }),
);
