/** Rules as they are written on the first day: approvals, retries with jitter, routing, flags, idempotency, reports, dates, limits. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const call = lambda.fn<{ id: string; attempt?: number }, { ok: boolean; code: number; retryAfter?: number }>('Call');
const approve = lambda.fn<{ id: string }, { approved: boolean; by: string } | null>('Approve');
const send = lambda.fn<{ to: string; body: string }, { id: string }>('Send');
const find = lambda.fn<{ key: string }, { value: string } | null>('Find');
const store = lambda.fn<{ key: string; value: unknown }, null>('Store');
const list = lambda.fn<
  { page: number },
  { items: { id: string; owner: string; price?: number; tags: string[] }[]; last: boolean }
>('List');

class Rejected extends WorkflowError {}
class Expired extends WorkflowError {}

export const approval = workflow(async ({ id, seconds }: { id: string; seconds: number }) => {
  const timeout = async (): Promise<never> => {
    await sleep(seconds);
    throw new Expired(`no answer for ${id}`);
  };
  try {
    const answer = await Promise.race([approve({ id }), timeout()]);
    if (!answer?.approved) throw new Rejected(`by ${answer?.by ?? 'nobody'}`);
    return { approved: true, by: answer.by };
  } catch (error) {
    if (error instanceof Expired) return { approved: false, escalate: true, reason: error.message };
    if (error instanceof Rejected) return { approved: false, escalate: false, reason: error.message };
    throw error;
  } finally {
    await send({ to: 'audit', body: id });
  }
});

export const jitter = workflow(async ({ id, limit }: { id: string; limit: number }) => {
  let last: Error | undefined;
  for (let attempt = 0; attempt < limit; attempt++) {
    try {
      const response = await call({ id, attempt });
      if (response.code === 429) {
        await sleep(response.retryAfter ?? 2 ** attempt);
        continue;
      }
      if (!response.ok) throw new Rejected(`code ${response.code}`);
      return { attempt, code: response.code };
    } catch (error) {
      last = error as Error;
      const base = Math.min(30, 2 ** attempt);
      const spread = (id.charCodeAt(0) % 10) / 10;
      await sleep(Math.ceil(base / 2 + (base / 2) * spread));
    }
  }
  throw last ?? new Expired('no attempts');
});

type Kind = 'mail' | 'sms' | 'none';
const routes: Record<Kind, (m: { to: string; text: string }) => Promise<string>> = {
  mail: async ({ to, text }) => (await send({ to, body: `Dear ${to}, ${text}` })).id,
  sms: async ({ to, text }) => {
    const parts = text.match(/.{1,5}/gs) ?? [];
    let last = '';
    for (const part of parts) last = (await send({ to, body: part })).id;
    return last;
  },
  none: async () => 'skipped',
};
export const routing = workflow(async ({ messages }: { messages: { kind: Kind; to: string; text: string }[] }) => {
  const sent: Record<string, string[]> = {};
  for (const { kind, ...message } of messages) {
    const handler = routes[kind] ?? routes.none;
    const id = await handler(message);
    (sent[kind] ||= []).push(id);
  }
  return sent;
});

interface Flag {
  name: string;
  enabled: boolean;
  percent?: number;
  users?: string[];
  requires?: string[];
}
const bucket = (text: string): number => [...text].reduce((hash, c) => (hash * 31 + c.codePointAt(0)!) % 100, 7);
const isOn = (flags: Map<string, Flag>, name: string, user: string): boolean => {
  const flag = flags.get(name);
  if (!flag?.enabled) return false;
  if (flag.users?.includes(user)) return true;
  if (flag.requires?.some((other) => other !== name && !isOn(flags, other, user))) return false;
  return flag.percent === undefined || bucket(`${name}:${user}`) < flag.percent;
};
export const flags = workflow(async ({ flags, user }: { flags: Flag[]; user: string }) => {
  const table = new Map(flags.map((flag) => [flag.name, flag]));
  const on = [...table.keys()].filter((name) => isOn(table, name, user));
  return { on, off: flags.length - on.length };
});

export const idempotent = workflow(async ({ key, items }: { key: string; items: { id: string; qty: number }[] }) => {
  const normal = JSON.stringify(
    items.map(({ id, qty }) => [id.toLowerCase(), qty]).sort(([a], [b]) => (a! < b! ? -1 : a! > b! ? 1 : 0)),
  );
  const existing = await find({ key: `${key}#${normal.length}` });
  if (existing) return { cached: true, ...(JSON.parse(existing.value) as { total: number }) };
  const total = items.map(({ qty }) => qty).reduce((a, b) => a + b, 0);
  await store({ key: `${key}#${normal.length}`, value: { total, items: JSON.parse(normal) } });
  return { cached: false, total };
});

export const report = workflow(async ({ top = 2 }: { top?: number }) => {
  const byOwner = new Map<string, { ids: string[]; sum: number; tags: string[] }>();
  for (let page = 0; ; page++) {
    const { items, last } = await list({ page });
    for (const { id, owner, price = 0, tags } of items) {
      let entry = byOwner.get(owner);
      if (!entry) {
        entry = { ids: [], sum: 0, tags: [] };
        byOwner.set(owner, entry);
      }
      entry.ids.push(id);
      entry.sum += price;
      tags.forEach((tag) => {
        if (!entry.tags.includes(tag)) entry.tags.push(tag);
      });
    }
    if (last) break;
  }
  const rows = [...byOwner.entries()]
    .map(([owner, { ids, sum, tags }]) => ({
      owner,
      count: ids.length,
      average: sum / ids.length,
      tags: [...tags].sort(),
    }))
    .sort((a, b) => b.average - a.average || a.owner.length - b.owner.length)
    .slice(0, top);
  return {
    rows,
    text: rows
      .map((r, i) => `${i + 1}. ${r.owner.padEnd(8, '.')} ${r.average.toFixed(2).padStart(8)} ${r.tags.join('|')}`)
      .join('\n'),
  };
});

const DAY = 24 * 60 * 60 * 1000;
export const dates = workflow(async ({ from, to, skip }: { from: string; to: string; skip: string[] }) => {
  const start = new Date(from);
  const end = new Date(to);
  const days: string[] = [];
  for (let t = start.getTime(); t <= end.getTime(); t += DAY) {
    const day = new Date(t);
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    const iso = day.toISOString().slice(0, 10);
    if (!weekend && !skip.includes(iso)) days.push(iso);
  }
  const nextMonth = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 1));
  return {
    days,
    count: days.length,
    nextMonth: nextMonth.toISOString(),
    between: Math.round((end.getTime() - start.getTime()) / DAY),
  };
});

export const rated = workflow(async ({ ids, perSecond }: { ids: string[]; perSecond: number }) => {
  const unique = [...new Set(ids.map((id) => id.trim()).filter(Boolean))];
  const out: Record<string, number> = {};
  const chunks = Array.from({ length: Math.ceil(unique.length / perSecond) }, (_, i) =>
    unique.slice(i * perSecond, (i + 1) * perSecond),
  );
  for (const [i, chunk] of chunks.entries()) {
    if (i > 0) await sleep(1);
    const codes = await Promise.all(chunk.map(async (id) => ({ id, ...(await call({ id })) })));
    for (const { id, code } of codes) out[id] = code;
  }
  return out;
});

interface Line {
  sku: string;
  qty: number;
  price?: number | null;
}
type Problem = { at: number; field: keyof Line | 'line'; text: string };
const validate = (lines: unknown): { lines: Line[]; problems: Problem[] } => {
  const problems: Problem[] = [];
  const good: Line[] = [];
  if (!Array.isArray(lines))
    return {
      lines: [],
      problems: [{ at: -1, field: 'line', text: `not a list but ${lines === null ? 'null' : typeof lines}` }],
    };
  lines.forEach((line: unknown, at) => {
    if (typeof line !== 'object' || line === null) {
      problems.push({ at, field: 'line', text: 'not an object' });
      return;
    }
    const { sku, qty, price } = line as { [K in keyof Line]?: unknown };
    if (typeof sku !== 'string' || !/^[A-Z]{2}-\d+$/.test(sku)) problems.push({ at, field: 'sku', text: String(sku) });
    else if (!Number.isInteger(qty) || (qty as number) <= 0) problems.push({ at, field: 'qty', text: String(qty) });
    else good.push({ sku, qty: qty as number, ...(typeof price === 'number' && { price }) });
  });
  return { lines: good, problems };
};
export const validation = workflow(async (input: { lines?: unknown }) => {
  const { lines, problems } = validate(input.lines);
  if (problems.length > 0 && lines.length === 0)
    throw new Rejected(problems.map((p) => `${p.at}.${p.field}: ${p.text}`).join('; '));
  const total = lines.reduce((sum, { qty, price }) => sum + qty * (price ?? 10), 0);
  return { total, problems };
});

const ITEMS = [
  { id: '1', owner: 'ann', price: 10, tags: ['x', 'y'] },
  { id: '2', owner: 'bob', tags: [] },
  { id: '3', owner: 'ann', price: 2.5, tags: ['y', 'z'] },
  { id: '4', owner: 'constantine', price: 6.25, tags: ['é'] },
  { id: '5', owner: 'bob', price: 12.5, tags: ['x'] },
];

export default cases(
  {
    approval: {
      inputs: [
        { id: 'yes', seconds: 9 },
        { id: 'no', seconds: 9 },
        { id: 'nobody', seconds: 9 },
        { id: 'yes', seconds: 2 },
        { id: 'broken', seconds: 9 },
      ],
      concurrent: true,
    },
    jitter: {
      inputs: [
        { id: 'ok', limit: 3 },
        { id: '429', limit: 4 },
        { id: 'down', limit: 3 },
        { id: 'Fail', limit: 2 },
        { id: '', limit: 0 },
        { id: '', limit: 1 },
      ],
    },
    routing: {
      inputs: [
        { messages: [] },
        {
          messages: [
            { kind: 'mail', to: 'ann', text: 'hi' },
            { kind: 'sms', to: '1', text: 'hello\nworld é' },
            { kind: 'none', to: '', text: '' },
            { kind: 'sms', to: '2', text: '' },
            { kind: 'mail', to: '', text: '' },
          ],
        },
      ],
    },
    flags: {
      inputs: [
        { flags: [], user: 'a' },
        {
          flags: [
            { name: 'a', enabled: true },
            { name: 'b', enabled: true, percent: 50, requires: ['a', 'b'] },
            { name: 'c', enabled: true, requires: ['d'] },
            { name: 'd', enabled: false },
            { name: 'e', enabled: true, users: ['u'], percent: 0 },
          ],
          user: 'u',
        },
        {
          flags: [
            { name: 'b', enabled: true, percent: 50 },
            { name: 'b', enabled: true, percent: 0 },
          ],
          user: '😀',
        },
      ],
    },
    idempotent: {
      inputs: [
        { key: 'k', items: [] },
        {
          key: 'new',
          items: [
            { id: 'B', qty: 2 },
            { id: 'a', qty: 0.1 },
            { id: 'É', qty: 0.2 },
          ],
        },
        { key: 'k', items: [{ id: 'A', qty: 1 }] },
      ],
    },
    report: { inputs: [{}, { top: 9 }, { top: 0 }] },
    dates: {
      inputs: [
        { from: '2026-01-30T12:00:00Z', to: '2026-02-04T11:00:00Z', skip: ['2026-02-03'] },
        { from: '2024-12-31T23:59:59.999Z', to: '2025-01-01T23:59:59.999Z', skip: [] },
        { from: '2026-02-02', to: '2026-02-01', skip: [] },
      ],
    },
    rated: {
      inputs: [
        { ids: [], perSecond: 2 },
        { ids: ['a', ' a', 'b', '', 'c'], perSecond: 2 },
        { ids: ['a', 'Fail'], perSecond: 1 },
        { ids: ['x', 'y'], perSecond: 5 },
      ],
      concurrent: true,
    },
    validation: {
      inputs: [
        {},
        { lines: null },
        { lines: 'text' },
        { lines: [] },
        {
          lines: [
            { sku: 'AB-1', qty: 2 },
            { sku: 'AB-2', qty: 1, price: 0 },
            { sku: 'AB-3', qty: 1, price: null },
          ],
        },
        {
          lines: [
            null,
            1,
            'x',
            [],
            { sku: 5, qty: 1 },
            { sku: 'ab-1', qty: 1 },
            { sku: 'AB-1', qty: 1.5 },
            { sku: 'AB-1' },
          ],
        },
        { lines: [{ sku: 'AB-1', qty: 1, price: 3 }, {}] },
      ],
    },
  },
  () => ({
    Call: ({ id, attempt = 0 }: { id: string; attempt?: number }) => {
      if (id.startsWith('F')) throw new TaskFailure('Broken', id);
      if (id === '429' && attempt < 3) return { ok: false, code: 429, ...(attempt === 1 && { retryAfter: 7 }) };
      return { ok: id !== 'down', code: id === 'down' ? 503 : 200 + id.length };
    },
    Approve: ({ id }: { id: string }) => {
      if (id === 'broken') return after(3, new TaskFailure('Broken', id));
      return after(4, id === 'nobody' ? null : { approved: id === 'yes', by: 'eve' });
    },
    Send: ({ to, body }: { to: string; body: string }) => ({ id: `${to}:${body.length}` }),
    Find: ({ key }: { key: string }) => (key === 'k#2' ? { value: '{"total":5}' } : null),
    Store: () => null,
    List: ({ page }: { page: number }) => ({ items: ITEMS.slice(page * 2, page * 2 + 2), last: page >= 2 }),
  }),
);
