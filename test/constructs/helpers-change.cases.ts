/** Helpers that change what they are given. */
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
function addTax(o: Order) {
  o.tax = o.items.length * 2;
}
function setTotal(o: Order): Order {
  o.total = 1;
  return o;
}
async function enrich(i: Item) {
  await save({ id: i.id });
  i.seen = true;
}
const mark = (i: Item, rank: number): void => {
  if (i.n < 0) return;
  i.rank = rank;
};

export const changesParameter = workflow(async (o: Order) => {
  addTax(o);
  return o;
});
export const changesItems = workflow(async ({ orders }: { orders: Order[] }) => {
  for (const o of orders) addTax(o);
  return orders;
});
export const asyncHelper = workflow(async (o: Order) => {
  for (const i of o.items) await enrich(i);
  return o;
});
export const returnsParameter = workflow(async (o: Order) => {
  const r = setTotal(o);
  r.tax = 3;
  return o;
});
export const markedByHelper = workflow(async (o: Order) => {
  o.items.forEach((i, k) => mark(i, k));
  o.items.forEach(mark);
  return o;
});
export const sameTwice = workflow(async (o: Order) => {
  const same = setTotal(o);
  addTax(same);
  return { o, same };
});
export const heldByLiteral = workflow(async (o: Order) => {
  const { same }: { same: Order } = { same: setTotal(o) };
  addTax(same);
  return { o, same };
});
export const methodOfObject = workflow(async (o: Order) => {
  const svc = {
    add(t: Order, i: Item) {
      t.items.push(i);
      return t;
    },
  };
  const r = svc.add(o, { id: 'z', n: 0, kind: 'q' });
  svc.add(r, { id: 'y', n: 0, kind: 'q' });
  return o;
});
export const helpersAsCallbacks = workflow(async ({ orders }: { orders: Order[] }) => {
  orders.forEach(addTax);
  return orders.map(setTotal);
});
export const findingHelper = workflow(async (o: Order) => {
  const find = (id: string) => o.items.find((i) => i.id === id);
  const x = find('a');
  if (x) x.seen = true;
  return o;
});
export const throwingFinder = workflow(async (o: Order) => {
  const get = (id: string): Item => {
    const f = o.items.find((i) => i.id === id);
    if (!f) throw new Error('none');
    return f;
  };
  get('a').seen = true;
  return o;
});
export const upsertHelper = workflow(async (o: Order) => {
  const upsert = (list: Item[], item: Item) => {
    const e = list.find((i) => i.id === item.id);
    if (e) {
      e.n += item.n;
      return e;
    }
    list.push(item);
    return item;
  };
  upsert(o.items, { id: 'a', n: 5, kind: 'k' });
  upsert(o.items, { id: 'q', n: 5, kind: 'k' });
  return o;
});
const O = { inputs: orders };
const P = { inputs: [{ orders: [] }, { orders }] };

export default cases(
  {
    changesParameter: O,
    changesItems: P,
    asyncHelper: O,
    returnsParameter: O,
    markedByHelper: O,
    sameTwice: O,
    heldByLiteral: O,
    methodOfObject: O,
    helpersAsCallbacks: P,
    findingHelper: O,
    throwingFinder: O,
    upsertHelper: O,
  },
  () => ({
    Save: (x: { id?: string; n?: number }) => {
      if (x.n === 3) throw new Error('no');
      return true;
    },
  }),
);
