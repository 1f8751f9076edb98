/** Idioms of concurrent promises: batches, limits, polling, deadlines, partitions of settled ones, promises given to helpers. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

/** Takes `n` seconds and doubles it; fails above 5. */
const work = lambda.fn<{ n: number }, number>('Work');
/** At once; fails below 0. */
const num = lambda.fn<{ n: number }, number>('Num');
const log = lambda.fn<{ text: string }, void>('Log');
const status = lambda.fn<{ id: string; attempt: number }, { state: string; detail?: string }>('Status');

interface Two {
  a: number;
  b: number;
}
interface Items {
  items: number[];
}
class TimedOut extends WorkflowError {}
class Rejected extends WorkflowError {}

export const entriesLoaded = workflow(async ({ map }: { map: Record<string, number> }) => {
  const loaded = Object.fromEntries(
    await Promise.all(Object.entries(map).map(async ([k, v]) => [k, await work({ n: v })] as const)),
  );
  return { loaded, keys: Object.keys(loaded) };
});

export const nestedAll = workflow(async ({ a, b, items }: Two & Items) => {
  const [x, [y, z], many, rest] = await Promise.all([
    work({ n: a }),
    Promise.all([work({ n: b }), Promise.resolve('plain')]),
    Promise.all(items.map(async (n) => ({ n, twice: await Promise.all([work({ n }), num({ n })]) }))),
    (async () => {
      const first = await num({ n: a });
      return Promise.all([first, num({ n: first })]);
    })(),
  ]);
  return { x, y, z, many, rest };
});

async function mapLimit<T, R>(
  list: readonly T[],
  limit: number,
  f: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const out: R[] = [];
  for (let start = 0; start < list.length; start += limit) {
    const part = await Promise.all(list.slice(start, start + limit).map((item, i) => f(item, start + i)));
    out.push(...part);
  }
  return out;
}

export const limitedMap = workflow(async ({ items }: Items) => {
  try {
    return await mapLimit(items, 2, async (n, index) => ({ index, value: await work({ n }) }));
  } catch (error) {
    return { failed: (error as Error).message };
  }
});

async function pollOnce(id: string, attempt: number): Promise<string> {
  const { state } = await status({ id, attempt });
  return state;
}

export const pollUntil = workflow(async ({ id, limit }: { id: string; limit: number }) => {
  let attempt = 0;
  for (;;) {
    attempt++;
    const state = await Promise.race([pollOnce(id, attempt), sleep(3).then(() => 'timeout')]);
    if (state === 'done') return { attempt, state };
    if (state === 'failed') throw new Rejected(`failed at ${attempt}`);
    if (attempt >= limit) throw new TimedOut(`${state} after ${attempt}`);
    await sleep(state === 'timeout' ? 1 : 2);
  }
});

export const raceCleansUp = workflow(async ({ a, b }: Two) => {
  let cleaned = 0;
  try {
    const r = await Promise.race([
      work({ n: a }),
      sleep(b).then((): number => {
        throw new TimedOut('late');
      }),
    ]);
    return { r, cleaned };
  } catch (e) {
    if (e instanceof TimedOut) return { r: -1, cleaned };
    throw e;
  } finally {
    cleaned++;
    await log({ text: `cleanup ${cleaned}` });
  }
});

export const settledAggregate = workflow(async ({ items }: Items) => {
  const settled = await Promise.allSettled(items.map((n) => work({ n })));
  const bad = settled.filter((r): r is PromiseRejectedResult => r.status === 'rejected');
  const good = settled.filter((r): r is PromiseFulfilledResult<number> => r.status === 'fulfilled').map((r) => r.value);
  if (bad.length > 0)
    throw new AggregateError(
      bad.map((r) => r.reason),
      `${bad.length} of ${items.length} failed`,
    );
  return good;
});

export const settledInLoop = workflow(async ({ items }: Items) => {
  const ok: number[] = [];
  const errors: string[] = [];
  for (const [i, r] of (await Promise.allSettled(items.map((n) => work({ n })))).entries()) {
    if (r.status === 'fulfilled') ok.push(r.value);
    else errors.push(`${i}: ${r.reason instanceof Error ? r.reason.name : 'unknown'}`);
  }
  if (errors.length === items.length && items.length > 0) throw new Rejected(errors.join('; '));
  return { ok, errors };
});

