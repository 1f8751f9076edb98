/** `pages.push(page); page = []`: an object is put somewhere and its name goes on with another one. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  id: string;
  g: string;
  n: number;
}
interface Page {
  items: X[];
  total: number;
}
const send = lambda.fn<unknown, boolean>('Send');
type I = { items: X[]; size: number };

export const pages = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length === size) {
      all.push(page);
      page = [];
    }
  }
  if (page.length) all.push(page);
  return all;
});
export const pagesWithTotals = workflow(async ({ items, size }: I) => {
  const all: Page[] = [];
  let page: Page = { items: [], total: 0 };
  for (const i of items) {
    if (page.total + i.n > size && page.items.length > 0) {
      all.push(page);
      page = { items: [], total: 0 };
    }
    page.items.push(i);
    page.total += i.n;
  }
  all.push(page);
  return all;
});
export const runs = workflow(async ({ items }: I) => {
  const all: { g: string; ids: string[] }[] = [];
  let run: { g: string; ids: string[] } | null = null;
  for (const { g, id } of items) {
    if (run === null || run.g !== g) {
      if (run) all.push(run);
      run = { g, ids: [] };
    }
    run.ids.push(id);
  }
  if (run) all.push(run);
  return all;
});
export const pagesByKey = workflow(async ({ items, size }: I) => {
  const all: Record<string, X[]> = {};
  let page: X[] = [];
  let count = 0;
  for (const i of items) {
    page.push(i);
    if (page.length < size) continue;
    count += 1;
    all[`page ${count}`] = page;
    page = [];
  }
  return { all, page };
});
export const sentPages = workflow(async ({ items, size }: I) => {
  const sent: { page: X[]; ok: boolean }[] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length < size) continue;
    try {
      const ok = await send({ page });
      sent.push({ page, ok });
    } catch {
      sent.push({ page, ok: false });
    } finally {
      page = [];
    }
  }
  return { sent, page };
});
export const pagesOfPages = workflow(async ({ items, size }: I) => {
  const books: X[][][] = [];
  let book: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length === size) {
      book.push(page);
      page = [];
      if (book.length === size) {
        books.push(book);
        book = [];
      }
    }
  }
  book.push(page);
  books.push(book);
  return books;
});
export const keptUnderAnotherName = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length < size) continue;
    const full = page;
    page = [];
    all.push(full);
  }
  return { all, page };
});
export const whileLoop = workflow(async ({ items, size }: I) => {
  const all: Page[] = [];
  let page: Page = { items: [], total: 0 };
  let at = 0;
  while (at < items.length) {
    const i = items[at++]!;
    page.items.push(i);
    page.total += i.n;
    if (i.n < 0) break;
    if (page.total < size) continue;
    all.push(page);
    page = { items: [], total: 0 };
  }
  return { all, left: page };
});
export const twoLists = workflow(async ({ items, size }: I) => {
  const big: X[][] = [];
  const small: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    if (page.length > 0 && page[0]!.g !== i.g) {
      if (page.length >= size) big.push(page);
      else small.push(page);
      page = [];
    }
    page.push(i);
  }
  return { big, small, page };
});
export const lastOneChangedLater = workflow(async ({ items, size }: I) => {
  const all: Page[] = [];
  let page: Page = { items: [], total: 0 };
  for (const i of items) {
    page.items.push(i);
    if (page.items.length === size) {
      all.push(page);
      page = { items: [], total: 0 };
    }
  }
  for (const p of all) p.total = p.items.length;
  page.total = -1;
  return { all, page };
});
export const refuseNotAlwaysRebound = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length >= size) {
      all.push(page);
      if (i.n > 1) page = [];
    }
  }
  return all;
});
export const reboundFirst = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length >= size) {
      page = [];
      all.push(page);
    }
  }
  return all;
});
export const refuseSameOneAgain = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  const spare: X[] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length >= size) {
      all.push(page);
      page = spare;
    }
  }
  return all;
});
export const refuseTakenBack = workflow(async ({ items, size }: I) => {
  const all: X[][] = [];
  let page: X[] = [];
  for (const i of items) {
    page.push(i);
    if (page.length >= size) {
      all.push(page);
      page = all[0]!;
    }
  }
  return all;
});
export const refuseLoopGoesOn = workflow(async ({ items }: I) => {
  let list: X[] = [...items];
  const all: X[][] = [];
  for (const i of list) {
    all.push(list);
    list = [i];
    all[0]!.push(i);
    if (all[0]!.length > 9) break;
  }
  return all;
});
export const refuseItemsOfLiterals = workflow(async ({ size }: I) => {
  const a = { n: 1 };
  const b = { n: 2 };
  let best = a;
  for (const x of [a, b, a]) {
    x.n += 1;
    if (x.n > size) best = x;
  }
  return { a, b, best };
});

const items = (...list: readonly (readonly [string, string, number])[]): X[] =>
  list.map(([id, g, n]) => ({ id, g, n }));
const inputs: I[] = [
  { items: [], size: 1 },
  { items: items(['a', 'x', 1]), size: 1 },
  { items: items(['a', 'x', 1], ['b', 'y', 2], ['c', 'y', 3], ['b', 'x', -1], ['a', 'y', 2]), size: 2 },
  { items: items(['x', 'y', 2], ['y', 'y', 1], ['x', 'x', 5], ['z', 'x', 0], ['z', 'x', 3], ['q', '', 1]), size: 3 },
  { items: items(['a', 'x', 1], ['b', 'y', 2], ['c', 'y', 3], ['d', 'y', 3], ['e', 'x', 1]), size: 1 },
];
export default cases(
  {
    pages: { inputs },
    pagesWithTotals: { inputs },
    runs: { inputs },
    pagesByKey: { inputs },
    sentPages: { inputs },
    pagesOfPages: { inputs },
    keptUnderAnotherName: { inputs },
    whileLoop: { inputs },
    twoLists: { inputs },
    lastOneChangedLater: { inputs },
    refuseNotAlwaysRebound: { refused: 'STEP2105' },
    reboundFirst: { inputs },
    refuseSameOneAgain: { refused: 'STEP2105' },
    refuseTakenBack: { refused: 'STEP2105' },
    refuseLoopGoesOn: { refused: 'STEP2105' },
    refuseItemsOfLiterals: { refused: 'STEP2105' },
  },
  () => ({
    Send: ({ page }: { page: X[] }) => {
      if (page.some(({ n }) => n > 4)) throw new Error('no');
      return page.length > 1;
    },
  }),
);
