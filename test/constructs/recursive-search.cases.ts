/** Recursive helpers over state that holds objects: grids, boards, groups, tables of results, partitions, and searches that undo. */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

interface Node {
  id: string;
  kind?: string;
  children: Node[];
}
type Graph = Record<string, string[]>;

export const recursiveSearchGroups = workflow(async ({ root }: { root: Node }) => {
  const groups: Record<string, string[]> = {};
  const levels: string[][] = [];
  const found: { id: string; depth: number; path: string[] }[] = [];
  const walk = (node: Node, depth: number, path: string[]): void => {
    (groups[node.kind ?? 'none'] ??= []).push(node.id);
    levels[depth] ??= [];
    levels[depth].push(node.id);
    found.push({ id: node.id, depth, path });
    for (const child of node.children) walk(child, depth + 1, [...path, node.id]);
  };
  walk(root, 0, []);
  return { groups, levels, found };
});

export const recursiveSearchMemo = workflow(async ({ n }: { n: number }) => {
  const memo: Record<number, { value: number; steps: number }> = {};
  const run = (k: number): { value: number; steps: number } => {
    const known = memo[k];
    if (known) return known;
    if (k < 2) return (memo[k] = { value: k, steps: 1 });
    const [a, b] = [run(k - 1), run(k - 2)];
    const result = { value: a.value + b.value, steps: a.steps + b.steps };
    memo[k] = result;
    return result;
  };
  return { result: run(n), memo };
});

export const recursiveSearchQueens = workflow(async ({ n }: { n: number }) => {
  const board: string[][] = Array.from({ length: n }, () => Array.from({ length: n }, () => '.'));
  const solutions: string[][] = [];
  const columns = new Set<number>();
  const [down, up] = [new Set<number>(), new Set<number>()];
  const place = (r: number): void => {
    if (r === n) {
      solutions.push(board.map((one) => one.join('')));
      return;
    }
    for (let c = 0; c < n; c++) {
      if (columns.has(c) || down.has(r - c) || up.has(r + c)) continue;
      columns.add(c);
      down.add(r - c);
      up.add(r + c);
      board[r]![c] = 'Q';
      place(r + 1);
      columns.delete(c);
      down.delete(r - c);
      up.delete(r + c);
      board[r]![c] = '.';
    }
  };
  place(0);
  return { solutions, board };
});

export const recursiveSearchWord = workflow(async ({ grid, word }: { grid: string[][]; word: string }) => {
  let steps = 0;
  const find = (r: number, c: number, at: number): boolean => {
    steps++;
    if (at === word.length) return true;
    if (r < 0 || c < 0 || r >= grid.length || grid[r]![c] !== word[at]) return false;
    const letter = grid[r]![c]!;
    grid[r]![c] = '#';
    const found = find(r + 1, c, at + 1) || find(r - 1, c, at + 1) || find(r, c + 1, at + 1) || find(r, c - 1, at + 1);
    grid[r]![c] = letter;
    return found;
  };
  for (let r = 0; r < grid.length; r++)
    for (let c = 0; c < grid[r]!.length; c++) if (find(r, c, 0)) return { r, c, steps, grid };
  return { steps, grid };
});

function flood(grid: number[][], r: number, c: number, from: number, to: number): number {
  if (r < 0 || c < 0 || r >= grid.length || c >= grid[r]!.length) return 0;
  if (grid[r]![c] !== from || from === to) return 0;
  grid[r]![c] = to;
  let count = 1;
  for (const [dr, dc] of [
    [0, 1],
    [1, 0],
    [0, -1],
    [-1, 0],
  ] as const)
    count += flood(grid, r + dr, c + dc, from, to);
  return count;
}
export const recursiveSearchFlood = workflow(
  async ({ grid, r, c, to }: { grid: number[][]; r: number; c: number; to: number }) => {
    const before = grid.map((row) => [...row]);
    const count = flood(grid, r, c, grid[r]?.[c] ?? 0, to);
    const sizes: number[] = [];
    for (let y = 0; y < before.length; y++)
      for (let x = 0; x < before[y]!.length; x++) if (before[y]![x] === 1) sizes.push(flood(before, y, x, 1, 0));
    return { grid, count, before, sizes };
  },
);

