/** Objects that move, are replaced, stand in two places or may be the same: seen through every name alike, or refused. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  n: number;
  k?: string;
  done?: boolean;
  sub?: { v: number };
}
const save = lambda.fn<unknown, boolean>('Save');
type I = { list: X[]; i: number };
export const refuseMovedItem = workflow(async ({ list, i }: I) => {
  const x = list.find((e) => e.n === i);
  list.reverse();
  if (x) x.done = true;
  return { list, x };
});
export const refusePushedBehind = workflow(async ({ list }: I) => {
  const first = list[0];
  list.push({ n: 100 });
  if (first) first.done = true;
  return list;
});
export const takenOutBeforeReplaced = workflow(async ({ list, i }: I) => {
  const o: Record<string, X> = { a: { n: i }, b: { n: 2 } };
  const g = o.a!;
  o.a = { n: 50 };
  g.n += 1;
  return { o, g, list };
});
export const filteredOnceAtStart = workflow(async ({ list }: I) => {
  for (const x of list.filter((e) => !e.done)) {
    for (const y of list) y.done = true;
    x.n += 1;
  }
  return list;
});
export const sortedOnceAtStart = workflow(async ({ list }: I) => {
  const s = [...list].sort((a, b) => a.n - b.n);
  for (const x of s) x.n = 100 - x.n;
  return { s, list };
});
export const pushedBehindFiltered = workflow(async ({ list }: I) => {
  const v = list.filter((e) => e.n > 1);
  list.push({ n: 7 });
  for (const x of v) x.done = true;
  return { v, list };
});
export const refuseSplicedFiltered = workflow(async ({ list }: I) => {
  const v = list.filter((e) => e.n > 1);
  list.splice(0, 1);
  for (const x of v) x.done = true;
  return { v, list };
});
export const refuseDeletedValue = workflow(async ({ i }: I) => {
  const o: Record<string, X> = { a: { n: i }, b: { n: 2 } };
  for (const v of Object.values(o)) {
    delete o.b;
    v.n += 10;
  }
  return o;
});
export const eitherItem = workflow(async ({ list, i }: I) => {
  const a = { list: [...list.map((x) => ({ ...x }))] };
  const t = i > 1 ? a.list[0] : a.list[1];
  if (t) t.n = 77;
  return a;
});
export const indexGoesOn = workflow(async ({ list }: I) => {
  let j = 0;
  const out: number[] = [];
  while (j < list.length) {
    const c = list[j]!;
    j += 1;
    c.n += j;
    out.push(c.n);
  }
  return { list, out };
});
export const madeInTry = workflow(async ({ list, i }: I) => {
  let e = list.find((x) => x.n === i);
  try {
    if (!e) {
      e = { n: i };
      list.push(e);
    }
    await save({ n: i });
    e.k = 'ok';
  } catch {
    if (e) e.k = 'bad';
  }
  if (e) e.done = true;
  return list;
});
export const refuseSwapped = workflow(async ({ list }: I) => {
  const a = list[0];
  const b = list[1];
  if (a && b) {
    [list[0], list[1]] = [b, a];
    a.k = 'a';
    b.k = 'b';
  }
  return { list, a, b };
});
export const refusePushedTwice = workflow(async ({ i }: I) => {
  const rows: X[] = [];
  const row: X = { n: i };
  rows.push(row);
  rows.push(row);
  row.n += 1;
  return rows;
});
export const refuseTwoLists = workflow(async ({ i }: I) => {
  const rows: X[] = [];
  const other: X[] = [];
  const row: X = { n: i };
  rows.push(row);
  other.push(row);
  row.n += 1;
  return { rows, other };
});
export const maybeTheSameItem = workflow(async ({ list, i }: I) => {
  const a = list[0];
  const b = list[i];
  if (a && b) {
    a.n = 1;
    b.n += 1;
    a.n *= 3;
  }
  return { list, a, b };
});
export const refuseReplacedInLoop = workflow(async ({ list }: I) => {
  for (const x of list) {
    list[0] = { n: 9 };
    x.n += 1;
  }
  return list;
});
export const inputReadLater = workflow(async (input: I) => {
  for (const x of input.list) x.done = true;
  await save(input);
  input.i += 1;
  return input;
});
export const listTakenOut = workflow(async (o: I) => {
  const l = o.list;
  o.list = [];
  l.push({ n: 1 });
  for (const x of l) x.k = 'z';
  return { o, l };
});
export const twoOfTheItems = workflow(async ({ list }: I) => {
  let best: X | undefined;
  let prev: X | undefined;
  for (const x of list) {
    if (!best || x.n > best.n) {
      prev = best;
      best = x;
    }
  }
  if (best) best.k = 'best';
  if (prev) prev.k = 'prev';
  return { list, same: best?.n ?? null };
});
export const refuseReplacedPart = workflow(async ({ list, i }: I) => {
  const t = list.find((x) => x.n === i)?.sub;
  if (t) t.v += 1;
  for (const x of list) {
    const { sub } = x;
    if (sub) {
      x.sub = { v: 0 };
      sub.v = 99;
    }
  }
  return list;
});
export const refusePopped = workflow(async ({ list }: I) => {
  const stack: X[] = [];
  for (const x of list) {
    stack.push(x);
    const top = stack.at(-1)!;
    top.n += 1;
    if (top.n > 2) stack.pop();
  }
  return stack;
});
export const growingQueue = workflow(async ({ list, i }: I) => {
  const q = [{ n: i, sub: { v: 0 } }];
  for (let j = 0; j < q.length; j++) {
    const c = q[j]!;
    c.sub.v = j;
    if (c.n > 0) q.push({ n: c.n - 1, sub: { v: -1 } });
    c.n *= 10;
  }
  return { q, m: list.length };
});
export const maybePut = workflow(async ({ list }: I) => {
  const rows: X[] = [];
  let last: X | undefined;
  for (const x of list) {
    const r: X = { n: x.n };
    if (last && last.n === x.n) last.done = true;
    else {
      rows.push(r);
      last = r;
    }
    r.k = 'seen';
  }
  return rows;
});
export const refuseReplacedInSlice = workflow(async ({ list }: I) => {
  const v = list.slice(0, 2);
  list[0] = { n: -1 };
  for (const x of v) x.done = true;
  return { v, list };
});
export const firstAndLastFound = workflow(async ({ list, i }: I) => {
  const a = list.find((x) => x.n === i);
  const b = list.findLast((x) => x.n === i);
  if (a && b) {
    a.n += 1;
    b.n += 1;
  }
  return { list, a, b };
});
export const refuseCarriedObject = workflow(async ({ list }: I) => {
  let cur: X = { n: 0 };
  const all: X[] = [];
  for (const x of list) {
    all.push(cur);
    if (x.n > 1) cur = { n: x.n };
    cur.n += 1;
  }
  return { all, cur };
});
export const refuseUnshifted = workflow(async ({ list }: I) => {
  const rows: X[] = [];
  for (const x of list) {
    const r: X = { n: 0 };
    rows.unshift(r);
    r.n = x.n;
  }
  return rows;
});
export const refuseSortedAway = workflow(async ({ list }: I) => {
  const rows: X[] = [];
  for (const x of list) {
    const r: X = { n: x.n };
    rows.push(r);
    rows.sort((a, b) => a.n - b.n);
    r.k = 'late';
  }
  return rows;
});
export const otherHolder = workflow(async ({ list }: I) => {
  const w = { l: list };
  const first = list[0];
  w.l = [{ n: 3 }];
  if (first) first.k = 'f';
  return { w, list };
});
const inputs = [
  { list: [], i: 0 },
  { list: [{ n: 1 }], i: 1 },
  { list: [{ n: 2, sub: { v: 1 } }, { n: 1, done: true }, { n: 2 }, { n: 3, sub: { v: 5 } }], i: 2 },
  { list: [{ n: 3 }, { n: 2 }, { n: 5 }], i: 3 },
  { list: [{ n: 2 }, { n: 2 }, { n: 2 }, { n: 1 }, { n: 1 }], i: 1 },
];
export default cases(
  {
    refuseMovedItem: { refused: 'STEP2105' },
    refusePushedBehind: { refused: 'STEP2105' },
    takenOutBeforeReplaced: { inputs },
    filteredOnceAtStart: { inputs },
    sortedOnceAtStart: { inputs },
    pushedBehindFiltered: { inputs },
    refuseSplicedFiltered: { refused: 'STEP2105' },
    refuseDeletedValue: { refused: 'STEP2105' },
    eitherItem: { inputs },
    indexGoesOn: { inputs },
    madeInTry: { inputs },
    refuseSwapped: { refused: 'STEP2105' },
    refusePushedTwice: { refused: 'STEP2105' },
    refuseTwoLists: { refused: 'STEP2105' },
    maybeTheSameItem: { inputs },
    refuseReplacedInLoop: { refused: 'STEP2105' },
    inputReadLater: { inputs },
    listTakenOut: { inputs },
    twoOfTheItems: { inputs },
    refuseReplacedPart: { refused: 'STEP2105' },
    refusePopped: { refused: 'STEP2105' },
    growingQueue: { inputs },
    maybePut: { inputs },
    refuseReplacedInSlice: { refused: 'STEP2105' },
    firstAndLastFound: { inputs },
    refuseCarriedObject: { refused: 'STEP2105' },
    refuseUnshifted: { refused: 'STEP2105' },
    refuseSortedAway: { refused: 'STEP2105' },
    otherHolder: { inputs },
  },
  () => ({
    Save: (x: { n?: number }) => {
      if (x.n === 3) throw new Error('no');
      return true;
    },
  }),
);
