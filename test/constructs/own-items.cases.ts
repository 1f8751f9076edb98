/** Callbacks that change the item that they are given: `Promise.all(items.map(async (item) => { item.n = await … }))` and `map`. */
import { map, retry, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface X {
  id: string;
  n: number;
  done?: boolean;
  kids?: X[];
}
const price = lambda.fn<{ id: string }, number>('Price');
type I = { items: X[]; size: number };

export const pricedAtOnce = workflow(async ({ items }: I) => {
  await Promise.all(
    items.map(async (item) => {
      item.n = await price({ id: item.id });
    }),
  );
  return items;
});
export const pricedByMap = workflow(async (order: I) => {
  await map(
    order.items,
    async (item, index) => {
      if (item.id === '') return;
      item.n += (await price({ id: item.id })) + index;
      item.done = item.n > order.size;
    },
    { maxConcurrency: 2 },
  );
  return { order, count: order.items.filter((x) => x.done).length };
});
export const resultsToo = workflow(async ({ items, size }: I) => {
  const prices = await Promise.all(
    items.map(async (item) => {
      if (item.n > size) return null;
      const cost = await price({ id: item.id });
      item.n = cost * 2;
      return { cost, id: item.id };
    }),
  );
  return { items, prices };
});
export const itemsAsResults = workflow(async ({ items }: I) => {
  const same = await map(items, async (item) => {
    item.done = (await price({ id: item.id })) > 5;
    return item;
  });
  return { items, same };
});
export const refuseMaybeNoList = workflow(async ({ items }: I) => {
  await map(items, async (item) => {
    await map(item.kids ?? [], async (kid) => {
      kid.n = await price({ id: kid.id });
    });
  });
  return items;
});
export const failuresInside = workflow(async ({ items }: I) => {
  const settled = await Promise.all(
    items.map(async (item) => {
      try {
        item.n = -1;
        item.n = await price({ id: item.id });
        return 'ok';
      } catch {
        item.done = false;
        return 'bad';
      } finally {
        item.id += '!';
      }
    }),
  );
  return { items, settled };
});
export const listOfItsOwn = workflow(async ({ items }: I) => {
  const rows: X[] = items.map((x) => ({ ...x, n: 0 }));
  for (let round = 0; round < 2; round++)
    await map(rows, async (row) => {
      row.n += await price({ id: row.id });
    });
  return { items, rows };
});
export const marked = workflow(async ({ items }: I) => {
  const all = items.map((i) => {
    i.done = true;
    return i;
  });
  return { all, items };
});
export const markedWithResults = workflow(async ({ items, size }: I) => {
  const ids = items.map((i, at) => {
    if (i.n > size) return i.id;
    i.n = at;
    i.done = true;
    return `${i.id}${at}`;
  });
  return { ids, items };
});
export const noResult = workflow(async ({ items }: I) => {
  const nothing = await Promise.all(
    items.map(async (item) => {
      item.n = await price({ id: item.id });
    }),
  );
  return { items, count: nothing.length };
});
export const refuseInTry = workflow(async ({ items }: I) => {
  try {
    await map(items, async (item) => {
      item.done = true;
      item.n = await price({ id: item.id });
    });
  } catch {
    return items;
  }
  return [];
});
export const refuseSameTwice = workflow(async ({ size }: I) => {
  const a = { id: 'a', n: size };
  const list = [a, a];
  await map(list, async (item) => {
    item.n += await price({ id: item.id });
  });
  return list;
});
export const refuseOtherName = workflow(async ({ items }: I) => {
  const copy = [...items];
  await map(copy, async (item) => {
    item.n = await price({ id: item.id });
  });
  return items;
});
export const refuseFirstNamedBefore = workflow(async ({ items }: I) => {
  const first = items[0];
  await map(items, async (item) => {
    item.n = await price({ id: item.id });
  });
  return { n: first?.n ?? null, first };
});
export const refuseListReadInside = workflow(async ({ items }: I) => {
  await map(items, async (item) => {
    item.n = await price({ id: item.id });
    item.done = items.every((x) => x.n > 0);
  });
  return items;
});
export const refuseSharedPart = workflow(async ({ items, size }: I) => {
  const shared: X[] = [{ id: 's', n: size }];
  const rows: X[] = items.map((x) => ({ ...x, kids: shared }));
  await map(rows, async (row) => {
    row.kids![0]!.n += await price({ id: row.id });
  });
  return rows;
});
export const refuseRetried = workflow(async ({ items }: I) => {
  await retry({ maxAttempts: 2 }, async () => {
    await map(items, async (item) => {
      item.n += await price({ id: item.id });
    });
  });
  return items;
});
const inputs: I[] = [
  { items: [], size: 0 },
  { items: [{ id: 'a', n: 1 }], size: 0 },
  {
    items: [
      {
        id: 'a',
        n: 2,
        kids: [
          { id: 'k', n: 0 },
          { id: 'kk', n: 1 },
        ],
      },
      { id: '', n: 0, kids: [] },
      { id: 'ccc', n: 7, done: false },
    ],
    size: 3,
  },
  {
    items: [
      { id: 'a', n: 1 },
      { id: 'bad', n: 2 },
      { id: 'c', n: 3, kids: [{ id: 'bad', n: 0 }] },
    ],
    size: 2,
  },
];
const concurrent = { inputs, concurrent: true } as const;
export default cases(
  {
    pricedAtOnce: concurrent,
    pricedByMap: { ...concurrent, cut: ['Price'] },
    resultsToo: concurrent,
    itemsAsResults: concurrent,
    refuseMaybeNoList: { refused: 'STEP2105' },
    failuresInside: concurrent,
    listOfItsOwn: concurrent,
    marked: { inputs },
    markedWithResults: { inputs },
    noResult: concurrent,
    refuseInTry: { refused: 'STEP2105' },
    refuseSameTwice: { refused: 'STEP2105' },
    refuseOtherName: { refused: 'STEP2105' },
    refuseFirstNamedBefore: { refused: 'STEP2105' },
    refuseListReadInside: { refused: 'STEP2105' },
    refuseSharedPart: { refused: 'STEP2105' },
    refuseRetried: { refused: 'STEP2105' },
  },
  () => ({
    Price: ({ id }: { id: string }) => {
      if (id === 'bad') throw new Error('no');
      return id.length + 4;
    },
  }),
);
