/** Writes to items of lists that are read afterwards: loops, `forEach`, indexes. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Item {
  id: string;
  price: number;
  qty: number;
  done?: boolean;
  total?: number;
  tags: string[];
}
interface Order {
  id: string;
  items: Item[];
}
const save = lambda.fn<unknown, boolean>('Save');
const rate = lambda.fn<{ id: string }, { rate: number }>('Rate');

export const itemFields = workflow(async (order: Order) => {
  for (const item of order.items) {
    item.done = true;
    item.total = item.price * item.qty;
  }
  return order;
});
export const itemFieldsWithTask = workflow(async (order: Order) => {
  for (const item of order.items) {
    const { rate: r } = await rate({ id: item.id });
    item.total = item.price * r;
  }
  await save(order);
  return order.items;
});
export const nestedLoops = workflow(async ({ groups }: { groups: { lines: Item[]; sum?: number }[] }) => {
  for (const group of groups) {
    group.sum = 0;
    for (const line of group.lines) {
      line.done = true;
      group.sum += line.price;
    }
  }
  return groups;
});
export const forEachItem = workflow(async ({ items }: Order) => {
  items.forEach((i) => {
    i.done = true;
  });
  return items;
});
export const entriesItems = workflow(async ({ items }: Order) => {
  for (const [i, item] of items.entries()) {
    item.qty = i;
  }
  return items;
});
export const indexedItems = workflow(async ({ items }: Order) => {
  for (let i = 0; i < items.length; i++) {
    const it = items[i]!;
    it.total = it.price;
    it.tags.push('x');
  }
  return items;
});
export const forEachIndex = workflow(async ({ items }: Order) => {
  items.forEach((item, i) => {
    item.qty = i;
    item.tags.push(String(i));
  });
  return items;
});
export const itemInTry = workflow(async (order: Order) => {
  for (const item of order.items) {
    try {
      await save(item);
      item.done = true;
    } catch {
      item.done = false;
    }
  }
  return order;
});
export const nestedLoopsWithTasks = workflow(async ({ groups }: { groups: { lines: Item[]; sum?: number }[] }) => {
  for (const group of groups) {
    for (const line of group.lines) {
      const r = await rate({ id: line.id });
      line.total = r.rate;
      group.sum = (group.sum ?? 0) + r.rate;
    }
    await save(group);
  }
  return groups;
});
export const destructuredItem = workflow(async (order: Order) => {
  for (const { tags } of order.items) {
    tags.push('n');
  }
  return order;
});
export const skipAndStop = workflow(async (order: Order) => {
  for (const item of order.items) {
    if (item.qty === 0) continue;
    item.done = true;
    if (item.qty > 2) break;
  }
  return order;
});
export const builtList = workflow(async ({ n }: { n: number }) => {
  const list: Item[] = [];
  for (let i = 0; i < n; i++) list.push({ id: 'a' + i, price: i, qty: 1, tags: [] });
  for (const x of list) {
    x.total = x.price;
  }
  return list;
});
export const refuseSameItemTwice = workflow(async ({ n }: { n: number }) => {
  const shared = { v: n };
  const list = [shared, { v: 5 }, shared];
  for (const x of list) x.v += 1;
  return list;
});
export const whileItems = workflow(async (order: Order) => {
  let i = 0;
  while (i < order.items.length) {
    const item = order.items[i]!;
    item.qty++;
    i += 1;
  }
  return order;
});
export const replacedField = workflow(async (order: Order) => {
  for (const item of order.items) item.tags = item.tags.filter((t) => t !== 'x');
  return order;
});
export const matrixRows = workflow(async ({ matrix }: { matrix: number[][] }) => {
  for (const row of matrix) {
    for (let j = 0; j < row.length; j++) row[j]! *= 2;
    row.push(0);
  }
  return matrix;
});
export const nullItems = workflow(async (order: { items: (Item | null)[] }) => {
  for (const item of order.items) {
    if (item === null) continue;
    item.done = true;
  }
  return order;
});
export const copiedList = workflow(async (order: Order) => {
  for (const item of [...order.items]) {
    item.done = true;
  }
  return order;
});
export const optionalList = workflow(async (order: { items?: Item[] }) => {
  for (const item of order.items ?? []) {
    item.done = true;
  }
  return order;
});
const orders = [
  { id: 'o', items: [] },
  {
    id: 'o',
    items: [
      { id: 'a', price: 2, qty: 3, tags: [] },
      { id: 'b', price: 1, qty: 0, tags: ['x', 'y'], done: true },
      { id: 'c', price: 5, qty: 2, tags: ['x'], total: 1 },
    ],
  },
];
const groups = [{ groups: [] }, { groups: [{ lines: [] }, { lines: orders[1]!.items, sum: 5 }] }];
const O = { inputs: orders };
const G = { inputs: groups };

export default cases(
  {
    itemFields: O,
    itemFieldsWithTask: O,
    nestedLoops: G,
    forEachItem: O,
    entriesItems: O,
    indexedItems: O,
    forEachIndex: O,
    itemInTry: O,
    nestedLoopsWithTasks: G,
    destructuredItem: O,
    skipAndStop: O,
    builtList: { inputs: [{ n: 0 }, { n: 3 }] },
    refuseSameItemTwice: { refused: 'STEP2105' },
    whileItems: O,
    replacedField: O,
    matrixRows: { inputs: [{ matrix: [] }, { matrix: [[1, 2], [], [3]] }] },
    nullItems: { inputs: [...orders, { items: [null, orders[1]!.items[0]] }] },
    copiedList: O,
    optionalList: { inputs: [...orders, {}] },
  },
  () => ({
    Save: (x: { id?: string }) => {
      if (x.id === 'b') throw new Error('no');
      return true;
    },
    Rate: ({ id }: { id: string }) => ({ rate: id.length + 1 }),
  }),
);
