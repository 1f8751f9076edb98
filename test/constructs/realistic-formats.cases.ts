/** Formats and files: checks of numbers, encodings, templates, CSV, query strings, diffs, dates, pages and undo. */
import { sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const flaky = lambda.fn<{ n: number; attempt: number }, { ok: boolean }>('Flaky');
const log = lambda.fn<{ m: string }, null>('Log');

export const luhnIsbn = workflow(async ({ card, isbn }: { card: string; isbn: string }) => {
  const digits = card.replace(/\D/g, '');
  let sum = 0;
  for (let i = digits.length - 1, alt = false; i >= 0; i--, alt = !alt) {
    let d = +digits[i]!;
    if (alt && (d *= 2) > 9) d -= 9;
    sum += d;
  }
  const clean = isbn.replace(/[-\s]/g, '');
  const valid10 =
    /^\d{9}[\dX]$/.test(clean) &&
    [...clean].reduce((s, c, i) => s + (c === 'X' ? 10 : Number(c)) * (10 - i), 0) % 11 === 0;
  const valid13 =
    /^\d{13}$/.test(clean) &&
    clean
      .split('')
      .map(Number)
      .reduce((s, d, i) => s + d * (i % 2 ? 3 : 1), 0) %
      10 ===
      0;
  return { luhn: digits.length > 0 && sum % 10 === 0, valid10, valid13 };
});
export const utf8 = workflow(async ({ text }: { text: string }) => {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    let c = text.charCodeAt(i);
    if (c >= 0xd800 && c <= 0xdbff && i + 1 < text.length) {
      const low = text.charCodeAt(i + 1);
      if (low >= 0xdc00 && low <= 0xdfff) {
        c = ((c - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
        i++;
      }
    }
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else out.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return {
    out,
    length: out.length,
    points: Array.from(text, (c) => c.codePointAt(0)!.toString(16).toUpperCase()),
    rev: [...text].reverse().join(''),
  };
});
export const backoff = workflow(async ({ n, max }: { n: number; max: number }) => {
  const waits: number[] = [];
  let delay = 1;
  for (let attempt = 1; ; attempt++) {
    try {
      const { ok } = await flaky({ n, attempt });
      if (ok) return { attempt, waits };
      if (attempt >= max) return { attempt, waits, gaveUp: true };
    } catch (e) {
      if (!(e instanceof Error) || e.name !== 'Throttled' || attempt >= max) throw e;
    }
    waits.push(delay);
    await sleep(delay);
    delay = Math.min(delay * 2, 5);
  }
});
type Step = { name: string; fails?: boolean; undoFails?: boolean };
export const sagaUndo = workflow(async ({ steps }: { steps: Step[] }) => {
  const done: Step[] = [];
  const problems: string[] = [];
  try {
    for (const step of steps) {
      await log({ m: `do ${step.name}` });
      if (step.fails) throw new Error(`step ${step.name} failed`);
      done.unshift(step);
    }
    return { ok: true, done: done.map((s) => s.name) };
  } catch (cause) {
    for (const step of done) {
      try {
        if (step.undoFails) throw new Error(`undo ${step.name}`, { cause });
        await log({ m: `undo ${step.name}` });
      } catch (e) {
        problems.push((e as Error).message);
      }
    }
    if (problems.length) throw new AggregateError([], `${(cause as Error).message}; ${problems.join(', ')}`);
    return { ok: false, reason: (cause as Error).message };
  }
});
export const percentiles = workflow(async ({ xs, ps }: { xs: number[]; ps: number[] }) => {
  const s = xs.toSorted((a, b) => a - b);
  const p = (q: number) => {
    if (!s.length) return null;
    const r = (q / 100) * (s.length - 1),
      lo = Math.floor(r),
      hi = Math.ceil(r);
    return s[lo]! + (s[hi]! - s[lo]!) * (r - lo);
  };
  const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
  const variance = xs.reduce((a, x) => a + (x - mean) ** 2, 0) / xs.length;
  const mode = Object.entries(xs.reduce<Record<string, number>>((m, x) => ((m[x] = (m[x] || 0) + 1), m), {})).sort(
    (a, b) => b[1] - a[1] || +a[0] - +b[0],
  )[0]?.[0];
  return {
    q: Object.fromEntries(ps.map((q) => [`p${q}`, p(q)])),
    mean: Number.isNaN(mean) ? null : +mean.toFixed(3),
    sd: Math.sqrt(variance),
    mode,
  };
});
export const running = workflow(async ({ xs }: { xs: number[] }) => {
  let total = 0,
    peak = -Infinity,
    drop = 0;
  const rows = xs.map((x, i, all) => {
    total += x;
    peak = Math.max(peak, total);
    drop = Math.max(drop, peak - total);
    return { x, total, delta: i ? x - all[i - 1]! : 0, peak };
  });
  return { rows, peak, drop, last: rows.at(-1)?.total ?? 0 };
});
export const template = workflow(async ({ tpl, data }: { tpl: string; data: Record<string, unknown> }) => {
  const get = (path: string): unknown => path.split('.').reduce<any>((o, k) => (o == null ? undefined : o[k]), data);
  const missing: string[] = [];
  const out = tpl.replace(/\{\{\s*([\w.]+)(?:\|(\w+))?\s*\}\}/g, (all, path: string, filter?: string) => {
    const v = get(path);
    if (v === undefined) {
      missing.push(path);
      return all;
    }
    const s = typeof v === 'object' ? JSON.stringify(v) : String(v);
    switch (filter) {
      case 'upper':
        return s.toUpperCase();
      case 'len':
        return String(s.length);
      case undefined:
        return s;
      default:
        return `?${filter}`;
    }
  });
  return { out, missing };
});
export const csvQuoted = workflow(async ({ text }: { text: string }) => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quoted) {
      if (c === '"') {
        if (text[i + 1] === '"') {
          cell += '"';
          i++;
        } else quoted = false;
      } else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      row.push(cell);
      cell = '';
    } else if (c === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else if (c !== '\r') cell += c;
  }
  if (cell !== '' || row.length) {
    row.push(cell);
    rows.push(row);
  }
  const [head = [], ...body] = rows;
  return body.map((r) => Object.fromEntries(head.map((h, i) => [h, r[i] ?? null])));
});
export const query = workflow(async ({ url }: { url: string }) => {
  const [path, search = ''] = url.split('?', 2);
  const params: Record<string, string | string[]> = {};
  for (const part of search.split('&').filter(Boolean)) {
    const [k = '', v = ''] = part.split('=').map((s) => decodeURIComponent(s.replace(/\+/g, ' ')));
    const had = params[k];
    if (had === undefined) params[k] = v;
    else if (Array.isArray(had)) had.push(v);
    else params[k] = [had, v];
  }
  return {
    path,
    params,
    back: Object.entries(params)
      .flatMap(([k, v]) => [v].flat().map((x) => `${encodeURIComponent(k)}=${encodeURIComponent(x)}`))
      .join('&'),
  };
});
export const wordDiff = workflow(async ({ a, b }: { a: string; b: string }) => {
  const x = a.split(' '),
    y = b.split(' ');
  const t = Array.from({ length: x.length + 1 }, () => Array<number>(y.length + 1).fill(0));
  for (let i = x.length - 1; i >= 0; i--)
    for (let j = y.length - 1; j >= 0; j--)
      t[i]![j] = x[i] === y[j] ? t[i + 1]![j + 1]! + 1 : Math.max(t[i + 1]![j]!, t[i]![j + 1]!);
  const out: string[] = [];
  let i = 0,
    j = 0;
  while (i < x.length && j < y.length) {
    if (x[i] === y[j]) {
      out.push(x[i++]!);
      j++;
    } else if (t[i + 1]![j]! >= t[i]![j + 1]!) out.push(`[-${x[i++]}]`);
    else out.push(`[+${y[j++]}]`);
  }
  while (i < x.length) out.push(`[-${x[i++]}]`);
  while (j < y.length) out.push(`[+${y[j++]}]`);
  return out.join(' ');
});
export const businessDays = workflow(
  async ({ from, days, holidays }: { from: string; days: number; holidays: string[] }) => {
    const d = new Date(`${from}T00:00:00Z`);
    const off = new Set(holidays);
    let left = Math.abs(days);
    const dir = Math.sign(days);
    while (left > 0) {
      d.setUTCDate(d.getUTCDate() + dir);
      if (d.getUTCDay() % 6 !== 0 && !off.has(d.toISOString().slice(0, 10))) left--;
    }
    return d.toISOString().slice(0, 10);
  },
);
export const isoWeek = workflow(async ({ dates }: { dates: string[] }) =>
  dates.map((s) => {
    const d = new Date(s);
    const t = new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), d.getUTCDate()));
    const day = t.getUTCDay() || 7;
    t.setUTCDate(t.getUTCDate() + 4 - day);
    const start = Date.UTC(t.getUTCFullYear(), 0, 1);
    const week = Math.ceil(((t.getTime() - start) / 86400000 + 1) / 7);
    return `${t.getUTCFullYear()}-W${String(week).padStart(2, '0')}-${day}`;
  }),
);
const all = cases(
  {
    luhnIsbn: {
      inputs: [
        { card: '4539 1488 0343 6467', isbn: '0-306-40615-2' },
        { card: '', isbn: '978-0-306-40615-7' },
        { card: '8273123273520569', isbn: '080442957X' },
      ],
    },
    utf8: { inputs: [{ text: '' }, { text: 'aé€😀' }, { text: '\ud83dx' }, { text: '\ude00' }] },
    backoff: {
      inputs: [
        { n: 0, max: 3 },
        { n: 2, max: 5 },
        { n: 9, max: 3 },
        { n: -1, max: 3 },
        { n: 100, max: 2 },
      ],
    },
    sagaUndo: {
      inputs: [
        { steps: [] },
        { steps: [{ name: 'a' }, { name: 'b' }] },
        { steps: [{ name: 'a' }, { name: 'b', undoFails: true }, { name: 'c', fails: true }] },
        { steps: [{ name: 'a' }, { name: 'c', fails: true }] },
        { steps: [{ name: 'logfail' }] },
      ],
    },
    percentiles: {
      inputs: [
        { xs: [], ps: [50] },
        { xs: [3], ps: [0, 50, 100] },
        { xs: [5, 1, 4, 4, 2, 3.5], ps: [10, 50, 90] },
      ],
    },
    running: { inputs: [{ xs: [] }, { xs: [5, -3, 2, -6, 10] }] },
    template: {
      inputs: [
        {
          tpl: 'Hi {{ user.name|upper }} {{x}} {{user}} {{n|len}} {{user.a.b}} {{z|foo}}',
          data: { user: { name: 'ann $1' }, x: null, n: 12.5, z: false },
        },
        { tpl: '', data: {} },
      ],
    },
    csvQuoted: { inputs: [{ text: '' }, { text: 'a,b\n1,"x, ""y""\nz"\r\n2' }, { text: 'a\n\n"' }] },
    query: { inputs: [{ url: '/p' }, { url: '/p?a=1&b=x+y&a=%C3%A9&a&=2' }, { url: '/p?x=%' }] },
    wordDiff: {
      inputs: [
        { a: '', b: '' },
        { a: 'the quick brown fox', b: 'the slow brown fox jumps' },
      ],
    },
    businessDays: {
      inputs: [
        { from: '2026-01-30', days: 3, holidays: ['2026-02-03'] },
        { from: '2026-01-01', days: -5, holidays: [] },
        { from: '2026-01-03', days: 0, holidays: [] },
      ],
    },
    isoWeek: {
      inputs: [
        { dates: [] },
        { dates: ['2026-01-01', '2024-12-30', '2021-01-03', '2020-12-31T23:59:59Z', '1969-12-29'] },
        { dates: ['nope'] },
      ],
    },
  },
  () => {
    return {
      Echo: ({ v }: { v: unknown }) => v,
      Num: ({ n }: { n: number }) => n,
      Page: ({ token }: { token?: string }) =>
        token === undefined
          ? {
              items: [
                { id: '1', amount: 2, at: '2026-02-03' },
                { id: '2', amount: null, at: '2026-02-03' },
              ],
              next: 'b',
            }
          : token === 'b'
            ? { items: [], next: 'c' }
            : {
                items: [
                  { id: '3', amount: 0.5, at: '2026-01-03' },
                  { id: '3', amount: 0, at: '2026-02-01' },
                ],
                next: null,
              },
      Flaky: ({ n, attempt }: { n: number; attempt: number }) => {
        if (n < 0) throw new TaskFailure('Fatal', 'x');
        if (n > 50 || (n && attempt === 2)) throw new TaskFailure('Throttled', 'slow');
        return { ok: attempt > n };
      },
      Log: ({ m }: { m: string }) => {
        if (m.includes('logfail')) throw new TaskFailure('LogDown', m);
        return null;
      },
    };
  },
);
export default all;
