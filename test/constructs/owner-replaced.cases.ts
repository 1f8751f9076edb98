/** Changes of objects whose values are evaluated after the object was looked for, and may give its name another one. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const log = lambda.fn<{ m: number }, null>('Log');

interface Input {
  xs: number[];
}

export const ownerKeptWrites = workflow(async ({ xs }: Input) => {
  const s = { a: [...xs], b: [1] };
  s.a.push((s.b = [2, 3]).length);
  s.a.push(s.a.pop()!);
  s.a.push(s.a.length, s.a.push(9));
  let i = 0;
  const next = () => {
    i = 1;
    return 5;
  };
  s.a[i] = next();
  return s;
});

export const ownerReadBefore = workflow(async ({ xs }: Input) => {
  let list = [1, 2];
  const replace = () => {
    list = [7];
    return xs.length;
  };
  const joined = list.concat(replace());
  list = [...list, (list = [5]).length];
  list[list.length] = list.length;
  return { joined, list };
});

export const ownerBetweenStates = workflow(async ({ xs }: Input) => {
  let now: { next: number[] } = { next: [] };
  for (const x of xs) {
    now.next.push((await log({ m: x })) === null ? x : 0);
    now = { next: [...now.next] };
  }
  return now;
});

export const refusedPushed = workflow(async ({ xs }: Input) => {
  let batch: number[] = [];
  const out: number[][] = [];
  const flush = async () => {
    out.push(batch);
    await log({ m: batch.length });
    batch = [];
  };
  const add = async (x: number) => {
    if (batch.length >= 2) await flush();
    return x;
  };
  for (const x of xs) batch.push(await add(x));
  return { batch, out };
});

export const refusedPropertyWritten = workflow(async ({ xs }: Input) => {
  let order = { total: 1 };
  const reset = () => {
    order = { total: 5 };
    return xs.length;
  };
  order.total += reset();
  return order;
});

export const refusedListOfObject = workflow(async ({ xs }: Input) => {
  const s = { list: [...xs] };
  const reset = () => {
    s.list = [];
    return 7;
  };
  s.list.push(reset());
  return s;
});

export const refusedItemMoved = workflow(async ({ xs }: Input) => {
  const lists = [[1], [2]];
  lists[0]!.push(lists.shift()!.length);
  return [lists, xs];
});

export const refusedMapReplaced = workflow(async ({ xs }: Input) => {
  let found = new Map<string, number>();
  const clear = async () => {
    found = new Map();
    await log({ m: 1 });
    return xs.length;
  };
  found.set('a', await clear());
  return [...found];
});

export const refusedItemDeleted = workflow(async ({ xs }: Input) => {
  let found = new Set(xs);
  const renew = () => {
    found = new Set([1, 2]);
    return 1;
  };
  return [found.delete(renew()), [...found]];
});

export const refusedMergedInto = workflow(async ({ xs }: Input) => {
  let order: { a?: number } = {};
  const renew = () => {
    order = {};
    return { a: xs.length };
  };
  Object.assign(order, renew());
  return order;
});

export const refusedByKey = workflow(async ({ xs }: Input) => {
  let counts: Record<string, number> = {};
  const key = () => {
    counts = {};
    return 'k';
  };
  counts[key()] = xs.length;
  return counts;
});

export const refusedSpliced = workflow(async ({ xs }: Input) => {
  let list = [...xs];
  const renew = () => {
    list = [9, 9, 9];
    return 1;
  };
  list.splice(0, renew(), 8);
  return list;
});

const inputs = [{ xs: [] }, { xs: [1] }, { xs: [1, 2, 3, 7, 5] }];
const refused = { inputs: [], refused: 'STEP1001' };

export default cases(
  {
    ownerKeptWrites: { inputs },
    ownerReadBefore: { inputs },
    ownerBetweenStates: { inputs },
    refusedPushed: refused,
    refusedPropertyWritten: refused,
    refusedListOfObject: refused,
    refusedItemMoved: refused,
    refusedMapReplaced: refused,
    refusedItemDeleted: refused,
    refusedMergedInto: refused,
    refusedByKey: refused,
    refusedSpliced: refused,
  },
  () => ({ Log: () => null }),
);
