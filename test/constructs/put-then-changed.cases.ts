/** Objects that are changed after they were put into a list or record, and groups. */
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

export const pushedThenChanged = workflow(async ({ n }: { n: number }) => {
  const rows: { n: number; total?: number }[] = [];
  const row: { n: number; total?: number } = { n };
  rows.push(row);
  row.total = 5;
  return rows;
});
export const pushedWithTask = workflow(async ({ items }: Order) => {
  const rows: { id: string; total: number }[] = [];
  for (const item of items) {
    const row = { id: item.id, total: 0 };
    rows.push(row);
    row.total = item.n;
    await save(row);
    row.total += 1;
  }
  return rows;
});
export const keyedThenChanged = workflow(async ({ items }: Order) => {
  const byId: Record<string, { id: string; x: number }> = {};
  for (const item of items) {
    const row = { id: item.id, x: 0 };
    byId[item.id] = row;
    row.x = item.n;
  }
  return byId;
});
export const groupAssigned = workflow(async ({ items }: Order) => {
  const groups: Record<string, Item[]> = {};
  for (const x of items) (groups[x.kind] ??= []).push(x);
  return groups;
});
export const groupOrMade = workflow(async ({ items }: Order) => {
  const groups: Record<string, Item[]> = {};
  for (const x of items) {
    const bucket = groups[x.kind] ?? (groups[x.kind] = []);
    bucket.push(x);
  }
  return groups;
});
export const groupTotals = workflow(async ({ items }: Order) => {
  const groups: Record<string, { kind: string; count: number; ids: string[] }> = {};
  for (const x of items) {
    let g = groups[x.kind];
    if (!g) {
      g = { kind: x.kind, count: 0, ids: [] };
      groups[x.kind] = g;
    }
    g.count++;
    g.ids.push(x.id);
  }
  return Object.values(groups);
});
export const groupAssignedObject = workflow(async ({ items }: Order) => {
  const groups: Record<string, { count: number; ids: string[] }> = {};
  for (const x of items) {
    const g = (groups[x.kind] ??= { count: 0, ids: [] });
    g.count++;
    g.ids.push(x.id);
  }
  return groups;
});
export const pushedIntoField = workflow(async ({ items }: Order) => {
  const report: { lines: { id: string; note?: string }[]; last?: string } = { lines: [] };
  for (const x of items) {
    const line: { id: string; note?: string } = { id: x.id };
    report.lines.push(line);
    if (x.n > 1) line.note = 'big';
  }
  return report;
});
export const currentSection = workflow(async ({ items }: Order) => {
  const all: { id: string; kids: string[] }[] = [];
  let current: { id: string; kids: string[] } | undefined;
  for (const x of items) {
    if (x.kind === 'head' || !current) {
      current = { id: x.id, kids: [] };
      all.push(current);
    } else {
      current.kids.push(x.id);
    }
  }
  return all;
});
export const pages = workflow(async ({ items }: Order) => {
  const pages: string[][] = [];
  let page: string[] = [];
  for (const x of items) {
    page.push(x.id);
    if (page.length === 2) {
      pages.push(page);
      page = [];
    }
  }
  if (page.length) pages.push(page);
  return pages;
});
export const mapOfLists = workflow(async ({ items }: Order) => {
  const groups = new Map<string, Item[]>();
  for (const x of items) {
    const list = groups.get(x.kind);
    if (list) list.push(x);
    else groups.set(x.kind, [x]);
  }
  return [...groups.entries()];
});
export const mapHas = workflow(async ({ items }: Order) => {
  const groups = new Map<string, Item[]>();
  for (const x of items) {
    if (!groups.has(x.kind)) groups.set(x.kind, []);
    groups.get(x.kind)!.push(x);
  }
  return Object.fromEntries(groups);
});
export const groupTested = workflow(async ({ items }: Order) => {
  const groups: Record<string, Item[]> = {};
  for (const x of items) {
    if (!groups[x.kind]) groups[x.kind] = [];
    groups[x.kind]!.push(x);
  }
  return groups;
});
export const refuseTwoHomes = workflow(async ({ items }: Order) => {
  const rows: { id: string; n: number }[] = [];
  const byId: Record<string, { id: string; n: number }> = {};
  for (const x of items) {
    const row = { id: x.id, n: 0 };
    rows.push(row);
    byId[x.id] = row;
    row.n = x.n;
  }
  return { rows, byId };
});
export const pushedIntoGroup = workflow(async ({ items }: Order) => {
  const groups: Record<string, { n: number }[]> = {};
  for (const x of items) {
    const row = { n: 0 };
    (groups[x.kind] ??= []).push(row);
    row.n += x.n;
  }
  return groups;
});
export const reducedGroups = workflow(async ({ items }: Order) => {
  const groups = items.reduce<Record<string, Item[]>>((acc, x) => {
    (acc[x.kind] ??= []).push(x);
    return acc;
  }, {});
  return groups;
});
export const reducedTotals = workflow(async ({ items }: Order) => {
  const groups = items.reduce(
    (acc, x) => {
      const g = acc[x.kind] ?? (acc[x.kind] = { n: 0 });
      g.n += x.n;
      return acc;
    },
    {} as Record<string, { n: number }>,
  );
  return groups;
});
export const pushedBeforeTry = workflow(async ({ n }: { n: number }) => {
  const state = { log: [] as { m: string; ok?: boolean }[] };
  const entry: { m: string; ok?: boolean } = { m: 'a' };
  state.log.push(entry);
  try {
    await save({ n });
    entry.ok = true;
  } catch {
    entry.ok = false;
  }
  return state;
});
export const partOfRecord = workflow(async ({ items }: Order) => {
  const tree: { name: string; children: Record<string, number> } = { name: 'r', children: {} };
  const node = tree.children;
  for (const x of items) node[x.kind] = (node[x.kind] ?? 0) + 1;
  return tree;
});
const O = { inputs: orders };
const N = { inputs: [{ n: 0 }, { n: 3 }] };
/** An object that is in the list already is put there again. */
export const pushedTwice = workflow(async ({ n }: { n: number }) => {
  const one: { n: number; names: string[] } = { n: 3, names: ['b', 'a'] };
  const all: { n: number; names: string[] }[] = [
    { n: 1, names: [] },
    { n: 4, names: [] },
  ];
  const sorted = one.names.sort();
  await save({ n: 0 });
  const again = one.names.sort();
  all[0] = one;
  try {
    all.push(one);
  } catch {
    return null;
  }
  const size = ({ names }: { names: string[] }): number => names.length + n;
  return { all, sorted, again, size: size({ names: one.names }) };
});

export default cases(
  {
    pushedThenChanged: N,
    pushedWithTask: O,
    keyedThenChanged: O,
    groupAssigned: O,
    groupOrMade: O,
    groupTotals: O,
    groupAssignedObject: O,
    pushedIntoField: O,
    currentSection: O,
    pages: O,
    mapOfLists: O,
    mapHas: O,
    groupTested: O,
    refuseTwoHomes: { refused: 'STEP2105' },
    pushedIntoGroup: O,
    reducedGroups: O,
    reducedTotals: O,
    pushedBeforeTry: N,
    partOfRecord: O,
    pushedTwice: N,
  },
  () => ({
    Save: (x: { id?: string; n?: number }) => {
      if (x.n === 3) throw new Error('no');
      return true;
    },
  }),
);
