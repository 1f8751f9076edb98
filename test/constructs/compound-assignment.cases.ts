/** Compound and logical assignment to variables, properties and items: the left side is read before awaits on the right. */
import { workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

const get = lambda.fn<{ n: number }, number>('Get');
const text = lambda.fn<{ n: number }, string>('Text');

export const compoundOperators = workflow(async ({ a, b }: { a: number; b: number }) => {
  const out: number[] = [];
  let x = a;
  out.push((x += b));
  out.push((x -= 2 * b));
  out.push((x *= 3));
  out.push((x /= 2));
  out.push((x %= 5));
  out.push((x **= 2));
  x = Math.trunc(x);
  out.push((x <<= 2));
  out.push((x >>= 1));
  out.push((x >>>= 1));
  out.push((x |= 8));
  out.push((x &= 12));
  out.push((x ^= 5));
  return out;
});

export const compoundText = workflow(async ({ s, n }: { s: string; n: number }) => {
  let out = s;
  out += n;
  out += null;
  out += `${out.length}`;
  out += true;
  return out;
});

export const compoundAwaitReadsFirst = workflow(async ({ n }: { n: number }) => {
  let x = n;
  const change = async () => {
    x = 1000;
    return get({ n: 1 });
  };
  x += await change();
  return x;
});

export const compoundProperties = workflow(async ({ n }: { n: number }) => {
  const o: { count: number; inner: { text: string }; list: number[] } = {
    count: n,
    inner: { text: 'a' },
    list: [1, 2],
  };
  o.count += await get({ n });
  o.inner.text += await text({ n });
  o.list[0]! += o.count;
  o.list[o.list.length - 1]! *= 10;
  return o;
});

interface Keyed {
  a?: number;
  b?: { c?: string[] };
  'x-y'?: number;
}

export const compoundNullish = workflow(async ({ a, b, c }: { a?: string | null; b?: number; c?: { d?: string } }) => {
  let x = a;
  x ??= 'default';
  let y = b;
  y ??= await get({ n: 1 });
  const o: { d?: string } = { ...c };
  o.d ??= await text({ n: 2 });
  return { x, y, o };
});

export const compoundKeys = workflow(
  async ({ t, key, k }: { t: Keyed; key: string; k: { a: number; key: string } }) => {
    const o: Keyed = { ...t };
    o.a ??= 5;
    o['x-y'] ??= 6;
    (o.b ??= {}).c ??= ['n'];
    const all: Record<string, number> = {};
    all[key] ??= 1;
    all[k.key] ??= 2;
    all[k.a] ??= 3;
    all[k.a]! ||= 4;
    const p: { q?: number } = {};
    p.q &&= 3;
    p.q ||= 9;
    return { o, all, p };
  },
);

export const compoundOr = workflow(async ({ s, n }: { s: string; n: number }) => {
  let x = s;
  x ||= await text({ n });
  let y = n;
  y ||= 42;
  return { x, y };
});

export const compoundAnd = workflow(async ({ s, n }: { s: string | null; n: number }) => {
  let x = s;
  x &&= await text({ n });
  let y = n;
  const result = (y &&= y + 1);
  return { x, y, result };
});

export const compoundNullishShortCircuit = workflow(
  async ({ table, key }: { table: Record<string, number[]>; key: string }) => {
    const copy = { ...table };
    let made = 0;
    const make = () => {
      made++;
      return [] as number[];
    };
    copy[key] ??= make();
    copy[key] ??= make();
    return { copy, made };
  },
);

export const compoundAsExpression = workflow(async ({ n }: { n: number }) => {
  let a: number;
  let b: number;
  const c = (a = b = n) + (a += 1) + (b *= 2);
  if ((a = await get({ n: b })) > 10) return { a, b, c, big: true };
  return { a, b, c };
});

export const compoundInLoop = workflow(async ({ list }: { list: number[] }) => {
  const totals: Record<string, number> = {};
  let best = -1;
  for (const n of list) {
    const key = n % 2 === 0 ? 'even' : 'odd';
    totals[key] = (totals[key] ?? 0) + (await get({ n }));
    best = n > best ? (totals.best = n) : best;
  }
  return { totals, best };
});

export const compoundKeyOnce = workflow(async ({ n }: { n: number }) => {
  const list = [1, 2, 3];
  let i = n;
  list[i++]! += await get({ n: i });
  return { list, i };
});

const pairs = [
  { a: 7, b: 2 },
  { a: 0, b: 1 },
  { a: -9.5, b: 0.5 },
];

export const compoundAsTarget = workflow(
  async ({ rows }: { rows: { team: string; name: string; points: number }[] }) => {
    const table: Record<string, Record<string, number>> = {};
    const names: Record<string, Record<string, string[]>> = {};
    let best: { points?: number } | null = null;
    for (const { team, name, points } of rows) {
      (table[team] ??= {})[name] = (table[team][name] ?? 0) + points;
      ((names[team] ??= {})[name] ||= []).push(`${name}${points}`);
      (best ??= {}).points = Math.max(best.points ?? 0, points);
    }
    return { table, names, best };
  },
);

export const compoundTargetKeyOnce = workflow(async ({ list }: { list: string[] }) => {
  const rows: Record<string, string[]> = {};
  const order: string[] = [];
  let at = 0;
  const next = (): number => {
    order.push(`at ${at}`);
    return at++;
  };
  for (const item of list) {
    (rows[next()] ||= []).push(item, `${at}`);
    (rows[await text({ n: list.length })] ??= []).push(item);
    (rows.last = [item]).push(item);
  }
  return { rows, order };
});

export default cases(
  {
    compoundOperators: { inputs: pairs, transitions: 1 },
    compoundText: {
      inputs: [
        { s: 'x', n: 1.5 },
        { s: '', n: 0 },
      ],
      transitions: 1,
    },
    compoundAwaitReadsFirst: { inputs: [{ n: 1 }], transitions: 1 },
    compoundProperties: { inputs: [{ n: 1 }, { n: 0 }], transitions: 2 },
    compoundKeys: {
      inputs: [
        { t: {}, key: 'a', k: { a: 1, key: 'a' } },
        { t: { a: 0, b: {}, 'x-y': 0 }, key: '1', k: { a: 1, key: 'z' } },
      ],
    },
    compoundNullish: { inputs: [{}, { a: null }, { a: '', b: 0, c: { d: '' } }, { a: 'x', b: 5, c: {} }] },
    compoundOr: {
      inputs: [
        { s: '', n: 0 },
        { s: 'x', n: 1 },
      ],
    },
    compoundAnd: {
      inputs: [
        { s: 'x', n: 1 },
        { s: '', n: 0 },
        { s: null, n: 2 },
      ],
    },
    compoundNullishShortCircuit: {
      inputs: [
        { table: {}, key: 'a' },
        { table: { a: [1] }, key: 'a' },
        { table: { b: [] }, key: '' },
      ],
      transitions: 1,
    },
    compoundAsExpression: { inputs: [{ n: 1 }, { n: 10 }] },
    compoundInLoop: { inputs: [{ list: [1, 4, 3] }, { list: [] }, { list: [0] }] },
    compoundAsTarget: {
      inputs: [
        { rows: [] },
        {
          rows: [
            { team: 'a', name: 'x', points: 2 },
            { team: 'b', name: 'x', points: 0 },
            { team: 'a', name: 'y', points: 3 },
            { team: 'a', name: 'x', points: 1 },
          ],
        },
      ],
    },
    compoundTargetKeyOnce: { inputs: [{ list: [] }, { list: ['p', 'q'] }] },
    compoundKeyOnce: { inputs: [{ n: 0 }, { n: 1 }], transitions: 1 },
  },
  () => ({ Get: ({ n }: { n: number }) => n * 10, Text: ({ n }: { n: number }) => (n > 0 ? `t${n}` : '') }),
);
