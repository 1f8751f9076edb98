/** Objects that pairs give to a map or an object, and that a clone holds: changed where each is held once, refused where one is twice. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Updates {
  items: { id: string; n: number }[];
  ups: { id: string; d: number }[];
}

export const indexed = workflow(async ({ items, ups }: Updates) => {
  const byId = Object.fromEntries(items.map((item) => [item.id, { ...item }]));
  for (const { id, d } of ups) {
    const item = byId[id];
    if (item) item.n += d;
  }
  return [byId, items];
});

export const indexedItself = workflow(async ({ items, ups }: Updates) => {
  const byId = Object.fromEntries(items.map((item) => [item.id, item]));
  for (const { id, d } of ups) if (byId[id]) byId[id].n += d;
  return Object.values(byId);
});

export const grouped = workflow(async ({ items, ups }: Updates) => {
  const byId: Record<string, { list: number[] }> = Object.fromEntries(items.map(({ id, n }) => [id, { list: [n] }]));
  for (const { id, d } of ups) {
    (byId[id] ??= { list: [] }).list.push(d);
    byId[`${id}!`] = { list: [d] };
  }
  for (const value of Object.values(byId)) value.list.reverse();
  delete byId.a;
  return byId;
});

export const indexedMap = workflow(async ({ items, ups }: Updates) => {
  const byId = Object.fromEntries(new Map(items.map((item) => [item.id, { ...item }])));
  for (const { id, d } of ups) {
    const item = byId[id];
    if (item) item.n += d;
  }
  return byId;
});

export const snapshots = workflow(async ({ ups }: Updates) => {
  const history: { n: number; list: number[] }[] = [];
  const state = { n: 0, list: [] as number[] };
  for (const { d } of ups) {
    state.n += d;
    state.list.push(d);
    history.push(structuredClone(state));
  }
  history[0]?.list.push(99);
  return [history, state];
});

export const clonedRows = workflow(async ({ ups }: Updates) => {
  const state = { a: { list: [1] }, rows: ups.map((up) => ({ ...up, tags: ['t'] })) };
  const before = structuredClone(state);
  state.a.list.push(2);
  for (const row of state.rows) row.tags.push(row.id);
  before.rows[0]?.tags.push('before');
  return [before, state];
});

/** Text has no identities: the copy holds two lists. */
export const copiedAsText = workflow(async ({ ups }: Updates) => {
  const list = [1];
  const both = { a: list, b: list };
  const copy = JSON.parse(JSON.stringify(both)) as typeof both;
  copy.a.push(ups.length);
  return copy;
});

export const clonedTwice = workflow(async ({ ups }: Updates) => {
  const list = [1];
  const copy = structuredClone({ a: list, b: list });
  copy.a.push(ups.length);
  return copy;
});

const PART = { n: 1 };
const PARTS = { a: PART, b: PART };
const PLAN = { list: [1], deep: { part: { n: 1 } } };

export const clonedConstant = workflow(async ({ ups }: Updates) => {
  const plans = [structuredClone(PLAN), structuredClone(PLAN)];
  plans[0]?.list.push(ups.length);
  const own = structuredClone(PLAN);
  own.deep.part.n += ups.length;
  return [plans, own, PLAN];
});

export const clonedConstantTwice = workflow(async ({ ups }: Updates) => {
  const own = structuredClone({ first: PLAN, again: PLAN });
  own.first.list.push(ups.length);
  return own;
});

export const clonedParts = workflow(async ({ ups }: Updates) => {
  const own = structuredClone(PARTS);
  own.a.n += ups.length;
  return own;
});

/** Lists that others are joined to. */
export const joined = workflow(async ({ items, ups }: Updates) => {
  const all = items.concat(ups.map(({ id, d }) => ({ id, n: d })));
  for (const one of all) one.n += 1;
  return all;
});

export const paired = workflow(async ({ items }: Updates) => {
  const own = items.flatMap((item) => [item, { ...item, n: 0 }]);
  for (const one of own) one.n += 10;
  return own;
});

export const joinedLists = workflow(async ({ items, ups }: Updates) => {
  const lists = [items].concat([ups.map(({ id, d }) => ({ id, n: d }))]);
  for (const list of lists) for (const one of list) one.n += 1;
  lists[0]?.push({ id: 'new', n: 0 });
  return lists;
});

export const joinedTwice = workflow(async ({ items }: Updates) => {
  const all = items.concat(items);
  for (const one of all) one.n += 1;
  return all;
});

export const doubled = workflow(async ({ items }: Updates) => {
  const all = items.flatMap((item) => [item, item]);
  for (const one of all) one.n += 1;
  return all;
});

export const sharedInMap = workflow(async ({ items, ups }: Updates) => {
  const shared = { n: 0 };
  const byId = new Map(items.map(({ id }) => [id, shared]));
  for (const { id, d } of ups) {
    const found = byId.get(id);
    if (found) found.n += d;
  }
  return Object.fromEntries(byId);
});

export const sharedByKey = workflow(async ({ items, ups }: Updates) => {
  const shared = { n: 0 };
  const byId = Object.fromEntries(items.map(({ id }) => [id, shared]));
  for (const { id, d } of ups) {
    const found = byId[id];
    if (found) found.n += d;
  }
  return byId;
});

export const twoKeys = workflow(async ({ items, ups }: Updates) => {
  const pairs = items.flatMap((item) => [[item.id, item] as const, [`${item.id}!`, item] as const]);
  const byId: Record<string, { n: number }> = Object.fromEntries(pairs);
  for (const { id, d } of ups) {
    const found = byId[id];
    if (found) found.n += d;
  }
  return byId;
});

export const pairsKept = workflow(async ({ items, ups }: Updates) => {
  const pairs = items.map(({ id }): [string, { n: number }] => [id, { n: 1 }]);
  const byId = Object.fromEntries(pairs);
  for (const { id, d } of ups) {
    const found = byId[id];
    if (found) found.n += d;
  }
  return [byId, pairs];
});

const ITEMS = ['a', 'b', 'a'].map((id, n) => ({ id, n }));
const UPS = ['a', 'c', 'a', 'bb'].map((id, d) => ({ id, d }));
const INPUTS = {
  inputs: [
    { items: [], ups: [] },
    { items: ITEMS, ups: UPS },
    { items: ITEMS, ups: [] },
    { items: [], ups: UPS },
  ],
};

export default cases(
  {
    indexed: INPUTS,
    indexedItself: INPUTS,
    grouped: INPUTS,
    indexedMap: INPUTS,
    snapshots: INPUTS,
    clonedRows: INPUTS,
    copiedAsText: INPUTS,
    clonedConstant: INPUTS,
    clonedConstantTwice: { refused: 'STEP2105' },
    clonedParts: { refused: 'STEP2105' },
    joined: INPUTS,
    paired: INPUTS,
    joinedLists: INPUTS,
    joinedTwice: { refused: 'STEP2105' },
    doubled: { refused: 'STEP2105' },
    clonedTwice: { refused: 'STEP2105' },
    sharedInMap: { refused: 'STEP2105' },
    sharedByKey: { refused: 'STEP2105' },
    twoKeys: { refused: 'STEP2105' },
    pairsKept: { refused: 'STEP2105' },
  },
  () => ({}),
);
