/** Whole workflows as users of Step Functions write them: bills by month, webhooks, counting words, a circuit breaker, an import of CSV, children. */
import { context, map, sleep, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

const primary = lambda.fn<{ q: string }, { answer: string; source?: string }>('Primary');
const work = lambda.fn<{ id: string }, { ok: boolean; detail?: string }>('Work');
const price = lambda.fn<{ id: string; total: number }, number>('Price');

// Date windows monthly with setUTC.
const startOfMonth = (iso: string): Date => {
  const d = new Date(iso);
  return new Date(Date.UTC(d.getUTCFullYear(), d.getUTCMonth(), 1));
};
const monthsBetween = (from: string, to: string): string[] => {
  const out: string[] = [];
  const cursor = startOfMonth(from);
  const end = new Date(to).getTime();
  while (cursor.getTime() < end) {
    out.push(cursor.toISOString().slice(0, 7));
    cursor.setUTCMonth(cursor.getUTCMonth() + 1);
  }
  return out;
};
const bill = lambda.fn<{ month: string; days: number }, { total: number }>('Bill');
export const realBilling = workflow(async ({ from, to }: { from: string; to: string }) => {
  const lines: { month: string; total: number }[] = [];
  for (const month of monthsBetween(from, to)) {
    const [y = 1970, m = 1] = month.split('-').map(Number);
    const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
    const { total: t } = await bill({ month, days });
    lines.push({ month, total: t });
  }
  const due = new Date(to);
  due.setUTCDate(due.getUTCDate() + 30);
  due.setUTCHours(0, 0, 0, 0);
  return { lines, due: due.toISOString(), sum: lines.reduce((s, l) => s + l.total, 0).toFixed(2) };
});

// Webhook dispatch w/ normalization.
type Event =
  | { type: 'created'; id: number; name: string }
  | { type: 'deleted'; id: number }
  | { type: 'renamed'; id: number; from: string; to: string };
const send = lambda.fn<{ url: string; body: string; signature: string }, { status: number }>('SendHook');
const describe = (e: Event): string => {
  switch (e.type) {
    case 'created':
      return `+${e.id} ${e.name}`;
    case 'deleted':
      return `-${e.id}`;
    case 'renamed':
      return `~${e.id} ${e.from}->${e.to}`;
    default: {
      const never: never = e;
      return never;
    }
  }
};
export const realWebhooks = workflow(async ({ events: list, urls }: { events: Event[]; urls: string[] }) => {
  const body = JSON.stringify({
    at: context.execution.startTime,
    events: list.map((e) => ({ ...e, text: describe(e) })),
  });
  const outcome = await Promise.all(
    urls.map(async (url, i) => {
      for (const wait of [1, 5, 25]) {
        const { status } = await send({ url, body, signature: `${body.length}-${i}` });
        if (status === 200) return { url, ok: true as const };
        if (status === 410) break;
        await sleep(wait);
      }
      return { url, ok: false as const };
    }),
  );
  const { ok = [], dead = [] } = Object.groupBy(outcome, (o) => (o.ok ? 'ok' : 'dead'));
  return { delivered: ok.length, dead: dead.map((d) => d.url) };
});

// Map-reduce word count.
const readPart = lambda.fn<{ part: number }, { text: string }>('ReadPart');
export const realWordCount = workflow(async ({ parts, stop = ['the', 'a'] }: { parts: number; stop?: string[] }) => {
  const counted = await Promise.all(
    Array.from({ length: parts }, async (_, part) => {
      const { text } = await readPart({ part });
      const words = text.toLowerCase().match(/[a-z']+/g) ?? [];
      return words
        .filter((w) => !stop.includes(w))
        .reduce<Record<string, number>>((acc, w) => ({ ...acc, [w]: (acc[w] ?? 0) + 1 }), {});
    }),
  );
  const merged: Record<string, number> = {};
  for (const part of counted) for (const [word, n] of Object.entries(part)) merged[word] = (merged[word] ?? 0) + n;
  return Object.entries(merged)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, 3)
    .map(([w, n]) => `${w}=${n}`);
});

// Circuit breaker with cached fallback.
export const realBreaker = workflow(async ({ calls, threshold = 2 }: { calls: string[]; threshold?: number }) => {
  const state = { failures: 0, openUntil: 0 };
  const cache: Record<string, string> = {};
  const log: string[] = [];
  let clock = 0;
  for (const q of calls) {
    clock += 10;
    if (clock < state.openUntil) {
      log.push(cache[q] !== undefined ? `cached ${cache[q]}` : 'rejected');
      continue;
    }
    try {
      const { answer } = await primary({ q });
      cache[q] = answer;
      state.failures = 0;
      log.push(answer);
    } catch (e) {
      state.failures++;
      if (state.failures >= threshold) {
        state.openUntil = clock + 25;
        state.failures = 0;
      }
      log.push(`failed ${(e as Error).name}`);
    }
  }
  return log;
});

// Parse csv config and run.
const parseCsv = (text: string): Record<string, string>[] => {
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const names = header.split(',').map((h) => h.trim());
  return lines
    .filter((l) => l !== '')
    .map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? `col${i}`, cell.trim()])));
};
export const realCsvImport = workflow(async ({ csv }: { csv: string }) => {
  const rows = parseCsv(csv);
  const bad: { line: number; problem: string }[] = [];
  const good: { id: string; cost: number }[] = [];
  rows.forEach((row, i) => {
    const cost = Number(row.cost);
    if (!row.id) bad.push({ line: i + 2, problem: 'no id' });
    else if (Number.isNaN(cost) || row.cost === '') bad.push({ line: i + 2, problem: `cost "${row.cost}"` });
    else good.push({ id: row.id, cost });
  });
  if (bad.length > good.length) throw new TypeError('too many bad rows');
  const done = await map(good, async ({ id }) => (await work({ id })).ok);
  return { imported: done.filter(Boolean).length, bad, cost: good.reduce((s, { cost }) => s + cost, 0) };
});

