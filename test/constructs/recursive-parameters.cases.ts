/** Recursive pure helpers that change what they are given: accumulators, visited sets, memos with defaults, results that are arguments. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Node {
  id: string;
  size?: number | null;
  kids?: Node[];
}
type Graph = Record<string, string[]>;
type Nested = number | Nested[];

const store = lambda.fn<{ names: string[]; n: number }, string>('Store');

function collect(node: Node, out: string[]): void {
  out.push(node.id);
  for (const kid of node.kids ?? []) collect(kid, out);
}
export const recursiveParametersCollect = workflow(async ({ tree }: { tree: Node }) => {
  const out: string[] = [];
  collect(tree, out);
  return out;
});
export const recursiveParametersTwice = workflow(async ({ tree, more }: { tree: Node; more: Node[] }) => {
  const out = ['start'];
  collect(tree, out);
  const before = out.length;
  const first = await store({ names: out, n: before });
  for (const one of more) {
    collect(one, out);
    await store({ names: [...out], n: out.length });
    out.push('|');
  }
  collect(tree, out);
  return { out, before, first, last: out[out.length - 1], joined: out.join() };
});

function walk(node: Node, path: string, out: Record<string, Node>): void {
  out[path] = node;
  for (const kid of node.kids ?? []) walk(kid, `${path}/${kid.id}`, out);
}
export const recursiveParametersRecord = workflow(async ({ tree }: { tree: Node }) => {
  const found: Record<string, Node> = {};
  walk(tree, '', found);
  return { paths: Object.keys(found), found, size: found['']?.size ?? 'none' };
});

function fib(n: number, memo: Record<number, number> = {}): number {
  if (memo[n] !== undefined) return memo[n];
  return n < 2 ? n : (memo[n] = fib(n - 1, memo) + fib(n - 2, memo));
}
export const recursiveParametersMemo = workflow(async ({ n, kept }: { n: number; kept?: Record<number, number> }) => {
  const memo: Record<number, number> = {};
  const plain = fib(n);
  const own = fib(n, memo);
  const given = fib(n, { 2: 10 });
  const passed = fib(n, kept);
  return { plain, own, given, memo, again: fib(n, memo) + fib(3, memo), passed, kept: kept ?? null };
});

function dfs(id: string, graph: Graph, seen: Set<string>, order: string[]): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  for (const next of graph[id] ?? []) dfs(next, graph, seen, order);
  order.push(id);
  return true;
}
export const recursiveParametersGraph = workflow(async ({ graph }: { graph: Graph }) => {
  const seen = new Set<string>();
  const order: string[] = [];
  const first = Object.keys(graph).map((id) => dfs(id, graph, seen, order));
  const roots: string[] = [];
  const again = new Set<string>();
  for (const id of Object.keys(graph)) if (dfs(id, graph, again, [])) roots.push(id);
  return { first, order, n: seen.size, roots, seen: [...again] };
});

function paths(r: number, c: number, known: Map<string, number>): number {
  if (r === 0 || c === 0) return 1;
  const key = `${r},${c}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const value = paths(r - 1, c, known) + paths(r, c - 1, known);
  known.set(key, value);
  return value;
}
export const recursiveParametersMap = workflow(async ({ rows, columns }: { rows: number; columns: number }) => {
  const known = new Map([['1,1', 2]]);
  const value = paths(rows, columns, known);
  return { value, fresh: paths(columns, rows, new Map()), known: [...known.entries()], has: known.has('2,2') };
});

function flatten(value: Nested, out: number[]): number[] {
  if (!Array.isArray(value)) {
    out.push(value);
    return out;
  }
  for (const item of value) flatten(item, out);
  return out;
}
export const recursiveParametersReturned = workflow(async ({ list }: { list: Nested[] }) => {
  let out: number[] = [];
  for (const item of list) out = flatten(item, out);
  const all = flatten(list, []);
  const same = flatten(list, out);
  same.push(-1);
  return { out, all, sorted: flatten(list, [3, 0]).sort((a, b) => a - b), length: out.length };
});

function names(node: Node, out: string[] = []): string[] {
  out.push(node.id);
  node.kids?.forEach((kid) => names(kid, out));
  return out;
}
export const recursiveParametersDefault = workflow(async ({ tree }: { tree: Node }) => {
  const own = ['x'];
  const found = names(tree);
  const both = [...names(tree), ...names(tree, own)];
  return { found, both, own, text: names(tree).join('-'), reversed: names(tree).reverse() };
});

function find(node: Node, id: string, path: string[]): string[] | null {
  path.push(node.id);
  if (node.id === id) return path;
  for (const kid of node.kids ?? []) {
    const found = find(kid, id, path);
    if (found) return found;
  }
  path.pop();
  return null;
}
export const recursiveParametersFound = workflow(async ({ tree, id }: { tree: Node; id: string }) => {
  const path: string[] = [];
  const found = find(tree, id, path);
  return { found, none: find(tree, 'nowhere', []), same: found === null ? path.length : found.length, path };
});

function strict(node: Node, out: string[] = []): string[] {
  if (node.id === '') throw new RangeError(`no id after ${out.length}`);
  out.push(node.id);
  if (node.id === 'x') return out;
  for (const kid of node.kids ?? []) strict(kid, out);
  return node.size === 2 && node.kids?.[0] ? strict(node.kids[0], out) : out;
}
export const recursiveParametersStrict = workflow(async ({ all }: { all: Node[] }) => {
  let out: string[] = [];
  const own: string[] = ['own'];
  const texts: string[] = [];
  for (const one of all) {
    try {
      texts.push(strict(one).join('-'));
      out = strict(one, out);
      strict(one, own).push('!');
    } catch (error) {
      texts.push((error as Error).name);
      out.push('caught');
    }
  }
  return { out, own, texts };
});

function permute(rest: number[], taken: number[], out: number[][]): void {
  if (rest.length === 0) out.push([...taken]);
  for (let i = 0; i < rest.length; i++) {
    taken.push(rest[i] ?? 0);
    permute([...rest.slice(0, i), ...rest.slice(i + 1)], taken, out);
    taken.pop();
  }
}
function quickSort(list: number[], low: number, high: number): void {
  if (low >= high) return;
  const pivot = list[high] ?? 0;
  let i = low;
  for (let j = low; j <= high; j++) {
    const one = list[j] ?? 0;
    if (one > pivot) continue;
    list[j] = list[i] ?? 0;
    list[i] = one;
    i++;
  }
  quickSort(list, low, i - 2);
  quickSort(list, i, high);
}
function rootOf(parents: Record<string, number>, x: number): number {
  const up = parents[x] ?? x;
  if (up === x) return x;
  const root = rootOf(parents, up);
  parents[x] = root;
  return root;
}
export const recursiveParametersAlgorithms = workflow(async ({ list }: { list: number[] }) => {
  const all: number[][] = [];
  permute(list.slice(0, 3), [], all);
  const sorted = [...list];
  quickSort(sorted, 0, sorted.length - 1);
  const parents: Record<string, number> = {};
  for (const [at, one] of list.entries()) parents[rootOf(parents, at)] = rootOf(parents, one);
  return { all, sorted, parents };
});

function check(node: Node, seen: string[], depth: number): number {
  if (seen.includes(node.id)) throw new RangeError(`cycle at ${node.id}`);
  seen.push(node.id);
  try {
    let total = node.size ?? 0;
    for (const kid of node.kids ?? []) total += check(kid, seen, depth + 1);
    if (depth === 2 && total < 0) throw new Error('negative');
    return total;
  } catch (error) {
    seen.push(`failed ${node.id}`);
    if (depth === 1) return -1;
    throw error;
  } finally {
    seen.push(`out ${node.id}`);
  }
}
export const recursiveParametersThrows = workflow(async ({ tree }: { tree: Node }) => {
  const seen: string[] = [];
  try {
    const total = check(tree, seen, 0);
    return { total, seen };
  } catch (error) {
    return { failed: (error as Error).message, seen };
  }
});

function even(n: number, trace: string[], marks: { n: number }): boolean {
  trace.push(`even ${n}`);
  marks.n += 1;
  return n === 0 ? true : odd(n - 1, trace, marks);
}
function odd(n: number, steps: string[], marks: { n: number }): boolean {
  if (n === 0) return false;
  return even(n - 1, steps, marks);
}
export const recursiveParametersMutual = workflow(async ({ n }: { n: number }) => {
  const trace: string[] = [];
  const marks = { n: 0 };
  const both = `${even(n, trace, marks)} ${odd(n, trace, marks)} ${marks.n}`;
  const listed = [trace.length, even(1, trace, marks), trace.length, marks.n + Number(odd(1, trace, marks)) + marks.n];
  return { both, trace, listed, marks };
});

function step(k: number, log: number[]): number {
  log.push(k);
  return k <= 0 ? log.length : step(k - 1, log) * 10 + log.length;
}
export const recursiveParametersOperands = workflow(async ({ n }: { n: number }) => {
  const log: number[] = [];
  const sum = step(n, log) + step(1, log);
  const nested = step(step(0, log) % 3, log);
  const text = `${log.length}${step(1, log)}${log.length}`;
  const short = (n > 0 && step(0, log)) || log.length;
  const chosen = n > 1 ? step(0, log) : log.length;
  const record = { a: log.length, b: step(0, log), c: log.length, d: [...log] };
  const late = step((log.push(50), 0), log);
  const { length } = log;
  return { sum, nested, text, short, chosen, record, late, length, log };
});

function push(log: number[], k: number): number {
  log.push(k);
  return k <= 0 ? log.length : push(log, k - 1);
}
export const recursiveParametersRebound = workflow(async ({ n }: { n: number }) => {
  let log = [7];
  const old = log;
  const first = push(log, (log = [n]).length);
  const state: { log: number[] } = { log: [0] };
  const second = push(state.log, (state.log = [-1, -2]).length);
  const third = push(log, push(log, 1));
  return { first, second, third, old, log, state };
});

export const recursiveParametersCallbacks = workflow(async ({ list, tree }: { list: number[]; tree: Node }) => {
  const log: number[] = [];
  const within = list.map((k) => {
    const own: number[] = [];
    return step(k, own) + own.length;
  });
  const ids: string[] = [];
  tree.kids?.forEach((kid) => collect(kid, ids));
  const total = list.reduce((sum, k) => sum + step(k, log), 0);
  const grown = list.reduce<number[]>((all, k) => {
    step(k, all);
    return all;
  }, []);
  const kept = list.filter((k) => step(k, log) > 4);
  return { within, ids, total, grown, kept, log, sizes: list.flatMap((k) => [step(k, log), k]) };
});

function drain(queue: number[], seen: (number | string)[], limit: number): void {
  for (const item of queue) {
    seen.push(item);
    if (item > 0 && seen.length < 9 && limit > 0) {
      queue.push(item - 1);
      drain(queue, seen, limit - 1);
    }
  }
  queue.shift();
  if (limit === 2) queue.length = 0;
}
export const recursiveParametersGrowing = workflow(async ({ queue }: { queue: number[] }) => {
  const seen: (number | string)[] = [];
  drain(queue, seen, 2);
  seen.push('end');
  drain(queue, seen, 1);
  return { queue, seen };
});

export const recursiveParametersPlaces = workflow(async ({ tree, key }: { tree: Node; key: string }) => {
  const state = { ids: ['a'], count: 0 };
  const groups: Record<string, string[]> = { [key]: [], other: ['o'] };
  const lists: string[][] = [[], ['z']];
  collect(tree, state.ids);
  state.count = state.ids.length;
  const group = groups[key];
  if (group) collect(tree, group);
  for (const list of lists) collect(tree, list);
  let at = 0;
  const last = lists[at++ + 1];
  if (last) collect(tree, last);
  return { state, groups, lists, at };
});

function sortAll(list: number[], runs: number): void {
  list.sort((a, b) => a - b);
  if (runs <= 0 || list.length === 0) return;
  list.splice(0, 1);
  list.unshift(list.length * 10);
  list.reverse();
  sortAll(list, runs - 1);
}
export const recursiveParametersSorted = workflow(async ({ list }: { list: number[] }) => {
  const own = [...list];
  sortAll(own, 3);
  return { list, own };
});

function local(n: number, seen: readonly number[]): number[] {
  let all = seen;
  all = [...all, n];
  seen = [...seen, -n];
  return n <= 0 ? [...all, ...seen] : local(n - 1, n % 2 === 0 ? all : seen);
}
export const recursiveParametersLocal = workflow(async ({ n }: { n: number }) => {
  const seen: number[] = [9];
  return { value: local(n, seen), seen };
});

function numbers(list: unknown[], at: number, out: { sum: number; halves: number[]; least?: number }): void {
  if (at >= list.length) return;
  const value = Number(list[at]);
  out.sum += value / 2;
  out.halves = [...out.halves, value / 2];
  if (out.least === undefined || value < out.least) out.least = value;
  if (value === 0) delete out.least;
  numbers(list, at + 1, out);
}
export const recursiveParametersNumbers = workflow(async ({ list }: { list: unknown[] }) => {
  const out: { sum: number; halves: number[]; least?: number } = { sum: 0, halves: [] };
  numbers(list, 0, out);
  const { sum, least } = out;
  return { sum, text: String(sum), nan: Number.isNaN(sum), least: least ?? 'none', halves: out.halves.map(String) };
});

function nested(tree: Node, out: string[]): number {
  let deepest = 0;
  const visit = (node: Node, depth: number): void => {
    deepest = Math.max(deepest, depth);
    out.push(`${depth}${node.id}`);
    for (const kid of node.kids ?? []) {
      if (kid.id === 'nest') nested({ ...kid, id: 'again' }, out);
      visit(kid, depth + 1);
    }
  };
  visit(tree, 0);
  return deepest;
}
export const recursiveParametersNested = workflow(async ({ tree }: { tree: Node }) => {
  const out: string[] = [];
  return { deepest: nested(tree, out), out };
});

function missing(items: (string | null | undefined)[], at: number, out: (string | null | undefined)[]): void {
  if (at > 3) return;
  out.push(items[at]);
  missing(items, at + 1, out);
}
export const recursiveParametersMissing = workflow(async ({ items }: { items: (string | null)[] }) => {
  const out: (string | null | undefined)[] = [];
  missing(items, 0, out);
  return { kinds: out.map((item) => (item === undefined ? 'undefined' : typeof item)), n: out.length };
});

function optional(n: number, log?: string[] | null): number {
  log?.push(`n${n}`);
  return n <= 0 ? (log?.length ?? -1) : optional(n - 1, log);
}
export const recursiveParametersOptional = workflow(async (input: { n: number; log?: string[] | null }) => {
  const own: string[] = [];
  const results = [optional(input.n), optional(input.n, null), optional(input.n, own), optional(input.n, input.log)];
  return { results, own, log: input.log ?? 'none' };
});

function share(n: number, a: number[], b: number[]): void {
  a.push(n);
  if (n > 0) share(n - 1, b, a);
}
export const recursiveParametersSwapped = workflow(async ({ n }: { n: number }) => {
  const a: number[] = [];
  const b: number[] = [];
  share(n, a, b);
  return { a, b };
});

export const recursiveParametersAliased = workflow(async ({ n }: { n: number }) => {
  const a: number[] = [];
  share(n, a, a);
  return a;
});
export const recursiveParametersReachable = workflow(async ({ tree }: { tree: Node }) => {
  const kids = tree.kids ?? [];
  const drop = (node: Node, list: Node[]): number => {
    list.pop();
    return list.length === 0 ? (node.kids?.length ?? 0) : drop(node, list);
  };
  return drop(tree, kids);
});
export const recursiveParametersKept = workflow(async ({ tree }: { tree: Node }) => {
  const out: string[] = [];
  const holder = { out };
  collect(tree, out);
  return holder;
});
export const recursiveParametersBoth = workflow(async ({ n }: { n: number }) => {
  const go = (k: number, out: number[]): void => {
    if (k % 2 === 0) out = [...out, k];
    out.push(k);
    if (k > 0) go(k - 1, out);
  };
  const out: number[] = [];
  go(n, out);
  return out;
});
export const recursiveParametersCaptured = workflow(async ({ n }: { n: number }) => {
  const out: number[] = [];
  const go = (k: number, own: number[]): void => {
    own.push(k);
    if (k > 0) go(k - 1, own);
    own.push(out.length);
  };
  go(n, out);
  return out;
});
export const recursiveParametersAlias = workflow(async ({ list }: { list: Nested[] }) => {
  const out: number[] = [];
  const once = list.length > 0 ? flatten(list, out) : [0];
  out.push(5);
  return { once, out };
});
function byLevel(node: Node, depth: number, levels: string[][]): void {
  (levels[depth] ??= []).push(node.id);
  for (const kid of node.kids ?? []) byLevel(kid, depth + 1, levels);
}
export const recursiveParametersInside = workflow(async ({ tree }: { tree: Node }) => {
  const levels: string[][] = [];
  byLevel(tree, 0, levels);
  return levels;
});
function mark(node: Node, depth: number): void {
  node.size = depth;
  for (const kid of node.kids ?? []) mark(kid, depth + 1);
}
export const recursiveParametersTree = workflow(async ({ tree }: { tree: Node }) => {
  const own = tree;
  mark(own, 0);
  return own;
});
export const recursiveParametersCompared = workflow(async ({ n }: { n: number }) => {
  const log: number[] = [];
  return [3, n, 1].toSorted((a, b) => step(a, log) - step(b, log));
});
export const recursiveParametersConcurrent = workflow(async ({ trees }: { trees: Node[] }) => {
  const out: string[] = [];
  await Promise.all(
    trees.map(async (tree) => {
      await store({ names: [], n: 0 });
      collect(tree, out);
    }),
  );
  return out;
});

const tree: Node = {
  id: 'r',
  size: 1,
  kids: [
    { id: 'a', size: 2, kids: [{ id: 'x', size: -9, kids: [] }] },
    { id: '', kids: [{ id: 'ü\u{1F600}', size: null }] },
    { id: 'nest', size: 9, kids: [{ id: 'r' }] },
  ],
};
const leaf: Node = { id: 'leaf' };
const trees = [{ tree }, { tree: leaf }, { tree: { id: '', kids: [] } }, { tree: { id: '0', kids: [leaf] } }];
const graphs: { graph: Graph }[] = [
  { graph: {} },
  { graph: { a: [] } },
  { graph: { a: ['b', 'c'], b: ['c'], c: [], d: ['a', 'x'] } },
  { graph: { a: ['a'] } },
  { graph: { '': ['b'], b: ['c', ''], c: ['b'], length: ['c'] } },
];
const few = [0, 1, 2, 3, 4].map((n) => ({ n }));
const lists: { list: Nested[] }[] = [
  { list: [] },
  { list: [1] },
  { list: [[]] },
  { list: [[[2]], 1, [3, [4, [[5]]], []]] },
  { list: [[0], -0] },
];

export default cases(
  {
    recursiveParametersCollect: { inputs: trees, transitions: 1 },
    recursiveParametersTwice: {
      inputs: [
        { tree, more: [] },
        { tree: leaf, more: [leaf, tree] },
      ],
    },
    recursiveParametersRecord: { inputs: trees, transitions: 1 },
    recursiveParametersMemo: {
      inputs: [...few, { n: 12 }, { n: 4, kept: {} }, { n: 3, kept: { 2: 7 } }],
      transitions: 1,
    },
    recursiveParametersGraph: { inputs: graphs },
    recursiveParametersMap: {
      inputs: [
        { rows: 0, columns: 3 },
        { rows: 1, columns: 1 },
        { rows: 4, columns: 3 },
      ],
    },
    recursiveParametersReturned: { inputs: lists },
    recursiveParametersDefault: { inputs: trees },
    recursiveParametersFound: { inputs: ['r', 'x', '', 'none', 'nest'].map((id) => ({ tree, id })) },
    recursiveParametersStrict: {
      inputs: [
        { all: [] },
        { all: [leaf] },
        { all: [leaf, tree, { id: '' }] },
        { all: [{ id: 'p', kids: [leaf, tree] }] },
      ],
    },
    recursiveParametersAlgorithms: {
      inputs: [{ list: [] }, { list: [1] }, { list: [2, 0, 1, 3] }, { list: [3, 3, -1, 0.5] }],
    },
    recursiveParametersThrows: {
      inputs: [...trees, { tree: { id: 'q', kids: [{ id: 'w', kids: [{ id: 'e', size: -1 }] }] } }],
    },
    recursiveParametersMutual: { inputs: few },
    recursiveParametersOperands: { inputs: few },
    recursiveParametersRebound: { inputs: few },
    recursiveParametersCallbacks: {
      inputs: [
        { list: [], tree },
        { list: [0], tree: leaf },
        { list: [1, 3, 2], tree },
      ],
    },
    recursiveParametersGrowing: { inputs: [{ queue: [] }, { queue: [1] }, { queue: [3, 0, 2] }] },
    recursiveParametersPlaces: {
      inputs: [
        { tree, key: 'k' },
        { tree: leaf, key: 'other' },
        { tree: leaf, key: '' },
      ],
    },
    recursiveParametersSorted: { inputs: [{ list: [] }, { list: [2] }, { list: [3, 1, 2, 0, -1] }] },
    recursiveParametersLocal: { inputs: few },
    recursiveParametersNumbers: {
      inputs: [{ list: [] }, { list: [2, 4] }, { list: [1, 'x', 3] }, { list: [0.1, 0, null] }, { list: ['', [7]] }],
    },
    recursiveParametersNested: { inputs: trees },
    recursiveParametersMissing: {
      inputs: [{ items: [] }, { items: ['a', null] }, { items: ['', 'b', 'c', 'd', 'e'] }],
    },
    recursiveParametersOptional: { inputs: [{ n: 0 }, { n: 2, log: null }, { n: 3, log: [] }, { n: 1, log: ['x'] }] },
    recursiveParametersSwapped: { inputs: few },
    recursiveParametersAliased: { refused: 'STEP2105' },
    recursiveParametersReachable: { refused: 'STEP2105' },
    recursiveParametersKept: { inputs: trees },
    recursiveParametersBoth: { refused: 'STEP2105' },
    recursiveParametersCaptured: { refused: 'STEP2105' },
    recursiveParametersAlias: { refused: 'STEP2105' },
    recursiveParametersInside: { inputs: trees },
    recursiveParametersTree: { inputs: trees },
    recursiveParametersCompared: { refused: 'STEP2118' },
    recursiveParametersConcurrent: { refused: 'STEP2104' },
  },
  () => ({ Store: ({ names: all, n }: { names: string[]; n: number }) => `${all.join(' ')}: ${n}` }),
);
