/** Whole workflows as users of Step Functions write them: orders, pages of an import, approvals, backoff, thumbnails, a saga, batches. */
import { context, errors, sleep, WorkflowError, workflow } from 'stepscript';
import { events, lambda, sns, sqs } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

// Order processing.
interface Line {
  sku: string;
  quantity: number;
  price: number;
  discount?: number;
}
interface Order {
  orderId: string;
  customer: { id: string; tier: 'gold' | 'silver' | 'basic'; email?: string | null };
  lines: Line[];
  coupon?: string;
  shipTo?: { country: string; zip?: string };
}
class OutOfStock extends WorkflowError {
  readonly sku: string;
  constructor(sku: string) {
    super(`SKU ${sku} is out of stock`);
    this.sku = sku;
  }
}
class PaymentDeclined extends WorkflowError {}
const reserve = lambda.fn<{ sku: string; quantity: number }, { reservationId: string; available: boolean }>('Reserve');
const charge = lambda.fn<{ customerId: string; cents: number; idempotencyKey: string }, { chargeId: string }>('Charge');
const release = lambda.fn<{ reservationId: string }, void>('Release');
const notify = sns.topic('Notify');
const TIERS = { gold: 0.9, silver: 0.95, basic: 1 } as const;
const COUNTRIES: Record<string, { vat: number; days: number }> = {
  DE: { vat: 0.19, days: 2 },
  FR: { vat: 0.2, days: 3 },
};
const lineTotal = ({ quantity, price, discount = 0 }: Line): number =>
  Math.round(quantity * price * 100 * (1 - discount));
export const realProcessOrder = workflow(async (order: Order) => {
  const { customer, lines, shipTo: { country = 'DE' } = {} as { country?: string } } = order;
  if (lines.length === 0) throw new RangeError('an order needs lines');
  const rule = COUNTRIES[country] ?? { vat: 0.25, days: 10 };
  const net = lines.reduce((sum, line) => sum + lineTotal(line), 0) * TIERS[customer.tier];
  const total = Math.round(net * (1 + rule.vat));
  const reservations: string[] = [];
  try {
    for (const { sku, quantity } of lines) {
      const { reservationId, available } = await reserve({ sku, quantity });
      if (!available) throw new OutOfStock(sku);
      reservations.push(reservationId);
    }
    const { chargeId } = await charge(
      { customerId: customer.id, cents: total, idempotencyKey: `${order.orderId}#${context.execution.name}` },
      { retry: { errors: ['TooBusy', errors.Timeout], maxAttempts: 2 } },
    );
    if (customer.email)
      await notify.publish({
        Subject: `Order ${order.orderId}`,
        Message: `Thanks! You paid ${(total / 100).toFixed(2)}`,
      });
    return {
      status: 'confirmed' as const,
      chargeId,
      total,
      arrivesInDays: rule.days,
      lines: lines.map(({ sku }) => sku).sort(),
    };
  } catch (error) {
    await Promise.all(reservations.map((reservationId) => release({ reservationId })));
    if (error instanceof OutOfStock || error instanceof PaymentDeclined)
      return { status: 'rejected' as const, reason: error.message };
    throw error;
  }
});

// ETL with pagination tokens.
const listPage = lambda.fn<
  { token: string | null; limit: number },
  { items: { id: string; updatedAt: string; size?: number }[]; nextToken?: string | null }
>('ListPage');
const load = lambda.fn<{ batch: { id: string; mb: number }[]; part: number }, { loaded: number; failed: string[] }>(
  'Load',
);
export const realEtl = workflow(
  async ({ since, pageSize = 2, dryRun = false }: { since: string; pageSize?: number; dryRun?: boolean }) => {
    const stats = { pages: 0, seen: 0, loaded: 0, failed: [] as string[] };
    let token: string | null | undefined = null;
    do {
      const page: { items: { id: string; updatedAt: string; size?: number }[]; nextToken?: string | null } =
        await listPage({ token: token ?? null, limit: pageSize });
      stats.pages++;
      stats.seen += page.items.length;
      const fresh = page.items
        .filter((item) => item.updatedAt > since)
        .map(({ id, size }) => ({ id, mb: Math.ceil((size ?? 0) / 1_048_576) }));
      if (fresh.length > 0 && !dryRun) {
        const { loaded, failed } = await load({ batch: fresh, part: stats.pages });
        stats.loaded += loaded;
        stats.failed.push(...failed);
      }
      token = page.nextToken;
    } while (token);
    return { ...stats, failed: [...new Set(stats.failed)].sort(), ok: stats.failed.length === 0 };
  },
);

