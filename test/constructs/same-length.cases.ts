/** Lists made of another one item by item: an index of one is in range of the other. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const work = lambda.fn<{ id: string }, number>('Work');

interface Ids {
  readonly ids: string[];
}

export const byId = workflow(async ({ ids }: Ids) => {
  const results = await Promise.all(ids.map((id) => work({ id })));
  const map = new Map(ids.map((id, i) => [id, results[i]!]));
  return [Object.fromEntries(map), [...map.keys()], ids.map((id, i) => `${id}=${results[i]?.toFixed(1)}`)];
});

export const settled = workflow(async (input: Ids) => {
  const all = await Promise.allSettled(input.ids.map((id) => work({ id })));
  const pairs = all.map((one, i) => [input.ids[i]!, one.status] as const);
  const failed: string[] = [];
  for (const [i, one] of all.entries()) if (one.status === 'rejected') failed.push(input.ids[i]!);
  failed.sort();
  return { statuses: Object.fromEntries(pairs), failed };
});

export const inRows = workflow(async (input: { orders: { items: string[] }[] }) =>
  input.orders.map((order) => {
    const lengths = order.items.map((item) => item.length);
    const sorted = order.items.toSorted();
    return Object.fromEntries(order.items.map((_, i) => [sorted[i]!, lengths[i]!]));
  }),
);

export const copied = workflow(async ({ ids }: Ids) => {
  const upper = Array.from(ids, (id) => id.toUpperCase());
  const out: Record<string, string> = {};
  ids.forEach((_, i) => {
    out[upper[i]!] = [...ids].reverse()[i]!;
  });
  return out;
});

/** Lists that get another length. */
export const shortened = workflow(async ({ ids }: Ids) => {
  const lengths = ids.map((id) => id.length);
  lengths.pop();
  return ids.map((id, i) => [id, typeof lengths[i]]);
});

export const grown = workflow(async ({ ids }: Ids) => {
  const own = [...ids];
  const lengths = own.map((id) => id.length);
  own.push('more');
  return own.map((id, i) => [id, typeof lengths[i]]);
});

export const grownByOther = workflow(async ({ ids }: Ids) => {
  const own = [...ids];
  const other = own;
  const lengths = own.map((id) => id.length);
  other.push('more');
  return own.map((id, i) => [id, typeof lengths[i]]);
});

export const grownByIndex = workflow(async ({ ids }: Ids) => {
  const own = [...ids];
  const lengths = own.map((id) => id.length);
  own[own.length] = 'more';
  return own.map((id, i) => [id, typeof lengths[i]]);
});

export const replaced = workflow(async (input: { rows: { items: string[] }[] }) => {
  const rows = input.rows.map(({ items }) => ({ items: [...items] }));
  const out: string[] = [];
  for (const row of rows) {
    const lengths = row.items.map((item) => item.length);
    for (const one of rows) one.items = ['a', 'b', 'c'];
    out.push(row.items.map((_, i) => typeof lengths[i]).join());
  }
  return out;
});

export const filtered = workflow(async ({ ids }: Ids) => {
  const long = ids.filter((id) => id.length > 1);
  return ids.map((id, i) => [id, typeof long[i], typeof long[ids.length - 1 - i]]);
});

/** An index of another list, counted in another way. */
export const shifted = workflow(async ({ ids }: Ids) => {
  const lengths = ids.map((id) => id.length);
  return ids
    .slice(0, -1)
    .map((id, i) => [id, typeof lengths[i + 1], typeof lengths[i]])
    .concat([...ids, 'x'].map((id, i) => [id, typeof lengths[i]]));
});

const IDS = [{ ids: [] }, { ids: ['a'] }, { ids: ['bb', 'a', 'ü'] }, { ids: ['a', 'a', ''] }];
const ROWS = [[], [{ items: [] }], [{ items: ['b', 'aa'] }, { items: ['ü', '', 'a', 'a'] }]];

export default cases(
  {
    byId: { inputs: IDS.slice(0, 3), concurrent: true },
    settled: { inputs: IDS, concurrent: true },
    inRows: { inputs: ROWS.map((orders) => ({ orders })) },
    copied: { inputs: IDS },
    shortened: { inputs: IDS },
    grown: { inputs: IDS },
    grownByOther: { inputs: IDS },
    grownByIndex: { inputs: IDS },
    replaced: { inputs: ROWS.map((rows) => ({ rows })) },
    filtered: { inputs: IDS },
    shifted: { inputs: IDS },
  },
  () => ({
    Work: ({ id }: { id: string }) => {
      if (id === '') throw new TaskFailure('Empty', 'no id');
      return id.length;
    },
  }),
);
