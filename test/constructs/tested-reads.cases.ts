/** Items that a test has found, read again behind it. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const work = lambda.fn<{ n: number }, number>('Work');

interface Lists {
  readonly xs: string[];
  readonly i?: number;
}

export const config = workflow(async ({ xs }: Lists) => {
  const config: { first?: string; second?: string } = {};
  if (xs[0]) config.first = xs[0];
  if (xs[1] !== undefined) config.second = xs[1];
  return { first: 'none', second: 'none', ...config };
});

export const byName = workflow(async ({ xs, i = 0 }: Lists) => {
  if (!xs[i]) return 'nothing';
  const length = xs[i].length;
  return xs[i].toUpperCase() + length;
});

export const chosen = workflow(async ({ xs }: Lists) => [
  xs[0] ? xs[0].trim() : '-',
  xs[1] !== undefined && xs[1] !== null ? [xs[1]].length : 0,
  xs[2] === undefined || xs[2] === '' ? 'x' : xs[2].length,
  typeof xs[3] === 'string' ? (xs[3].at(-1) ?? 'empty') : 'no text',
]);

export const nested = workflow(async (input: { rows: { tags: string[] }[] }) => {
  const out: Record<string, string> = {};
  for (const [index, row] of input.rows.entries()) {
    if (!row.tags[0]) continue;
    await work({ n: index });
    out[row.tags[0]] = row.tags[0].slice(1);
  }
  return out;
});

export const record = workflow(async (input: { by: Record<string, { n: number }>; key: string }) => {
  const { by, key } = input;
  if (by[key]) {
    const other: { n?: number } = {};
    other.n = by[key].n;
    return { n: -1, ...other };
  }
  return by['a'] === undefined ? 'none' : by['a'].n;
});

/** Another item, a list that changes, an index that does. */
export const others = workflow(async ({ xs }: Lists) => {
  const list = [...xs];
  let i = 0;
  const out: (string | undefined)[] = [];
  if (xs[0]) out.push(xs[1]);
  if (list[0]) {
    list.shift();
    out.push(list[0]);
  }
  if (xs[i]) {
    i += 1;
    out.push(xs[i]);
  }
  if (xs[0] || xs[1]) out.push(xs[0]);
  if (!(xs[0] && xs[1])) out.push(xs[1]);
  return out.map((one) => typeof one);
});

export const renamed = workflow(async (input: Lists) => {
  const list = [...input.xs];
  const other = list;
  if (list[0]) {
    other.shift();
    return typeof list[0];
  }
  return 'none';
});

export const inRows = workflow(async (input: { rows: { tags: string[] }[] }) => {
  const rows = input.rows.map(({ tags }) => ({ tags: [...tags] }));
  const out: string[] = [];
  for (const row of rows) {
    if (row.tags[0]) {
      for (const one of rows) one.tags.shift();
      out.push(typeof row.tags[0]);
    }
  }
  return out;
});

/** Values that change behind the test, by another name or in a function. */
export const overwritten = workflow(async ({ xs }: Lists) => {
  const list: (string | undefined)[] = [...xs];
  const clear = (): void => {
    list[0] = undefined;
  };
  const kinds: string[] = [];
  if (list[0]) {
    kinds.push(typeof list[0]);
    clear();
    kinds.push(typeof list[0]);
  }
  const other: (string | undefined)[] = [...xs, undefined, 'x'];
  if (other[0]) {
    other.reverse();
    other[1] = 'y';
    kinds.push(typeof other[0]);
    other.unshift(undefined);
    kinds.push(typeof other[0]);
  }
  return kinds;
});

export const inRecord = workflow(async ({ xs }: Lists) => {
  const by: Record<string, string | undefined> = {};
  for (const x of xs) by[x] = x;
  const clear = (key: string): void => {
    by[key] = undefined;
  };
  const key = xs[0] ?? 'a';
  const kinds: string[] = [];
  if (by[key] !== undefined) {
    kinds.push(by[key].toUpperCase());
    clear(key);
    kinds.push(typeof by[key]);
  }
  if (by['b'] !== undefined) {
    by.b = undefined;
    kinds.push(typeof by['b']);
  }
  return kinds;
});

export const inMap = workflow(async ({ xs }: Lists) => {
  const map = new Map(xs.map((x, i) => [x, { i, list: [x] }]));
  const out: { i?: number } = {};
  for (const x of [...xs, 'none']) {
    if (!map.get(x)) continue;
    out.i = map.get(x)!.i;
    map.get(x)!.list.push('more');
    map.delete('a');
  }
  return { i: -1, ...out, sizes: [...map.values()].map(({ list }) => list.length) };
});

const LISTS = [
  { xs: [] },
  { xs: ['a'] },
  { xs: [''] },
  { xs: ['a', 'b', 'ü', ''] },
  { xs: ['', 'b'], i: 1 },
  { xs: ['a', ''], i: 7 },
];
const ROWS = [{ rows: [] }, { rows: [{ tags: [] }] }, { rows: [{ tags: ['ab'] }, { tags: [] }, { tags: ['', 'x'] }] }];

export default cases(
  {
    config: { inputs: LISTS },
    byName: { inputs: LISTS },
    chosen: { inputs: LISTS },
    nested: { inputs: ROWS },
    record: {
      inputs: [
        { by: {}, key: 'a' },
        { by: { a: { n: 1 } }, key: 'a' },
      ],
    },
    others: { inputs: LISTS },
    renamed: { inputs: LISTS },
    overwritten: { inputs: LISTS },
    inRecord: { inputs: LISTS },
    inMap: { inputs: LISTS },
    inRows: { inputs: ROWS },
  },
  () => ({ Work: ({ n }: { n: number }) => n }),
);
