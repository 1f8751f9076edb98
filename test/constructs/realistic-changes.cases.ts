/** Programs that change objects and lists as people write them: carts, histories, groups, ledgers, caches. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');
const echo = lambda.fn<{ v: unknown }, unknown>('Echo');

interface In {
  a: number;
  list: number[];
  s: string;
  t: { k: string; kids?: { k: string; n: number }[] }[];
}
interface Item {
  id: string;
  qty: number;
  tags: string[];
  sub?: { x: number };
}
const make = (i: number): Item => ({ id: `i${i}`, qty: i, tags: [] });
export const changedFoundAndLast = workflow(async ({ list, a }: In) => {
  const items = list.map(make);
  const hit = items.find((i) => i.qty > a);
  if (hit) {
    hit.qty = -1;
    (hit.sub ??= { x: 0 }).x += 1;
  }
  const last = items.at(-1);
  if (last) last.tags.push('last');
  items[0] && (items[0].id = 'first');
  return items;
});
export const changedGrouped = workflow(async ({ list }: In) => {
  const groups = new Map<number, Item[]>();
  for (const x of list) {
    const g = groups.get(x % 2) ?? [];
    g.push(make(x));
    groups.set(x % 2, g);
  }
  for (const [, g] of groups) for (const i of g) i.qty++;
  return [...groups.entries()].map(([k, g]) => ({ k, q: g.map((i) => i.qty) }));
});
export const changedNestedCounts = workflow(async ({ t }: In) => {
  let total = 0;
  for (const n of t) {
    for (const kid of n.kids ?? []) {
      kid.n += 1;
      total += kid.n;
    }
    n.k = n.k.toUpperCase();
  }
  return { t, total };
});
export const changedTransposed = workflow(async ({ list, a }: In) => {
  const m = list.map((x) => list.map((y) => (x * y) % 7));
  for (let i = 0; i < m.length; i++)
    for (let j = i + 1; j < m.length; j++) [m[i]![j], m[j]![i]] = [m[j]![i]!, m[i]![j]!];
  m.forEach((r) => r.reverse());
  if (m[a]) m[a]![0] = 100;
  return m;
});
export const changedCart = workflow(async ({ list, s }: In) => {
  const cart: Item[] = [];
  const add = (id: string, qty: number) => {
    const found = cart.find((i) => i.id === id);
    if (found) found.qty += qty;
    else cart.push({ id, qty, tags: [s] });
  };
  for (const x of list) {
    add(`p${x % 3}`, x);
    await echo({ v: cart.length });
  }
  const drop = (id: string) => {
    const i = cart.findIndex((c) => c.id === id);
    if (i >= 0) cart.splice(i, 1);
  };
  drop('p1');
  return cart;
});
export const changedCopies = workflow(async ({ list, a }: In) => {
  const before = { list, nested: { arr: [1, 2], o: { x: a } } };
  const copy = structuredClone(before);
  copy.nested.arr.push(3);
  copy.nested.o.x++;
  const shallow = { ...before, nested: { ...before.nested, arr: [...before.nested.arr] } };
  shallow.nested.arr[0] = 9;
  return { before, copy, shallow };
});
export const changedQueueFed = workflow(async ({ list, a }: In) => {
  const q = [...list];
  const done: number[] = [];
  while (q.length) {
    const x = q.shift()!;
    done.push(await work({ n: x }));
    if (x > 2 && done.length < 6) q.push(x - 2, a);
  }
  q.length = 0;
  return { done, q };
});
export const changedWordCounts = workflow(async ({ list, s }: In) => {
  const words = s.split('');
  const counts: Record<string, { n: number; at: number[] }> = {};
  words.forEach((w, i) => {
    const c = (counts[w] ??= { n: 0, at: [] });
    c.n++;
    c.at.push(i);
  });
  const top = Object.entries(counts)
    .sort(([k1, x], [k2, y]) => y.n - x.n || (k1 < k2 ? -1 : 1))
    .slice(0, 2)
    .map(([k, { n }]) => `${k}${n}`);
  delete counts['1'];
  return { counts, top, l: list.length };
});
export const changedSelected = workflow(async ({ list, a }: In) => {
  const state = { items: list.map(make), sel: null as Item | null };
  state.sel = state.items[a] ?? null;
  const out = state.sel ? { ...state.sel, qty: state.sel.qty + 1 } : null;
  state.items = state.items.filter((i) => i.qty !== a);
  state.items.push(make(50));
  return { out, n: state.items.map((i) => i.id), sel: state.sel?.id ?? 'none' };
});
export const changedChangedByHelper = workflow(async ({ list }: In) => {
  const upd = (o: { n: number; l: number[] }) => {
    o.n++;
    o.l.push(o.n);
    return o;
  };
  const o = { n: 0, l: [] as number[] };
  upd(o);
  const r = upd(o);
  return [o, r.n, list.map((x) => upd({ n: x, l: [x] }))];
});
export const changedHistory = workflow(async ({ list, a }: In) => {
  const hist: number[][] = [];
  let cur: number[] = [];
  for (const x of list) {
    cur = [...cur, x];
    hist.push(cur);
    if (cur.length > 2) cur = cur.slice(1);
  }
  cur.sort((x, y) => y - x);
  return { hist, cur, a };
});
export const changedRecentlyUsed = workflow(async ({ list }: In) => {
  const lru: [number, number][] = [];
  const get = (k: number) => {
    const i = lru.findIndex(([x]) => x === k);
    if (i < 0) {
      lru.push([k, 1]);
    } else {
      const [e] = lru.splice(i, 1);
      e![1] += 1;
      lru.push(e!);
    }
    if (lru.length > 2) lru.shift();
  };
  list.forEach((x) => get(x));
  return lru;
});
export const changedDeepMerged = workflow(async ({ list, t }: In) => {
  const merge = (x: Record<string, unknown>, y: Record<string, unknown>): Record<string, unknown> => {
    const out = { ...x };
    for (const [k, v] of Object.entries(y))
      out[k] =
        v && typeof v === 'object' && !Array.isArray(v) && typeof out[k] === 'object'
          ? merge(out[k] as Record<string, unknown>, v as Record<string, unknown>)
          : v;
    return out;
  };
  return merge({ a: { b: 1, c: [1] }, d: 1 }, { a: { c: list, e: t.length }, f: null });
});
export const changedUndone = workflow(async ({ list, a }: In) => {
  try {
    const tx: { op: string; undo: number }[] = [];
    const bal = { x: a, y: 0 };
    for (const n of list) {
      tx.push({ op: `m${n}`, undo: n });
      bal.x -= n;
      bal.y += n;
      if (bal.x < -3) {
        for (const { undo } of tx.reverse()) {
          bal.x += undo;
          bal.y -= undo;
        }
        return { bal, tx, failed: true };
      }
      await work({ n: n === 6 ? 99 : n });
    }
    return { bal, tx, failed: false };
  } catch (e) {
    return (e as Error).name;
  }
});

/** A list that is in a list at times: what is written, with callbacks, goes to either. */
export const changedEitherWay = workflow(async ({ list, a }: In) => {
  const kept: number[][] = [];
  let row = [a];
  for (const n of list) {
    row = [...row, n];
    if (n > 1) kept.push(row);
    row.sort((x, y) => y - x);
    row.push(...row.filter((one) => one > 3).map((one) => one - 1));
  }
  row.reverse();
  return { kept, row };
});

const inputs: In[] = [
  { a: 0, list: [], s: '', t: [] },
  { a: 2, list: [5], s: 'a1b22', t: [{ k: 'a' }, { k: 'b', kids: [{ k: 'c', n: 1 }] }] },
  { a: 5, list: [3, 4, 1, 1], s: '12', t: [{ k: '', kids: [] }] },
  { a: 1, list: [1, 2, 1, 5, 6], s: 'x-9é', t: [] },
  { a: 3, list: [2, 3], s: 'b', t: [] },
];

export default cases(
  Object.fromEntries(
    [
      'changedFoundAndLast',
      'changedGrouped',
      'changedNestedCounts',
      'changedTransposed',
      'changedCart',
      'changedCopies',
      'changedQueueFed',
      'changedWordCounts',
      'changedSelected',
      'changedChangedByHelper',
      'changedHistory',
      'changedRecentlyUsed',
      'changedDeepMerged',
      'changedUndone',
      'changedEitherWay',
    ].map((name) => [name, { inputs }]),
  ),
  () => ({
    Work: ({ n }: { n: number }) => {
      if (n === 99) throw new TaskFailure('Big', 'too big');
      return n * 2;
    },
    Echo: ({ v }: { v: unknown }) => v,
  }),
);
