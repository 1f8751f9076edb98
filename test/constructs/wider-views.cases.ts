/**
 * Objects and lists that TypeScript lets be seen as others: as a wider type through which something else is written, or as one that
 * names less. What is written is read through all of their names, whatever the types say.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Input {
  readonly v: string | number;
}
interface Row {
  v: number;
  id: string;
}
interface Wide {
  v: number | string;
}
const made = (): Row => ({ v: 1, id: 'i' });
const seen = (row: Row): unknown[] => [typeof row.v, row.v + 1, row.v === 1, `${row.v}`];

export const writtenByParameter = workflow(async ({ v }: Input) => {
  const row = made();
  const put = (wide: Wide): void => {
    wide.v = v;
  };
  put(row);
  return { seen: seen(row), copied: seen({ ...row }), kinds: Object.values(row).map((one) => typeof one) };
});
export const writtenByName = workflow(async ({ v }: Input) => {
  const row = made();
  let wide: Wide = { v: 0 };
  wide = row;
  wide.v = v;
  return seen(row);
});
export const writtenByAssertion = workflow(async ({ v }: Input) => {
  const rows = [made(), made()];
  (rows[0]! as Wide).v = v;
  for (const one of rows as Wide[]) if (one.v === 1) one.v = `${v}!`;
  return rows.map(seen);
});
export const writtenByResult = workflow(async ({ v }: Input) => {
  const row = made();
  const get = (): Wide => row;
  get().v = v;
  return seen(row);
});
export const writtenInside = workflow(async ({ v }: Input) => {
  const holder = { inner: made() };
  const { inner }: { inner: Wide } = holder;
  inner.v = v;
  return seen(holder.inner);
});
export const writtenInCallback = workflow(async ({ v }: Input) => {
  const rows = [made(), made()];
  rows.forEach((row: Wide, index) => {
    if (index === 0) row.v = v;
  });
  return rows.map(seen);
});
export const writtenByChoice = workflow(async ({ v }: Input) => {
  const [a, b] = [made(), made()];
  const wide: Wide = v === 'a' ? a : b;
  wide.v = v;
  return [seen(a), seen(b)];
});
export const writtenByPattern = workflow(async ({ v }: Input) => {
  const [a, b, c] = [made(), made(), made()];
  const swap = (wide: Wide): void => {
    [wide.v = 0] = [v];
  };
  const take = (wide: Wide): void => {
    ({ v: wide.v } = { v });
  };
  const walk = (wide: Wide): void => {
    for (wide.v of [v]) void 0;
  };
  swap(a);
  take(b);
  walk(c);
  return [seen(a), seen(b), seen(c)];
});
export const writtenByOperator = workflow(async ({ v }: Input) => {
  const [a, b] = [made(), made()];
  const grow = (wide: Wide): void => {
    wide.v += '1';
  };
  const fill = (wide: { v: number | string | null }): void => {
    wide.v = null;
    wide.v ??= v;
  };
  grow(a);
  fill(b);
  return [seen(a), seen(b)];
});
export const writtenByKey = workflow(async ({ v }: Input) => {
  const row: { v: number; w: string } = { v: 1, w: 'w' };
  const set = <Key extends keyof typeof row>(key: Key, value: (typeof row)[Key]): void => {
    row[key] = value;
  };
  set(v === 'a' ? 'v' : 'w', v);
  return [typeof row.v, typeof row.w, row.v + 1, row.w + 1];
});
export const writtenByIndex = workflow(async ({ v }: Input) => {
  const row: { v: number } = { v: 1 };
  const all: Record<string, unknown> = row;
  all.v = v;
  const counts: Record<string, number> = { a: 1 };
  const more: Record<string, number | string> = counts;
  more[`${v}`] = v;
  const places: Record<number, number> = { 1: 1 };
  const loose: Record<number, number | string> = places;
  loose[2] = v;
  return [typeof row.v, row.v + 1, Object.values(counts).map((n) => n + 1), typeof places[2], places[2]! + 1];
});
export const deletedByPart = workflow(async () => {
  const row = made();
  const part: Partial<Row> = row;
  delete part.v;
  return [typeof row.v, row.v === undefined, `${row.v}`, Object.keys(row)];
});
export const addedToList = workflow(async ({ v }: Input) => {
  const counts: number[] = [1];
  const add = (list: (number | string)[]): void => {
    list.push(v);
  };
  add(counts);
  return [counts.map((n) => n + 1), counts.reduce((sum, n) => sum + n, 0), typeof counts.at(-1)];
});
export const addedObjects = workflow(async ({ v }: Input) => {
  const rows = [made()];
  const add = (list: Wide[]): void => {
    list.push({ v });
  };
  add(rows);
  try {
    return rows.map((row) => [typeof row.id, typeof row.v, row.id.length]);
  } catch (error) {
    return (error as Error).name;
  }
});
export const addedNull = workflow(async () => {
  const rows = [made()];
  const maybe: (Row | null)[] = rows;
  maybe.push(null);
  try {
    return rows.map((row) => row.id);
  } catch (error) {
    return (error as Error).name;
  }
});
export const addedToPart = workflow(async ({ v }: Input) => {
  const row: { n: number; list: number[] } = { n: 1, list: [1] };
  const add = (given: { list: unknown[] }): void => {
    given.list.push(v);
  };
  add(row);
  return [row.list.map((n) => n + 1), row.list.length];
});
export const addedToCollections = workflow(async ({ v }: Input) => {
  const counts = new Map<string, number>([['a', 1]]);
  const known = new Set<number>([1]);
  const put = (map: Map<string, number | string>, set: Set<number | string>): void => {
    map.set('b', v);
    set.add(v);
  };
  put(counts, known);
  return [[...counts.values()].map((n) => n + 1), [...known].map((n) => n + 1), typeof counts.get('b')];
});
export const movedInTuple = workflow(async ({ v }: Input) => {
  const turned: [number, string] = [1, 'a'];
  turned.reverse();
  const [first, second] = turned;
  const sorted: [number, string] = [1, 'b'];
  sorted.sort((a, b) => (typeof a < typeof b ? 1 : -1));
  const put = (list: (number | string)[]): void => {
    list[0] = v;
  };
  const given: [number, string] = [1, 'c'];
  put(given);
  return [typeof first, typeof second, typeof sorted[0], sorted[0] + 1, typeof given[0], given[0] + 1];
});
export const assigned = workflow(async ({ v }: Input) => {
  const both = Object.assign({ a: 1 }, { a: 'x' });
  const merged = Object.assign({ a: 1, b: 2 }, { b: v });
  const target = { a: 1, b: 2 };
  Object.assign(target, { b: v });
  return [both, typeof both.a, merged, typeof merged.b, typeof target.b, target.b + 1];
});
export const hiddenProperties = workflow(async ({ v }: Input) => {
  const big = { v: 1, extra: v, tags: [v] };
  const small: { v: number } = big;
  const again: { v: number; extra?: number; tags?: number[] } = small;
  return [typeof again.extra, (again.extra ?? 0) + 1, again.tags?.map((tag) => tag + 1), JSON.stringify(small)];
});
export const hiddenEntries = workflow(async ({ v }: Input) => {
  type Small = { a: number };
  const big = { a: 1, b: v };
  const small: Small = big;
  const counts: Record<string, number> = small;
  return [Object.values(counts).map((n) => n + 1), Object.entries(counts).map(([key, n]) => `${key} ${typeof n}`)];
});
export const narrowerMethod = workflow(async ({ v }: Input) => {
  interface Handler {
    handle(given: string | number): unknown;
  }
  const handler: Handler = {
    handle(given: string) {
      return [given.length ?? null, typeof given, `${given}`];
    },
  };
  return handler.handle(v);
});
export const resultOfNothing = workflow(async () => {
  const give: () => void = () => 5;
  const results = [1, 2].map(give);
  return [give() === undefined, results[0] === undefined, typeof results[0], results];
});

// What only looks as if: nobody writes through the wider type, or only what the other one allows.
export const readOnly = workflow(async ({ v }: Input) => {
  const rows = [made(), made()];
  const count = (list: readonly unknown[]): number => list.length;
  const label = (row: { id: string; note?: string }): string => row.note ?? row.id;
  for (const row of rows) row.v += 1;
  rows.push({ v: 3, id: 'k' });
  const out: unknown[] = [v, count(rows)];
  out.push('x', null);
  return [rows.map((row) => row.v + 1), rows.map(label), out];
});
export const copied = workflow(async ({ v }: Input) => {
  const counts = [1, 2];
  const mixed: (number | string)[] = [...counts];
  mixed.push(v);
  const more: (number | string)[] = counts.slice();
  more.push('z');
  const row: Record<string, unknown> = { ...made() };
  row.v = v;
  return [counts.map((n) => n + 1), mixed, more, row];
});

const inputs = ['a', '', 5, 0, -1.5].map((v) => ({ v }));

export default cases(
  {
    writtenByParameter: { inputs },
    writtenByName: { inputs },
    writtenByAssertion: { inputs },
    writtenByResult: { inputs },
    writtenInside: { inputs },
    writtenInCallback: { inputs },
    writtenByChoice: { inputs },
    writtenByPattern: { inputs },
    writtenByOperator: { inputs },
    writtenByKey: { inputs },
    writtenByIndex: { inputs },
    deletedByPart: { inputs: [{}] },
    addedToList: { inputs },
    addedObjects: { inputs },
    addedNull: { inputs: [{}] },
    addedToPart: { inputs },
    addedToCollections: { inputs },
    movedInTuple: { inputs },
    assigned: { inputs },
    hiddenProperties: { inputs },
    hiddenEntries: { inputs },
    narrowerMethod: { inputs },
    resultOfNothing: { inputs: [{}] },
    readOnly: { inputs },
    copied: { inputs },
  },
  () => ({}),
);