export const allWithMaybe = workflow(async ({ a, b }: Two) => {
  const [x, y, z] = await Promise.all([work({ n: a }), b > 2 ? work({ n: b }) : undefined, b > 3 && num({ n: b })]);
  return { x, y: y ?? null, z };
});

export const differentErrors = workflow(async ({ items }: Items) => {
  try {
    return await Promise.all(
      items.map(async (n, i) => {
        const r = await work({ n });
        if (n === 4) throw new Rejected(`item ${i}`);
        if (n === 3) throw new TypeError('three');
        return r;
      }),
    );
  } catch (e) {
    if (e instanceof Rejected) return { rejected: e.message };
    if (e instanceof TypeError) return { type: e.message };
    if (e instanceof Error && e.name === 'TooMuch') return { much: e.message };
    throw e;
  }
});

const guard = (p: Promise<number>) =>
  p.then(
    (value) => ({ ok: true as const, value }),
    (error: Error) => ({ ok: false as const, error: error.message }),
  );

export const resultRecords = workflow(async ({ items }: Items) => {
  const results = await Promise.all(items.map((n) => guard(work({ n }))));
  return results.map((r) => (r.ok ? r.value : r.error));
});

export const deadline = workflow(async ({ items, limit }: Items & { limit: number }) => {
  const work1 = async () => {
    const out: number[] = [];
    for (const n of items) out.push(await work({ n }));
    return out;
  };
  const timeout = async (): Promise<never> => {
    await sleep(limit);
    throw new TimedOut(`after ${limit}`);
  };
  try {
    return await Promise.race([work1(), timeout()]);
  } catch (e) {
    if (e instanceof TimedOut) return e.message;
    throw e;
  }
});

export const batchesRequeued = workflow(async ({ items }: Items) => {
  const queue = [...items];
  const results: number[] = [];
  while (queue.length > 0) {
    const batch = queue.splice(0, 3);
    const settled = await Promise.allSettled(batch.map((n) => work({ n })));
    for (const [i, s] of settled.entries()) {
      if (s.status === 'fulfilled') results.push(s.value);
      else if (batch[i]! > 6) throw s.reason;
      else queue.push(batch[i]! - 5);
    }
  }
  return results;
});

async function raceWith<T>(p: Promise<T>, ms: number): Promise<T | 'late'> {
  return Promise.race([p, sleep(ms).then(() => 'late' as const)]);
}

export const timeoutsInLoop = workflow(async ({ items }: Items) => {
  const out: (number | string)[] = [];
  for (const n of items) {
    try {
      const r = await raceWith(work({ n }), 2);
      if (r === 'late') {
        out.push('late');
        continue;
      }
      out.push(r);
    } catch (e) {
      out.push((e as Error).message);
      break;
    } finally {
      await log({ text: `${n}` });
    }
  }
  return out;
});

export const partitioned = workflow(async ({ items }: Items) => {
  const settled = await Promise.allSettled(items.map(async (n) => ({ n, twice: await work({ n }) })));
  const { ok, failed } = settled.reduce<{ ok: { n: number; twice: number }[]; failed: { n: number; why: string }[] }>(
    (parts, r, i) => {
      if (r.status === 'fulfilled') parts.ok.push(r.value);
      else parts.failed.push({ n: items[i] ?? -1, why: (r.reason as Error).message });
      return parts;
    },
    { ok: [], failed: [] },
  );
  const retried = await Promise.all(failed.map(async ({ n }) => num({ n })));
  return { ok, failed, retried };
});

const addAll = async (p: Promise<number>, q: Promise<number>) => (await p) + (await q);

export const addKept = workflow(async ({ a, b }: Two) => {
  const p = work({ n: a });
  const q = work({ n: b });
  try {
    return await addAll(q, p);
  } catch (e) {
    return (e as Error).message;
  }
});

export const addMade = workflow(async ({ a, b }: Two) => (await addAll(work({ n: a }), work({ n: b }))) + 1);

export const addStarted = workflow(async ({ a, b }: Two) => {
  const sum = addAll(work({ n: a }), work({ n: b }));
  const x = await num({ n: a });
  return x + (await sum);
});

