/** Everyday programs: order of evaluation, caches, tries, prices, intervals, queues of jobs, semantic versions, tables of text. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const num = lambda.fn<{ n: number }, number>('Num');
const str = lambda.fn<{ s: string }, string>('Str');
const log = lambda.fn<{ m: string }, null>('Log');
type Row = { id: string; n: number; tags?: string[] };
export const writesInOrder = workflow(async ({ xs }: { xs: number[] }) => {
  let i = 0;
  const out: number[] = [];
  for (const _ of xs) {
    out[i++] = xs[i - 1]! * i;
  }
  let k = 0;
  const o: Record<string, number> = {};
  o[`k${k++}`] = k++;
  o[`k${k}`] = k += 5;
  o.k0! += k++;
  return { out, o, k };
});
export const updatesInOrder = workflow(async ({ xs }: { xs: number[] }) => {
  const a = [...xs];
  let i = 0;
  a[i++]! += 10;
  a[i++]! *= i;
  --a[i % a.length]!;
  const b = [i++, i, ++i, i--, i];
  return { a: a.map((x) => (Number.isNaN(x) ? 'nan' : x)), b, i };
});
export const readsInOrder = workflow(async ({ n }: { n: number }) => {
  const o = { v: n, list: [1, 2] };
  const r = [o.v++, (o.v += 2), o.v--, o.v, (o.list[0] = o.list[1]!++), o.list];
  const s = (o.v, o.list.length);
  const f = (await num({ n: o.v++ })) + o.v + (await num({ n: o.v++ })) * o.v;
  return { r, s, f, o };
});
export const optionalRows = workflow(async ({ a, b }: { a?: Row | null; b: Row }) => {
  const id = a?.id ?? b?.id;
  const t = (a ?? b).tags?.[0]?.length ?? -1;
  const { n = 5, tags: [t0 = 'x', ...ts] = ['d'] } = a ?? b;
  const m = a?.tags?.map?.((x) => x + '!');
  return {
    id,
    t,
    n,
    t0,
    ts,
    m,
    c: a?.n.toFixed(1).padStart(6),
    d: a && a.n > 1 && a.id,
    e: a || b.id || 'z',
    f: !a?.tags?.length,
  };
});
export const finallyLeaves = workflow(async ({ xs }: { xs: number[] }) => {
  try {
    for (const x of xs) {
      try {
        if (x === 0) throw new Error('zero');
        if (x < 0) return `neg ${x}`;
        await log({ m: `${x}` });
      } catch (e) {
        if (xs.length > 2) throw new WorkflowError(`w:${(e as Error).message}`, { cause: e });
        continue;
      } finally {
        if (x === 7) break;
      }
    }
  } catch (e) {
    return `${(e as Error).name}/${(e as Error).message}`;
  } finally {
    await log({ m: 'end' });
  }
  return 'done';
});
export const indexed = workflow(async ({ rows }: { rows: Row[] }) => {
  const idx = new Map(rows.map((r) => [r.id, r] as const));
  const dup = rows.length - idx.size;
  const tot = [...idx.values()].reduce((a, { n }) => a + n, 0);
  const inv = Object.fromEntries([...idx].map(([k, v]) => [v.n, k]));
  const has = ['a', 'zz'].map((k) => idx.has(k));
  const first = idx.get('a')?.tags?.join('+') ?? null;
  idx.delete('a');
  return { dup, tot, inv, has, first, left: [...idx.keys()] };
});
export const setOperations = workflow(async ({ a, b }: { a: string[]; b: string[] }) => {
  const A = new Set(a),
    B = new Set(b);
  const inter = [...A].filter((x) => B.has(x)),
    diff = a.filter((x) => !B.has(x)),
    sym = [...diff, ...b.filter((x) => !A.has(x))];
  for (const x of B) A.add(x.toUpperCase());
  return { inter, diff, sym, union: [...A].sort(), size: A.size, sub: inter.every((x) => A.has(x)) };
});
export const recurring = workflow(
  async ({ start, end, every }: { start: string; end: string; every: 'day' | 'week' | 'month' }) => {
    const out: string[] = [];
    const d = new Date(start);
    const stop = new Date(end);
    while (d <= stop && out.length < 20) {
      out.push(d.toISOString().slice(0, 10));
      if (every === 'day') d.setUTCDate(d.getUTCDate() + 1);
      else if (every === 'week') d.setUTCDate(d.getUTCDate() + 7);
      else d.setUTCMonth(d.getUTCMonth() + 1);
    }
    const diff = stop.getTime() - new Date(start).getTime();
    return { out, diff, days: diff / 864e5, same: d.getTime() === stop.getTime() };
  },
);
export const markdown = workflow(async ({ md }: { md: string }) =>
  md
    .split('\n')
    .map((l) =>
      l
        .replace(/^(#{1,3})\s+(.*)$/, (_, h: string, t: string) => `<h${h.length}>${t}</h${h.length}>`)
        .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
        .replace(/\[([^\]]+)\]\((?<url>[^)\s]+)\)/g, '<a href="$<url>">$1</a>')
        .replace(/`([^`]*)`/g, (_, c: string, at: number) => `<code at=${at}>${c}</code>`),
    )
    .join('\n'),
);
export const versions = workflow(async ({ v }: { v: string }) => {
  const m = /^v?(\d+)\.(\d+)(?:\.(\d+))?(?:-([\w.]+))?$/.exec(v);
  if (!m) return { ok: false, v };
  const [, major, minor, patch = '0', pre] = m;
  const parts = [major!, minor!, patch].map(Number);
  return {
    ok: true,
    parts,
    pre: pre ?? null,
    next: [parts[0]!, parts[1]! + 1, 0].join('.'),
    cmp: parts.map((p, i) => Math.sign(p - [1, 2, 3][i]!)).find((x) => x !== 0) ?? (pre ? -1 : 0),
  };
});
export const dependencies = workflow(async ({ jobs }: { jobs: { id: string; deps: string[] }[] }) => {
  const done = new Set<string>(),
    visiting = new Set<string>(),
    order: string[] = [];
  const by = new Map(jobs.map((j) => [j.id, j]));
  const visit = (id: string, trail: string[]): void => {
    if (done.has(id)) return;
    if (visiting.has(id)) throw new Error(`cycle: ${[...trail, id].join('>')}`);
    visiting.add(id);
    for (const d of by.get(id)?.deps ?? []) visit(d, [...trail, id]);
    visiting.delete(id);
    done.add(id);
    order.push(id);
  };
  try {
    for (const j of jobs) visit(j.id, []);
  } catch (e) {
    return { error: (e as Error).message, order };
  }
  for (const id of order) await log({ m: id });
  return { order };
});
export const heap = workflow(async ({ tasks }: { tasks: { name: string; pri: number }[] }) => {
  const heap: { name: string; pri: number }[] = [];
  for (const t of tasks) {
    heap.push(t);
    let i = heap.length - 1;
    while (i > 0) {
      const p = (i - 1) >> 1;
      if (heap[p]!.pri <= heap[i]!.pri) break;
      [heap[p], heap[i]] = [heap[i]!, heap[p]!];
      i = p;
    }
  }
  return heap.map((h) => h.name);
});
export const brackets = workflow(async ({ s }: { s: string }) => {
  let depth = 0,
    max = 0;
  const stack: number[] = [];
  const pairs: [number, number][] = [];
  for (let i = 0; i < s.length; i++) {
    if (s[i] === '(') {
      stack.push(i);
      max = Math.max(max, ++depth);
    } else if (s[i] === ')') {
      const o = stack.pop();
      if (o === undefined) return { bad: i };
      pairs.push([o, i]);
      depth--;
    }
  }
  return stack.length ? { open: stack } : { max, pairs: pairs.sort((a, b) => a[0] - b[0]) };
});
export const attendance = workflow(async ({ events }: { events: { t: number; type: 'in' | 'out'; who: string }[] }) => {
  const open: Record<string, number> = {};
  const total: Record<string, number> = {};
  const warn: string[] = [];
  for (const { t, type, who } of [...events].sort((a, b) => a.t - b.t || (a.type === 'out' ? -1 : 1))) {
    if (type === 'in') {
      if (who in open) warn.push(`${who} in twice`);
      open[who] ??= t;
    } else if (open[who] === undefined) warn.push(`${who} out first`);
    else {
      total[who] = (total[who] ?? 0) + t - open[who]!;
      delete open[who];
    }
  }
  return {
    total,
    open: Object.keys(open).sort(),
    warn,
    busiest: Object.entries(total).reduce<[string, number] | null>((b, e) => (b && b[1] >= e[1] ? b : e), null),
  };
});
export const intervals = workflow(async ({ intervals }: { intervals: [number, number][] }) => {
  const merged = intervals
    .map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]))
    .sort((x, y) => x[0] - y[0])
    .reduce<[number, number][]>((acc, [a, b]) => {
      const last = acc[acc.length - 1];
      if (last && a <= last[1]) last[1] = Math.max(last[1], b);
      else acc.push([a, b]);
      return acc;
    }, []);
  const gaps = merged.slice(1).map(([a], i) => [merged[i]![1], a]);
  return { merged, gaps, cover: merged.reduce((s, [a, b]) => s + b - a, 0) };
});
export const caseForms = workflow(async ({ s }: { s: string }) => {
  const kebab = s
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/[\s_]+/g, '-')
    .toLowerCase();
  const camel = kebab.replace(/-+(.)?/g, (_, c?: string) => (c ? c.toUpperCase() : ''));
  const init = s
    .split(/\s+/)
    .filter(Boolean)
    .map((w) => w[0]!.toUpperCase())
    .join('');
  const mask = s.replace(/.(?=.{4})/g, '*');
  const trunc = s.length > 8 ? `${s.slice(0, 7).trimEnd()}…` : s;
  const count = (s.match(/[aeiou]/gi) || []).length;
  return {
    kebab,
    camel,
    init,
    mask,
    trunc,
    count,
    rev: s.split('').reverse().join(''),
    ana: [...s.toLowerCase().replace(/\W/g, '')].sort().join(''),
  };
});
export const retriedByHand = workflow(async ({ n }: { n: number }) => {
  const retry = { max: 3, delays: [1, 2] };
  let err: Error | null = null;
  for (let a = 0; a < retry.max; a++) {
    try {
      err = null;
      const v = await num({ n: n + a });
      if (v < 0) throw new RangeError(`v${v}`);
      return { v, a };
    } catch (e) {
      err = e instanceof Error ? e : new Error(String(e));
      if (err.name === 'Fatal') break;
      const d = retry.delays[a];
      if (d !== undefined) await sleep(d);
    }
  }
  return { failed: err?.name ?? 'none', msg: err?.message };
});
export const memoized = workflow(async ({ ids }: { ids: string[] }) => {
  const cache: Record<string, string> = {};
  let hits = 0;
  const get = async (id: string): Promise<string> => {
    const c = cache[id];
    if (c !== undefined) {
      hits++;
      return c;
    }
    return (cache[id] = await str({ s: id }));
  };
  const out: string[] = [];
  for (const id of ids) out.push(await get(id), await get(id));
  return { out, hits, n: Object.keys(cache).length };
});
export const awaitedBisection = workflow(async ({ xs }: { xs: number[] }) => {
  let lo = 0,
    hi = xs.length;
  const tried: number[] = [];
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    tried.push(mid);
    if ((await num({ n: xs[mid]! })) >= 5) hi = mid;
    else lo = mid + 1;
  }
  return { lo, tried, hit: xs[lo] ?? null };
});
export const lifecycle = workflow(async ({ order }: { order: { status: string; items: number; paid?: boolean } }) => {
  let { status } = order;
  const history = [status];
  for (let guard = 0; guard < 6; guard++) {
    const next: string | null =
      status === 'new'
        ? order.items > 0
          ? 'packed'
          : 'void'
        : status === 'packed'
          ? order.paid
            ? 'sent'
            : (await str({ s: 'dun' })) && 'held'
          : status === 'held'
            ? 'void'
            : null;
    if (next === null) break;
    history.push((status = next));
  }
  return { status, history };
});
export const changes = workflow(async ({ a, b }: { a: Record<string, unknown>; b: Record<string, unknown> }) => {
  const ch: { k: string; from: unknown; to: unknown }[] = [];
  for (const k of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const x = JSON.stringify(a[k]),
      y = JSON.stringify(b[k]);
    if (x !== y) ch.push({ k, from: a[k] ?? null, to: b[k] ?? null });
  }
  return {
    ch,
    added: ch.filter((c) => !(c.k in a)).map((c) => c.k),
    removed: Object.keys(a).filter((k) => !Object.hasOwn(b, k)),
  };
});
export const clock = workflow(async ({ t }: { t: string }) => {
  const [h = NaN, m = 0, s = 0] = t.split(':').map(Number);
  const secs = h * 3600 + m * 60 + s;
  const f = (x: number) => {
    const neg = x < 0;
    x = Math.abs(x);
    const p = [Math.floor(x / 3600), Math.floor((x % 3600) / 60), x % 60].map((n) => `${n}`.padStart(2, '0'));
    return (neg ? '-' : '') + p.join(':');
  };
  return Number.isNaN(secs)
    ? 'bad'
    : {
        secs,
        plus: f(secs + 3661),
        minus: f(secs - 86400),
        am: `${h % 12 || 12}:${String(m).padStart(2, '0')} ${h < 12 ? 'AM' : 'PM'}`,
      };
});
export const patterns = workflow(async ({ xs }: { xs: string[] }) => {
  const [first, second = first, ...others] = xs;
  const last = others.length ? others[others.length - 1] : second;
  let acc = '';
  for (const [i, c] of [...(first ?? '')].entries()) acc = i % 2 ? c + acc : acc + c;
  const nested = { a: { b: { c: xs } } };
  const {
    a: {
      b: {
        c: [, z = 'none'],
      },
    },
  } = nested;
  return { first: first ?? null, second: second ?? null, last: last ?? null, n: others.length, acc, z };
});
export const generatorLike = workflow(async ({ n }: { n: number }) => {
  const gen = { next: () => n++ };
  const a = gen.next() + gen.next() * gen.next();
  const b = [gen.next(), n, gen.next()];
  const c = n > 5 ? gen.next() : -gen.next();
  const t = `${gen.next()}-${n}-${gen.next()}`;
  return { a, b, c, t, n };
});
export const described = workflow(async ({ v }: { v: unknown }) => {
  const d = (x: unknown): string => {
    if (x === undefined) return 'undefined';
    if (x === null) return 'null';
    if (typeof x === 'string') return `'${x}'`;
    if (typeof x === 'number' || typeof x === 'boolean') return `${x}`;
    if (Array.isArray(x)) return `[${x.map(d).join(', ')}]`;
    const o = x as Record<string, unknown>;
    return `{${Object.keys(o)
      .sort()
      .map((k) => `${k}: ${d(o[k])}`)
      .join(', ')}}`;
  };
  return d(v);
});
export const longAddition = workflow(async ({ a, b }: { a: string; b: string }) => {
  const carry = { v: 0 };
  let out = '';
  for (let i = 0; i < Math.max(a.length, b.length) || carry.v; i++) {
    const s = +(a[a.length - 1 - i] ?? 0) + +(b.at(-1 - i) ?? '0') + carry.v;
    out = (s % 10) + out;
    carry.v = Math.trunc(s / 10);
  }
  return out || '0';
});
const I = (...inputs: unknown[]) => ({ inputs });
export default cases(
  {
    markdown: I({ md: '' }, { md: '# Hi **b** x\n[l](http://x) `a` and `b`\n#### no' }),
    versions: I({ v: 'v1.2' }, { v: '1.2.3-rc.1' }, { v: '2.0.0' }, { v: 'x' }),
    writesInOrder: I({ xs: [] }, { xs: [3, 4] }),
    updatesInOrder: I({ xs: [1, 2, 3] }, { xs: [5, 6, 7, 8] }),
    readsInOrder: I({ n: 1 }, { n: -3 }),
    optionalRows: I(
      { b: { id: 'b', n: 1 } },
      { a: null, b: { id: '', n: 0, tags: [] } },
      { a: { id: 'a', n: 2.25, tags: ['p', 'q'] }, b: { id: 'b', n: 1 } },
    ),
    finallyLeaves: I({ xs: [] }, { xs: [1, 0] }, { xs: [1, 0, 2] }, { xs: [7, 1, 1] }, { xs: [-1] }, { xs: [0, 7] }),
    indexed: I(
      { rows: [] },
      {
        rows: [
          { id: 'a', n: 1, tags: ['x', 'y'] },
          { id: 'b', n: 2 },
          { id: 'a', n: 3 },
        ],
      },
    ),
    setOperations: I({ a: [], b: [] }, { a: ['x', 'y', 'x'], b: ['y', 'z'] }),
    recurring: I(
      { start: '2026-01-30', end: '2026-04-01', every: 'month' },
      { start: '2024-02-28', end: '2024-03-01', every: 'day' },
      { start: '2026-01-01', end: '2025-01-01', every: 'week' },
    ),
    dependencies: I(
      { jobs: [] },
      {
        jobs: [
          { id: 'a', deps: ['b', 'c'] },
          { id: 'b', deps: ['c'] },
        ],
      },
      {
        jobs: [
          { id: 'a', deps: ['b'] },
          { id: 'b', deps: ['a'] },
        ],
      },
    ),
    heap: I({ tasks: [] }, { tasks: [5, 3, 8, 1, 3].map((pri, i) => ({ name: `t${i}`, pri })) }),
    brackets: I({ s: '' }, { s: 'a(b(c)d)(e)' }, { s: '())' }, { s: '((' }),
    attendance: I(
      { events: [] },
      {
        events: [
          { t: 5, type: 'out', who: 'a' },
          { t: 1, type: 'in', who: 'a' },
          { t: 5, type: 'in', who: 'a' },
          { t: 6, type: 'in', who: 'b' },
          { t: 7, type: 'in', who: 'b' },
          { t: 9, type: 'out', who: 'c' },
        ],
      },
    ),
    intervals: I(
      { intervals: [] },
      {
        intervals: [
          [5, 1],
          [2, 6],
          [8, 9],
          [9, 9],
          [12, 10],
        ],
      },
    ),
    caseForms: I({ s: '' }, { s: 'fooBar baz_qux  HTTPServer' }, { s: 'éa i' }),
    retriedByHand: I({ n: 1 }, { n: -1 }, { n: -50 }, { n: -100 }),
    memoized: I({ ids: [] }, { ids: ['a', 'b', 'a'] }),
    awaitedBisection: I({ xs: [] }, { xs: [1, 4, 5, 9, 9] }, { xs: [1] }),
    lifecycle: I(
      { order: { status: 'new', items: 0 } },
      { order: { status: 'new', items: 1 } },
      { order: { status: 'new', items: 1, paid: true } },
      { order: { status: 'x', items: 1 } },
    ),
    changes: I({ a: {}, b: {} }, { a: { x: 1, y: [1], z: null }, b: { y: [2], z: null, w: false } }),
    clock: I({ t: '13:05:09' }, { t: '0' }, { t: 'x' }, { t: '12:00' }),
    patterns: I({ xs: [] }, { xs: ['abcd'] }, { xs: ['a', 'b', 'c'] }),
    generatorLike: I({ n: 0 }, { n: 9 }),
    described: I({}, { v: null }, { v: { b: [1, 'x', {}], a: true } }),
    longAddition: I({ a: '', b: '' }, { a: '999', b: '27' }, { a: '5', b: '5' }),
  },
  () => {
    let c = 0;
    return {
      Num: ({ n }: { n: number }) => {
        if (n <= -100) throw new TaskFailure('Fatal', 'f');
        if (n <= -48) throw new TaskFailure('Soft', `${n}`);
        return n;
      },
      Str: ({ s }: { s: string }) => s.toUpperCase() + c++,
      Log: () => null,
    };
  },
);