// Approval with reminders.
const ask = lambda.fn<{ to: string; attempt: number }, { decision?: 'yes' | 'no'; by?: string }>('Ask');
const audit = events.bus('Audit');
export const realApproval = workflow(async ({ amount, approvers }: { amount: number; approvers: string[] }) => {
  const needed = amount > 10_000 ? 2 : 1;
  const approvals: string[] = [];
  outer: for (const to of approvers) {
    for (let attempt = 1; attempt <= 3; attempt++) {
      const { decision, by = to } = await ask({ to, attempt });
      if (decision === 'no') {
        await audit.putEvents({ Entries: [{ Source: 'approval', DetailType: 'rejected', Detail: { by, amount } }] });
        return { approved: false, by };
      }
      if (decision === 'yes') {
        approvals.push(by);
        if (approvals.length >= needed) break outer;
        continue outer;
      }
      await sleep(attempt * 60);
    }
  }
  return { approved: approvals.length >= needed, approvals };
});

// Retries with backoff by hand.
const call = lambda.fn<{ n: number; attempt: number }, { status: number; body?: string }>('Call');
export const realBackoff = workflow(async ({ n, max = 4 }: { n: number; max?: number }) => {
  let delay = 1;
  for (let attempt = 0; ; attempt++) {
    const { status, body } = await call({ n, attempt });
    if (status < 400) return { body: body ?? null, attempt };
    if (status !== 429 && status < 500) throw new Error(`status ${status}`);
    if (attempt + 1 >= max) throw new errors.Timeout(`gave up after ${attempt + 1}`);
    await sleep(delay);
    delay = Math.min(delay * 2, 30);
  }
});

// Fan-out/fan-in with partial failure.
const resize = lambda.fn<{ key: string; width: number }, { url: string }>('Resize');
export const realThumbnails = workflow(async ({ keys }: { keys: string[] }) => {
  const widths = [64, 256];
  const outcomes = await Promise.all(
    keys.map(async (key) => {
      const parts = await Promise.allSettled(widths.map((width) => resize({ key, width })));
      const urls = parts.flatMap((part) => (part.status === 'fulfilled' ? [part.value.url] : []));
      const errorsFound = parts
        .filter((part): part is PromiseRejectedResult => part.status === 'rejected')
        .map((part) => (part.reason as Error).name);
      return { key, urls, errors: errorsFound, ok: errorsFound.length === 0 };
    }),
  );
  const byState = Object.groupBy(outcomes, ({ ok }) => (ok ? 'done' : 'failed'));
  return {
    done: byState.done?.map(({ key }) => key) ?? [],
    failed: byState.failed ?? [],
    rate: outcomes.length === 0 ? null : Math.round((100 * (byState.done?.length ?? 0)) / outcomes.length),
  };
});

// Saga.
const book = lambda.fn<{ what: string; id: string }, { ref: string }>('Book');
const cancel = lambda.fn<{ what: string; ref: string }, void>('Cancel');
export const realSaga = workflow(async ({ id, steps }: { id: string; steps: string[] }) => {
  const done: { what: string; ref: string }[] = [];
  try {
    for (const what of steps) {
      const { ref } = await book({ what, id });
      done.push({ what, ref });
    }
  } catch (cause) {
    const failures: string[] = [];
    for (const step of done.reverse()) {
      try {
        await cancel(step);
      } catch (e) {
        failures.push(`${step.what}: ${(e as Error).message}`);
      }
    }
    if (failures.length)
      throw new AggregateError(
        [cause, ...failures.map((f) => new Error(f))],
        `compensation failed: ${failures.join('; ')}`,
      );
    throw new WorkflowError(`rolled back ${done.length} steps`, { cause });
  }
  return Object.fromEntries(done.map(({ what, ref }) => [what, ref]));
});

// Batch chunking.
const chunk = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
const queue = sqs.queue('Jobs');
export const realBatches = workflow(async ({ ids, size = 2 }: { ids: number[]; size?: number }) => {
  let sent = 0;
  for (const [index, part] of chunk(
    [...new Set(ids)].sort((a, b) => a - b),
    size,
  ).entries()) {
    await queue.sendMessage({ MessageBody: { index, ids: part, last: (index + 1) * size >= ids.length } });
    sent += part.length;
  }
  return `${sent}/${ids.length}`;
});

