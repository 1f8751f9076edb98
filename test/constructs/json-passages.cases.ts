/** How far values are followed that have lost NaN, infinities or undefined items on their way through JSON. */
import { distributedMap, map, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases } from '../differential/cases.ts';

interface E {
  xs: number[];
}
const send = lambda.fn<Record<string, unknown>, unknown>('Send');

export const refusedLoop = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  let s = 0;
  for (const { v } of rs) s += v;
  return s;
});
export const refusedReduce = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  return rs.reduce((a, r) => a + r.v, 0);
});
export const refusedComparison = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  return rs[0]?.v === null;
});
export const refusedInRecord = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  const o = { rs };
  return o.rs.map((r) => (r.v ? 1 : 2));
});
export const refusedSort = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  return rs.toSorted((a, b) => a.v - b.v);
});
export const refusedText = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => [n / 0]);
  return rs.flat().join();
});
export const refusedInMap = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  const m = new Map(rs.map((r) => [`${1}`, r.v]));
  return m.get('1') ?? 'nn';
});
export const refusedOfAll = workflow(async ({ xs }: E) => {
  const [rs] = await Promise.all([distributedMap(xs, async (n) => ({ v: n / 0 })), send({})]);
  return rs.map((r) => r.v ?? 'nn');
});
export const refusedKept = workflow(async ({ xs }: E) => {
  const p = distributedMap(xs, async (n) => ({ v: n / 0 }));
  await send({});
  const rs = await p;
  return rs.map((r) => r.v ?? 'nn');
});
export const refusedThroughHelper = workflow(async ({ xs }: E) => {
  const f = async () => {
    try {
      return await distributedMap(xs, async (n) => ({ v: n / 0 }));
    } finally {
      await send({});
    }
  };
  return (await f()).map((r) => r.v ?? 'nn');
});
export const refusedPushed = workflow(async ({ xs }: E) => {
  const out: { v: number }[] = [];
  out.push(...(await distributedMap(xs, async (n) => ({ v: n / 0 }))));
  return out.map((r) => r.v ?? 'nn');
});
export const refusedInner = workflow(async ({ xs }: E) => {
  const all = await map(xs, async (x) => distributedMap(xs, async (n) => ({ v: n / 0 + x })));
  return all.map((l) => l.map((r) => r.v ?? 'nn'));
});
export const refusedCaptured = workflow(async ({ xs }: E) => {
  const o = { v: xs.length / 0 };
  const a = await distributedMap([o], async (i) => {
    const inner = await distributedMap(xs, async (n) => n + i.v);
    return inner;
  });
  return a;
});
export const refusedPushedItems = workflow(async ({ xs }: E) => {
  const ys: number[] = [];
  for (const x of xs) ys.push(x / 0);
  return distributedMap(ys, async (n) => n ?? 'nn');
});
export const refusedBatches = workflow(async ({ xs }: E) => {
  const ys: number[] = [];
  for (const x of xs) ys.push(x / 0);
  return distributedMap(ys, async ({ items }) => items.map((n) => n ?? 'nn'), { batch: { maxItems: 2 } });
});
export const refusedValues = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n / 0 }));
  return Object.values(rs[0] ?? {}).map((v) => v ?? 'nn');
});
export const refusedDestructured = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ a: { v: n / 0 } }));
  const {
    a: { v },
  } = rs[0]!;
  return v ?? 'nn';
});
export const refusedAssigned = workflow(async ({ xs }: E) => {
  let last = { v: 1 };
  for (const r of await distributedMap(xs, async (n) => ({ v: n / 0 }))) last = r;
  return Number.isFinite(last.v) ? 1 : typeof last.v;
});
export const refusedKeys = workflow(async ({ xs }: E) => {
  const c: Record<string, number> = JSON.parse(JSON.stringify({ a: xs.length / 0 }));
  let n = 0;
  for (const k in c) n += c[k] ?? 5;
  return n;
});
export const refusedTextApart = workflow(async ({ xs }: E) => {
  const text = JSON.stringify({ a: xs.length / 0 });
  await send({ text });
  const c: { a: number } = JSON.parse(text);
  return c.a === null;
});

export const finiteOrNull = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: Number.isFinite(n / 0) ? n / 0 : null }));
  return rs.map((r) => r.v ?? 'nn');
});
export const finite = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ v: n * 2 + 1, w: [n] }));
  return [rs.map((r) => r.v + 1), rs.reduce((a, r) => a + r.v, 0)];
});
export const halves = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => (n > 1 ? n / 2 : undefined));
  return rs.filter((r) => r != null).length;
});
export const flags = workflow(async ({ xs }: E) => {
  const rs = await distributedMap(xs, async (n) => ({ ok: n > 1, avg: n / xs.length }));
  if (rs.some((r) => !r.ok)) await send({ failed: rs.filter((r) => !r.ok) });
  return { count: rs.length, rs };
});
const inputs = [{ xs: [1] }, { xs: [2, 3] }, { xs: [] }];
const refused = { inputs: [], refused: 'STEP2127' };
export default cases(
  {
    refusedLoop: refused,
    refusedReduce: refused,
    refusedComparison: refused,
    refusedInRecord: refused,
    refusedSort: refused,
    refusedText: refused,
    refusedInMap: refused,
    refusedOfAll: refused,
    refusedKept: refused,
    refusedThroughHelper: refused,
    refusedPushed: refused,
    refusedInner: refused,
    refusedCaptured: refused,
    refusedPushedItems: refused,
    refusedBatches: refused,
    refusedValues: refused,
    refusedDestructured: refused,
    refusedAssigned: refused,
    refusedKeys: refused,
    refusedTextApart: refused,
    finiteOrNull: { inputs, concurrent: true },
    finite: { inputs, concurrent: true },
    halves: { inputs, concurrent: true },
    flags: { inputs, concurrent: true },
  },
  () => ({ Send: () => 1 }),
);
