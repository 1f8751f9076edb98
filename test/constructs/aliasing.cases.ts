/** Writes through one name of an object that has several: refused where another name is read afterwards. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Item {
  id: string;
  n: number;
  tags: string[];
}
const save = lambda.fn<{ state: unknown }, boolean>('Save');
const load = lambda.fn<{ id: string }, Item>('Load');

// --- Refused: variables, properties, items

export const placeVariable = workflow(async ({ n }: { n: number }) => {
  const a = { n };
  const b = a;
  b.n += 1;
  return a.n;
});
export const placeVariableBack = workflow(async ({ n }: { n: number }) => {
  const a = { n };
  const b = a;
  a.n += 1;
  return b;
});
export const placeLength = workflow(async ({ n }: { n: number }) => {
  const a = [n];
  const b = a;
  b.push(1);
  return a.length;
});
export const placeLengthInTest = workflow(async ({ n }: { n: number }) => {
  const a: number[] = [];
  const b = a;
  if (n > 0) b.push(n);
  return a.length > 0 ? 'some' : 'none';
});
export const refuseProperty = workflow(async ({ n }: { n: number }) => {
  const inner = { n };
  const outer = { inner };
  outer.inner.n = 5;
  return inner;
});
export const placePropertyBack = workflow(async ({ n }: { n: number }) => {
  const inner = { n };
  const outer = { deep: { inner } };
  inner.n = 5;
  return outer.deep;
});
export const placeItem = workflow(async ({ items }: { items: Item[] }) => {
  const list = items.map((item) => ({ ...item }));
  const [first] = list;
  if (first) first.n = 100;
  return list;
});
export const placeItemByIndex = workflow(async ({ k }: { k: number }) => {
  const list = [{ n: 1 }, { n: 2 }];
  const one = list[k];
  if (one) one.n = 100;
  return list.map((each) => each.n);
});
export const placeNested = workflow(async ({ n }: { n: number }) => {
  const o = { a: { b: { c: [n] } } };
  const b = o.a.b;
  o.a.b.c.push(1);
  return b.c.length;
});
export const refuseTwoSlots = workflow(async ({ n }: { n: number }) => {
  const inner = { n };
  const pair = { left: inner, right: inner };
  pair.left.n = 9;
  return pair.right.n;
});
export const refuseTwoItems = workflow(async ({ n }: { n: number }) => {
  const row = [n];
  const grid = [row, row];
  grid[0]?.push(1);
  return grid;
});
export const refuseSelfList = workflow(async ({ n }: { n: number }) => {
  const list: { n: number; other?: { n: number } }[] = [{ n }];
  const first = list[0];
  if (first) list.push(first);
  const head = list[0];
  if (head) head.n = 7;
  return list;
});
export const refuseInput = workflow(async (input: { list: number[] }) => {
  const copy = { list: input.list };
  copy.list.push(1);
  return input;
});
export const placeParameter = workflow(async ({ list }: { list: number[] }) => {
  const add = (to: number[], n: number) => {
    to.push(n);
    return to.length;
  };
  const size = add(list, 5);
  return { size, list };
});
export const refuseHelperResult = workflow(async ({ list }: { list: number[] }) => {
  const same = (of: number[]) => {
    if (of.length === 0) return [];
    return of;
  };
  const other = same(list);
  other.push(1);
  return list;
});
export const placeHelperField = workflow(async ({ n }: { n: number }) => {
  const wrap = (inner: { n: number }) => ({ inner, extra: true });
  const value = { n };
  const wrapped = wrap(value);
  value.n = 2;
  return wrapped;
});
export const placeClosure = workflow(async ({ n }: { n: number }) => {
  const log: number[] = [n];
  const seen = log;
  const note = (x: number) => {
    log.push(x);
  };
  note(1);
  return seen;
});
export const placeAsyncHelper = workflow(async ({ id }: { id: string }) => {
  const mark = async (item: Item) => {
    item.n = 0;
    await save({ state: item });
    return item;
  };
  const item = await load({ id });
  const other = item;
  const marked = await mark(item);
  return { marked, other };
});

// --- Refused: destructuring, spread

export const placeDestructured = workflow(async ({ id }: { id: string }) => {
  const item = await load({ id });
  const { tags } = item;
  tags.push('x');
  return item;
});
export const refuseDestructuredDeep = workflow(async ({ n }: { n: number }) => {
  const o = { a: [{ b: { n } }] };
  const {
    a: [{ b } = { b: { n: 0 } }],
  } = o;
  b.n = 9;
  return o;
});
export const refuseRest = workflow(async ({ n }: { n: number }) => {
  const o = { a: 1, b: { n }, c: [n] };
  const { a, ...rest } = o;
  rest.b.n = 7;
  return { a, o };
});
export const placeRestItems = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 0 }, { n }];
  const [, ...rest] = list;
  for (const one of rest) one.n += 1;
  return list;
});
export const refuseSpreadInner = workflow(async ({ id }: { id: string }) => {
  const item = await load({ id });
  const copy = { ...item, n: 2 };
  copy.tags.push('x');
  return { item, copy };
});
export const refuseSpreadOverwritten = workflow(async ({ id }: { id: string }) => {
  const item = await load({ id });
  const empty: { tags?: string[] } = { tags: [] };
  const copy = { ...empty, ...item };
  copy.tags.push('x');
  return item;
});
export const placeSpreadList = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }];
  const copy = [...list];
  for (const one of copy) one.n = 3;
  return list;
});
export const refuseSpreadItem = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }];
  const copy = [{ n: 0 }, ...list];
  const last = copy[1];
  if (last) last.n = 3;
  return list;
});
export const placeAssigned = workflow(async ({ n }: { n: number }) => {
  let current = { n };
  const kept = current;
  current.n = 2;
  current = { n: 3 };
  return { current, kept };
});

// --- Refused: array methods

export const refuseMapIdentity = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  const same = list.map((one) => one);
  for (const one of same) one.n = 0;
  return list;
});
export const refuseMapWrapped = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  const pairs = list.map((one, i) => ({ one, i }));
  for (const pair of pairs) pair.one.n = 0;
  return list;
});
export const placeFilter = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  const large = list.filter((one) => one.n > 1);
  for (const one of large) one.n = 0;
  return list;
});
export const placeFind = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n: 2 }];
  const found = list.find((one) => one.n === n);
  if (found) found.n = 100;
  return list;
});
export const placeAt = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n }];
  const last = list.at(-1);
  if (last) last.n = 100;
  return list;
});
export const placeSlice = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n }];
  const part = list.slice(1);
  for (const one of part) one.n = 0;
  return list;
});
export const refuseConcat = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }];
  const all = list.concat([{ n }], { n: 5 });
  for (const one of all) one.n = 0;
  return list;
});
export const refuseFlat = workflow(async ({ n }: { n: number }) => {
  const grid = [[{ n: 1 }], [{ n }]];
  const all = grid.flat();
  for (const one of all) one.n = 0;
  return grid;
});
export const refuseFlatMap = workflow(async ({ id }: { id: string }) => {
  const items = [await load({ id })];
  const all = items.flatMap((item) => [item.tags]);
  for (const tags of all) tags.push('x');
  return items;
});
export const placeSortSame = workflow(async ({ list }: { list: number[] }) => {
  const mine = [...list];
  const sorted = mine.sort((a, b) => a - b);
  sorted.push(100);
  return mine;
});
export const placeReverseSame = workflow(async ({ list }: { list: number[] }) => {
  const mine = [...list];
  const other = mine;
  mine.reverse();
  return { mine, other };
});
export const placeSortedItems = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 3 }, { n }];
  const sorted = list.toSorted((a, b) => a.n - b.n);
  for (const one of sorted) one.n = 0;
  return list;
});
export const refuseReduce = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n }];
  const largest = list.reduce((a, b) => (a.n > b.n ? a : b));
  largest.n = 0;
  return list;
});
export const placeReduceSeed = workflow(async ({ list }: { list: number[] }) => {
  const seed: number[] = [];
  const all = list.reduce((into, n) => {
    into.push(n);
    return into;
  }, seed);
  return { all, seed };
});
export const placeValues = workflow(async ({ n }: { n: number }) => {
  const o = { a: { n }, b: { n: 2 } };
  for (const one of Object.values(o)) one.n = 0;
  return o;
});
export const placeEntries = workflow(async ({ n }: { n: number }) => {
  const o: Record<string, number[]> = { a: [n], b: [] };
  for (const [key, list] of Object.entries(o)) list.push(key.length);
  return o;
});
export const refuseFromEntries = workflow(async ({ n }: { n: number }) => {
  const inner = { n };
  const o = Object.fromEntries([['a', inner]]);
  inner.n = 4;
  return o;
});
export const refusePopped = workflow(async ({ n }: { n: number }) => {
  const shared = { n };
  const list = [shared];
  const popped = list.pop();
  if (popped) popped.n = 3;
  return shared;
});
export const refuseSpliced = workflow(async ({ n }: { n: number }) => {
  const shared = { n };
  const list = [{ n: 0 }, shared];
  const [gone] = list.splice(1, 1);
  if (gone) gone.n = 3;
  return shared;
});

// --- Refused: callbacks and loops

export const refuseCallbackItem = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  const sums = list.map((one) => {
    one.n += 1;
    return one.n;
  });
  return { list, sums };
});
export const placeForOf = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  for (const one of list) one.n += 1;
  return list;
});
export const placeForOfOther = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  for (const one of list) {
    const first = list[0];
    if (first) first.n += 1;
    await save({ state: one });
  }
  return n;
});
export const refuseSecondRound = workflow(async ({ list }: { list: number[] }) => {
  let previous: number[] = [];
  const sizes: number[] = [];
  const current: number[] = [];
  for (const n of list) {
    current.push(n);
    sizes.push(previous.length);
    previous = current;
  }
  return sizes;
});
export const refuseSecondRoundWhile = workflow(async ({ n }: { n: number }) => {
  const all: { n: number }[] = [];
  const one = { n: 0 };
  while (one.n < n) {
    one.n += 1;
    all.push(one);
  }
  return all;
});
export const refuseContinue = workflow(async ({ list }: { list: number[] }) => {
  let last: number[] = [];
  const seen: number[] = [];
  for (const n of list) {
    if (n < 0) {
      last = seen;
      continue;
    }
    seen.push(n);
  }
  return last;
});
export const refuseBreak = workflow(async ({ list }: { list: number[] }) => {
  const seen: number[] = [];
  let found: number[] | null = null;
  for (const n of list) {
    if (n === 0) {
      found = seen;
      break;
    }
  }
  seen.push(1);
  return found;
});
export const refuseNestedLoops = workflow(async ({ rows }: { rows: number[][] }) => {
  const row: number[] = [];
  const all: number[][] = [];
  for (const each of rows) {
    for (const n of each) row.push(n);
    all.push(row);
  }
  return all;
});

// --- Refused: choices

export const refuseConditional = workflow(async ({ n }: { n: number }) => {
  const a = [1];
  const b = [2];
  const one = n > 0 ? a : b;
  one.push(3);
  return { a, b };
});
export const refuseLogical = workflow(async ({ n }: { n: number }) => {
  const a: { list?: number[] } = n > 0 ? { list: [n] } : {};
  const list = a.list ?? [];
  list.push(3);
  return a;
});
export const refuseAnd = workflow(async ({ n }: { n: number }) => {
  const a = [1];
  const one = n > 0 && a;
  if (one) one.push(2);
  return a;
});
export const refuseSwitch = workflow(async ({ kind }: { kind: string }) => {
  const a = [1];
  let one: number[];
  switch (kind) {
    case 'a':
      one = a;
      break;
    default:
      one = [];
  }
  one.push(2);
  return a;
});
export const refuseChain = workflow(async ({ n }: { n: number }) => {
  const a = { list: [n] };
  let b = a;
  const c = (b = { list: a.list });
  c.list.push(1);
  return { a, b };
});

// --- Refused: effects

export const placeTaskArgument = workflow(async ({ n }: { n: number }) => {
  const state = { n };
  const request = { state };
  state.n = 2;
  return save(request);
});
export const placeAcrossWait = workflow(async ({ n }: { n: number }) => {
  const state = { n };
  const request = { state };
  await sleep('1s');
  state.n = 2;
  await save({ state: n });
  return request;
});
export const refuseMapCapture = workflow(async ({ ids }: { ids: string[] }) => {
  const shared = { list: ['a'] };
  const sizes = await Promise.all(
    ids.map(async (id) => {
      const mine = shared.list;
      mine.push(id);
      await save({ state: mine });
      return mine.length;
    }),
  );
  return { sizes, shared };
});
export const refuseMapItem = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  await Promise.all(
    list.map(async (one) => {
      one.n += 1;
      await save({ state: one });
    }),
  );
  return list;
});
export const refuseAllResults = workflow(async ({ id }: { id: string }) => {
  const shared = [id];
  const [a, b] = await Promise.all([
    (async () => {
      await save({ state: 1 });
      return shared;
    })(),
    (async () => {
      await save({ state: 2 });
      return shared;
    })(),
  ]);
  a.push('x');
  return b;
});
export const refuseMapResults = workflow(async ({ ids }: { ids: string[] }) => {
  const shared = { ids };
  const all = await Promise.all(
    ids.map(async (id) => {
      await save({ state: id });
      return shared;
    }),
  );
  const [first] = all;
  if (first) first.ids = [];
  return all;
});

// --- Refused: try, catch, finally

export const placeCatch = workflow(async ({ n }: { n: number }) => {
  const log: number[] = [];
  const seen = log;
  try {
    await save({ state: n });
  } catch {
    log.push(n);
  }
  return seen;
});
export const refuseTryThenCatch = workflow(async ({ n }: { n: number }) => {
  const log = { n: 0 };
  let seen = { n: -1 };
  try {
    seen = log;
    await save({ state: n });
    seen = { n: 5 };
  } catch {
    log.n = 1;
  }
  return seen;
});
export const refuseFinallyField = workflow(async ({ n }: { n: number }) => {
  const log = [n];
  try {
    await save({ state: n });
    return { log };
  } finally {
    log.push(1);
  }
});
export const refuseFinallyPart = workflow(async ({ n }: { n: number }) => {
  const state = { log: [n] };
  try {
    await save({ state: n });
    return state.log;
  } finally {
    state.log.push(1);
  }
});

// --- Names that mean a place: writes through them reach it

export const placeGroup = workflow(async ({ items }: { items: Item[] }) => {
  const groups: Record<string, Item[]> = {};
  for (const item of items) {
    const group = groups[item.id];
    if (group) group.push(item);
    else groups[item.id] = [item];
  }
  return groups;
});
export const placeGroupLet = workflow(async ({ items }: { items: Item[] }) => {
  const groups: Record<string, number[]> = {};
  for (const item of items) {
    let group = groups[item.id];
    if (!group) {
      group = [];
      groups[item.id] = group;
    }
    group.push(item.n);
  }
  return groups;
});
export const placeGroupAssigned = workflow(async ({ items }: { items: Item[] }) => {
  const groups: Record<string, number[]> = {};
  const first: Record<string, number[]> = {};
  for (const item of items) {
    const group = (groups[item.id] ??= []);
    group.push(item.n);
    (first[item.id] ??= [item.n]).push(0);
  }
  return { groups, first };
});
export const placeGroupWithTask = workflow(async ({ ids }: { ids: string[] }) => {
  const groups: Record<string, Item[]> = {};
  for (const id of ids) {
    const group = groups[id];
    const item = await load({ id });
    if (group) {
      group.push(item);
      continue;
    }
    groups[id] = [item];
  }
  return groups;
});
export const placeGroupWrittenBack = workflow(async ({ items }: { items: Item[] }) => {
  const groups: Record<string, number[]> = {};
  for (const item of items) {
    const group = groups[item.id] ?? [];
    group.push(item.n);
    groups[item.id] = group;
  }
  return groups;
});
export const placeHelperTwice = workflow(async ({ list }: { list: number[] }) => {
  const add = (to: { all: number[]; odd?: number[] }, n: number) => {
    const { all } = to;
    all.push(n);
    if (n % 2 === 1) {
      to.odd ??= [];
      to.odd.push(n);
    }
  };
  const result: { all: number[]; odd?: number[] } = { all: [] };
  for (const n of list) add(result, n);
  add(result, 7);
  return result;
});
export const placeForOfNested = workflow(async ({ n }: { n: number }) => {
  const grid = [[{ n }, { n: 2 }], [], [{ n: 3 }]];
  for (const row of grid) {
    for (const cell of row) {
      if (cell.n === 2) continue;
      cell.n *= 10;
    }
  }
  return grid;
});
export const placeForEach = workflow(async ({ ids }: { ids: string[] }) => {
  const items = ids.map((id) => ({ id, done: false, at: -1 }));
  items.forEach((item, index) => {
    item.done = true;
    item.at = index;
  });
  for (const item of items) {
    const loaded = await load({ id: item.id });
    item.at += loaded.n;
  }
  return items;
});
export const placeFindNone = workflow(async ({ n }: { n: number }) => {
  const list = [
    { n: 0, seen: 0 },
    { n: 1, seen: 0 },
  ];
  const found = list.find((one) => one.n === n);
  if (found) found.seen += 1;
  else list.push({ n, seen: 1 });
  const last = list.at(-1);
  if (last) last.seen += 10;
  const none = list.at(-9);
  if (none) none.seen += 100;
  return list;
});
export const placeSwitch = workflow(async ({ list }: { list: string[] }) => {
  const stats = { up: { n: 0 }, down: { n: 0 } };
  for (const word of list) {
    const { up, down } = stats;
    switch (word) {
      case 'up':
        up.n += 1;
        break;
      case 'down':
        down.n -= 1;
        break;
      default:
        up.n += 10;
        down.n += 10;
    }
  }
  return stats;
});
export const placeTry = workflow(async ({ n }: { n: number }) => {
  const state = { log: ['start'], n };
  const { log } = state;
  try {
    log.push('try');
    await save({ state: n });
    if (n === 0) throw new TypeError('none');
    log.push('done');
  } catch {
    log.push('caught');
  } finally {
    log.push('finally');
  }
  return state;
});
export const placeReassignedRoot = workflow(async ({ n }: { n: number }) => {
  let state = { list: [n] };
  const { list } = state;
  list.push(1);
  const sum = list.length;
  state = { list: [9] };
  state.list.push(sum);
  return state;
});
export const placeKeyChanges = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 0 }, { n: 1 }, { n: 2 }];
  let at = 0;
  const one = list[at];
  at = 2;
  if (one) one.n = n + 10;
  const two = list[at];
  if (two) two.n = n + 20;
  return list;
});
export const placeRecursiveData = workflow(async ({ path }: { path: string[] }) => {
  interface Tree {
    count: number;
    next: Record<string, number>;
  }
  const tree: Record<string, Tree> = {};
  for (const name of path) {
    tree[name] ??= { count: 0, next: {} };
    const node = tree[name];
    node.count += 1;
    const { next } = node;
    next[name] = (next[name] ?? 0) + node.count;
  }
  return tree;
});

export const placeConstantOutOfScope = workflow(async ({ n }: { n: number }) => {
  const state = { list: [n] };
  let { list } = state;
  list.push(1);
  {
    const fresh = [7];
    list = fresh;
  }
  list.push(2);
  return { list, size: state.list.length };
});
export const refuseConstantOfLastRound = workflow(async ({ n }: { n: number }) => {
  const state = { list: [n] };
  let { list } = state;
  for (let i = 0; i < n; i++) {
    const fresh = [i];
    list = fresh;
    list.push(2);
    if (i === 0) state.list = fresh;
  }
  return { list, state };
});
export const acceptRecursiveFinally = workflow(async ({ n }: { n: number }) => {
  const down = (k: number): number[] => {
    const made: number[] = [];
    try {
      if (k <= 0) return made;
      made.push(k, ...down(k - 1));
      return made;
    } finally {
      made.push(0);
    }
  };
  return down(n);
});

// --- Refused: the place no longer holds the object

export const refuseMoved = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }];
  const first = list[0];
  list.reverse();
  if (first) first.n = 100;
  return list;
});
export const refuseReplaced = workflow(async ({ n }: { n: number }) => {
  const state = { inner: { n }, old: { n: 0 } };
  const { inner } = state;
  state.old = inner;
  inner.n = 7;
  return state;
});
export const refuseReplacedInBranch = workflow(async ({ n }: { n: number }) => {
  const state = { inner: { n } };
  const { inner } = state;
  if (n > 0) state.inner = { n: 5 };
  inner.n += 1;
  return [state, inner];
});
export const acceptReplacedByAlias = workflow(async ({ n }: { n: number }) => {
  const state = { inner: { n } };
  const old = [state.inner, { n: 0 }];
  const other = n > 0 ? state : { inner: { n: 8 } };
  const { inner } = state;
  other.inner = { n: 3 };
  inner.n = 7;
  return [old.length, inner.n];
});
export const refuseReplacedInLoop = workflow(async ({ list }: { list: number[] }) => {
  const state = { inner: { n: 0 } };
  const { inner } = state;
  for (const n of list) {
    inner.n += n;
    state.inner = { n };
  }
  return [state, inner];
});
export const acceptReplacedInFinally = workflow(async ({ n }: { n: number }) => {
  const state = { inner: { n } };
  const { inner } = state;
  try {
    await save({ state: n });
  } finally {
    state.inner = { n: 9 };
  }
  inner.n += 1;
  return [state, inner];
});
export const refuseTwoKeys = workflow(async ({ k }: { k: string }) => {
  const o: Record<string, number[]> = { a: [1], b: [2] };
  const one = o[k];
  o.a = [5];
  one?.push(6);
  return { o, one };
});
export const refuseChangedKey = workflow(async ({ items }: { items: Item[] }) => {
  const groups: Record<string, number[]> = {};
  for (const item of items) {
    const same = [item, item];
    let group = groups[item.id];
    const other = same[1];
    if (other) other.id += 'x';
    if (!group) {
      group = [];
      groups[item.id] = group;
    }
    group.push(item.n);
  }
  return groups;
});
export const refuseMapShared = workflow(async ({ ids }: { ids: string[] }) => {
  const all: { list: string[] } = { list: [] };
  await Promise.all(
    ids.map(async (id) => {
      const { list } = all;
      await save({ state: id });
      list.push(id);
    }),
  );
  return all;
});
export const acceptRecursive = workflow(async ({ n }: { n: number }) => {
  const fill = (into: number[], k: number): number => {
    if (k <= 0) return 0;
    into.push(k);
    return 1 + fill(into, k - 1);
  };
  const list: number[] = [];
  return { count: fill(list, n), list };
});

// --- Accepted: copies

export const acceptCopyDeep = workflow(async ({ item }: { item: Item }) => {
  const copy = { ...item, tags: [...item.tags] };
  copy.tags.push('x');
  return { item, copy };
});
export const acceptCopyMapped = workflow(async ({ items }: { items: Item[] }) => {
  const copies = items.map((item) => ({ ...item, n: item.n + 1 }));
  copies.push({ id: 'new', n: 0, tags: [] });
  return { items, copies };
});
export const acceptSortFresh = workflow(async ({ list, o }: { list: number[]; o: Record<string, number> }) => {
  const ascending = list.filter((n) => n > 1).sort((a, b) => a - b);
  const reversed = list.map((n) => n + 1).reverse();
  const keys = Object.keys(o).sort();
  return { list, ascending, reversed, keys };
});
export const acceptReassigned = workflow(async ({ n }: { n: number }) => {
  let current = [n];
  current = [...current, 1];
  current.push(2);
  const kept = current;
  current = [];
  current.push(3);
  return { current, kept };
});
export const acceptQueueOfObjects = workflow(async ({ depth }: { depth: number }) => {
  const queue = [{ id: 'r', depth: 0 }];
  const seen: string[] = [];
  while (queue.length > 0) {
    const next = queue.shift();
    if (next === undefined) break;
    seen.push(next.id);
    if (next.depth < depth) {
      queue.push({ id: `${next.id}0`, depth: next.depth + 1 }, { id: `${next.id}1`, depth: next.depth + 1 });
    }
  }
  return seen;
});
export const acceptStructuredClone = workflow(async ({ item }: { item: Item }) => {
  const copy = structuredClone(item);
  copy.tags.push('x');
  const parsed = JSON.parse(JSON.stringify(copy)) as Item;
  parsed.tags.push('y');
  return { item, copy, parsed };
});
export const acceptLastName = workflow(async ({ id }: { id: string }) => {
  const item = await load({ id });
  const mine = item;
  mine.n += 1;
  mine.tags.push('mine');
  return mine;
});
export const acceptPutIntoList = workflow(async ({ ids }: { ids: string[] }) => {
  const all: { id: string; tags: string[] }[] = [];
  for (const id of ids) {
    const one = { id, tags: [] as string[] };
    one.tags.push(id);
    all.push(one);
  }
  all.push({ id: 'last', tags: [] });
  return all;
});
export const acceptBuilder = workflow(async ({ ids }: { ids: string[] }) => {
  const all: Item[] = [];
  for (const id of ids) {
    const item = await load({ id });
    item.n += 1;
    item.tags.push('seen');
    all.push(item);
    all[0]!.n += 10;
  }
  return all;
});
export const acceptCounters = workflow(async ({ words }: { words: string[] }) => {
  const stats: { counts: Record<string, number>; total: number } = { counts: {}, total: 0 };
  for (const word of words) {
    stats.counts[word] = (stats.counts[word] ?? 0) + 1;
    stats.total++;
  }
  return stats;
});
export const acceptMatrix = workflow(async ({ size }: { size: number }) => {
  const rows: number[][] = [];
  for (let y = 0; y < size; y++) {
    const row: number[] = [];
    for (let x = 0; x < size; x++) row.push(x * y);
    rows.push(row);
  }
  if (rows[0]) rows[0].push(7);
  return rows;
});
export const acceptSwap = workflow(async ({ n }: { n: number }) => {
  const list = [{ n }, { n: 2 }, { n: 3 }];
  [list[0], list[2]] = [list[2]!, list[0]!];
  const held = list[0] ?? { n: -1 };
  list[0] = list[1] ?? held;
  list[1] = held;
  return list;
});
export const acceptTree = workflow(async ({ depth }: { depth: number }) => {
  interface Tree {
    value: number;
    children: Tree[];
  }
  let level: Tree[] = [{ value: 0, children: [] }];
  for (let i = 1; i <= depth; i++) {
    const next: Tree = { value: i, children: [] };
    next.children.push(...level);
    level = [next, { value: -i, children: [] }];
  }
  return level;
});
export const acceptSliceThenReplace = workflow(async ({ n }: { n: number }) => {
  const list = [{ n: 1 }, { n }];
  const part = list.slice(1);
  list.push({ n: 3 });
  list[1] = { n: 9 };
  part.pop();
  part.push({ n: 4 });
  return { list, part };
});
export const acceptMapCapture = workflow(async ({ ids }: { ids: string[] }) => {
  const shared = { list: ['a'] };
  const sizes = await Promise.all(
    ids.map(async (id) => {
      const mine = [...shared.list];
      mine.push(id);
      await save({ state: mine });
      return mine.length;
    }),
  );
  return { sizes, shared };
});
export const acceptMapItems = workflow(async ({ ids }: { ids: string[] }) => {
  const items = ids.map((id) => ({ id, n: 0, tags: [] as string[] }));
  const done = await Promise.all(
    items.map(async (item) => {
      item.n += 1;
      item.tags.push(item.id);
      await save({ state: item.n });
      return item;
    }),
  );
  return done;
});
export const acceptFinallyReturn = workflow(async ({ n }: { n: number }) => {
  const log = [n];
  try {
    if (n > 1) return log;
    await save({ state: n });
    log.push(10);
    return log;
  } finally {
    log.push(1);
  }
});
export const acceptFinallyRebound = workflow(async ({ n }: { n: number }) => {
  let log = [n];
  try {
    await save({ state: n });
    return log;
  } finally {
    log = [];
    log.push(1);
    await save({ state: log });
  }
});
export const acceptFinallyOverride = workflow(async ({ n }: { n: number }) => {
  const log = [n];
  for (;;) {
    try {
      await save({ state: n });
      return log;
    } finally {
      log.push(1);
      // biome-ignore lint/correctness/noUnsafeFinally: the override is what is tested
      if (log.length > 2) break;
    }
  }
  return ['left', ...log];
});
export const acceptHelper = workflow(async ({ list }: { list: number[] }) => {
  const withSum = (numbers: number[]) => {
    const all = [...numbers];
    let sum = 0;
    for (const n of numbers) sum += n;
    all.push(sum);
    return all;
  };
  const first = withSum(list);
  const second = withSum(first);
  second.push(0);
  return { list, first, second };
});

const inputs = [{ ids: ['a', 'b'] }, { ids: [] }];
const groups = [
  { items: [] },
  {
    items: [
      { id: 'a', n: 1, tags: [] },
      { id: 'b', n: 2, tags: [] },
      { id: 'a', n: 3, tags: ['t'] },
    ],
  },
];
const numbers = [{ n: 1 }, { n: 0 }, { n: 3 }];
const refused = { refused: 'STEP2105' } as const;
export default cases(
  {
    placeGroup: { inputs: groups },
    placeGroupLet: { inputs: groups },
    placeGroupAssigned: { inputs: groups },
    placeGroupWithTask: { inputs: [{ ids: ['a', 'b', 'a', 'a'] }, { ids: [] }] },
    placeGroupWrittenBack: { inputs: groups },
    placeHelperTwice: { inputs: [{ list: [] }, { list: [1, 2, 3] }] },
    placeForOfNested: { inputs: numbers },
    placeForEach: { inputs },
    placeFindNone: { inputs: numbers },
    placeSwitch: { inputs: [{ list: [] }, { list: ['up', 'down', 'x'] }] },
    placeTry: { inputs: numbers },
    placeReassignedRoot: { inputs: numbers },
    placeKeyChanges: { inputs: numbers },
    placeRecursiveData: { inputs: [{ path: [] }, { path: ['a', 'b', 'a'] }] },
    refuseMoved: refused,
    refuseReplaced: refused,
    refuseReplacedInBranch: refused,
    acceptReplacedByAlias: { inputs: numbers },
    refuseReplacedInLoop: refused,
    acceptReplacedInFinally: { inputs: numbers },
    refuseTwoKeys: refused,
    refuseChangedKey: refused,
    refuseMapShared: refused,
    acceptRecursive: { inputs: numbers },
    placeConstantOutOfScope: { inputs: numbers },
    refuseConstantOfLastRound: refused,
    acceptRecursiveFinally: { inputs: numbers },
    acceptCopyDeep: { inputs: [{ item: { id: 'a', n: 1, tags: [] } }, { item: { id: 'a', n: 1, tags: ['t'] } }] },
    acceptCopyMapped: { inputs: [{ items: [] }, { items: [{ id: 'a', n: 1, tags: ['t'] }] }] },
    acceptSortFresh: {
      inputs: [
        { list: [3, 2, 1], o: { b: 1, a: 2 } },
        { list: [], o: {} },
      ],
    },
    acceptReassigned: { inputs: numbers },
    acceptQueueOfObjects: { inputs: [{ depth: 0 }, { depth: 2 }] },
    acceptStructuredClone: { inputs: [{ item: { id: 'a', n: 1, tags: [] } }] },
    acceptLastName: { inputs: [{ id: 'a' }] },
    acceptPutIntoList: { inputs },
    acceptBuilder: { inputs },
    acceptCounters: { inputs: [{ words: [] }, { words: ['a', 'b', 'a'] }] },
    acceptMatrix: { inputs: [{ size: 0 }, { size: 1 }, { size: 3 }] },
    acceptSwap: { inputs: numbers },
    acceptTree: { inputs: [{ depth: 0 }, { depth: 3 }] },
    acceptSliceThenReplace: { inputs: numbers },
    acceptMapCapture: { inputs, concurrent: true },
    acceptMapItems: { inputs, concurrent: true },
    acceptFinallyReturn: { inputs: numbers },
    acceptFinallyRebound: { inputs: numbers },
    acceptFinallyOverride: { inputs: numbers },
    acceptHelper: { inputs: [{ list: [] }, { list: [1, 2] }] },
    placeVariable: { inputs: numbers },
    placeVariableBack: { inputs: numbers },
    placeLength: { inputs: numbers },
    placeLengthInTest: { inputs: numbers },
    refuseProperty: refused,
    placePropertyBack: { inputs: numbers },
    placeItem: {
      inputs: [
        { items: [] },
        {
          items: [
            { id: 'a', n: 1, tags: [] },
            { id: 'b', n: 2, tags: [] },
          ],
        },
      ],
    },
    placeItemByIndex: { inputs: [{ k: 0 }, { k: 1 }, { k: 2 }, { k: -1 }] },
    placeNested: { inputs: numbers },
    refuseTwoSlots: refused,
    refuseTwoItems: refused,
    refuseSelfList: refused,
    refuseInput: refused,
    placeParameter: { inputs: [{ list: [] }, { list: [1] }] },
    refuseHelperResult: refused,
    placeHelperField: { inputs: numbers },
    placeClosure: { inputs: numbers },
    placeAsyncHelper: { inputs: [{ id: 'a' }] },
    placeDestructured: { inputs: [{ id: 'a' }] },
    refuseDestructuredDeep: refused,
    refuseRest: refused,
    placeRestItems: { inputs: numbers },
    refuseSpreadInner: refused,
    refuseSpreadOverwritten: refused,
    placeSpreadList: { inputs: numbers },
    refuseSpreadItem: refused,
    placeAssigned: { inputs: numbers },
    refuseMapIdentity: refused,
    refuseMapWrapped: refused,
    placeFilter: { inputs: numbers },
    placeFind: { inputs: numbers },
    placeAt: { inputs: numbers },
    placeSlice: { inputs: numbers },
    refuseConcat: refused,
    refuseFlat: refused,
    refuseFlatMap: refused,
    placeSortSame: { inputs: [{ list: [] }, { list: [3, 1, 2] }] },
    placeReverseSame: { inputs: [{ list: [] }, { list: [3, 1, 2] }] },
    placeSortedItems: { inputs: numbers },
    refuseReduce: refused,
    placeReduceSeed: { inputs: [{ list: [] }, { list: [1, 2] }] },
    placeValues: { inputs: numbers },
    placeEntries: { inputs: numbers },
    refuseFromEntries: refused,
    refusePopped: refused,
    refuseSpliced: refused,
    refuseCallbackItem: refused,
    placeForOf: { inputs: numbers },
    placeForOfOther: { inputs: numbers },
    refuseSecondRound: refused,
    refuseSecondRoundWhile: refused,
    refuseContinue: refused,
    refuseBreak: refused,
    refuseNestedLoops: refused,
    refuseConditional: refused,
    refuseLogical: refused,
    refuseAnd: refused,
    refuseSwitch: refused,
    refuseChain: refused,
    placeTaskArgument: { inputs: numbers },
    placeAcrossWait: { inputs: numbers },
    refuseMapCapture: refused,
    refuseMapItem: refused,
    refuseAllResults: refused,
    refuseMapResults: refused,
    placeCatch: { inputs: numbers },
    refuseTryThenCatch: refused,
    refuseFinallyField: refused,
    refuseFinallyPart: refused,
  },
  () => ({
    Save: () => true,
    Load: ({ id }: { id: string }) => ({ id, n: id.length, tags: [id] }),
  }),
);
