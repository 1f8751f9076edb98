/** Longer workflows as teams write them: typed results, dispatch tables, batching, reconciliation, timeouts, state machines. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda, sns } from 'stepscript/tasks';
import { after, cases, TaskFailure } from '../differential/cases.ts';

class NotFound extends WorkflowError {}
class Throttled extends WorkflowError {}
class Late extends WorkflowError {}

type Result<T> = { ok: true; value: T } | { ok: false; error: string };
const success = <T>(value: T): Result<T> => ({ ok: true, value });
const failure = <T>(error: string): Result<T> => ({ ok: false, error });

async function attempt<T>(call: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await call());
  } catch (error) {
    return failure<T>(error instanceof Error ? error.name : 'unknown');
  }
}

function partition<T>(results: Result<T>[]): { values: T[]; errors: string[] } {
  const values: T[] = [];
  const errors: string[] = [];
  for (const result of results) {
    if (result.ok) values.push(result.value);
    else errors.push(result.error);
  }
  return { values, errors };
}

const chunk = <T>(list: readonly T[], size: number): T[][] => {
  const chunks: T[][] = [];
  for (let start = 0; start < list.length; start += size) chunks.push(list.slice(start, start + size));
  return chunks;
};

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Record<string, T[]> {
  return list.reduce<Record<string, T[]>>((groups, item) => {
    const key = keyOf(item);
    return { ...groups, [key]: [...(groups[key] ?? []), item] };
  }, {});
}

interface Customer {
  id: string;
  tier: 'gold' | 'silver' | 'none';
  email?: string;
  address?: { city?: string; country: string };
}

const load = lambda.fn<{ id: string }, Customer>('Load');
const price = lambda.fn<{ sku: string; quantity: number }, { total: number }>('Price');
const save = lambda.fn<{ batch: { id: string; amount: number }[] }, { saved: number }>('Save');
const poll = lambda.fn<
  { id: string; attempt: number },
  { state: 'queued' | 'running' | 'done' | 'failed'; progress?: number }
>('Poll');
const notify = sns.topic('Notify');

export const loadCustomers = workflow(async ({ ids }: { ids: string[] }) => {
  const results = await Promise.all(ids.map((id) => attempt(() => load({ id }))));
  const { values, errors } = partition(results);
  const byTier = groupBy(values, (customer) => customer.tier);
  const cities = [...new Set(values.map((customer) => customer.address?.city ?? 'unknown'))].sort();
  return {
    counts: Object.fromEntries(Object.entries(byTier).map(([tier, list]) => [tier, list.length])),
    cities,
    errors,
    mails: values.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])),
  };
});

export const loadCustomersPlain = workflow(async ({ ids }: { ids: string[] }) => {
  const results = await Promise.all(ids.map((id) => attempt(() => load({ id }))));
  const { values, errors } = partition(results);
  const byTier = groupBy(values, (customer) => customer.tier);
  const cities = values
    .map((customer) => customer.address?.city ?? 'unknown')
    .filter((city, index, all) => all.indexOf(city) === index)
    .sort();
  return {
    counts: Object.fromEntries(Object.entries(byTier).map(([tier, list]) => [tier, list.length])),
    cities,
    errors,
    mails: values.flatMap(({ email }) => (email ? [email.toLowerCase()] : [])),
  };
});

const discounts: Record<Customer['tier'], (total: number) => number> = {
  gold: (total) => total * 0.8,
  silver: (total) => (total > 100 ? total - 10 : total),
  none: (total) => total,
};

interface Order {
  id: string;
  customer: string;
  lines: { sku: string; quantity: number }[];
  coupon?: string;
}

export const invoice = workflow(async (order: Order) => {
  const parts = { customer: load({ id: order.customer }), prices: Promise.all(order.lines.map((line) => price(line))) };
  const customer = await parts.customer;
  const prices = await parts.prices;
  const lines = order.lines.map((line, index) => ({ ...line, total: prices[index]?.total ?? 0 }));
  const gross = lines.reduce((sum, { total }) => sum + total, 0);
  const reduced = discounts[customer.tier](gross);
  const { coupon = 'none' } = order;
  const net = coupon === 'HALF' ? reduced / 2 : reduced;
  return {
    id: `${order.id}-${customer.id}`,
    lines,
    amounts: { gross, net: Math.round(net * 100) / 100 },
    ship: customer.address ? `${customer.address.city ?? '?'}, ${customer.address.country}` : null,
  };
});

export const saveInBatches = workflow(async ({ amounts, size }: { amounts: Record<string, number>; size: number }) => {
  const rows = Object.entries(amounts)
    .map(([id, amount]) => ({ id, amount }))
    .filter(({ amount }) => amount !== 0)
    .sort((a, b) => b.amount - a.amount || (a.id < b.id ? -1 : 1));
  let saved = 0;
  const failed: string[] = [];
  for (const [index, batch] of chunk(rows, size).entries()) {
    try {
      const answer = await save({ batch });
      saved += answer.saved;
    } catch (error) {
      if (!(error instanceof Throttled)) throw error;
      failed.push(...batch.map(({ id }) => id));
    }
    if (index % 2 === 1) await sleep(1);
  }
  return { saved, failed, batches: Math.ceil(rows.length / size) };
});

export const pollUntilDone = workflow(async ({ id, limit }: { id: string; limit: number }) => {
  let delay = 1;
  const history: string[] = [];
  for (let attempts = 1; attempts <= limit; attempts++) {
    const { state, progress } = await poll({ id, attempt: attempts });
    history.push(progress === undefined ? state : `${state} ${progress}%`);
    if (state === 'done') return { history, attempts };
    if (state === 'failed') throw new NotFound(history.join(', '));
    await sleep(delay);
    delay = Math.min(delay * 2, 10);
  }
  throw new Late(`${id} after ${limit}`);
});

type Event =
  | { type: 'created'; id: string }
  | { type: 'priced'; sku: string; quantity: number }
  | { type: 'cancelled'; reason?: string }
  | { type: 'closed' };

interface State {
  phase: 'new' | 'open' | 'closed';
  total: number;
  log: string[];
}

async function step(state: State, event: Event): Promise<State> {
  switch (event.type) {
    case 'created':
      return { ...state, phase: 'open', log: [...state.log, `created ${event.id}`] };
    case 'priced': {
      const { total } = await price({ sku: event.sku, quantity: event.quantity });
      return { ...state, total: state.total + total };
    }
    case 'cancelled':
      await notify.publish({ Message: event.reason ?? 'no reason' });
      return { ...state, phase: 'closed', log: [...state.log, 'cancelled'] };
    case 'closed':
      return { ...state, phase: 'closed' };
  }
}

export const replayEvents = workflow(async ({ events }: { events: Event[] }) => {
  let state: State = { phase: 'new', total: 0, log: [] };
  for (const event of events) {
    if (state.phase === 'closed') {
      state = { ...state, log: [...state.log, `ignored ${event.type}`] };
      continue;
    }
    state = await step(state, event);
  }
  return state;
});

async function within<T>(seconds: number, call: () => Promise<T>, fallback: () => T | Promise<T>): Promise<T> {
  const timer = sleep(seconds).then(() => {
    throw new Late(`after ${seconds} s`);
  });
  try {
    return await Promise.race([call(), timer]);
  } catch (error) {
    if (error instanceof Late) return fallback();
    throw error;
  }
}

export const withFallbacks = workflow(async ({ skus }: { skus: string[] }) => {
  const totals: number[] = [];
  for (const sku of skus) {
    const { total } = await within(
      2,
      () => price({ sku, quantity: 1 }),
      () => ({ total: -1 }),
    );
    totals.push(total);
  }
  return totals;
});

export const reconcile = workflow(
  async ({ ours, theirs }: { ours: Record<string, number>; theirs: Record<string, number> }) => {
    const keys = Object.keys({ ...ours, ...theirs }).sort();
    const differences = keys.flatMap((key) => {
      const [mine, other] = [ours[key], theirs[key]];
      if (mine === undefined) return [{ key, kind: 'missing here', by: other ?? 0 }];
      if (other === undefined) return [{ key, kind: 'missing there', by: -mine }];
      return mine === other ? [] : [{ key, kind: 'differs', by: other - mine }];
    });
    const worst = differences.reduce<{ key: string; by: number } | null>(
      (found, { key, by }) => (found === null || Math.abs(by) > Math.abs(found.by) ? { key, by } : found),
      null,
    );
    if (worst && Math.abs(worst.by) >= 100) await notify.publish({ Message: `${worst.key}: ${worst.by}` });
    return { differences, worst, clean: differences.length === 0 };
  },
);

export default cases(
  {
    loadCustomers: { inputs: [{ ids: ['a', 'b', 'x', 'c'] }, { ids: [] }, { ids: ['x'] }], concurrent: true },
    loadCustomersPlain: { inputs: [{ ids: ['a', 'b', 'x', 'c'] }, { ids: [] }, { ids: ['x'] }], concurrent: true },
    invoice: {
      inputs: [
        { id: 'o1', customer: 'a', lines: [{ sku: 's', quantity: 2 }] },
        { id: 'o2', customer: 'b', lines: [], coupon: 'HALF' },
        {
          id: 'o3',
          customer: 'c',
          lines: [
            { sku: 's', quantity: 30 },
            { sku: 't', quantity: 1 },
          ],
          coupon: '',
        },
        { id: 'o4', customer: 'x', lines: [] },
      ],
      concurrent: true,
    },
    saveInBatches: {
      inputs: [
        { amounts: { a: 1, b: 3, c: 0, d: 3, e: -1 }, size: 2 },
        { amounts: {}, size: 2 },
        { amounts: { slow: 1, b: 2 }, size: 1 },
        { amounts: { broken: 1 }, size: 5 },
      ],
    },
    pollUntilDone: {
      inputs: [
        { id: 'a', limit: 5 },
        { id: 'b', limit: 5 },
        { id: 'c', limit: 2 },
        { id: 'a', limit: 0 },
      ],
    },
    replayEvents: {
      inputs: [
        { events: [] },
        {
          events: [
            { type: 'created', id: 'o' },
            { type: 'priced', sku: 's', quantity: 2 },
            { type: 'cancelled' },
            { type: 'closed' },
          ],
        },
        { events: [{ type: 'closed' }, { type: 'created', id: 'late' }] },
      ],
    },
    withFallbacks: { inputs: [{ skus: ['s', 'slow', 't'] }, { skus: [] }], concurrent: true },
    reconcile: {
      inputs: [
        { ours: { a: 1, b: 2 }, theirs: { a: 1, c: 300 } },
        { ours: {}, theirs: {} },
        { ours: { a: 0 }, theirs: { a: -0 } },
        { ours: { a: 5 }, theirs: { a: 7 } },
      ],
    },
  },
  () => ({
    Load: ({ id }: { id: string }) => {
      if (id === 'x') throw new TaskFailure('NotFound', 'no such customer');
      if (id === 'a') return { id, tier: 'gold', email: 'A@X.ORG', address: { city: 'Bonn', country: 'DE' } };
      return id === 'b' ? { id, tier: 'silver' } : { id, tier: 'none', address: { country: 'FR' } };
    },
    Price: ({ sku, quantity }: { sku: string; quantity: number }) =>
      sku === 'slow' ? after(5, { total: 1 }) : after(1, { total: quantity * 4.25 }),
    Save: ({ batch }: { batch: { id: string }[] }) => {
      if (batch.some(({ id }) => id === 'slow')) throw new TaskFailure('Throttled', 'slow down');
      if (batch.some(({ id }) => id === 'broken')) throw new TaskFailure('Broken', 'disk');
      return { saved: batch.length };
    },
    Poll: ({ id, attempt }: { id: string; attempt: number }) =>
      attempt < 3
        ? { state: attempt === 1 ? 'queued' : 'running', progress: attempt * 10 }
        : { state: id === 'b' ? 'failed' : 'done' },
    'sns:publish': () => ({ MessageId: 'm' }),
  }),
);