export const recursiveSearchVisited = workflow(async ({ grid }: { grid: string[][] }) => {
  const visited: boolean[][] = grid.map((row) => row.map(() => false));
  let areas = 0;
  function visit(r: number, c: number): number {
    if (grid[r]?.[c] !== '1' || visited[r]?.[c]) return 0;
    visited[r]![c] = true;
    return 1 + visit(r + 1, c) + visit(r, c + 1) + visit(r - 1, c) + visit(r, c - 1);
  }
  let largest = 0;
  for (let r = 0; r < grid.length; r++) {
    for (let c = 0; c < grid[r]!.length; c++) {
      if (grid[r]![c] !== '1' || visited[r]![c]) continue;
      areas++;
      largest = Math.max(largest, visit(r, c));
    }
  }
  return { areas, largest, visited };
});

export const recursiveSearchArrangements = workflow(async ({ list, sum }: { list: number[]; sum: number }) => {
  const permutations: number[][] = [];
  const sums: number[][] = [];
  const subsets: number[][] = [];
  const path: number[] = [];
  const used = list.map(() => false);
  const permute = (): void => {
    if (path.length === list.length) {
      permutations.push([...path]);
      return;
    }
    for (let i = 0; i < list.length; i++) {
      if (used[i]) continue;
      used[i] = true;
      path.push(list[i] ?? 0);
      permute();
      path.pop();
      used[i] = false;
    }
  };
  const choose = (start: number, left: number, own: number[]): void => {
    if (left === 0) sums.push(own.slice());
    for (let i = start; i < list.length; i++) {
      const item = list[i] ?? 0;
      if (item <= 0 || item > left) continue;
      own.push(item);
      choose(i, left - item, own);
      own.pop();
    }
  };
  const take = (i: number, own: number[]): void => {
    if (i === list.length) {
      subsets.push(own);
      return;
    }
    take(i + 1, own);
    take(i + 1, [...own, list[i] ?? 0]);
  };
  permute();
  choose(0, sum, []);
  take(0, []);
  return { permutations, sums, subsets };
});

export const recursiveSearchOrder = workflow(async ({ graph }: { graph: Graph }) => {
  const state: Record<string, { open: boolean; at: number }> = {};
  const order: string[] = [];
  const visit = (id: string, path: string[]): void => {
    const known = state[id];
    if (known && !known.open) return;
    if (known) throw new Error(`cycle: ${[...path, id].join(' > ')}`);
    state[id] = { open: true, at: -1 };
    for (const next of graph[id] ?? []) visit(next, [...path, id]);
    state[id] = { open: false, at: order.length };
    order.unshift(id);
  };
  try {
    for (const id of Object.keys(graph)) visit(id, []);
    return { order, state };
  } catch (error) {
    return { failed: (error as Error).message, order, state };
  }
});

export const recursiveSearchComponents = workflow(async ({ graph }: { graph: Graph }) => {
  let index = 0;
  const stack: string[] = [];
  const facts: Record<string, { index: number; low: number; open: boolean }> = {};
  const components: string[][] = [];
  const connect = (v: string): void => {
    facts[v] = { index, low: index, open: true };
    index++;
    stack.push(v);
    for (const w of graph[v] ?? []) {
      const known = facts[w];
      if (!known) {
        connect(w);
        facts[v]!.low = Math.min(facts[v]!.low, facts[w]!.low);
      } else if (known.open) facts[v]!.low = Math.min(facts[v]!.low, known.index);
    }
    if (facts[v]!.low !== facts[v]!.index) return;
    const component: string[] = [];
    for (let w = stack.pop(); w !== undefined; w = stack.pop()) {
      facts[w]!.open = false;
      component.push(w);
      if (w === v) break;
    }
    components.push(component);
  };
  for (const v of Object.keys(graph)) if (!facts[v]) connect(v);
  return { components, facts };
});

export const recursiveSearchSets = workflow(async ({ n, edges }: { n: number; edges: [number, number][] }) => {
  const sets: { parent: number; rank: number }[] = [];
  for (let i = 0; i < n; i++) sets.push({ parent: i, rank: 0 });
  const find = (x: number): number => {
    const own = sets[x];
    if (!own || own.parent === x) return x;
    const top = find(own.parent);
    sets[x]!.parent = top;
    return top;
  };
  const extra: [number, number][] = [];
  for (const [a, b] of edges) {
    const [x, y] = [find(a), find(b)];
    if (x === y) extra.push([a, b]);
    else if (sets[x]!.rank < sets[y]!.rank) sets[x]!.parent = y;
    else {
      sets[y]!.parent = x;
      if (sets[x]!.rank === sets[y]!.rank) sets[x]!.rank++;
    }
  }
  return { extra, sets };
});

