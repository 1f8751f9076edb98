/** Whole workflows that build up and change their data as users write it: carts, stock, invoices, totals, pages, reports. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Line {
  sku: string;
  qty: number;
  price: number;
  total?: number;
  status?: string;
}
interface Order {
  id: string;
  customer: string;
  lines: Line[];
  total?: number;
  tax?: number;
  notes?: string[];
}
const reserve = lambda.fn<{ sku: string; qty: number }, { reserved: number }>('Reserve');
const price = lambda.fn<{ sku: string }, { price: number }>('Price');
const page = lambda.fn<{ cursor: number }, { items: Line[]; next: number | null }>('Page');
const notify = lambda.fn<unknown, boolean>('Notify');

export const priceOrder = workflow(async (order: Order) => {
  order.total = 0;
  for (const line of order.lines) {
    const quote = await price({ sku: line.sku });
    line.price = quote.price;
    line.total = quote.price * line.qty;
    order.total += line.total;
  }
  order.tax = order.total / 10;
  await notify(order);
  return order;
});

export const mergeCart = workflow(async ({ cart, adds }: { cart: Line[]; adds: Line[] }) => {
  for (const add of adds) {
    const existing = cart.find((line) => line.sku === add.sku);
    if (existing) {
      existing.qty += add.qty;
      existing.total = existing.qty * existing.price;
    } else {
      cart.push({ ...add, status: 'new' });
    }
  }
  const empty = cart.filter((line) => line.qty === 0);
  for (const line of empty) line.status = 'empty';
  return { cart, removed: empty.length };
});

export const reserveStock = workflow(async (order: Order) => {
  const failed: string[] = [];
  for (const line of order.lines) {
    try {
      const { reserved } = await reserve({ sku: line.sku, qty: line.qty });
      line.status = reserved === line.qty ? 'reserved' : 'partial';
      line.qty = reserved;
    } catch {
      line.status = 'failed';
      failed.push(line.sku);
    }
  }
  for (const line of order.lines.filter((one) => one.status === 'failed')) line.qty = 0;
  return { order, failed };
});

export const inventoryByWarehouse = workflow(
  async ({ moves }: { moves: { warehouse: string; sku: string; n: number }[] }) => {
    const stock: Record<string, Record<string, { n: number; moves: number }>> = {};
    for (const move of moves) {
      const warehouse = (stock[move.warehouse] ??= {});
      const entry = (warehouse[move.sku] ??= { n: 0, moves: 0 });
      entry.n += move.n;
      entry.moves += 1;
    }
    for (const warehouse of Object.values(stock)) {
      for (const [sku, entry] of Object.entries(warehouse)) {
        if (entry.n < 0) entry.n = 0;
        if (sku === 'x') entry.moves = -1;
      }
    }
    return stock;
  },
);

export const invoices = workflow(async ({ orders }: { orders: Order[] }) => {
  const invoicesMade: { customer: string; orders: string[]; sum: number; number?: number }[] = [];
  for (const order of orders) {
    let invoice = invoicesMade.find((one) => one.customer === order.customer);
    if (!invoice) {
      invoice = { customer: order.customer, orders: [], sum: 0 };
      invoicesMade.push(invoice);
    }
    invoice.orders.push(order.id);
    for (const line of order.lines) invoice.sum += line.qty * line.price;
  }
  invoicesMade.forEach((invoice, index) => {
    invoice.number = index + 1;
  });
  for (const invoice of invoicesMade) await notify(invoice);
  return invoicesMade;
});

export const collectPages = workflow(async ({ start }: { start: number }) => {
  const state: { items: Line[]; pages: { cursor: number; count: number }[] } = { items: [], pages: [] };
  let cursor: number | null = start;
  while (cursor !== null) {
    const entry = { cursor, count: 0 };
    state.pages.push(entry);
    const found: { items: Line[]; next: number | null } = await page({ cursor });
    entry.count = found.items.length;
    state.items.push(...found.items);
    cursor = found.next;
  }
  for (const item of state.items) item.total = item.qty * item.price;
  return state;
});

export const leaderboard = workflow(async ({ scores }: { scores: { player: string; points: number }[] }) => {
  const players: { player: string; points: number; games: number; rank?: number }[] = [];
  for (const { player, points } of scores) {
    const index = players.findIndex((one) => one.player === player);
    if (index < 0) players.push({ player, points, games: 1 });
    else {
      const known = players[index]!;
      known.points += points;
      known.games++;
    }
  }
  const sorted = [...players].sort((a, b) => b.points - a.points);
  sorted.forEach((one, index) => {
    one.rank = index + 1;
  });
  return { players, winner: sorted[0]?.player ?? null };
});

export const statusReport = workflow(async ({ orders }: { orders: Order[] }) => {
  const report: Record<string, { count: number; ids: string[]; biggest?: string }> = {};
  let biggest: Order | undefined;
  for (const order of orders) {
    let group = report[order.customer];
    if (!group) {
      group = { count: 0, ids: [] };
      report[order.customer] = group;
    }
    group.count += 1;
    group.ids.push(order.id);
    if (!biggest || order.lines.length > biggest.lines.length) biggest = order;
  }
  if (biggest) biggest.notes = ['largest'];
  for (const name in report) {
    if (report[name]!.count === 0) delete report[name];
    else report[name]!.biggest = `${report[name]!.ids.length}`;
  }
  return { report, orders };
});

const addNote = (order: Order, note: string): void => {
  order.notes ??= [];
  order.notes.push(note);
};
const total = (order: Order): Order => {
  order.total = 0;
  for (const line of order.lines) order.total += line.qty * line.price;
  return order;
};
export const reviewOrders = workflow(async ({ orders }: { orders: Order[] }) => {
  for (const order of orders) {
    total(order);
    if ((order.total ?? 0) > 20) addNote(order, 'check');
    const last = order.lines.at(-1);
    if (last) last.status = 'last';
    addNote(order, `lines: ${order.lines.length}`);
  }
  const first = orders[0];
  if (first) await notify(first);
  return orders;
});

export const sections = workflow(async ({ rows }: { rows: { level: number; text: string }[] }) => {
  const document: { title: string; paragraphs: string[] }[] = [];
  let current: { title: string; paragraphs: string[] } | undefined;
  for (const row of rows) {
    if (row.level === 1 || !current) {
      current = { title: row.text, paragraphs: [] };
      document.push(current);
    } else {
      current.paragraphs.push(row.text);
    }
  }
  return document;
});

export const retryFailed = workflow(async ({ jobs }: { jobs: { id: string; tries: number; done?: boolean }[] }) => {
  for (let round = 0; round < 2; round++) {
    const open = jobs.filter((job) => !job.done);
    if (open.length === 0) break;
    for (const job of open) {
      job.tries += 1;
      try {
        await reserve({ sku: job.id, qty: job.tries });
        job.done = true;
      } catch {
        job.done = false;
      }
    }
  }
  return jobs;
});

export const scrub = workflow(
  async ({ users }: { users: { id: string; email?: string; profile: Record<string, string> }[] }) => {
    for (const user of users) {
      delete user.email;
      const { profile } = user;
      for (const key in profile) if (key.startsWith('_')) delete profile[key];
      profile.scrubbed = 'yes';
    }
    return users;
  },
);

export const wordIndex = workflow(async ({ texts }: { texts: { id: string; words: string[] }[] }) => {
  const index = new Map<string, { count: number; ids: string[] }>();
  for (const text of texts) {
    for (const word of text.words) {
      const entry = index.get(word);
      if (entry) {
        entry.count++;
        entry.ids.push(text.id);
      } else index.set(word, { count: 1, ids: [text.id] });
    }
  }
  for (const entry of index.values()) if (entry.count > 1) entry.ids.sort();
  return Object.fromEntries(index);
});

export const seats = workflow(async ({ size, wishes }: { size: number; wishes: { row: number; seat: number }[] }) => {
  const grid: { taken: boolean; by?: number }[][] = [];
  for (let row = 0; row < size; row++) {
    const cells: { taken: boolean; by?: number }[] = [];
    grid.push(cells);
    for (let seat = 0; seat < size; seat++) cells.push({ taken: false });
  }
  for (const [index, wish] of wishes.entries()) {
    const cell = grid[wish.row]?.[wish.seat];
    if (!cell || cell.taken) continue;
    cell.taken = true;
    cell.by = index;
  }
  return grid;
});

export const progress = workflow(async ({ steps }: { steps: string[] }) => {
  const log: { step: string; state: string; result?: number }[] = [];
  for (const step of steps) {
    const entry: { step: string; state: string; result?: number } = { step, state: 'running' };
    log.push(entry);
    try {
      const { price: result } = await price({ sku: step });
      entry.result = result;
      entry.state = 'done';
    } catch (e) {
      entry.state = (e as Error).name;
      break;
    } finally {
      await notify({ log });
    }
  }
  return log;
});

const line = (sku: string, qty: number, unit: number): Line => ({ sku, qty, price: unit });
const orders: Order[] = [
  { id: 'o1', customer: 'ann', lines: [line('a', 2, 3), line('bad', 1, 9), line('a', 5, 3)] },
  { id: 'o2', customer: 'bob', lines: [] },
  { id: 'o3', customer: 'ann', lines: [line('b', 7, 4)], notes: ['kept'] },
];
export default cases(
  {
    priceOrder: { inputs: orders },
    mergeCart: {
      inputs: [
        { cart: [], adds: [] },
        {
          cart: [line('a', 1, 2), line('z', 0, 1)],
          adds: [line('a', 2, 9), line('b', 1, 1), line('b', 1, 1), line('c', 0, 5)],
        },
      ],
    },
    reserveStock: { inputs: orders },
    inventoryByWarehouse: {
      inputs: [
        { moves: [] },
        {
          moves: [
            { warehouse: 'w', sku: 'a', n: 3 },
            { warehouse: 'v', sku: 'x', n: 1 },
            { warehouse: 'w', sku: 'a', n: -5 },
          ],
        },
      ],
    },
    invoices: { inputs: [{ orders: [] }, { orders }] },
    collectPages: { inputs: [{ start: 0 }, { start: 2 }] },
    leaderboard: {
      inputs: [
        { scores: [] },
        {
          scores: [
            { player: 'p', points: 1 },
            { player: 'q', points: 5 },
            { player: 'p', points: 3 },
          ],
        },
      ],
    },
    statusReport: { inputs: [{ orders: [] }, { orders }] },
    reviewOrders: { inputs: [{ orders: [] }, { orders }] },
    sections: {
      inputs: [{ rows: [] }, { rows: [2, 1, 2, 2, 1].map((level, index) => ({ level, text: `t${index}` })) }],
    },
    retryFailed: {
      inputs: [
        { jobs: [] },
        {
          jobs: [
            { id: 'a', tries: 0 },
            { id: 'bad', tries: 1 },
          ],
        },
      ],
    },
    scrub: {
      inputs: [
        { users: [] },
        {
          users: [
            { id: 'u', email: 'e', profile: { _x: '1', y: '2' } },
            { id: 'v', profile: {} },
          ],
        },
      ],
    },
    wordIndex: {
      inputs: [
        { texts: [] },
        {
          texts: [
            { id: 't2', words: ['a', 'b', 'a'] },
            { id: 't1', words: ['a'] },
          ],
        },
      ],
    },
    seats: {
      inputs: [
        { size: 0, wishes: [] },
        {
          size: 2,
          wishes: [
            { row: 0, seat: 1 },
            { row: 0, seat: 1 },
            { row: 5, seat: 0 },
            { row: 1, seat: 9 },
          ],
        },
      ],
    },
    progress: { inputs: [{ steps: [] }, { steps: ['a', 'bad', 'c'] }] },
  },
  () => ({
    Reserve: ({ sku, qty }: { sku: string; qty: number }) => {
      if (sku === 'bad') throw new Error('none');
      return { reserved: Math.min(qty, 4) };
    },
    Price: ({ sku }: { sku: string }) => {
      if (sku === 'bad') throw new TypeError('no price');
      return { price: sku.length * 2 };
    },
    Page: ({ cursor }: { cursor: number }) => ({
      items: [{ sku: `s${cursor}`, qty: cursor, price: 2 }],
      next: cursor < 2 ? cursor + 1 : null,
    }),
    Notify: () => true,
  }),
);
