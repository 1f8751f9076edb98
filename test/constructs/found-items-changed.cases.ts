/** Writes to items that were looked up: `find`, indexes, the first, the last, the largest. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const save = lambda.fn<unknown, boolean>('Save');

export const foundOrAdded = workflow(async ({ cart, sku }: { cart: { sku: string; qty: number }[]; sku: string }) => {
  const existing = cart.find((c) => c.sku === sku);
  if (existing) {
    existing.qty += 1;
  } else {
    cart.push({ sku, qty: 1 });
  }
  return cart;
});
export const foundSurely = workflow(async ({ cart, sku }: { cart: { sku: string; qty: number }[]; sku: string }) => {
  const e = cart.find((c) => c.sku === sku)!;
  e.qty += 1;
  return cart;
});
export const foundIndex = workflow(async ({ cart, sku }: { cart: { sku: string; qty: number }[]; sku: string }) => {
  const idx = cart.findIndex((c) => c.sku === sku);
  if (idx >= 0) {
    cart[idx]!.qty += 1;
    const it = cart[idx]!;
    it.qty *= 2;
  } else {
    cart.push({ sku, qty: 1 });
  }
  return cart;
});
export const firstAndLast = workflow(async ({ cart }: { cart: { sku: string; qty: number }[] }) => {
  const first = cart[0];
  if (first) first.qty++;
  const last = cart.at(-1);
  if (last) last.qty += 10;
  return cart;
});
export const cartOfAdds = workflow(async ({ adds }: { adds: { sku: string; qty: number }[] }) => {
  const cart: { sku: string; qty: number }[] = [];
  for (const { sku, qty } of adds) {
    const existing = cart.find((c) => c.sku === sku);
    if (existing) {
      existing.qty += qty;
    } else {
      cart.push({ sku, qty });
    }
  }
  return cart;
});
export const foundOrMade = workflow(async ({ adds }: { adds: { sku: string; qty: number }[] }) => {
  const cart: { sku: string; qty: number }[] = [];
  for (const { sku, qty } of adds) {
    let line = cart.find((c) => c.sku === sku);
    if (!line) {
      line = { sku, qty: 0 };
      cart.push(line);
    }
    line.qty += qty;
    await save(line);
  }
  return cart;
});
export const refuseItemInTwoLists = workflow(async ({ adds }: { adds: { sku: string; qty: number }[] }) => {
  const cart: { sku: string; qty: number }[] = [];
  for (const add of adds) {
    const existing = cart.findLast((c) => c.sku === add.sku);
    if (existing) existing.qty += add.qty;
    else cart.push(add);
  }
  return { cart, adds };
});
export const addedCopy = workflow(async ({ adds }: { adds: { sku: string; qty: number }[] }) => {
  const cart: { sku: string; qty: number }[] = [];
  for (const add of adds) {
    const existing = cart.find((c) => c.sku === add.sku);
    if (existing) existing.qty += add.qty;
    else cart.push({ ...add });
  }
  return { cart, adds };
});
export const foundOrNull = workflow(async ({ cart, sku }: { cart: { sku: string; qty: number }[]; sku: string }) => {
  const e = cart.find((c) => c.sku === sku) ?? null;
  if (e !== null) {
    await save(e);
    e.qty += 1;
  }
  return cart;
});
export const foundEarlyReturn = workflow(
  async ({ cart, sku }: { cart: { lines: { sku: string; qty: number }[] }; sku: string }) => {
    const existing = cart.lines.find((c) => c.sku === sku);
    if (!existing) {
      cart.lines.push({ sku, qty: 1 });
      return cart;
    }
    existing.qty += 1;
    return cart;
  },
);
export const lastThenPushed = workflow(async ({ cart }: { cart: { sku: string; qty: number }[] }) => {
  const last = cart[cart.length - 1];
  if (last !== undefined) {
    last.qty = 0;
    cart.push({ sku: 'z', qty: 9 });
    last.sku = 'changed';
  }
  return cart;
});
export const foundThenReturned = workflow(
  async ({ cart, sku }: { cart: { sku: string; qty: number }[]; sku: string }) => {
    const e = cart.find((c) => c.sku === sku);
    if (e) {
      cart.push({ sku: 'n', qty: 0 });
      e.qty += 1;
      return { e, cart };
    }
    return { cart };
  },
);
export const foundInPlace = workflow(async ({ cart }: { cart: { sku: string; qty: number }[] }) => {
  cart.find((c) => c.qty > 1)!.qty = 1;
  return cart;
});
export const largestSoFar = workflow(async ({ cart }: { cart: { sku: string; qty: number }[] }) => {
  let best: { sku: string; qty: number } | undefined;
  for (const c of cart) {
    if (!best || c.qty > best.qty) best = c;
  }
  if (best) best.qty = 0;
  return cart;
});
export const refuseReducedItem = workflow(async ({ cart }: { cart: { sku: string; qty: number }[] }) => {
  const best = cart.reduce((a, c) => (c.qty > a.qty ? c : a));
  best.qty = 0;
  return cart;
});
const carts = [
  { cart: [], sku: 'a' },
  {
    cart: [
      { sku: 'a', qty: 1 },
      { sku: 'b', qty: 2 },
      { sku: 'a', qty: 5 },
    ],
    sku: 'a',
  },
  {
    cart: [
      { sku: 'a', qty: 1 },
      { sku: 'b', qty: 2 },
    ],
    sku: 'b',
  },
  { cart: [{ sku: 'a', qty: 1 }], sku: 'zz' },
];
const adds = [
  { adds: [] },
  {
    adds: [
      { sku: 'a', qty: 1 },
      { sku: 'b', qty: 2 },
      { sku: 'a', qty: 5 },
      { sku: 'a', qty: 0 },
    ],
  },
];
const C = { inputs: carts.map((c) => ({ ...c })) };
const A = { inputs: adds };

/** Sorting moves the item away from where it was found. */
export const refuseFoundOrOtherThenSorted = workflow(async ({ counts }: { counts: number[] }) => {
  const list = counts.map((n) => ({ n }));
  const other = { n: 4 };
  const first = list[0] ?? other;
  list.sort((a, b) => a.n - b.n);
  first.n += 1;
  return { list, other };
});

export default cases(
  {
    foundOrAdded: C,
    foundSurely: C,
    foundIndex: C,
    firstAndLast: C,
    cartOfAdds: A,
    foundOrMade: A,
    refuseItemInTwoLists: { refused: 'STEP2105' },
    addedCopy: A,
    foundOrNull: C,
    foundEarlyReturn: { inputs: carts.map(({ cart, sku }) => ({ cart: { lines: cart }, sku })) },
    lastThenPushed: C,
    foundThenReturned: C,
    foundInPlace: C,
    largestSoFar: C,
    refuseReducedItem: { refused: 'STEP2105' },
    refuseFoundOrOtherThenSorted: { refused: 'STEP2105' },
  },
  () => ({
    Save: (x: { id?: string }) => {
      if (x.id === 'b') throw new Error('no');
      return true;
    },
    Rate: ({ id }: { id: string }) => ({ rate: id.length + 1 }),
  }),
);
