/** Inputs of cases that change the items of an order: no items, and items of which two have the same id. */

export const orders = [
  { id: 'o', items: [] },
  {
    id: 'o',
    items: [
      { id: 'a', n: 2, kind: 'head' },
      { id: 'b', n: 1, kind: 'a', seen: true },
      { id: 'c', n: 5, kind: 'a', rank: 1 },
      { id: 'd', n: 0, kind: 'head' },
      { id: 'a', n: -1, kind: 'a' },
    ],
  },
];
