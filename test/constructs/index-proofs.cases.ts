/** Proofs that an index is in range, and the keys of memos: what TypeScript says is there, and is. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const price = lambda.fn<{ id: string }, number>('Price');

export const proofWhile = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const m = new Map<string, number>();
  let i = 0;
  while (i < xs.length) {
    out.push(xs[i]!);
    i++;
  }
  for (const o of out) m.set(o, (m.get(o) ?? 0) + 1);
  return [...m];
});

export const proofOtherStack = workflow(async ({ xs }: { xs: string[] }) => {
  const out: string[] = [];
  const stack: number[] = [];
  const m = new Map<string, number>();
  for (let i = 0; i < xs.length; i++) {
    stack.push(i);
    if (stack.length > 2) stack.pop();
    out.push(xs[i]!);
    m.set(xs[i]!, i);
  }
  return { out, m: [...m], stack };
});

export const proofNeighbours = workflow(async ({ xs }: { xs: string[] }) => {
  const m = new Map<string, number>();
  for (let i = 0; i + 1 < xs.length; i++) {
    const k = xs[i]! + xs[i + 1]!;
    m.set(k, (m.get(k) ?? 0) + 1);
  }
  return [...m];
});

export const proofDown = workflow(async ({ xs }: { xs: string[] }) => {
  const m = new Map<string, number>();
  for (let i = xs.length - 1; i >= 0; i--) m.set(xs[i]!, i);
  return [...m];
});

export const proofSteps = workflow(async ({ xs }: { xs: string[] }) => {
  const m = new Set<string>();
  for (let i = 0; i < xs.length; i += 2) m.add(xs[i]!);
  return [...m];
});

export const proofTwoEnds = workflow(async ({ xs }: { xs: number[] }) => {
  const out: number[] = [];
  let a = 0;
  let b = xs.length - 1;
  while (a < b) {
    out.push(xs[a]! + xs[b]!);
    a++;
    b--;
  }
  return out;
});

export const proofMerge = workflow(async ({ xs, ys }: { xs: string[]; ys: string[] }) => {
  const merged: string[] = [];
  const seen = new Set<string>();
  let i = 0,
    j = 0;
  while (i < xs.length && j < ys.length) {
    if (xs[i]! <= ys[j]!) merged.push(xs[i++]!);
    else merged.push(ys[j++]!);
  }
  while (i < xs.length) merged.push(xs[i++]!);
  while (j < ys.length) merged.push(ys[j++]!);
  for (const m of merged) seen.add(m);
  return [merged, [...seen]];
});

export const proofMemoKeys = workflow(async ({ keys }: { keys: string[] }) => {
  const memo: Record<string, number> = {};
  for (const k of keys) memo[k] ??= k.length;
  return Object.keys(memo);
});

export const proofGroupKeys = workflow(async ({ keys }: { keys: string[] }) => {
  const memo: Record<string, string[]> = {};
  for (const k of keys) (memo[k[0] ?? ''] ??= []).push(k);
  for (const k of Object.keys(memo)) memo[k]!.sort();
  return Object.entries(memo).map(([k, v]) => `${k}:${v.length}`);
});

export const proofRows = workflow(async ({ rows }: { rows: string[][] }) => {
  const m = new Map<string, number>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    for (let j = 0; j < row.length; j++) m.set(row[j]!, i * 10 + j);
  }
  return [...m];
});

export const proofOtherQueue = workflow(async ({ xs, queue }: { xs: string[]; queue: string[] }) => {
  const q = [...queue];
  const out: string[] = [];
  const s = new Set<string>();
  for (let i = 0; i < xs.length; i++) {
    const n = q.shift();
    out.push(xs[i]! + (n ?? '-'));
    s.add(xs[i]!);
    q.splice(0, 1);
  }
  return [out, [...s]];
});

export const proofPairs = workflow(async ({ xs }: { xs: string[] }) => {
  const pairs: [string, string][] = [];
  const m = new Map<string, string>();
  for (let i = 0; i < xs.length; i++) for (let j = i + 1; j < xs.length; j++) pairs.push([xs[i]!, xs[j]!]);
  for (const [a, b] of pairs) m.set(a, b);
  return [...m];
});

export const proofGrid = workflow(async ({ grid }: { grid: number[][] }) => {
  const h = grid.length;
  const w = grid[0]?.length ?? 0;
  let total = 0;
  const seen = new Set<string>();
  const todo: [number, number][] = [[0, 0]];
  while (todo.length > 0) {
    const [y, x] = todo.pop()!;
    const key = `${y},${x}`;
    if (y < 0 || x < 0 || y >= h || x >= w || seen.has(key)) continue;
    seen.add(key);
    total += grid[y]![x]!;
    todo.push([y + 1, x], [y, x + 1]);
  }
  return { total, n: seen.size };
});

export const proofKeptLength = workflow(async ({ xs }: { xs: { id: string }[] }) => {
  const out: { id: string }[] = [];
  const n = xs.length;
  const m = new Map<string, { id: string }>();
  for (let i = 0; i < n; i++) {
    const x = xs[i]!;
    out.push(x);
    m.set(x.id, x);
  }
  return { ids: [...m.keys()], out: out.map((o) => o.id) };
});

export const memoKeys = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<string, string> = {};
  for (let i = 0; i < xs.length; i++) memo[xs[i]!] ??= xs[i]!;
  return Object.keys(memo);
});

export const memoRecursive = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<string, number> = {};
  const fib = (n: number): number => (n < 2 ? n : (memo[n] ??= fib(n - 1) + fib(n - 2)));
  return [fib(xs.length * 3), Object.keys(memo)];
});

export const memoObjects = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<string, { n: number }> = {};
  for (const x of xs) {
    const e = (memo[x] ??= { n: 0 });
    e.n++;
  }
  return Object.keys(memo).map((k) => `${k}${memo[k]!.n}`);
});

export const memoOptional = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: { [k: string]: number | undefined } = {};
  for (const x of xs) memo[x] ??= x.length;
  return Object.keys(memo).length;
});

export const memoPartial = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Partial<Record<string, number>> = {};
  for (const x of xs) memo[x] = (memo[x] ?? 0) + 1;
  return Object.keys(memo);
});

export const memoTasks = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<string, number> = {};
  const get = async (k: string) => (memo[k] ??= await price({ id: k }));
  for (const x of xs) await get(x);
  return Object.entries(memo);
});

export const memoLists = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<number, string[]> = {};
  for (const x of xs) {
    memo[x.length] ??= [];
    memo[x.length]!.push(x);
  }
  return Object.keys(memo).map(Number);
});

export const memoLogical = workflow(async ({ xs }: { xs: string[] }) => {
  const memo: Record<string, number> = {};
  for (const x of xs) {
    memo[x] ||= 1;
    memo[x] &&= 2;
  }
  for (const k in memo) if (k === 'a') delete memo[k];
  return memo;
});

export const proofShuffle = workflow(async ({ xs }: { xs: string[] }) => {
  const copy = [...xs];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    const kept = copy[i]!;
    copy[i] = copy[j]!;
    copy[j] = kept;
  }
  const found = new Set(copy);
  return [...found].sort();
});

export const proofTurns = workflow(async ({ xs, ys }: { xs: string[]; ys: string[] }) => {
  if (ys.length === 0) return null;
  const turns = new Map<string, string>();
  for (let i = 0; i < xs.length; i++) turns.set(xs[i]!, ys[i % ys.length]!);
  return [...turns];
});

const texts = [
  { xs: ['b', 'a', 'b', ''] },
  { xs: [] },
  { xs: ['q'] },
  { xs: ['é', 'z', 'y'] },
  { xs: ['1', '2', '3', '4', '5', '6'] },
];
const pairs = texts.flatMap(({ xs }) => texts.map((other) => ({ xs, ys: other.xs })));
const keys = [{ keys: ['b', 'a', 'b', ''] }, { keys: [] }, { keys: ['__proto__x', '1', '0'] }];
export default cases(
  {
    proofWhile: { inputs: texts },
    proofOtherStack: { inputs: texts },
    proofNeighbours: { inputs: texts },
    proofDown: { inputs: texts },
    proofSteps: { inputs: texts },
    proofPairs: { inputs: texts },
    memoKeys: { inputs: texts },
    memoRecursive: { inputs: texts },
    memoObjects: { inputs: texts },
    memoOptional: { inputs: texts },
    memoPartial: { inputs: texts },
    memoTasks: { inputs: texts },
    memoLists: { inputs: texts },
    memoLogical: { inputs: texts },
    proofTwoEnds: { inputs: [{ xs: [1, 2, 3] }, { xs: [] }, { xs: [1] }] },
    proofMerge: { inputs: pairs },
    proofMemoKeys: { inputs: keys },
    proofGroupKeys: { inputs: keys },
    proofRows: { inputs: [{ rows: [['a', 'b'], [], ['a']] }, { rows: [] }] },
    proofOtherQueue: {
      inputs: [
        { xs: ['a', 'b'], queue: ['x'] },
        { xs: [], queue: [] },
      ],
    },
    proofGrid: {
      inputs: [
        {
          grid: [
            [1, 2],
            [3, 4],
          ],
        },
        { grid: [[5]] },
      ],
    },
    proofKeptLength: { inputs: [{ xs: [{ id: 'a' }, { id: 'b' }, { id: 'a' }] }, { xs: [] }] },
    proofShuffle: { inputs: texts },
    proofTurns: { inputs: pairs },
  },
  () => ({ Price: ({ id }: { id: string }) => id.length + 1 }),
);
