/**
 * Recursive pure helpers that give captured variables other objects and change them too: best paths, groups that start anew, memos
 * that are thrown away, tokens.
 */
import { workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const reassignedBest = workflow(
  async ({ items, cap }: { items: { w: number; v: number; id: string }[]; cap: number }) => {
    let best: string[] = [];
    let bestValue = 0;
    const path: string[] = [];
    function walk(at: number, left: number, value: number): void {
      if (value > bestValue) {
        bestValue = value;
        best = [...path];
      }
      const item = items[at];
      if (item === undefined) return;
      if (item.w <= left) {
        path.push(item.id);
        walk(at + 1, left - item.w, value + item.v);
        path.pop();
      }
      walk(at + 1, left, value);
    }
    walk(0, cap, 0);
    best.push('end');
    return { best, bestValue, path };
  },
);

export const reassignedBestPushed = workflow(async ({ n }: { n: number }) => {
  let best: number[] = [];
  const path: number[] = [];
  const walk = (k: number): void => {
    path.push(k);
    if (path.length >= best.length) {
      best = [...path];
      best.push(-k);
    }
    if (k > 0) walk(k - 1);
    if (k > 2) walk(k - 2);
    path.pop();
  };
  walk(n);
  return { best, path };
});

export const reassignedCleared = workflow(async ({ n }: { n: number }) => {
  let group: number[] = [];
  const groups: number[][] = [];
  const walk = (k: number): void => {
    if (k < 0) return;
    group.push(k);
    if (group.length === 2) {
      groups.push([...group]);
      group = [];
    }
    walk(k - 1);
  };
  walk(n);
  if (group.length > 0) groups.push(group);
  return { groups, group };
});

export const reassignedMemoReset = workflow(async ({ n }: { n: number }) => {
  let memo: Record<string, number> = {};
  let size = 0;
  const fib = (k: number): number => {
    const known = memo[k];
    if (known !== undefined) return known;
    if (size > 4) {
      memo = {};
      size = 0;
    }
    const value = k < 2 ? k : fib(k - 1) + fib(k - 2);
    memo[k] = value;
    size++;
    return value;
  };
  return { value: fib(n), memo, size };
});

export const reassignedTopoUnshift = workflow(async ({ graph }: { graph: Record<string, string[]> }) => {
  let order: string[] = [];
  const state = new Map<string, number>();
  const visit = (id: string): void => {
    const seen = state.get(id) ?? 0;
    if (seen === 2) return;
    if (seen === 1) {
      order = [];
      throw new Error(`cycle ${id}`);
    }
    state.set(id, 1);
    (graph[id] ?? []).forEach(visit);
    state.set(id, 2);
    order.unshift(id);
  };
  try {
    for (const id of Object.keys(graph)) visit(id);
    return { order };
  } catch (error) {
    return { order, message: (error as Error).message };
  }
});

export const reassignedCombos = workflow(async ({ list, target }: { list: number[]; target: number }) => {
  const out: number[][] = [];
  let current: number[] = [];
  const dfs = (i: number, total: number): void => {
    if (total === target) {
      out.push(current.slice());
      return;
    }
    if (i >= list.length || total > target) return;
    current.push(list[i]!);
    dfs(i + 1, total + list[i]!);
    current = current.slice(0, -1);
    dfs(i + 1, total);
  };
  dfs(0, 0);
  return out;
});

export const reassignedConcatList = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const walk = (k: number): void => {
    list = list.concat(k);
    if (k % 2) list.push(100 + k);
    if (k > 0) walk(k - 1);
    list = list.filter((x) => x !== 2);
  };
  walk(n);
  return list;
});

export const reassignedTokens = workflow(async ({ text }: { text: string }) => {
  let tokens = text.split(' ').filter(Boolean);
  const next = (): string | undefined => tokens.shift();
  const expr = (): number => {
    let value = term();
    while (tokens[0] === '+' || tokens[0] === '-') {
      const op = next();
      const right = term();
      value = op === '+' ? value + right : value - right;
    }
    return value;
  };
  const term = (): number => {
    const token = next();
    if (token === '(') {
      const value = expr();
      if (next() !== ')') throw new Error('expected )');
      return value;
    }
    const n = Number(token);
    if (Number.isNaN(n)) {
      tokens = [];
      throw new Error(`bad ${token}`);
    }
    return n;
  };
  try {
    return { value: expr(), tokens };
  } catch (e) {
    return { error: (e as Error).message, tokens };
  }
});

