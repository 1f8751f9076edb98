/** Recursive closures that write variables around them: in each other, in loops with effects, parsers with a position, what is unset. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const ask = lambda.fn<unknown, number>('Ask');
interface T {
  v: number;
  kids?: T[];
}

export const recursiveClosuresNested = workflow(async ({ root }: { root: T }) => {
  const log: string[] = [];
  const outer = (t: T, depth: number): number => {
    let local = 0;
    const own: number[] = [];
    const inner = (k: number): void => {
      if (k <= 0) return;
      local += k;
      own.push(k);
      log.push(`${depth}:${k}`);
      if (k === 2) for (const kid of t.kids ?? []) local += outer(kid, depth + 1);
      inner(k - 1);
    };
    inner(t.v);
    log.push(own.join());
    return local;
  };
  const total = outer(root, 0);
  return { total, log };
});
export const recursiveClosuresLoop = workflow(async ({ n }: { n: number }) => {
  const all: number[][] = [];
  let total: number | undefined;
  for (let i = 0; i < n; i++) {
    const found: number[] = [];
    let steps = 0;
    const go = (k: number): boolean => {
      steps++;
      found.push(k * i);
      if (k >= 2) {
        total = (total ?? 0) + k;
        return true;
      }
      return go(k + 1);
    };
    while (steps < 4 && go(0)) {
      if ((await ask({ i, steps })) > 2) break;
    }
    if (go(1)) all.push([...found, steps]);
    await ask({ found });
  }
  return { all, total: total ?? 'none' };
});
export const recursiveClosuresUnset = workflow(async ({ list }: { list: (number | null)[] }) => {
  let first: number | null | undefined;
  const items: (number | null)[] = [];
  const index: Record<string, number | null> = {};
  const go = (i: number): number | null | undefined => {
    const item = list[i];
    if (item === undefined) return first;
    if (first === undefined) first = item;
    items.push(item);
    index[`k${i}`] = item;
    if (item === null) delete index.k0;
    return go(i + 1);
  };
  const r = go(0);
  const t = await ask({ items, index, n: items.length });
  return { r: r === undefined ? 'undefined' : r, first: first ?? 'unset', items, index, t };
});
export const recursiveClosuresSwitch = workflow(async ({ text }: { text: string }) => {
  let pos = 0;
  const parse = (): number => {
    let value = term();
    for (;;) {
      switch (text[pos]) {
        case '+':
          pos++;
          value += term();
          continue;
        case '-':
          pos++;
          value -= term();
          continue;
        default:
          return value;
      }
    }
  };
  const term = (): number => {
    if (text[pos] === '(') {
      pos++;
      const inner = parse();
      pos++;
      return inner;
    }
    const start = pos;
    while (pos < text.length && /[0-9]/.test(text[pos] ?? '')) pos++;
    if (start === pos) throw new SyntaxError(`at ${pos}`);
    return Number(text.slice(start, pos));
  };
  try {
    return { value: parse(), pos };
  } catch (e) {
    return { error: (e as Error).message, name: (e as Error).name, pos };
  }
});
export const recursiveClosuresDelete = workflow(async ({ list }: { list: number[] }) => {
  const left = new Map<string, number>();
  const sorted: number[] = [];
  list.forEach((v, i) => left.set(`${i}`, v));
  const take = (min: number): number => {
    let best: string | undefined;
    for (const [k, v] of left) if (best === undefined || v < (left.get(best) ?? 0)) best = k;
    if (best === undefined) return min;
    const v = left.get(best) ?? 0;
    left.delete(best);
    sorted.push(v);
    sorted.reverse();
    return take(Math.min(min, v)) + (left.size === 0 ? 1 : 0);
  };
  const min = take(100);
  sorted.sort((a, b) => a - b);
  return { min, sorted, size: left.size };
});
export const recursiveClosuresBest = workflow(async ({ root }: { root: T }) => {
  let best: T = { v: -1 };
  let kept: T[] = [];
  const go = (t: T): T => {
    if (t.v > best.v) best = t;
    kept = [...kept, { v: t.v }];
    for (const k of t.kids ?? []) go(k);
    return best;
  };
  const r = go(root).v;
  best = { ...best, v: 99 };
  return { r, best: best.v, kept, root };
});
const tree: T = { v: 3, kids: [{ v: 2, kids: [{ v: 2 }, { v: 0 }] }, { v: 1 }] };
export default cases(
  {
    recursiveClosuresNested: { inputs: [{ root: tree }, { root: { v: 0 } }, { root: { v: 2, kids: [{ v: 4 }] } }] },
    recursiveClosuresLoop: { inputs: [{ n: 0 }, { n: 1 }, { n: 3 }] },
    recursiveClosuresUnset: { inputs: [{ list: [] }, { list: [null] }, { list: [0, null, 2] }] },
    recursiveClosuresSwitch: { inputs: ['1', '', '1+2-(3-4)', '12+(1', '(1+', '((7))-8'].map((text) => ({ text })) },
    recursiveClosuresDelete: { inputs: [{ list: [] }, { list: [3] }, { list: [3, 1, 2, 1] }] },
    recursiveClosuresBest: { inputs: [{ root: tree }, { root: { v: -5 } }] },
  },
  () => ({ Ask: (x: unknown) => JSON.stringify(x).length % 5 }),
);
