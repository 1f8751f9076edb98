/**
 * Captured variables that recursive functions give other values and change too: what they may hold (undefined, null, maps, sets,
 * NaN, text), and other names of the objects, whose sight of the changes is refused.
 */
import { sleep, workflow } from 'stepscript';
import { cases } from '../differential/cases.ts';

export const reassignedUndefinedBest = workflow(async ({ n }: { n: number }) => {
  let best: number[] | undefined;
  let calls = 0;
  const walk = (k: number, path: number[]): void => {
    calls++;
    if (best === undefined || path.length > best.length) {
      best = [...path];
      best.push(calls);
    }
    if (k > 0) walk(k - 1, [...path, k]);
    if (k === 2) best = undefined;
  };
  const before = best;
  walk(n, []);
  return { best, before: before ?? 'none', has: best === undefined };
});

export const reassignedNullBest = workflow(async ({ n }: { n: number }) => {
  let best: { path: number[]; score: number } | null = null;
  const walk = (k: number, path: number[]): void => {
    if (best === null || path.length > best.path.length) best = { path: [...path], score: 0 };
    best.score += k;
    best.path.push(-k);
    if (k > 0) walk(k - 1, [...path, k]);
  };
  walk(n, []);
  return best as { path: number[]; score: number } | null;
});

export const reassignedSetReset = workflow(async ({ n }: { n: number }) => {
  let seen = new Set<number>();
  let resets = 0;
  const walk = (k: number): void => {
    if (seen.has(k)) return;
    seen.add(k);
    if (seen.size > 3) {
      seen = new Set([k]);
      resets++;
    }
    if (k > 0) walk(k - 1);
    if (k > 1) walk(k - 2);
  };
  walk(n);
  return { seen: [...seen], resets };
});

export const reassignedMapReset = workflow(async ({ n }: { n: number }) => {
  let memo = new Map<number, number>();
  const fib = (k: number): number => {
    const known = memo.get(k);
    if (known !== undefined) return known;
    if (memo.size > 4) memo = new Map();
    const value = k < 2 ? k : fib(k - 1) + fib(k - 2);
    memo.set(k, value);
    return value;
  };
  const v = fib(n);
  return { v, size: memo.size, all: [...memo] };
});

export const reassignedSparse = workflow(async ({ n }: { n: number }) => {
  let list: (number | undefined)[] = [];
  const walk = (k: number): void => {
    list.push(k % 2 ? undefined : k);
    if (k === 2) list = [undefined];
    if (k > 0) walk(k - 1);
  };
  walk(n);
  return { texts: list.map((x) => String(x)), first: list[0] ?? 'none' };
});

export const reassignedNans = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const walk = (k: number): void => {
    list.push(Number('x') + k);
    if (k === 2) list = [0 / (k - 2), 1.5];
    if (k > 0) walk(k - 1);
  };
  walk(n);
  return { texts: list.map(String), sum: list.reduce((a, b) => a + b, 0.5).toString() };
});

export const reassignedStrOrList = workflow(async ({ n }: { n: number }) => {
  let v: string | number[] = 'x';
  const walk = (k: number): void => {
    if (typeof v === 'string') v = v.length > 2 ? [k] : v + k;
    else v.push(k);
    if (k > 0) walk(k - 1);
  };
  walk(n);
  return v as string | number[];
});

export const reassignedAcrossStates = workflow(async ({ n }: { n: number }) => {
  let list: number[] | undefined;
  const walk = (k: number): void => {
    (list ??= []).push(k);
    if (k === 2) list = undefined;
    if (k > 0) walk(k - 1);
  };
  for (let i = 0; i <= n; i++) {
    walk(i);
    await sleep(1);
    list?.push(-1);
  }
  return { list: list ?? null };
});

export const reassignedAliasBefore = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const walk = (k: number): void => {
    list.push(k);
    if (k === 2) list = [];
    if (k > 0) walk(k - 1);
  };
  const alias = list;
  walk(n);
  return { list, alias };
});

export const reassignedAliasInside = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const seen: number[] = [];
  const walk = (k: number): void => {
    const mine = list;
    list.push(k);
    if (k === 2) list = [];
    if (k > 0) walk(k - 1);
    seen.push(mine.length);
  };
  walk(n);
  return { list, seen };
});

export const reassignedAliasOther = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  let prev: number[] = [];
  const walk = (k: number): void => {
    prev = list;
    list.push(k);
    if (k === 2) list = [];
    if (k > 0) walk(k - 1);
  };
  walk(n);
  return { list, prev };
});

export const reassignedSwapped = workflow(async ({ n }: { n: number }) => {
  let a: number[] = [];
  let b: number[] = [];
  const walk = (k: number): void => {
    a.push(k);
    [a, b] = [b, a];
    if (k > 0) walk(k - 1);
  };
  walk(n);
  return { a, b };
});

export const reassignedInputAlias = workflow(async (input: { list: number[]; n: number }) => {
  let list = input.list;
  const walk = (k: number): void => {
    list.push(k);
    if (list.length > 3) list = [0];
    if (k > 0) walk(k - 1);
  };
  walk(input.n);
  return { list, input: input.list };
});

export const reassignedReturnedOld = workflow(async ({ n }: { n: number }) => {
  let list: number[] = [];
  const walk = (k: number): number[] => {
    list.push(k);
    const old = list;
    if (k === 2) list = [];
    if (k > 0) return walk(k - 1);
    return old;
  };
  const got = walk(n);
  list.push(7);
  return { list, got };
});

const SOME = [0, 1, 2, 3, 5].map((n) => ({ n }));

export default cases({
  reassignedUndefinedBest: { inputs: SOME },
  reassignedNullBest: { inputs: SOME },
  reassignedSetReset: { inputs: SOME },
  reassignedMapReset: { inputs: [...SOME, { n: 8 }] },
  reassignedSparse: { inputs: SOME },
  reassignedNans: { inputs: SOME },
  reassignedStrOrList: { inputs: SOME },
  reassignedAcrossStates: { inputs: SOME },
  reassignedAliasBefore: { refused: 'STEP2105' },
  reassignedAliasInside: { refused: 'STEP2105' },
  reassignedAliasOther: { refused: 'STEP2105' },
  reassignedSwapped: { refused: 'STEP2105' },
  reassignedInputAlias: { refused: 'STEP2105' },
  reassignedReturnedOld: { refused: 'STEP2105' },
});