export const recursiveSearchDistance = workflow(async ({ a, b }: { a: string; b: string }) => {
  const memo: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(-1));
  const distance = (i: number, j: number): number => {
    if (i === 0) return j;
    if (j === 0) return i;
    if (memo[i]![j] !== -1) return memo[i]![j]!;
    const same = a[i - 1] === b[j - 1];
    memo[i]![j] = same
      ? distance(i - 1, j - 1)
      : 1 + Math.min(distance(i - 1, j), distance(i, j - 1), distance(i - 1, j - 1));
    return memo[i]![j]!;
  };
  return { distance: distance(a.length, b.length), memo };
});

export const recursiveSearchLastKept = workflow(async ({ n }: { n: number }) => {
  let last: number[][] = [];
  const rows: number[][] = [[]];
  const go = (i: number): void => {
    rows[0]!.push(i);
    if (i < n) go(i + 1);
    else last = rows;
  };
  go(0);
  last[0]!.push(100);
  return rows;
});
export const recursiveSearchSharedRow = workflow(async ({ n }: { n: number }) => {
  const row = [0, 0];
  const grid = [row, row];
  const mark = (k: number): void => {
    if (k === 0) return;
    grid[0]![0] = k;
    mark(k - 1);
  };
  mark(n);
  return grid;
});
export const recursiveSearchRowKept = workflow(async ({ n }: { n: number }) => {
  const grid = [[0], [0]];
  const kept: number[][] = [];
  const mark = (k: number): void => {
    const row = grid[k];
    if (!row) return;
    kept.push(row);
    row[0] = k + 5;
    mark(k + 1);
  };
  mark(n);
  return kept;
});

const root: Node = {
  id: 'r',
  children: [
    { id: 'a', kind: 'x', children: [{ id: 'c', kind: 'y', children: [] }] },
    { id: 'b', kind: 'x', children: [] },
    { id: '', kind: 'none', children: [{ id: 'd', children: [{ id: 'e', kind: 'y', children: [] }] }] },
  ],
};
const letters = ['ABCE', 'SFCS', 'ADEE'].map((row) => [...row]);
const grid = [
  [1, 1, 0],
  [0, 1, 0],
  [1, 0, 1],
];
const graphs: { graph: Graph }[] = [
  { graph: {} },
  { graph: { a: [] } },
  { graph: { a: ['b', 'c'], b: ['c'], c: [], d: ['a', 'x'] } },
  { graph: { a: ['a'] } },
  { graph: { '': ['b'], b: ['c', ''], c: ['b', 'length'], length: ['d'] } },
];

export default cases(
  {
    recursiveSearchGroups: { inputs: [{ root }, { root: { id: 'one', children: [] } }] },
    recursiveSearchMemo: { inputs: [0, 1, 2, 9].map((n) => ({ n })) },
    recursiveSearchQueens: { inputs: [0, 1, 2, 3, 4].map((n) => ({ n })) },
    recursiveSearchWord: {
      inputs: [
        { grid: [], word: 'a' },
        { grid: letters, word: '' },
        { grid: letters, word: 'ABCCED' },
        { grid: letters, word: 'SEE' },
        { grid: letters, word: 'ABCB' },
      ],
    },
    recursiveSearchFlood: {
      inputs: [
        { grid: [], r: 0, c: 0, to: 2 },
        { grid, r: 0, c: 0, to: 2 },
        { grid, r: 2, c: 1, to: 0 },
        { grid, r: 5, c: 1, to: 3 },
      ],
    },
    recursiveSearchVisited: {
      inputs: [
        { grid: [] },
        { grid: [[]] },
        { grid: ['110', '010', '101'].map((row) => [...row]) },
        { grid: [['1'], [], ['1', '1']] },
      ],
    },
    recursiveSearchArrangements: {
      inputs: [
        { list: [], sum: 0 },
        { list: [1], sum: 2 },
        { list: [2, 3, 5], sum: 8 },
        { list: [0, 1, -1], sum: 3 },
      ],
    },
    recursiveSearchOrder: { inputs: graphs },
    recursiveSearchComponents: { inputs: graphs },
    recursiveSearchSets: {
      inputs: [
        { n: 0, edges: [] },
        {
          n: 5,
          edges: [
            [0, 1],
            [1, 2],
            [2, 0],
            [3, 4],
            [4, 4],
            [1, 4],
          ],
        },
      ],
    },
    recursiveSearchDistance: {
      inputs: [
        { a: '', b: '' },
        { a: 'kitten', b: 'sitting' },
        { a: 'ab', b: '' },
      ],
    },
    recursiveSearchLastKept: { refused: 'STEP2105' },
    recursiveSearchSharedRow: { refused: 'STEP2105' },
    recursiveSearchRowKept: { refused: 'STEP2105' },
  },
  () => ({}),
);
