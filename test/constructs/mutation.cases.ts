/** Mutation of local objects and arrays: paths, dynamic keys, mutating methods and their results, across tasks and loops. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');
const save = lambda.fn<{ state: unknown }, boolean>('Save');

export const mutatePush = workflow(async ({ list }: { list: number[] }) => {
  const copy = [...list];
  const length = copy.push(8, 9);
  const empty: number[][] = [];
  empty.push([]);
  empty.push([1], copy.slice(0, 1));
  return { copy, length, empty };
});

export const mutateEnds = workflow(async ({ list }: { list: number[] }) => {
  const copy = [...list];
  const last = copy.pop();
  const first = copy.shift();
  const length = copy.unshift(100, 200);
  return { copy, last, first, length };
});

export const mutateSplice = workflow(async ({ list, at, count }: { list: string[]; at: number; count: number }) => {
  const copy = [...list];
  const removed = copy.splice(at, count, 'new', 'items');
  const rest = copy.splice(1);
  return { copy, removed, rest };
});

export const mutateSort = workflow(async ({ list }: { list: number[] }) => {
  const ascending = [...list].sort((a, b) => a - b);
  const descending = [...list].sort((a, b) => b - a);
  const byText = [...list].sort();
  const reversed = [...list].reverse();
  const own = [...list];
  own.sort((a, b) => b - a);
  own.reverse();
  return { ascending, descending, byText, reversed, own };
});

export const mutateSortStable = workflow(async ({ people }: { people: { name: string; age: number }[] }) => {
  const sorted = [...people];
  sorted.sort((a, b) => a.age - b.age);
  return sorted.map((person) => person.name);
});

export const mutatePaths = workflow(async ({ n }: { n: number }) => {
  const o: { a: { b: { c: number }[] }; d?: { e: string } } = { a: { b: [{ c: 1 }, { c: 2 }] } };
  o.a.b[1]!.c = n;
  o.a.b.push({ c: n + 1 });
  o.d = { e: 'x' };
  o.d.e += 'y';
  o.a.b[0] = { c: 100 };
  return o;
});

export const mutateDynamicKeys = workflow(async ({ words }: { words: string[] }) => {
  const counts: Record<string, number> = {};
  const positions: Record<string, number[]> = {};
  words.forEach((word, index) => {
    counts[word] = (counts[word] ?? 0) + 1;
    (positions[word] ??= []).push(index);
  });
  return { counts, positions };
});

export const mutateMatrix = workflow(async ({ size }: { size: number }) => {
  const grid: number[][] = [];
  for (let y = 0; y < size; y++) {
    grid[y] = [];
    for (let x = 0; x < size; x++) grid[y]![x] = x === y ? 1 : 0;
  }
  return grid;
});

export const mutateAcrossTasks = workflow(async ({ ns }: { ns: number[] }) => {
  const state: { seen: number[]; total: number; last: { n: number | null } } = {
    seen: [],
    total: 0,
    last: { n: null },
  };
  for (const n of ns) {
    state.seen.push(await get({ n }));
    state.total += state.seen[state.seen.length - 1] ?? 0;
    state.last.n = n;
    await save({ state });
  }
  return state;
});

export const mutateCopyStaysApart = workflow(async ({ o }: { o: { n: number; list: number[] } }) => {
  const copy = { n: o.n, list: [...o.list] };
  copy.n += 1;
  copy.list.push(copy.n);
  await save({ state: copy });
  return { o, copy };
});

export const mutateQueue = workflow(async ({ graph, start }: { graph: Record<string, string[]>; start: string }) => {
  const queue = [start];
  const seen: string[] = [];
  while (queue.length > 0) {
    const node = queue.shift();
    if (node === undefined || seen.includes(node)) continue;
    seen.push(node);
    queue.push(...(graph[node] ?? []));
  }
  return seen;
});

export const mutateStack = workflow(async ({ tokens }: { tokens: string[] }) => {
  const stack: number[] = [];
  for (const token of tokens) {
    if (token === '+' || token === '*') {
      const b = stack.pop() ?? 0;
      const a = stack.pop() ?? 0;
      stack.push(token === '+' ? a + b : a * b);
    } else stack.push(await get({ n: Number(token) }));
  }
  return stack;
});

export const mutateParameterOfHelper = workflow(async ({ list }: { list: number[] }) => {
  const sum = (numbers: number[]) => {
    let total = 0;
    const rest = [...numbers];
    while (rest.length > 0) total += rest.pop() ?? 0;
    return total;
  };
  return { sum: sum(list), list };
});

export const mutateLength = workflow(async ({ list }: { list: number[] }) => {
  const copy = [...list];
  copy.length = 0;
  copy.push(1);
  return copy;
});

interface Line {
  key: string;
  n: number;
}

export const mutateReducers = workflow(async ({ lines }: { lines: Line[] }) => {
  const groups = lines.reduce<Record<string, number[]>>((all, line) => {
    (all[line.key] ||= []).push(line.n);
    return all;
  }, {});
  const counts = lines.reduce<Record<string, number>>((all, { key }) => {
    all[key] = (all[key] ?? 0) + 1;
    return all;
  }, {});
  const keys = lines.reduce<string[]>((all, line, at) => {
    all.push(`${line.key}${at}`);
    return all;
  }, []);
  const sums = lines.reduce(
    (all, line) => all.set(line.key, (all.get(line.key) ?? 0) + line.n),
    new Map<string, number>(),
  );
  const merged = lines.reduce<Record<string, number>>((all, line) => Object.assign(all, { [line.key]: line.n }), {});
  return { groups, counts, keys, sums: [...sums], merged };
});

export const mutateAssign = workflow(async ({ lines, extra }: { lines: Line[]; extra: { n?: number; x?: string } }) => {
  const target: { n?: number; x?: string; list: string[] } = { list: ['a'] };
  Object.assign(target, extra);
  Object.assign(target, { x: 'set' }, null, lines.length > 1 ? { n: 7 } : undefined);
  await save({ state: target });
  const outer = { inner: { a: 1, b: 2 } };
  const same = Object.assign(outer.inner, { b: 3 }, { c: 4 });
  const keys = Object.keys(same);
  return { target, keys, outer };
});

export const mutateFound = workflow(async ({ lines, key }: { lines: Line[]; key: string }) => {
  const own = lines.map((line) => ({ ...line }));
  try {
    own.find((line) => line.key === key)!.n = 100;
    own.at(-1)!.n += 1;
    return own;
  } catch (error) {
    return (error as Error).name;
  }
});

const lines = [
  {
    lines: [
      { key: 'a', n: 1 },
      { key: 'b', n: 2 },
      { key: 'a', n: 3 },
    ],
    key: 'b',
    extra: { n: 5 },
  },
  { lines: [], key: 'a', extra: {} },
  { lines: [{ key: '', n: 0 }], key: 'none', extra: { x: 'y' } },
];

const lists = [{ list: [3, 1, 20, 2] }, { list: [] }, { list: [5] }, { list: [0, -1] }];

export default cases(
  {
    mutatePush: { inputs: lists, transitions: 1 },
    mutateEnds: { inputs: lists, transitions: 1 },
    mutateSplice: {
      inputs: [
        { list: ['a', 'b', 'c'], at: 1, count: 1 },
        { list: [], at: 0, count: 0 },
        { list: ['a', 'b', 'c'], at: -1, count: 5 },
        { list: ['a'], at: 7, count: 1 },
        { list: ['a', 'b'], at: 0, count: -1 },
        { list: ['a', 'b'], at: -9, count: 1 },
      ],
      transitions: 1,
    },
    mutateSort: { inputs: [...lists, { list: [10, 9, 1] }], transitions: 1 },
    mutateSortStable: {
      inputs: [
        {
          people: [
            { name: 'a', age: 2 },
            { name: 'b', age: 1 },
            { name: 'c', age: 2 },
            { name: 'd', age: 1 },
          ],
        },
        { people: [] },
        { people: [{ name: 'x', age: 0 }] },
      ],
      transitions: 1,
    },
    // A Choice for the TypeError of `o.a.b[1]!`.
    mutatePaths: { inputs: [{ n: 5 }, { n: 0 }], transitions: 2 },
    mutateDynamicKeys: { inputs: [{ words: ['a', 'b', 'a'] }, { words: [] }, { words: [''] }], transitions: 1 },
    mutateMatrix: { inputs: [{ size: 2 }, { size: 0 }, { size: 1 }], transitions: 2 },
    mutateAcrossTasks: { inputs: [{ ns: [1, 2] }, { ns: [] }, { ns: [0] }] },
    mutateCopyStaysApart: { inputs: [{ o: { n: 1, list: [1] } }, { o: { n: 0, list: [] } }], transitions: 1 },
    mutateQueue: {
      inputs: [
        { graph: { a: ['b', 'c'], b: ['d', 'a'], c: [] }, start: 'a' },
        { graph: {}, start: '' },
      ],
      transitions: 1,
    },
    mutateStack: {
      inputs: [{ tokens: ['1', '2', '+', '3', '*'] }, { tokens: [] }, { tokens: ['+'] }, { tokens: ['7'] }],
    },
    mutateParameterOfHelper: { inputs: lists, transitions: 1 },
    mutateLength: { inputs: lists, transitions: 1 },
    mutateReducers: { inputs: lines, transitions: 1 },
    mutateAssign: { inputs: lines },
    mutateFound: { inputs: lines },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 2, Save: () => true }),
);