export default cases(
  {
    realProcessOrder: {
      inputs: [
        {
          orderId: 'o1',
          customer: { id: 'c', tier: 'gold', email: 'a@b' },
          lines: [
            { sku: 'a', quantity: 2, price: 9.99 },
            { sku: 'b', quantity: 1, price: 5, discount: 0.5 },
          ],
          shipTo: { country: 'FR' },
        },
        {
          orderId: 'o2',
          customer: { id: 'poor', tier: 'basic', email: null },
          lines: [{ sku: 'a', quantity: 1, price: 1 }],
        },
        {
          orderId: 'o3',
          customer: { id: 'c', tier: 'silver' },
          lines: [
            { sku: 'a', quantity: 1, price: 1 },
            { sku: 'none', quantity: 1, price: 1 },
          ],
          shipTo: { country: 'XX' },
        },
        { orderId: 'o4', customer: { id: 'c', tier: 'basic' }, lines: [] },
      ],
      concurrent: true,
    },
    realEtl: { inputs: [{ since: '2024-01-01' }, { since: '2030', dryRun: true }, { since: '', pageSize: 1 }] },
    realApproval: {
      inputs: [
        { amount: 5, approvers: ['ann', 'bob'] },
        { amount: 50000, approvers: ['slow', 'no'] },
        { amount: 50000, approvers: ['ann', 'slow', 'bob'] },
        { amount: 1, approvers: [] },
      ],
    },
    realBackoff: { inputs: [{ n: 0 }, { n: 2 }, { n: 9 }, { n: -1 }] },
    realThumbnails: { inputs: [{ keys: ['a', 'bad', 'b'] }, { keys: [] }, { keys: ['bad'] }], concurrent: true },
    realSaga: {
      inputs: [
        { id: 'x', steps: ['hotel', 'flight'] },
        { id: 'x', steps: ['hotel', 'flight', 'fail'] },
        { id: 'x', steps: ['sticky', 'hotel', 'fail'] },
        { id: 'x', steps: [] },
      ],
    },
    realBatches: { inputs: [{ ids: [3, 1, 2, 3] }, { ids: [] }, { ids: [1], size: 5 }] },
  },
  () => {
    return {
      Reserve: ({ sku, quantity }: { sku: string; quantity: number }) => ({
        reservationId: `r-${sku}-${quantity}`,
        available: sku !== 'none',
      }),
      Charge: ({ customerId }: { customerId: string }) => {
        if (customerId === 'poor') throw new TaskFailure('PaymentDeclined', 'no money');
        return { chargeId: 'ch1' };
      },
      Release: () => null,
      'sns:publish': () => ({ MessageId: '1' }),
      ListPage: ({ token, limit }: { token: string | null; limit: number }) => {
        const all = [
          { id: 'a', updatedAt: '2023-05' },
          { id: 'b', updatedAt: '2024-05', size: 5_000_000 },
          { id: 'c', updatedAt: '2025' },
          { id: 'bad', updatedAt: '2026', size: 1 },
        ];
        const at = Number(token ?? 0);
        return {
          items: all.slice(at, at + limit),
          ...(at + limit < all.length ? { nextToken: String(at + limit) } : {}),
        };
      },
      Load: ({ batch }: { batch: { id: string }[] }) => ({
        loaded: batch.length,
        failed: batch.map((x) => x.id).filter((x) => x === 'bad'),
      }),
      Ask: ({ to, attempt }: { to: string; attempt: number }) =>
        to === 'no'
          ? { decision: 'no' }
          : to === 'slow' && attempt < 3
            ? {}
            : { decision: 'yes', ...(to === 'ann' ? { by: 'Ann B' } : {}) },
      'events:putEvents': () => ({ FailedEntryCount: 0, Entries: [] }),
      Call: ({ n, attempt }: { n: number; attempt: number }) =>
        n < 0 ? { status: 404 } : attempt < n ? { status: attempt % 2 ? 503 : 429 } : { status: 200, body: 'b' },
      Resize: ({ key, width }: { key: string; width: number }) => {
        if (key === 'bad' && width > 100) throw new TaskFailure('TooLarge', 'x');
        return { url: `${key}@${width}` };
      },
      Book: ({ what, id }: { what: string; id: string }) => {
        if (what === 'fail') throw new TaskFailure('NoSeats', 'full');
        return { ref: `${what}-${id}` };
      },
      Cancel: ({ what }: { what: string }) => {
        if (what === 'sticky') throw new TaskFailure('Stuck', 'cannot');
        return null;
      },
      'sqs:sendMessage': () => ({ MessageId: 'm' }),
    };
  },
);
