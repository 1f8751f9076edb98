/** Properties that get a value where they were undefined: JavaScript keeps their place, which JSON and lists of keys show. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Order {
  id: string;
  note?: string | undefined;
  lines: { sku: string; qty?: number }[];
  total?: number;
}

const load = lambda.fn<{ next?: string | undefined }, { next?: string; v: string }>('Load');

export const spreadWithMore = workflow(async (order: Order) => {
  const base = { id: order.id, note: order.note };
  return [JSON.stringify({ ...base, status: 'new' }), { ...base, note: 'given' }];
});

export const writtenBesides = workflow(async (order: Order) => {
  const made: Order = { id: order.id, note: order.note, lines: [] };
  made.total = 3;
  const summary: { id: string; last?: string } = { id: order.id };
  for (const { sku } of order.lines) summary.last = sku;
  return [JSON.stringify(made), JSON.stringify(summary)];
});

export const filledInput = workflow(async (order: Order) => {
  order.note ??= 'none';
  const rest: Order = { ...order, total: 3 };
  return [JSON.stringify(order), JSON.stringify(rest)];
});

export const filledUnlisted = workflow(async (order: Order) => {
  const state = { id: order.id, cursor: undefined as string | undefined, count: 0 };
  do {
    const page = await load({ next: state.count < 2 ? order.id : undefined });
    state.cursor = page.next;
    state.count++;
  } while (state.cursor);
  return state;
});

export const rowsWithMore = workflow(async (order: Order) => {
  const rows = order.lines.map(({ sku, qty }) => ({ sku, qty, note: order.note }));
  const priced = rows.map((row) => ({ ...row, price: 1 }));
  return [JSON.stringify(rows), JSON.stringify(priced)];
});

export const nullAtFirst = workflow(async (order: Order) => {
  const made: { note: string | null; id: string } = { note: order.note ?? null, id: order.id };
  made.note ??= 'none';
  return JSON.stringify(made);
});

export const defaulted = workflow(async (order: Order) => {
  const made: { note?: string | undefined; id: string } = { note: order.note, id: order.id };
  made.note ??= 'none';
  return JSON.stringify(made);
});

export const filledInHelper = workflow(async (order: Order) => {
  const withNote = (one: { note?: string | undefined; id: string }) => ({ ...one, note: one.note ?? 'none' });
  return JSON.stringify(withNote({ note: order.note, id: order.id }));
});

export const filledInList = workflow(async (order: Order) => {
  const list: { note?: string | undefined; id: string }[] = [{ note: order.note, id: order.id }];
  for (const one of list) one.note = 'none';
  return JSON.stringify({ list });
});

export const filledByKey = workflow(async (order: Order) => {
  const made: Record<string, string | undefined> = { note: order.note, id: order.id };
  made[order.lines[0]?.sku ?? 'note'] = 'none';
  return JSON.stringify(made);
});

export const filledBySpread = workflow(async (order: Order) => {
  const made = { note: order.note, id: order.id };
  const more = { note: 'none', id: 'x' };
  return JSON.stringify({ ...made, ...more });
});

export const filledByAssign = workflow(async (order: Order) => {
  const made: { note?: string | undefined; id: string } = { note: order.note, id: order.id };
  Object.assign(made, { note: 'none' });
  return JSON.stringify(made);
});

export const setAgain = workflow(async (order: Order) => {
  const made: { note?: string | undefined; id: string } = { note: 'a', id: order.id };
  if (order.total) made.note = undefined;
  for (const { sku } of order.lines) made.note = sku;
  return JSON.stringify(made);
});

export const filledThenListed = workflow(async (order: Order) => {
  const made: { note?: string | undefined; id?: string } = { note: order.note, id: order.id };
  if (!made.note) made.note = 'none';
  return Object.entries(made).filter(([, value]) => value !== undefined);
});

export const filledThenVisited = workflow(async (order: Order) => {
  const made: Record<string, string | undefined> = { note: order.note, id: order.id };
  if (!made.note) made.note = 'none';
  const seen: string[] = [];
  for (const key in made) if (made[key] !== undefined) seen.push(key);
  return seen;
});

const orders: Order[] = [
  { id: '1', lines: [{ sku: 'a', qty: 1 }, { sku: 'b' }] },
  { id: '', note: 'hi', total: 1, lines: [] },
  { id: '2', note: '', total: 0, lines: [{ sku: 'note' }] },
];

export default cases(
  {
    spreadWithMore: { inputs: orders },
    writtenBesides: { inputs: orders },
    filledInput: { inputs: orders },
    filledUnlisted: { inputs: orders },
    rowsWithMore: { inputs: orders },
    nullAtFirst: { inputs: orders },
    defaulted: { refused: 'STEP1002' },
    filledInHelper: { refused: 'STEP1002' },
    filledInList: { refused: 'STEP1002' },
    filledByKey: { refused: 'STEP1002' },
    filledBySpread: { refused: 'STEP1002' },
    filledByAssign: { refused: 'STEP1002' },
    setAgain: { refused: 'STEP1002' },
    filledThenListed: { refused: 'STEP1002' },
    filledThenVisited: { refused: 'STEP2108' },
  },
  () => ({ Load: ({ next }: { next?: string }) => ({ v: 'v', ...(next !== undefined && { next }) }) }),
);