export const reassignedThrowsInside = workflow(async ({ n }: { n: number }) => {
  let trail: number[] = [];
  const walk = (k: number): number => {
    trail.push(k);
    if (k === 3) trail = [...trail, 33];
    if (k === 0) throw new RangeError(`end ${trail.length}`);
    try {
      return walk(k - 1);
    } catch (e) {
      if (k === 4) {
        trail = [];
        return 4;
      }
      throw e;
    } finally {
      trail.push(-k);
    }
  };
  try {
    return { v: walk(n), trail };
  } catch (e) {
    return { m: (e as Error).message, trail };
  }
});

export const reassignedInCallback = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const walk = (k: number): number => {
    list.push(k);
    if (list.length > 2) list = [];
    [1, 2].forEach((d) => {
      if (k - d >= 0) walk(k - d);
      else list.push(d * 10);
    });
    return list.length;
  };
  const lengths = [n, 1].map((k) => walk(k));
  return { list, lengths };
});

export const reassignedFreshEach = workflow(async ({ ns }: { ns: number[] }) => {
  const out: number[][] = [];
  for (const n of ns) {
    let list: number[] = [];
    const walk = (k: number): void => {
      list.push(k);
      if (k === 1) list = [9];
      if (k > 0) walk(k - 1);
    };
    walk(n);
    out.push(list);
  }
  return out;
});

export const reassignedHelperTwice = workflow(async ({ n }: { n: number }) => {
  const run = (m: number): number[] => {
    let list: number[] = [];
    const walk = (k: number): void => {
      list.push(k);
      if (k === 1) list = list.map((x) => x * 2);
      if (k > 0) walk(k - 1);
    };
    walk(m);
    return list;
  };
  return [run(n), run(n + 1)];
});

export const reassignedParamThenOwn = workflow(async ({ n }: { n: number }) => {
  const walk = (list: number[], k: number): number => {
    list.push(k);
    if (k > 0) walk(list, k - 1);
    list = list.filter((x) => x % 2 === 0);
    list.push(100);
    return list.length;
  };
  const start: number[] = [];
  const end = walk(start, n);
  return { start, end };
});

export const reassignedParamOwnThenCall = workflow(async ({ n }: { n: number }) => {
  const out: number[][] = [];
  const walk = (list: number[], k: number): void => {
    list = [...list];
    list.push(k);
    out.push([...list]);
    if (k > 0) walk(list, k - 1);
    list.pop();
    out.push(list);
  };
  const start: number[] = [7];
  walk(start, n);
  return { start, out };
});

const SOME = [0, 1, 2, 3, 5].map((n) => ({ n }));

export default cases({
  reassignedBest: {
    inputs: [
      { items: [], cap: 3 },
      { items: [{ w: 1, v: 2, id: 'a' }], cap: 3 },
      {
        items: [
          { w: 1, v: 2, id: 'a' },
          { w: 3, v: 4, id: 'b' },
          { w: 2, v: 3, id: 'c' },
        ],
        cap: 4,
      },
    ],
  },
  reassignedBestPushed: { inputs: SOME },
  reassignedCleared: { inputs: SOME },
  reassignedMemoReset: { inputs: [...SOME, { n: 9 }] },
  reassignedTopoUnshift: {
    inputs: [{ graph: {} }, { graph: { a: ['b'], b: ['c'] } }, { graph: { a: ['b'], b: ['a'] } }],
  },
  reassignedCombos: {
    inputs: [
      { list: [1, 2, 3], target: 3 },
      { list: [], target: 0 },
      { list: [5], target: 1 },
    ],
  },
  reassignedConcatList: { inputs: SOME },
  reassignedTokens: { inputs: ['', '1', '1 + 2', '( 1 + 2 ) - 3', '( 1', 'x', '1 + ( x'].map((text) => ({ text })) },
  reassignedThrowsInside: { inputs: SOME },
  reassignedInCallback: { inputs: SOME },
  reassignedFreshEach: { inputs: [{ ns: [] }, { ns: [0] }, { ns: [1, 3] }] },
  reassignedHelperTwice: { inputs: SOME },
  reassignedParamThenOwn: { inputs: SOME },
  reassignedParamOwnThenCall: { inputs: SOME },
});