const addThree = async (p: Promise<number>, q: Promise<number>, r: Promise<number>) =>
  `${await r}/${await p}/${await q}/${await num({ n: 1 })}`;

export const addText = workflow(async ({ a, b }: Two) => {
  const p = work({ n: a });
  const q = work({ n: b });
  return addThree(p, work({ n: 1 }), q);
});

const addLate = async (p: Promise<number>, q: Promise<number>) => (await p) + (await num({ n: 1 })) + (await q);

export const addBetween = workflow(async ({ a, b }: Two) => addLate(work({ n: a }), work({ n: b })));

const twos = [
  { a: 1, b: 2 },
  { a: 2, b: 1 },
  { a: 3, b: 3 },
  { a: 4, b: 5 },
  { a: 0, b: 0 },
];
const lists = [
  { items: [1, 3, 2] },
  { items: [] },
  { items: [6] },
  { items: [5, 4, 3, 2, 1] },
  { items: [2, 7, 4] },
  { items: [6, 7, 8] },
];

export default cases(
  {
    entriesLoaded: {
      inputs: [{ map: {} }, { map: { a: 1 } }, { map: { b: 2, 10: 1, 2: 3 } }, { map: { a: 1, b: 6 } }],
      concurrent: true,
      cut: ['Work'],
    },
    nestedAll: {
      inputs: [
        { a: 1, b: 2, items: [] },
        { a: 1, b: 2, items: [3, 1] },
        { a: 1, b: 7, items: [2] },
      ],
      concurrent: true,
      cut: ['Work', 'Num'],
    },
    limitedMap: { inputs: lists, concurrent: true },
    pollUntil: {
      inputs: [
        { id: 'a', limit: 5 },
        { id: 'b', limit: 2 },
        { id: 'slow', limit: 3 },
        { id: 'bad', limit: 9 },
        { id: 'gone', limit: 9 },
      ],
      concurrent: true,
    },
    raceCleansUp: {
      inputs: [
        { a: 1, b: 2 },
        { a: 3, b: 2 },
        { a: 7, b: 8 },
        { a: 7, b: 1 },
      ],
      concurrent: true,
    },
    settledAggregate: { inputs: lists, concurrent: true },
    settledInLoop: { inputs: lists, concurrent: true },
    allWithMaybe: { inputs: twos, concurrent: true },
    differentErrors: { inputs: lists, concurrent: true },
    resultRecords: { inputs: lists, concurrent: true },
    deadline: {
      inputs: [
        { items: [1, 2], limit: 4 },
        { items: [1, 2], limit: 2 },
        { items: [], limit: 1 },
        { items: [1, 7], limit: 9 },
      ],
      concurrent: true,
      cut: ['Work'],
    },
    batchesRequeued: { inputs: lists, concurrent: true },
    timeoutsInLoop: { inputs: lists, concurrent: true },
    partitioned: { inputs: lists, concurrent: true },
    addKept: { inputs: [...twos, { a: 7, b: 1 }], concurrent: true },
    addMade: { inputs: twos, concurrent: true },
    addStarted: { inputs: twos, concurrent: true },
    addText: { inputs: twos, concurrent: true },
    addBetween: { refused: 'STEP3002' },
  },
  () => ({
    Work: ({ n }: { n: number }) => after(n, n > 5 ? new TaskFailure('TooMuch', `${n} is too much`) : n * 2),
    Num: ({ n }: { n: number }) => {
      if (n < 0) throw new TaskFailure('Negative', `${n} is negative`);
      return n * 10;
    },
    Log: ({ text }: { text: string }) => {
      if (text === 'fail') throw new TaskFailure('LogFailed', 'full');
    },
    Status: ({ id, attempt }: { id: string; attempt: number }) => {
      if (id === 'gone') throw new TaskFailure('Gone', 'not there');
      if (id === 'slow') return after(attempt === 3 ? 1 : 10, { state: attempt === 3 ? 'done' : 'running' });
      if (id === 'bad' && attempt === 2) return { state: 'failed' };
      return { state: attempt > 2 ? 'done' : 'running' };
    },
  }),
);
