/** Business: results, money, allocation, orders, partial failures, limits, graphs, matrices, parsers, retries. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const echo = lambda.fn<{ v: unknown }, any>('Echo');
const num = lambda.fn<{ n: number }, number>('Num');
const stock = lambda.fn<{ sku: string }, { free: number; sites: { site: string; free: number }[] }>('Stock');
const log = lambda.fn<{ m: string }, null>('Log');
const charge = lambda.fn<{ id: string; cents: number }, { status: 'ok' | 'declined'; ref?: string }>('Charge');

type Shape = { kind: 'circle'; r: number } | { kind: 'rect'; w: number; h: number } | { kind: 'group'; items: Shape[] };
function area(s: Shape): number {
  switch (s.kind) {
    case 'circle':
      return +(Math.PI * s.r ** 2).toFixed(2);
    case 'rect':
      return s.w * s.h;
    case 'group':
      return s.items.reduce((a, i) => a + area(i), 0);
    default: {
      const never: never = s;
      throw new Error(`bad ${JSON.stringify(never)}`);
    }
  }
}
export const shapes = workflow(async ({ list }: { list: Shape[] }) => {
  try {
    return list.map(area);
  } catch (e) {
    return (e as Error).message;
  }
});
type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };
const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
const err = <E>(error: E): Result<never, E> => ({ ok: false, error });
const parseNum = (s: string): Result<number> =>
  s.trim() !== '' && Number.isFinite(+s) ? ok(+s) : err(`not a number: ${s}`);
const bind = <A, B>(r: Result<A>, f: (a: A) => Result<B>): Result<B> => (r.ok ? f(r.value) : r);
export const results = workflow(async ({ xs }: { xs: string[] }) => {
  const rs = xs.map((x) =>
    bind(
      bind(parseNum(x), (n) => (n >= 0 ? ok(Math.sqrt(n)) : err('negative'))),
      (n) => ok({ n }),
    ),
  );
  return {
    rs,
    good: rs.flatMap((r) => (r.ok ? [r.value.n] : [])),
    bad: rs.filter((r) => !r.ok).map((r) => r.ok || r.error),
  };
});
class Money {
  static readonly SCALE = 100;
  static fromText(t: string): number {
    const [w = '0', f = ''] = t.split('.');
    return (w.startsWith('-') ? -1 : 1) * (Math.abs(+w) * Money.SCALE + +f.padEnd(2, '0').slice(0, 2));
  }
  static format(c: number): string {
    const a = Math.abs(c);
    return `${c < 0 ? '-' : ''}$${String(Math.floor(a / Money.SCALE)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(a % Money.SCALE).padStart(2, '0')}`;
  }
}
export const money = workflow(async ({ amounts }: { amounts: string[] }) =>
  amounts.map((a) => Money.format(Money.fromText(a))),
);
export const allocate = workflow(async ({ lines }: { lines: { sku: string; qty: number }[] }) => {
  const plan: { sku: string; site: string; qty: number }[] = [];
  const short: Record<string, number> = {};
  for (const { sku, qty } of lines) {
    const { sites } = await stock({ sku });
    let need = qty;
    for (const s of [...sites].sort((a, b) => b.free - a.free)) {
      if (need <= 0) break;
      const take = Math.min(need, s.free);
      if (take === 0) continue;
      plan.push({ sku, site: s.site, qty: take });
      need -= take;
      s.free -= take;
    }
    if (need > 0) short[sku] = (short[sku] ?? 0) + need;
  }
  return { plan, short, complete: Object.keys(short).length === 0 };
});
export const order = workflow(
  async ({
    id,
    lines,
    coupon,
  }: {
    id: string;
    lines: { sku: string; qty: number; price: number }[];
    coupon?: { type: 'pct' | 'abs'; value: number; min?: number };
  }) => {
    const sub = lines.reduce((s, l) => s + l.qty * l.price, 0);
    const discount =
      !coupon || sub < (coupon.min ?? 0)
        ? 0
        : coupon.type === 'pct'
          ? Math.round(sub * coupon.value) / 100
          : Math.min(coupon.value, sub);
    const tax = Math.round((sub - discount) * 0.0825 * 100) / 100,
      total = Math.round((sub - discount + tax) * 100) / 100;
    const held: string[] = [];
    try {
      await Promise.all(
        lines.map(async (l) => {
          const { free } = await stock({ sku: l.sku });
          if (free < l.qty) throw new Error(`${l.sku}: ${free}/${l.qty}`);
        }),
      );
      for (const l of lines) held.push(l.sku);
      const r = await charge({ id, cents: Math.round(total * 100) });
      if (r.status === 'declined') throw new WorkflowError('declined');
      return { id, total, tax, discount, ref: r.ref ?? null };
    } catch (e) {
      for (const sku of held.reverse()) await log({ m: `release ${sku}` });
      if (e instanceof WorkflowError) return { id, failed: e.message };
      throw e;
    }
  },
);
export const partial = workflow(async ({ ns }: { ns: number[] }) => {
  const settled = await Promise.allSettled(ns.map((n) => num({ n })));
  const good = settled.filter((s) => s.status === 'fulfilled').map((s) => s.value),
    bad = settled.flatMap((s, i) => (s.status === 'rejected' ? [`${i}:${(s.reason as Error).name}`] : []));
  const safe = await Promise.all(
    ns.map(async (n) => {
      try {
        return { n, v: await num({ n }) };
      } catch (e) {
        return { n, e: (e as Error).message };
      } finally {
        await log({ m: `f${n}` });
      }
    }),
  );
  return { good, bad, safe };
});
export const allInTry = workflow(async ({ ns }: { ns: number[] }) => {
  let stage = 'start';
  try {
    const [a, b = -1, ...rest] = await Promise.all(ns.map((n) => num({ n })));
    stage = 'mid';
    const c = await num({ n: (a ?? 0) + b });
    return { a, b, rest, c, stage };
  } catch (e) {
    return { stage, m: (e as Error).message };
  }
});
export const limiter = workflow(async ({ ids, rate }: { ids: number[]; rate: number }) => {
  const out: number[] = [];
  let window = 0,
    used = 0;
  for (const id of ids) {
    if (used >= rate) {
      await sleep(1);
      window++;
      used = 0;
    }
    used++;
    out.push((await num({ n: id })) * 10 + window);
  }
  return out;
});
export const bucketTokens = workflow(
  async ({ times, cap, refill }: { times: number[]; cap: number; refill: number }) => {
    let tokens = cap,
      last = 0;
    return times.map((t) => {
      tokens = Math.min(cap, tokens + (t - last) * refill);
      last = t;
      const ok = tokens >= 1;
      if (ok) tokens -= 1;
      return { t, ok, tokens: Number(tokens.toFixed(2)) };
    });
  },
);
export const components = workflow(async ({ n, pairs }: { n: number; pairs: [number, number][] }) => {
  const parent = Array.from({ length: n }, (_, i) => i);
  const find = (x: number): number => {
    while (parent[x] !== x) {
      parent[x] = parent[parent[x]!]!;
      x = parent[x]!;
    }
    return x;
  };
  let merges = 0;
  for (const [a, b] of pairs) {
    const [ra, rb] = [find(a), find(b)];
    if (ra !== rb) {
      parent[ra] = rb;
      merges++;
    }
  }
  const groups: Record<number, number[]> = {};
  for (let i = 0; i < n; i++) (groups[find(i)] ??= []).push(i);
  return { merges, groups: Object.values(groups) };
});
export const matrix = workflow(async ({ a, b }: { a: number[][]; b: number[][] }) => {
  const mul = a.map((r) => (b[0] ?? []).map((_, j) => r.reduce((s, x, k) => s + x * b[k]![j]!, 0)));
  const t = a[0]?.map((_, j) => a.map((r) => r[j]!)) ?? [];
  const det = (m: number[][]): number =>
    m.length === 0
      ? 1
      : m.length === 1
        ? m[0]![0]!
        : m[0]!.reduce(
            (s, x, j) => s + (j % 2 ? -1 : 1) * x * det(m.slice(1).map((r) => r.filter((_, k) => k !== j))),
            0,
          );
  const spiral: number[] = [];
  const m = a.map((r) => [...r]);
  while (m.length) {
    spiral.push(...m.shift()!);
    m.forEach((r) => {
      const x = r.pop();
      if (x !== undefined) spiral.push(x);
    });
    m.reverse();
    m.forEach((r) => r.reverse());
  }
  return { mul, t, det: a.length === (a[0]?.length ?? 0) ? det(a) : null, spiral };
});
export const bits = workflow(async ({ n, flags }: { n: number; flags: string[] }) => {
  const NAMES = ['r', 'w', 'x', 's'];
  let mask = 0;
  for (const f of flags) {
    const i = NAMES.indexOf(f);
    if (i >= 0) mask |= 1 << i;
  }
  let count = 0;
  for (let x = n >>> 0; x; x &= x - 1) count++;
  return {
    mask,
    names: NAMES.filter((_, i) => mask & (1 << i)),
    toggled: mask ^ 0b1111,
    not: ~mask,
    count,
    pow2: n > 0 && (n & (n - 1)) === 0,
    rev: [...Array(8).keys()].reduce((r, i) => r | (((n >> i) & 1) << (7 - i)), 0),
    sh: [n << 31, n >> 1, n >>> 28, -1 >>> 0],
  };
});
export const lower = workflow(async ({ xs, t }: { xs: number[]; t: number[] }) => {
  const bound = (a: readonly number[], x: number, up = false) => {
    let lo = 0,
      hi = a.length;
    while (lo < hi) {
      const mid = (lo + hi) >>> 1;
      if (up ? a[mid]! <= x : a[mid]! < x) lo = mid + 1;
      else hi = mid;
    }
    return lo;
  };
  return t.map((x) => [bound(xs, x), bound(xs, x, true), bound(xs, x, true) - bound(xs, x)]);
});
export const anyWalk = workflow(async ({ v }: { v: any }) => {
  const r = await echo({ v });
  const names: string[] = [];
  for (const item of (r.items ?? []) as any[]) {
    if (item?.name && typeof item.name === 'string') names.push(item.name as string);
  }
  return {
    names,
    first: r.items?.[0]?.name ?? null,
    len: (r.items as any[] | undefined)?.length ?? 0,
    meta: r?.meta?.['x-y']?.[1],
  };
});
export const tokenizer = workflow(async ({ src }: { src: string }) => {
  const re = /\s*(?:(?<num>\d+(?:\.\d+)?)|(?<id>[A-Za-z_]\w*)|(?<op>[-+*\/()=<>!]=?)|(?<str>'[^']*'))/g;
  const out: { t: string; v: string }[] = [];
  for (const m of src.matchAll(re)) {
    const g = m.groups!;
    const t = g.num !== undefined ? 'num' : g.id !== undefined ? 'id' : g.op !== undefined ? 'op' : 'str';
    out.push({ t, v: m[0].trim() });
  }
  return out;
});
export const jsonParser = workflow(async ({ text }: { text: string }) => {
  try {
    const v = JSON.parse(text);
    return { ok: true, v, pretty: JSON.stringify(v, null, 2), compact: JSON.stringify({ v, u: undefined, n: NaN }) };
  } catch (e) {
    return { ok: false, e: (e as Error).name };
  }
});
export const rpn = workflow(async ({ expr }: { expr: string }) => {
  const st: number[] = [];
  const ops: Record<string, (a: number, b: number) => number> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => {
      if (b === 0) throw new RangeError('div0');
      return a / b;
    },
  };
  for (const t of expr.split(/\s+/).filter((x) => x)) {
    const f = ops[t];
    if (f) {
      const b = st.pop(),
        a = st.pop();
      if (a === undefined || b === undefined) throw new SyntaxError(`stack at ${t}`);
      st.push(f(a, b));
    } else {
      const n = Number(t);
      if (Number.isNaN(n)) throw new SyntaxError(`token ${t}`);
      st.push(n);
    }
  }
  return st;
});
export const entriesLoop = workflow(async ({ o }: { o: Record<string, number[]> }) => {
  let best: [string, number] | undefined;
  for (const [k, vs] of Object.entries(o)) {
    for (const [i, v] of vs.entries()) {
      const w = await num({ n: v + i });
      if (w < 0) continue;
      if (!best || w > best[1]) best = [k, w];
      if (w > 50) return { early: k, best };
    }
  }
  for (const k in o) {
    if (!o[k]?.length) delete o[k];
  }
  return { best: best ?? null, keys: Object.keys(o) };
});
export const forAwait = workflow(async ({ ns }: { ns: number[] }) => {
  let total = 0;
  const seen: number[] = [];
  for await (const n of ns.map((n) => num({ n }))) {
    if (n === 0) continue;
    total += n;
    seen.unshift(n);
  }
  return { total, seen };
});
export const retryWrap = workflow(async ({ n }: { n: number }) => {
  let tries = 0;
  const withRetry = async <T>(f: (attempt: number) => Promise<T>, times: number): Promise<T> => {
    for (let i = 1; ; i++) {
      tries++;
      try {
        return await f(i);
      } catch (e) {
        if (i >= times) throw e;
        await sleep(i);
      }
    }
  };
  try {
    const v = await withRetry((a) => num({ n: a >= n ? a : -1 }), 3);
    return { v, tries };
  } catch (e) {
    return { e: (e as Error).name, tries };
  }
});
export default cases(
  {
    shapes: {
      inputs: [
        { list: [] },
        {
          list: [
            { kind: 'circle', r: 1.5 },
            {
              kind: 'group',
              items: [
                { kind: 'rect', w: 2, h: 3 },
                { kind: 'group', items: [] },
              ],
            },
          ],
        },
        { list: [{ kind: 'x' }] },
      ],
    },
    results: { inputs: [{ xs: [] }, { xs: ['4', '-1', 'x', ' ', '2.25'] }] },
    money: { inputs: [{ amounts: [] }, { amounts: ['1234567.5', '0', '-3.999', '-0.05', '12'] }] },
    allocate: {
      inputs: [
        { lines: [] },
        {
          lines: [
            { sku: 'a', qty: 7 },
            { sku: 'b', qty: 1 },
            { sku: 'none', qty: 2 },
          ],
        },
      ],
    },
    order: {
      inputs: [
        { id: '1', lines: [] },
        {
          id: '2',
          lines: [
            { sku: 'a', qty: 2, price: 9.99 },
            { sku: 'b', qty: 1, price: 0.05 },
          ],
          coupon: { type: 'pct', value: 10 },
        },
        {
          id: 'declined',
          lines: [
            { sku: 'a', qty: 1, price: 5 },
            { sku: 'b', qty: 1, price: 5 },
          ],
          coupon: { type: 'abs', value: 50, min: 5 },
        },
        { id: '3', lines: [{ sku: 'none', qty: 1, price: 1 }] },
      ],
      concurrent: true,
    },
    partial: { inputs: [{ ns: [] }, { ns: [1, -1, 2] }], concurrent: true },
    allInTry: {
      inputs: [{ ns: [] }, { ns: [1, 2, 3] }, { ns: [-1] }, { ns: [-5] }, { ns: [1, -3] }],
      concurrent: true,
    },
    limiter: {
      inputs: [
        { ids: [], rate: 1 },
        { ids: [1, 2, 3, 4, 5], rate: 2 },
      ],
    },
    bucketTokens: {
      inputs: [
        { times: [], cap: 1, refill: 1 },
        { times: [0, 0, 0.5, 3, 3], cap: 2, refill: 0.5 },
      ],
    },
    components: {
      inputs: [
        { n: 0, pairs: [] },
        {
          n: 5,
          pairs: [
            [0, 1],
            [3, 4],
            [1, 0],
            [4, 0],
          ],
        },
      ],
    },
    matrix: {
      inputs: [
        { a: [], b: [] },
        {
          a: [
            [1, 2],
            [3, 4],
          ],
          b: [
            [0, 1],
            [1, 0],
          ],
        },
        { a: [[1, 2, 3]], b: [[1], [2], [3]] },
        {
          a: [
            [2, 0, 1],
            [1, 3, 2],
            [1, 1, 1],
          ],
          b: [[1], [0], [0]],
        },
      ],
    },
    bits: {
      inputs: [
        { n: 0, flags: [] },
        { n: 202, flags: ['r', 'x', 'q', 'r'] },
        { n: -1, flags: ['s'] },
        { n: 2 ** 31, flags: [] },
      ],
    },
    lower: {
      inputs: [
        { xs: [], t: [1] },
        { xs: [1, 2, 2, 2, 5], t: [0, 2, 5, 9, 3] },
      ],
    },
    anyWalk: {
      inputs: [
        { v: {} },
        { v: { items: [{ name: 'a' }, null, {}, { name: 5 }], meta: { 'x-y': [1, 2] } } },
        { v: { items: [] } },
      ],
    },
    tokenizer: { inputs: [{ src: '' }, { src: "a1 = 3.14*(b>=2) 'it' != _x" }, { src: '5' }] },
    jsonParser: {
      inputs: [{ text: '' }, { text: '{"a":[1,{"b":null}],"c":{}}' }, { text: '[]' }, { text: '"x' }, { text: ' 5 ' }],
    },
    rpn: { inputs: [{ expr: '' }, { expr: '3 4 + 2 *' }, { expr: '1 0 /' }, { expr: '+' }, { expr: '1 x' }] },
    entriesLoop: { inputs: [{ o: {} }, { o: { a: [1, 2], b: [], c: [40, -9] } }, { o: { z: [99], a: [1] } }] },
    forAwait: { inputs: [{ ns: [] }, { ns: [1, 0, 3] }, { ns: [1, -1] }], concurrent: true },
    retryWrap: { inputs: [{ n: 1 }, { n: 3 }, { n: 9 }] },
  },
  () => ({
    Echo: ({ v }: { v: unknown }) => v,
    Num: ({ n }: { n: number }) => {
      if (n < 0 && n > -10) throw new TaskFailure('Negative', `${n}`);
      return n;
    },
    Stock: ({ sku }: { sku: string }) =>
      sku === 'none'
        ? { free: 0, sites: [] }
        : {
            free: 5,
            sites: [
              { site: 'n', free: 2 },
              { site: 's', free: 4 },
              { site: 'z', free: 0 },
            ],
          },
    Charge: ({ id }: { id: string }) =>
      id === 'declined' ? { status: 'declined' } : { status: 'ok', ...(id === '2' && { ref: 'R' }) },
    Log: () => null,
  }),
);
