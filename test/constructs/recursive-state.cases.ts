/** Recursive pure helpers that change what they capture: memos, visited sets, outer results, counters, best values so far. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface Node {
  name: string;
  size?: number;
  children?: Node[];
}
type Nested = number | Nested[];
type Graph = Record<string, string[]>;

const store = lambda.fn<{ names: string[]; calls: number }, string>('Store');

export const recursiveStateMemo = workflow(async ({ n }: { n: number }) => {
  const memo: Record<number, number> = {};
  let calls = 0;
  const fib = (k: number): number => {
    calls++;
    return k < 2 ? k : (memo[k] ??= fib(k - 1) + fib(k - 2));
  };
  const value = fib(n);
  return { value, again: fib(n), memo, calls };
});

export const recursiveStateMap = workflow(async ({ rows, columns }: { rows: number; columns: number }) => {
  const known = new Map<string, number>();
  const paths = (r: number, c: number): number => {
    if (r === 0 || c === 0) return 1;
    const key = `${r},${c}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = paths(r - 1, c) + paths(r, c - 1);
    known.set(key, value);
    return value;
  };
  return { value: paths(rows, columns), known: known.size };
});

export const recursiveStateOrder = workflow(async ({ graph }: { graph: Graph }) => {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    for (const next of graph[id] ?? []) visit(next);
    order.push(id);
  };
  for (const id of Object.keys(graph)) visit(id);
  return { order, size: seen.size };
});

export const recursiveStateCycle = workflow(async ({ graph }: { graph: Graph }) => {
  const order: string[] = [];
  const open = new Set<string>();
  function visit(id: string, depth: number): number {
    if (open.has(id)) throw new RangeError(`cycle at ${id}`);
    if (order.includes(id)) return depth;
    open.add(id);
    let deepest = depth;
    graph[id]?.forEach((next) => {
      deepest = Math.max(deepest, visit(next, depth + 1));
    });
    open.delete(id);
    order.push(id);
    return deepest;
  }
  try {
    const depths = Object.keys(graph).map((id) => visit(id, 0));
    return { depths, order };
  } catch (error) {
    return { failed: (error as Error).message, order, open: [...open] };
  }
});

export const recursiveStateFlatten = workflow(async ({ list }: { list: Nested[] }) => {
  const flat: number[] = [];
  let deepest = 0;
  const walk = (value: Nested, depth: number): void => {
    if (depth > deepest) deepest = depth;
    if (!Array.isArray(value)) {
      flat.push(value);
      return;
    }
    for (const item of value) walk(item, depth + 1);
  };
  walk(list, 0);
  return { flat, deepest, first: flat[0] ?? 'none' };
});

export const recursiveStateBest = workflow(async ({ root }: { root: Node }) => {
  let best: Node | null = null;
  let path: string[] = [];
  let last: string | undefined;
  const search = (node: Node, above: string[]): void => {
    const here = [...above, node.name];
    last = node.name;
    if (best === null || (node.size ?? 0) > (best.size ?? 0)) {
      best = node;
      path = here;
    }
    for (const child of node.children ?? []) search(child, here);
  };
  const before = last;
  search(root, []);
  const found = best as Node | null;
  return { name: found?.name, size: found?.size ?? null, path, last, before: before ?? null };
});

export const recursiveStateOperands = workflow(async ({ n }: { n: number }) => {
  let count = 0;
  const step = (k: number): number => {
    count += 1;
    return k <= 0 ? count : step(k - 1) * 10 + count;
  };
  const both = (a: number, b: number, c = step(0)): string => `${a} ${b} ${c} ${count}`;
  let sum = 1;
  const add = (k: number): number => {
    if (k > 0) sum += add(k - 1);
    return sum;
  };
  const listed = [count, step(n), count, step(0), count];
  const text = `${count}${step(1)}${count}`;
  const left = count + step(1);
  const right = step(1) + count;
  const short = (n > 0 && step(0)) || count;
  const chosen = n > 1 ? step(0) : step(1) - count;
  sum += add(n);
  const record = { a: count, b: step(0), c: count, ...{ d: step(0) }, e: count };
  return { listed, text, left, right, short, chosen, called: both(step(0), count), sum, record, count };
});

export const recursiveStateMutual = workflow(async ({ text }: { text: string }) => {
  const words: string[] = [];
  let word = '';
  const between = (rest: string): void => {
    if (rest === '') return;
    if (rest.startsWith(' ')) between(rest.slice(1));
    else within(rest);
  };
  const within = (rest: string): void => {
    if (rest === '' || rest.startsWith(' ')) {
      words.push(word);
      word = '';
      between(rest);
      return;
    }
    word += rest.charAt(0);
    within(rest.slice(1));
  };
  between(text);
  return { words, word };
});

export const recursiveStateGrowing = workflow(async ({ n }: { n: number }) => {
  const queue: number[] = [n];
  const seen: number[] = [];
  const run = (limit: number): void => {
    if (limit > 0) queue.push(limit * 10);
    for (let i = 0; i < queue.length; i++) {
      const item = queue[i] ?? -1;
      seen.push(item);
      if (item > 0 && seen.length < 8 && limit > 0) run(limit - 1);
    }
  };
  run(2);
  return { queue, seen };
});

export const recursiveStateShrinking = workflow(async ({ list }: { list: number[] }) => {
  const taken: (number | string)[] = [];
  const run = (depth: number): void => {
    for (let i = 0; i < list.length; i++) {
      if (depth > 0) run(depth - 1);
      const item = list[i];
      taken.push(item ?? 'gone');
    }
    list.pop();
  };
  run(2);
  return { taken, left: list.length };
});

export const recursiveStateNarrowed = workflow(async ({ n }: { n: number }) => {
  let current: { at: number } | null = { at: n };
  const trail: number[] = [];
  const run = (k: number): string => {
    if (current === null) return 'nothing';
    if (k === 0) {
      current = null;
      return 'end';
    }
    trail.push(current.at);
    const inner = run(k - 1);
    trail.push(current.at);
    return inner;
  };
  try {
    return { text: run(n), trail };
  } catch (error) {
    return { failed: (error as Error).name, trail };
  }
});

export const recursiveStateThrows = workflow(async ({ n }: { n: number }) => {
  const marks: string[] = [];
  let depth = 0;
  const run = (k: number): number => {
    depth++;
    marks.push(`in ${k}`);
    try {
      if (k === 0) throw new RangeError('bottom');
      if (k === 3) return run(k - 1) + 1;
      return run(k - 1);
    } catch (error) {
      if (k !== 2) throw error;
      marks.push(`caught ${(error as Error).message}`);
      return 100 + depth;
    } finally {
      depth--;
      marks.push(`out ${k}`);
    }
  };
  try {
    return { value: run(n), marks, depth };
  } catch (error) {
    return { failed: (error as Error).message, marks, depth };
  }
});

export const recursiveStateTwice = workflow(async ({ a, b }: { a: Node; b: Node }) => {
  const names = (root: Node): string[] => {
    const found: string[] = [];
    const visit = (node: Node): void => {
      found.push(node.name);
      node.children?.forEach(visit);
    };
    visit(root);
    return found;
  };
  let calls = 0;
  const count = (node: Node): number => {
    calls += 1;
    return 1 + (node.children ?? []).map((child) => count(child)).reduce((sum, one) => sum + one, 0);
  };
  const weigh = (node: Node, factor: number): number => {
    const go = (one: Node): number => (one.children ?? []).reduce((sum, child) => sum + go(child), factor);
    return go(node);
  };
  const total = [count(a) + count(b), weigh(a, 1), weigh(a, 100), weigh(b, 3)];
  const stored = await store({ names: names(a), calls });
  const more = count(a);
  return { first: names(a), second: names(b), total, stored, more, calls };
});

export const recursiveStateNumbers = workflow(async ({ list }: { list: unknown[] }) => {
  let sum = 0;
  let least: number | undefined;
  const halves: number[] = [];
  const add = (at: number): void => {
    if (at >= list.length) return;
    const value = Number(list[at]);
    sum += value / 2;
    halves.push(value / 2);
    if (least === undefined || value < least) least = value;
    add(at + 1);
  };
  add(0);
  return { sum, text: String(sum), joined: halves.join(), nan: Number.isNaN(sum), least, whole: halves.map(String) };
});

export const recursiveStateNames = workflow(async (input: { list: number[]; n: number }) => {
  const { list } = input;
  const order: number[] = [];
  const alias = order;
  const levels: number[][] = [];
  const go = (k: number): void => {
    if (k <= 0) return;
    order.push(k);
    list.push(-k);
    levels[k % 2] = [...(levels[k % 2] ?? []), k];
    go(k - 1);
  };
  levels.push([], []);
  go(input.n);
  return { order, length: alias.length, all: input.list, list, levels };
});

export const recursiveStateCallbacks = workflow(async ({ list }: { list: number[] }) => {
  let calls = 0;
  const go = (k: number): number => {
    calls++;
    return k > 0 ? go(k - 1) : calls;
  };
  const within = list.map((k) => {
    let own = 0;
    const down = (left: number): void => {
      own += left;
      if (left > 0) down(left - 1);
    };
    down(k);
    return own;
  });
  return {
    within,
    mapped: list.map(go),
    kept: list.filter((k) => go(k) > 4),
    flat: list.flatMap((k) => [go(k), k]),
    some: list.some((k) => go(k) > 20),
    from: Array.from(list, (k) => go(k)),
    calls,
  };
});

const tree: Node = {
  name: 'r',
  size: 1,
  children: [
    { name: 'a', size: 2, children: [{ name: 'x', size: 9, children: [] }] },
    { name: 'b', children: [{ name: 'y' }] },
    { name: 'c', size: 9 },
  ],
};
const leaf: Node = { name: '' };
const graphs: { graph: Graph }[] = [
  { graph: {} },
  { graph: { a: [] } },
  { graph: { a: ['b', 'c'], b: ['c'], c: [], d: ['a', 'x'] } },
  { graph: { a: ['a'] } },
  { graph: { '': ['b'], b: ['c', ''], c: ['b'], length: ['c'] } },
];
const numbers = [0, 1, 2, 3, 4].map((n) => ({ n }));

export default cases(
  {
    recursiveStateMemo: { inputs: [...numbers, { n: 12 }], transitions: 1 },
    recursiveStateMap: {
      inputs: [
        { rows: 0, columns: 3 },
        { rows: 1, columns: 1 },
        { rows: 4, columns: 3 },
      ],
      transitions: 1,
    },
    recursiveStateOrder: { inputs: graphs, transitions: 1 },
    recursiveStateCycle: { inputs: graphs },
    recursiveStateFlatten: {
      inputs: [{ list: [] }, { list: [1] }, { list: [[]] }, { list: [[[2]], 1, [3, [4, [[5]]], []]] }, { list: [[0]] }],
      transitions: 1,
    },
    recursiveStateBest: { inputs: [{ root: tree }, { root: leaf }, { root: { name: 'n', size: -1 } }], transitions: 1 },
    recursiveStateOperands: { inputs: numbers },
    recursiveStateMutual: {
      inputs: ['', ' ', 'a', 'one', ' two  words ', 'ü n 1'].map((text) => ({ text })),
      transitions: 1,
    },
    recursiveStateGrowing: { inputs: [{ n: 0 }, { n: 1 }, { n: 7 }] },
    recursiveStateShrinking: { inputs: [{ list: [] }, { list: [1] }, { list: [1, 2, 3] }, { list: [5, 6, 7, 8] }] },
    recursiveStateNarrowed: { inputs: numbers },
    recursiveStateThrows: { inputs: numbers },
    recursiveStateTwice: {
      inputs: [
        { a: tree, b: leaf },
        { a: leaf, b: leaf },
      ],
    },
    recursiveStateNames: {
      inputs: [
        { list: [], n: 0 },
        { list: [5], n: 1 },
        { list: [1, 2], n: 4 },
      ],
    },
    recursiveStateCallbacks: { inputs: [{ list: [] }, { list: [0] }, { list: [1, 3, 2] }] },
    recursiveStateNumbers: {
      inputs: [
        { list: [] },
        { list: [1] },
        { list: [2, 4] },
        { list: [1, 'x', 3] },
        { list: [0.1, 0.2, null] },
        { list: ['', [7], true] },
      ],
    },
  },
  () => ({ Store: ({ names, calls }: { names: string[]; calls: number }) => `${names.join(' ')}: ${calls}` }),
);
