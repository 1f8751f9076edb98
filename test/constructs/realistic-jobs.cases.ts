/** Jobs as they are written on the first day: a paged import, a saga, polling, a fan-out, a subscription, CSV, a tree of files. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const extract = lambda.fn<{ source: string; cursor?: string | undefined }, { rows: Row[]; next?: string }>('Extract');
const load = lambda.fn<{ rows: unknown[]; key: string }, { written: number }>('Load');
const reserve = lambda.fn<{ step: string; id: string }, { ref: string }>('Reserve');
const undo = lambda.fn<{ step: string; ref: string }, null>('Undo');
const status = lambda.fn<{ id: string }, { state: 'PENDING' | 'RUNNING' | 'DONE' | 'FAILED'; result?: string }>(
  'Status',
);
const notify = lambda.fn<{ to: string; text: string }, null>('Notify');

interface Row {
  id: string;
  amount: string;
  region?: string;
  at: string;
}

export const etl = workflow(async ({ source, chunk = 2 }: { source: string; chunk?: number }) => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await extract({ source, cursor });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  const seen = new Set<string>();
  const clean = rows
    .filter((row) => {
      if (seen.has(row.id)) return false;
      seen.add(row.id);
      return true;
    })
    .map(({ id, amount, region = 'none', at }) => ({
      id,
      cents: Math.round(parseFloat(amount) * 100),
      region: region.trim().toLowerCase(),
      day: at.slice(0, 10),
    }))
    .filter(({ cents }) => !Number.isNaN(cents));
  let written = 0;
  for (let i = 0; i < clean.length; i += chunk) {
    const batch = clean.slice(i, i + chunk);
    const result = await load({ rows: batch, key: `${source}-${i / chunk}` });
    written += result.written;
  }
  const byRegion = clean.reduce<Record<string, { count: number; cents: number }>>((acc, row) => {
    const entry = (acc[row.region] ??= { count: 0, cents: 0 });
    entry.count++;
    entry.cents += row.cents;
    return acc;
  }, {});
  return { written, byRegion, regions: Object.keys(byRegion).sort() };
});

class StepFailed extends WorkflowError {}
export const saga = workflow(async (order: { id: string; steps: string[] }) => {
  const done: { step: string; ref: string }[] = [];
  try {
    for (const step of order.steps) {
      const { ref } = await reserve({ step, id: order.id });
      done.push({ step, ref });
    }
    return { status: 'ok' as const, refs: done.map((d) => d.ref) };
  } catch (error) {
    const undone: string[] = [];
    for (const { step, ref } of [...done].reverse()) {
      try {
        await undo({ step, ref });
        undone.push(step);
      } catch (inner) {
        console.warn('could not undo', step, inner);
      }
    }
    if (undone.length < done.length)
      throw new StepFailed(`${done.length - undone.length} not undone: ${(error as Error).message}`);
    return { status: 'rolled back' as const, undone, reason: error instanceof Error ? error.name : 'unknown' };
  }
});

export const poll = workflow(async ({ id, max = 5 }: { id: string; max?: number }) => {
  let delay = 1;
  for (let attempt = 1; ; attempt++) {
    const { state, result } = await status({ id });
    switch (state) {
      case 'DONE':
        return { attempt, result: result ?? null };
      case 'FAILED':
        throw new StepFailed(`job ${id} failed after ${attempt}`);
      default:
        if (attempt >= max) throw new StepFailed(`timed out in ${state}`);
    }
    await sleep(delay);
    delay = Math.min(delay * 2, 30);
  }
});

export const fanOut = workflow(async ({ ids }: { ids: string[] }) => {
  const results = await Promise.allSettled(ids.map((id) => status({ id })));
  const ok: string[] = [];
  const failed: { id: string; error: string }[] = [];
  results.forEach((r, i) => {
    if (r.status === 'fulfilled') ok.push(`${ids[i]}:${r.value.state}`);
    else failed.push({ id: ids[i]!, error: (r.reason as Error).name });
  });
  if (failed.length > ok.length) await notify({ to: 'ops', text: failed.map((f) => `${f.id}=${f.error}`).join(', ') });
  return { ok, failed };
});

type State = 'trial' | 'active' | 'past_due' | 'cancelled';
type Event = { type: 'paid' | 'failed' | 'cancel' | 'tick'; at: number };
const TRANSITIONS: Record<State, Partial<Record<Event['type'], State>>> = {
  trial: { paid: 'active', cancel: 'cancelled', tick: 'past_due' },
  active: { failed: 'past_due', cancel: 'cancelled' },
  past_due: { paid: 'active', failed: 'cancelled', cancel: 'cancelled' },
  cancelled: {},
};
export const subscription = workflow(async ({ events, start = 'trial' }: { events: Event[]; start?: State }) => {
  const history: { from: State; to: State; at: number }[] = [];
  let state: State = start;
  for (const event of events.toSorted((a, b) => a.at - b.at)) {
    const next = TRANSITIONS[state][event.type];
    if (!next) continue;
    history.push({ from: state, to: next, at: event.at });
    state = next;
    if (state === 'cancelled') break;
  }
  if (state === 'past_due') await notify({ to: 'billing', text: JSON.stringify(history.at(-1)) });
  return { state, history };
});

export const csv = workflow(async ({ text }: { text: string }) => {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const columns = header?.split(',').map((c) => c.trim()) ?? [];
  const records = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((c, i) => [c, cells[i]?.trim() ?? ''])) as Record<string, string>;
  });
  const total = records.reduce((sum, r) => sum + Number(r.amount ?? 0), 0);
  return { columns, records, total: total.toFixed(2), max: Math.max(...records.map((r) => Number(r.amount))) };
});

interface Tree {
  name: string;
  size?: number;
  children?: Tree[];
}
const flatten = (tree: Tree, path = ''): { path: string; size: number }[] => {
  const here = `${path}/${tree.name}`;
  return [{ path: here, size: tree.size ?? 0 }, ...(tree.children ?? []).flatMap((child) => flatten(child, here))];
};
const depth = (tree: Tree): number => 1 + Math.max(0, ...(tree.children ?? []).map(depth));
export const treeFlatten = workflow(async ({ tree }: { tree: Tree }) => {
  const files = flatten(tree);
  const total = files.reduce((s, f) => s + f.size, 0);
  return {
    files,
    total,
    depth: depth(tree),
    biggest: files.toSorted((a, b) => b.size - a.size || (a.path < b.path ? -1 : 1))[0],
  };
});

const PAGES: Record<string, { rows: Row[]; next?: string }> = {
  a: {
    rows: [
      { id: '1', amount: '1.005', at: '2026-01-02T00:00:00Z' },
      { id: '2', amount: 'x', region: ' EU ', at: '' },
    ],
    next: 'b',
  },
  b: {
    rows: [
      { id: '1', amount: '7', at: '' },
      { id: '3', amount: '-0.5', region: 'eu', at: '2026' },
    ],
    next: 'c',
  },
  c: { rows: [{ id: '', amount: '1e3', region: 'É', at: 'x' }] },
};
export default cases(
  {
    etl: { inputs: [{ source: 'a' }, { source: 'c', chunk: 1 }, { source: 'b', chunk: 10 }, { source: 'none' }] },
    saga: {
      inputs: [
        { id: 'o', steps: ['a', 'b'] },
        { id: 'o', steps: ['a', 'b', 'fail'] },
        { id: 'o', steps: ['a', 'stuck', 'fail'] },
        { id: '', steps: [] },
        { id: 'o', steps: ['fail'] },
      ],
    },
    poll: { inputs: [{ id: '0' }, { id: '3' }, { id: '9' }, { id: 'bad' }, { id: '3', max: 1 }] },
    fanOut: { inputs: [{ ids: [] }, { ids: ['0', 'boom'] }, { ids: ['boom', 'boom2', '0'] }], concurrent: true },
    subscription: {
      inputs: [
        { events: [] },
        {
          events: [
            { type: 'tick', at: 3 },
            { type: 'paid', at: 1 },
          ],
        },
        { events: [{ type: 'tick', at: 1 }] },
        {
          events: [
            { type: 'tick', at: 1 },
            { type: 'failed', at: 1 },
            { type: 'paid', at: 9 },
          ],
        },
        { events: [{ type: 'failed', at: 1 }], start: 'active' },
      ],
    },
    csv: {
      inputs: [
        { text: '' },
        { text: 'id,amount\r\n1, 2.5\n\n2,3' },
        { text: 'amount' },
        { text: 'a,b\n1' },
        { text: 'amount\nx\n,' },
      ],
    },
    treeFlatten: {
      inputs: [
        { tree: { name: 'r' } },
        {
          tree: {
            name: 'r',
            children: [
              { name: 'a', size: 3, children: [] },
              { name: 'b', size: 3, children: [{ name: 'c' }] },
            ],
          },
        },
        { tree: { name: '', size: -1, children: [{ name: 'é' }] } },
      ],
    },
  },
  () => {
    let n = 0;
    return {
      Extract: ({ source, cursor }: { source: string; cursor?: string }) => PAGES[cursor ?? source] ?? { rows: [] },
      Load: ({ rows }: { rows: unknown[] }) => ({ written: rows.length }),
      Reserve: ({ step, id }: { step: string; id: string }) => {
        if (step === 'fail') throw new TaskFailure('Sold', 'out');
        return { ref: `${id}-${step}` };
      },
      Undo: ({ step }: { step: string }) => {
        if (step === 'stuck') throw new TaskFailure('Stuck');
        return null;
      },
      Status: ({ id }: { id: string }) => {
        n++;
        if (id.startsWith('boom')) return after(1, new TaskFailure('Boom', id));
        if (id === 'bad') return { state: 'FAILED' };
        return n > Number(id) ? { state: 'DONE', result: id } : { state: n % 2 ? 'PENDING' : 'RUNNING' };
      },
      Notify: () => null,
    };
  },
);
