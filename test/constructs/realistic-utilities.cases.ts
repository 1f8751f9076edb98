/** The utilities of every code base: merge, equal, flatten, pick, partition, compose, counters, defaults, and the oddities of the language. */
import { WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const echo = lambda.fn<{ v: unknown }, any>('Echo');
const num = lambda.fn<{ n: number }, number>('Num');
const maybe = lambda.fn<
  { k: string },
  { v?: number | null; tags?: string[]; deep?: { list?: { x: number }[] } } | null
>('Maybe');
const log = lambda.fn<{ m: string }, null>('Log');
type J = null | boolean | number | string | J[] | { [k: string]: J };

const isObj = (v: J | undefined): v is { [k: string]: J } => typeof v === 'object' && v !== null && !Array.isArray(v);
function deepMerge(a: J, b: J): J {
  if (!isObj(a) || !isObj(b)) return b;
  const out: { [k: string]: J } = { ...a };
  for (const [k, v] of Object.entries(b)) out[k] = k in out ? deepMerge(out[k]!, v) : v;
  return out;
}
export const merge = workflow(async ({ a, b }: { a: J; b: J }) => deepMerge(a, b));
function flat(v: J, prefix = ''): Record<string, J> {
  if (Array.isArray(v))
    return v.length ? Object.assign({}, ...v.map((x, i) => flat(x, `${prefix}[${i}]`))) : { [prefix]: [] };
  if (isObj(v))
    return Object.entries(v).reduce<Record<string, J>>(
      (o, [k, x]) => ({ ...o, ...flat(x, prefix ? `${prefix}.${k}` : k) }),
      {},
    );
  return { [prefix]: v };
}
function unflat(o: Record<string, J>): J {
  let root: any = {};
  for (const [path, value] of Object.entries(o)) {
    const keys = path.split(/[.[\]]+/).filter((k) => k !== '');
    root = setIn(root, keys, value);
  }
  return root;
}
function setIn(node: any, [head, ...rest]: string[], value: J): any {
  if (head === undefined) return value;
  if (/^\d+$/.test(head)) {
    const list: any[] = Array.isArray(node) ? [...node] : [];
    list[Number(head)] = setIn(list[Number(head)], rest, value);
    return list;
  }
  return { ...(node ?? {}), [head]: setIn(node?.[head], rest, value) };
}
export const flatten = workflow(async ({ v }: { v: J }) => {
  const f = flat(v);
  return { f, back: unflat(f) };
});
const compose =
  <T>(...fs: ((x: T) => T)[]) =>
  (x: T): T =>
    fs.reduceRight((v, f) => f(v), x);
const curry = (a: number) => (b: number) => (c: number) => a * 100 + b * 10 + c;
export const higher = workflow(async ({ n }: { n: number }) => {
  const inc = (x: number) => x + 1,
    dbl = (x: number) => x * 2;
  const add = curry(n),
    twice = (f: (x: number) => number) => (x: number) => f(f(x));
  return { c: compose(inc, dbl, inc)(n), k: add(2)(3), t: twice(twice(dbl))(n), m: [1, 2].map(curry(1)(2)) };
});
export const counters = workflow(async ({ ops }: { ops: string[] }) => {
  function makeCounter(start = 0, step = 1) {
    let c = start;
    return { inc: () => (c += step), dec: () => (c -= step), get: () => c };
  }
  const a = makeCounter(),
    b = makeCounter(10, 5);
  const seen: number[] = [];
  for (const op of ops) {
    if (op === '+a') a.inc();
    else if (op === '-a') a.dec();
    else if (op === '+b') seen.push(b.inc());
    else {
      await log({ m: `${a.get()},${b.get()}` });
    }
  }
  return { a: a.get(), b: b.get(), seen };
});
export const outerWrites = workflow(async ({ xs }: { xs: number[] }) => {
  let max = -Infinity,
    at = -1,
    total = 0;
  const hist: Record<string, number> = {};
  const note = (x: number, i: number): void => {
    if (x > max) {
      max = x;
      at = i;
    }
    total += x;
    hist[x > 0 ? 'pos' : x < 0 ? 'neg' : 'zero'] = (hist[x > 0 ? 'pos' : x < 0 ? 'neg' : 'zero'] ?? 0) + 1;
  };
  xs.forEach(note);
  if (xs.length > 1) {
    note(await num({ n: xs[0]! * 2 }), 99);
  }
  return { max: xs.length ? max : null, at, total, hist };
});
export const params = workflow(
  async ({ opts }: { opts?: { size?: number | undefined; tags?: string[]; pos?: [number, number?] } }) => {
    const draw = (
      {
        size = 10,
        tags: [first = 'none', ...others] = [],
        pos: [x, y = 5] = [0],
      }: { size?: number | undefined; tags?: string[]; pos?: [number, number?] } = {},
      label = `${size}/${first}`,
      ...extra: number[]
    ) => ({ size, first, others, x, y, label, extra, n: extra.length });
    return [draw(), draw(opts), draw(opts, undefined, 1, 2), draw({ ...opts, size: undefined }, 'L', ...[7, 8])];
  },
);
export const finallyOrder = workflow(async ({ mode }: { mode: string }) => {
  const trail: string[] = [];
  const f = async (): Promise<string> => {
    try {
      trail.push('try');
      if (mode === 'throw') throw new TypeError('t');
      if (mode === 'return') return `r${trail.push('ret')}`;
      if (mode === 'task') await echo({ v: 'FAIL' });
      for (const x of [1, 2, 3]) {
        try {
          if (x === 2) {
            if (mode === 'break') break;
            if (mode === 'continue') continue;
          }
          trail.push(`x${x}`);
        } finally {
          trail.push(`f${x}`);
          if (mode === 'swallow' && x === 1) continue;
        }
      }
    } catch (e) {
      trail.push(`c:${(e as Error).name}`);
      if (mode === 'task') return 'caught';
      throw new RangeError('again', { cause: e });
    } finally {
      trail.push('fin');
      await log({ m: trail.join() });
      if (mode === 'override') return 'over';
    }
    return 'end';
  };
  try {
    return { r: await f(), trail };
  } catch (e) {
    return { e: (e as Error).name, trail };
  }
});
export const nestedTry = workflow(async ({ n }: { n: number }) => {
  class AppError extends WorkflowError {}
  class NotFound extends AppError {}
  class Denied extends AppError {}
  const act = async (k: number): Promise<string> => {
    if (k === 1) throw new NotFound('nf');
    if (k === 2) throw new Denied('den');
    if (k === 3) await echo({ v: 'FAIL' });
    if (k === 4) throw new Error('plain');
    if (k === 5) return (null as any).x;
    return `ok${k}`;
  };
  try {
    try {
      return await act(n);
    } catch (e) {
      if (e instanceof NotFound) return `default:${e.message}`;
      if (e instanceof AppError) throw new Error(`app ${e.name}`);
      if (e instanceof TypeError) return 'type';
      throw e;
    }
  } catch (outer) {
    const { name, message } = outer as Error;
    return { name, message, app: outer instanceof AppError, err: outer instanceof Error };
  }
});
export const chains = workflow(async ({ k }: { k: string }) => {
  const r = await maybe({ k });
  const o = r?.deep?.list?.[0];
  return {
    v: r?.v ?? 'none',
    isNull: r?.v === null,
    isUndef: r?.v === undefined,
    tag: r?.tags?.[0]?.toUpperCase(),
    n: r?.tags?.length,
    x: o?.x.toFixed(1),
    map: r?.deep?.list?.map((i) => i.x).join('-'),
    has: r?.tags?.includes('b') ?? false,
    del: r != null && delete r.v,
    keys: r ? Object.keys(r) : null,
  };
});
export const lazyAssign = workflow(async ({ a, b, c }: { a?: number | null; b?: string; c?: boolean }) => {
  let x = a,
    y = b,
    z = c;
  const calls: string[] = [];
  const get = async (m: string, v: number) => {
    calls.push(m);
    await log({ m });
    return v;
  };
  x ??= await get('x', 1);
  y ||= `s${await get('y', 2)}`;
  z &&= (await get('z', 3)) > 2;
  const o: { p?: number; q: number[] } = { q: [] };
  o.p ??= await get('p', 4);
  o.p ??= await get('p2', 5);
  o.q[0] ||= await get('q', 6);
  o.q[0] &&= (await get('q2', 7)) + o.q[0];
  return { x, y, z, o, calls };
});
export const awaitCond = workflow(async ({ n }: { n: number }) => {
  const seen: number[] = [];
  let i = 0;
  while ((await num({ n: i })) < n && seen.length < 4) {
    seen.push(i++);
  }
  do {
    i += await num({ n: 2 });
    if (i % 3 === 0) continue;
    seen.push(-i);
  } while (i < (await num({ n })));
  for (let j = await num({ n: 0 }), k = n; j < k; j += await num({ n: 1 }), k--) seen.push(j * 10 + k);
  return (await num({ n: i })) > 3 ? { seen, big: await num({ n: 1 }) } : { seen, i };
});
export const labels = workflow(async ({ grid, want }: { grid: number[][]; want: number }) => {
  let steps = 0;
  const skipped: number[] = [];
  rows: for (const [y, row] of grid.entries()) {
    cells: for (let x = 0; x < row.length; x++) {
      steps++;
      const v = row[x]!;
      if (v < 0) {
        skipped.push(y);
        continue rows;
      }
      if (v === 0) continue cells;
      if (v === want) {
        await log({ m: `${y},${x}` });
        return { y, x, steps, skipped };
      }
      inner: {
        if (v > 5) break inner;
        if (v > 50) break rows;
        steps += 100;
      }
      if (v === 99) break rows;
    }
    if ((await num({ n: y })) > 2) break rows;
  }
  return { steps, skipped };
});
export const destructSwap = workflow(async ({ a, b, xs }: { a: number; b: number; xs: number[] }) => {
  [a, b] = [b, a];
  const list = [...xs];
  if (list.length > 2) {
    [list[0], list[list.length - 1]] = [list[list.length - 1]!, list[0]!];
    [list[1], a] = [a, list[1]!];
  }
  const o = { p: 1, q: { r: 2 } };
  ({
    p: o.q.r,
    q: { r: o.p },
  } = { p: 9, q: { r: 8 } });
  let first, rest;
  [first, ...rest] = list;
  let x, y;
  x = y = list.length;
  return { a, b, list, o, first, rest, x, y, f: fib(10) };
  function fib(n: number): number {
    let [p, q] = [0, 1];
    while (n-- > 0) [p, q] = [q, p + q];
    return p;
  }
});
export const oddities = workflow(async ({ v }: { v: unknown }) => {
  let n = 0;
  const t = typeof v;
  const c = (n++, n++, n);
  const u = void n++;
  return {
    t,
    c,
    u: u === undefined,
    n,
    neg: 1 / (n * -0),
    inf: [1 / 0].length,
    is: Object.is(-0, 0),
    str: `${-0}${[]}${[1, [2, 3]]}${null}${undefined}`,
    plus: +'' + +' 12 ' + +true + +[5].join(),
    cmp: ['a' < 'B', '10' < '9', 10 < 9],
    tern: v ? (v === true ? 1 : 2) : v === 0 ? 3 : v === '' ? 4 : 5,
  };
});
export const regexes = workflow(async ({ text }: { text: string }) => {
  const m = text.match(/(?<year>\d{4})-(?<month>\d\d)(?:-(?<day>\d\d))?/);
  const all = [...text.matchAll(/#(\w+)(?:=("[^"]*"|\S+))?/g)].map(([whole, k, v = true], i) => ({ i, whole, k, v }));
  const swap = text.replace(/(\w+)@(\w+)\.com/g, '$2 at $1 ($&)');
  return {
    date: m?.groups ? { ...m.groups } : null,
    index: m?.index ?? -1,
    all,
    swap,
    words: text.split(/[\s,]+/),
    caps: text.replace(/\b[a-z]/g, (c, at: number) => (at ? c.toUpperCase() : c)),
    search: text.search(/\d/),
    camel: text.replaceAll(/[A-Z]/g, (c) => `_${c.toLowerCase()}`),
  };
});
export const sortStable = workflow(async ({ rows }: { rows: { n: string; a: number; g?: string | null }[] }) => {
  const by = [...rows].sort((p, q) => (p.g ?? '').length - (q.g ?? '').length || q.a - p.a);
  const desc = rows
    .slice()
    .sort((p, q) => (p.n < q.n ? 1 : p.n > q.n ? -1 : 0))
    .map((r) => r.n);
  return {
    by: by.map((r) => r.n),
    desc,
    def: rows.map((r) => r.a).sort(),
    strs: rows
      .map((r) => r.n)
      .toSorted()
      .reverse(),
    same: rows.map((r) => r.n),
  };
});
export const aliases = workflow(async ({ list }: { list: { id: number; tags: string[] }[] }) => {
  const copy = list.map((x) => ({ ...x, tags: [...x.tags] }));
  const first = copy[0];
  if (first) {
    first.id += 100;
    first.tags.push('new');
  }
  const last = copy.at(-1);
  if (last) last.tags.unshift('last');
  const same = copy;
  same.push({ id: -1, tags: [] });
  return { list, copy, n: same.length };
});
export const dates2 = workflow(async ({ s }: { s: string }) => {
  const d = new Date(s);
  const addMonths = (d: Date, n: number) => {
    const r = new Date(d);
    const day = r.getUTCDate();
    r.setUTCDate(1);
    r.setUTCMonth(r.getUTCMonth() + n);
    const last = new Date(Date.UTC(r.getUTCFullYear(), r.getUTCMonth() + 1, 0)).getUTCDate();
    r.setUTCDate(Math.min(day, last));
    return r;
  };
  const ago = Math.floor((Date.parse('2026-03-01T00:00:00Z') - d.getTime()) / 1000);
  const units: [string, number][] = [
    ['d', 86400],
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ];
  let rest = Math.abs(ago);
  const parts: string[] = [];
  for (const [u, size] of units) {
    const n = Math.floor(rest / size);
    rest %= size;
    if (n) parts.push(`${n}${u}`);
  }
  return {
    next: addMonths(d, 1).toISOString(),
    prev: addMonths(d, -11).toISOString().slice(0, 10),
    ago: (ago < 0 ? 'in ' : '') + (parts.join(' ') || 'now'),
    leap: new Date(Date.UTC(d.getUTCFullYear(), 1, 29)).getUTCMonth() === 1,
    q: Math.floor(d.getUTCMonth() / 3) + 1,
    doy: Math.floor((d.valueOf() - Date.UTC(d.getUTCFullYear(), 0, 0)) / 864e5),
  };
});
const plans = {
  merge: {
    inputs: [
      { a: {}, b: {} },
      { a: { x: { y: 1, z: [1] }, n: null }, b: { x: { z: [2, 3], w: {} }, n: { m: 1 } } },
      { a: [1], b: { a: 1 } },
      { a: { x: 1 }, b: null },
    ],
  },
  flatten: { inputs: [{ v: {} }, { v: [] }, { v: { a: { b: [1, { c: null }] }, d: [], e: {} } }, { v: 5 }] },
  higher: { inputs: [{ n: 3 }, { n: 0 }] },
  counters: { inputs: [{ ops: [] }, { ops: ['+a', '+b', '?', '+a', '-a', '+b', '?'] }] },
  outerWrites: { inputs: [{ xs: [] }, { xs: [0] }, { xs: [3, -1, 7, 0] }] },
  params: {
    inputs: [
      {},
      { opts: {} },
      { opts: { size: 0, tags: ['t', 'u', 'v'], pos: [3] } },
      { opts: { pos: [1, 2], tags: [] } },
    ],
  },
  finallyOrder: {
    inputs: ['none', 'throw', 'return', 'task', 'break', 'continue', 'swallow', 'override'].map((mode) => ({ mode })),
  },
  nestedTry: { inputs: [0, 1, 2, 3, 4, 5].map((n) => ({ n })) },
  chains: { inputs: ['null', 'empty', 'nulls', 'full'].map((k) => ({ k })) },
  lazyAssign: { inputs: [{}, { a: 0, b: '', c: false }, { a: null, b: 'b', c: true }] },
  awaitCond: { inputs: [{ n: 0 }, { n: 3 }, { n: 8 }] },
  labels: {
    inputs: [
      { grid: [], want: 1 },
      {
        grid: [
          [1, -1, 7],
          [0, 6, 7],
        ],
        want: 7,
      },
      { grid: [[99, 1], [1]], want: 1 },
      { grid: [[], [2], [], [3], [1]], want: 1 },
    ],
  },
  destructSwap: {
    inputs: [
      { a: 1, b: 2, xs: [] },
      { a: 1, b: 2, xs: [10, 20, 30, 40] },
    ],
  },
  oddities: { inputs: [{}, { v: null }, { v: 0 }, { v: '' }, { v: true }, { v: [] }, { v: {} }] },
  regexes: {
    inputs: [{ text: '' }, { text: 'on 2026-03 #tag #k=v #q="a b" ann@site.com, fooBar' }, { text: '1999-12-31' }],
  },
  sortStable: {
    inputs: [
      { rows: [] },
      {
        rows: [
          { n: 'b', a: 10 },
          { n: 'a', a: 9, g: 'xx' },
          { n: 'é', a: 100, g: null },
          { n: 'B', a: 10, g: '' },
        ],
      },
    ],
  },
  aliases: {
    inputs: [
      { list: [] },
      { list: [{ id: 1, tags: ['t'] }] },
      {
        list: [
          { id: 1, tags: [] },
          { id: 2, tags: ['z'] },
        ],
      },
    ],
  },
  dates2: { inputs: [{ s: '2024-01-31T10:00:00Z' }, { s: '2026-03-01' }, { s: '2026-12-31T23:59:59.5Z' }] },
};
export default cases(plans, () => ({
  Echo: ({ v }: { v: unknown }) => {
    if (v === 'FAIL') throw new TaskFailure('Broken', 'it');
    return v;
  },
  Num: ({ n }: { n: number }) => n,
  Maybe: ({ k }: { k: string }) =>
    (
      ({
        null: null,
        empty: {},
        nulls: { v: null, tags: [], deep: {} },
        full: { v: 1, tags: ['a', 'b'], deep: { list: [{ x: 1.25 }, { x: 2 }] } },
      }) as any
    )[k],
  Log: () => null,
}));