// Child workflow + parallel branches with shared result object.
export const realChild = workflow(async ({ id }: { id: string }) => ({ upper: id.toUpperCase(), len: id.length }));
export const realParent = workflow(async ({ ids }: { ids: string[] }) => {
  const summary = { ok: 0, failed: 0, names: [] as string[] };
  const settled = await Promise.allSettled(ids.map((id) => work({ id })));
  settled.forEach((r, i) => {
    if (r.status === 'fulfilled' && r.value.ok) {
      summary.ok++;
      summary.names.push(ids[i]!);
    } else summary.failed++;
  });
  const [first] = summary.names;
  const extra = first ? await price({ id: first, total: summary.ok }) : null;
  return { ...summary, extra };
});

export default cases(
  {
    realBilling: {
      inputs: [
        { from: '2023-11-15T00:00:00.000Z', to: '2024-03-01T10:00:00.000Z' },
        { from: '2024-01-01T00:00:00.000Z', to: '2024-01-01T00:00:00.000Z' },
      ],
    },
    realWebhooks: {
      inputs: [
        {
          events: [
            { type: 'created', id: 1, name: 'n' },
            { type: 'renamed', id: 2, from: 'a', to: 'b' },
            { type: 'deleted', id: 3 },
          ],
          urls: ['ok', 'gone', 'down'],
        },
      ],
      concurrent: true,
    },
    realWordCount: { inputs: [{ parts: 2 }, { parts: 0 }], concurrent: true },
    realBreaker: { inputs: [{ calls: ['x', 'fail', 'fail', 'x', 'y', 'y', 'x'] }] },
    realCsvImport: {
      inputs: [{ csv: 'id, cost\na,1\n,2\nb,x\nbad,3.5\nc,4\n' }, { csv: 'id,cost\n,1' }, { csv: '' }],
      concurrent: true,
    },
    realChild: { inputs: [{ id: 'ab' }] },
    realParent: { inputs: [{ ids: ['a', 'boom', 'bad'] }, { ids: [] }], concurrent: true },
  },
  () => {
    return {
      Bill: ({ days }: { days: number }) => ({ total: days * 1.5 }),
      SendHook: ({ url }: { url: string }) => ({ status: url === 'ok' ? 200 : url === 'gone' ? 410 : 500 }),
      ReadPart: ({ part }: { part: number }) => ({ text: part ? 'The cat and the dog' : "A dog isn't a cat; dog!" }),
      Primary: ({ q }: { q: string }) => {
        if (q === 'fail') throw new TaskFailure('Down', 'd');
        return q === 'slow' ? after(60, { answer: 's' }) : { answer: `A ${q}` };
      },
      Work: ({ id }: { id: string }) => {
        if (id === 'boom') throw new TaskFailure('Boom', 'b');
        return id === 'bad' ? { ok: false } : { ok: true };
      },
      Price: ({ total: t }: { total: number }) => t * 2,
    };
  },
);
