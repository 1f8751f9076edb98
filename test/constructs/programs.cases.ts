/** Whole workflows as people write them: saga, polling, pagination, orders, approval, fan-out and fan-in, reports. */
import { errors, map, retry, sleep, WorkflowError, workflow } from 'stepscript';
import { dynamodb, lambda, sns, sqs } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

class BookingFailed extends WorkflowError {}
class OutOfStock extends WorkflowError {}
class CardDeclined extends WorkflowError {}
class JobFailed extends WorkflowError {}
class Rejected extends WorkflowError {}

interface Line {
  sku: string;
  quantity: number;
}
interface Trip {
  customer: string;
  flight: string;
  hotel: string;
  car?: string;
}

const book = lambda.fn<{ what: string; id: string }, { booking: string }>('Book');
const cancel = lambda.fn<{ booking: string }, void>('Cancel');
const charge = lambda.fn<{ customer: string; amount: number }, { receipt: string }>('Charge');
const priceOf = lambda.fn<{ sku: string }, number>('PriceOf');
const submit = lambda.fn<{ job: string }, { id: string }>('Submit');
const describe = lambda.fn<{ id: string }, { status: 'RUNNING' | 'DONE' | 'FAILED'; output?: string; reason?: string }>(
  'Describe',
);
const page = lambda.fn<{ token?: string; size: number }, { items: { id: string; active: boolean }[]; token?: string }>(
  'Page',
);
const review = lambda.fn<
  { document: string; reviewer: string; round: number },
  { verdict: 'approve' | 'reject' | 'revise'; note?: string }
>('Review');
const stock = dynamodb.table<{ sku: string; left: number }>('Stock');
const alerts = sns.topic('Alerts');
const jobs = sqs.queue('Jobs');

export const programSaga = workflow(async (trip: Trip) => {
  const done: string[] = [];
  try {
    done.push((await book({ what: 'flight', id: trip.flight })).booking);
    done.push((await book({ what: 'hotel', id: trip.hotel })).booking);
    if (trip.car !== undefined) done.push((await book({ what: 'car', id: trip.car })).booking);
    const { receipt } = await charge({ customer: trip.customer, amount: done.length * 100 });
    return { status: 'booked', receipt, bookings: done };
  } catch (error) {
    for (const booking of [...done].reverse()) {
      await cancel({ booking });
    }
    if (error instanceof CardDeclined) return { status: 'declined', cancelled: done.length };
    throw new BookingFailed(`${trip.customer}: ${(error as Error).message}`);
  }
});

export const programOrder = workflow(
  async ({ order, lines, customer }: { order: string; lines: Line[]; customer: string }) => {
    let total = 0;
    for (const { sku, quantity } of lines) {
      const { Item } = await stock.getItem({ Key: { sku: { S: sku } } });
      const left = Item ? Number(Item.left.N) : 0;
      if (left < quantity) throw new OutOfStock(`${sku}: ${left} of ${quantity}`);
      total += (await priceOf({ sku })) * quantity;
    }
    const discount = total > 100 ? 0.1 : 0;
    const amount = Math.round(total * (1 - discount) * 100) / 100;
    let status = 'open';
    try {
      const { receipt } = await charge({ customer, amount });
      status = `paid ${receipt}`;
    } catch (error) {
      if (!(error instanceof CardDeclined)) throw error;
      status = 'declined';
    } finally {
      await alerts.publish({ Message: `order ${order} is ${status}` });
    }
    return { order, status, amount };
  },
);

export const programPolling = workflow(async ({ job, patience }: { job: string; patience: number }) => {
  const { id } = await submit({ job });
  let waited = 0;
  let delay = 5;
  while (waited < patience) {
    const { status, output, reason } = await describe({ id });
    switch (status) {
      case 'DONE':
        return { output: output ?? '', waited };
      case 'FAILED':
        throw new JobFailed(reason ?? 'unknown');
      case 'RUNNING':
        await sleep(delay);
        waited += delay;
        delay = Math.min(delay * 2, 60);
    }
  }
  throw new errors.Timeout(`job ${id} after ${waited} s`);
});

export const programPagination = workflow(async ({ size, most }: { size: number; most: number }) => {
  const active: string[] = [];
  let token: string | undefined;
  let pages = 0;
  do {
    const answer: { items: { id: string; active: boolean }[]; token?: string } = await page(
      token === undefined ? { size } : { token, size },
    );
    pages += 1;
    for (const item of answer.items) {
      if (item.active) active.push(item.id);
    }
    token = answer.token;
  } while (token !== undefined && active.length < most);
  return { active: active.slice(0, most), pages, more: token !== undefined };
});

export const programApproval = workflow(async ({ document, reviewers }: { document: string; reviewers: string[] }) => {
  let text = document;
  const notes: string[] = [];
  for (let round = 1; round <= 3; round++) {
    const verdicts = await map(reviewers, async (reviewer) => review({ document: text, reviewer, round }), {
      maxConcurrency: 1,
    });
    if (verdicts.some(({ verdict }) => verdict === 'reject')) throw new Rejected(`round ${round}`);
    const open = verdicts.filter(({ verdict }) => verdict === 'revise');
    if (open.length === 0) return { text, round, notes };
    notes.push(...open.map(({ note }) => note ?? 'no note'));
    text = `${text} v${round + 1}`;
    await sleep('1d');
  }
  return { text, round: 'gave up', notes };
});

export const programFanOut = workflow(async ({ lines, customer }: { lines: Line[]; customer: string }) => {
  const prices = await Promise.all(
    lines.map(async (line, position) => {
      try {
        const price = await priceOf({ sku: line.sku });
        return { position, sku: line.sku, cost: price * line.quantity, ok: true };
      } catch (error) {
        return { position, sku: line.sku, cost: 0, ok: false, error: (error as Error).name };
      }
    }),
  );
  const failed = prices.filter((price) => !price.ok).map((price) => price.sku);
  const total = prices.reduce((sum, price) => sum + price.cost, 0);
  if (failed.length === lines.length) return { total: 0, failed };
  const [{ receipt }, sent] = await Promise.all([
    charge({ customer, amount: total }),
    jobs.sendMessage({ MessageBody: { total, failed } }),
  ]);
  return { total, failed, receipt, sent: sent.MessageId !== undefined };
});

export const programRetriedBatch = workflow(async ({ ids }: { ids: string[] }) => {
  const results: Record<string, string> = {};
  let failures = 0;
  for (const id of ids) {
    try {
      results[id] = await retry({ errors: errors.TaskFailed, maxAttempts: 1, interval: 2 }, async () => {
        const { booking } = await book({ what: 'batch', id });
        return booking;
      });
    } catch (error) {
      failures += 1;
      results[id] = (error as Error).name;
      if (failures > 1) break;
    }
  }
  return { results, failures };
});

export const programReport = workflow(
  async ({ rows }: { rows: { region: string; amount: number; date: string }[] }) => {
    const byRegion: Record<string, { total: number; count: number; months: string[] }> = {};
    for (const { region, amount, date } of rows) {
      const month = date.slice(0, 7);
      const entry = byRegion[region] ?? { total: 0, count: 0, months: [] };
      byRegion[region] = {
        total: entry.total + amount,
        count: entry.count + 1,
        months: entry.months.includes(month) ? entry.months : [...entry.months, month],
      };
    }
    const summary = Object.entries(byRegion)
      .map(([region, { total, count, months }]) => ({
        region,
        total,
        average: total / count,
        months: months.join(' '),
      }))
      .sort((a, b) => b.total - a.total);
    await alerts.publish({ Subject: 'Report', Message: { summary, rows: rows.length } });
    return summary;
  },
);

const trips = [
  { customer: 'ada', flight: 'f1', hotel: 'h1', car: 'c1' },
  { customer: 'ada', flight: 'f1', hotel: 'h1' },
  { customer: 'ada', flight: 'f1', hotel: 'full' },
  { customer: 'poor', flight: 'f1', hotel: 'h1', car: 'c' },
  { customer: 'ada', flight: 'full', hotel: 'h1' },
];
const orders = [
  {
    order: 'o1',
    customer: 'ada',
    lines: [
      { sku: 'a', quantity: 2 },
      { sku: 'bb', quantity: 1 },
    ],
  },
  { order: 'o2', customer: 'poor', lines: [{ sku: 'a', quantity: 1 }] },
  { order: 'o3', customer: 'ada', lines: [{ sku: 'none', quantity: 1 }] },
  { order: 'o4', customer: 'ada', lines: [] },
  { order: 'o5', customer: 'ada', lines: [{ sku: 'expensive', quantity: 9 }] },
  { order: 'o6', customer: 'broken', lines: [{ sku: 'a', quantity: 1 }] },
];

export default cases(
  {
    programSaga: { inputs: trips },
    programOrder: { inputs: orders },
    programPolling: {
      inputs: [
        { job: 'short', patience: 100 },
        { job: 'bad', patience: 100 },
        { job: 'long', patience: 20 },
        { job: 'short', patience: 0 },
      ],
    },
    programPagination: {
      inputs: [
        { size: 2, most: 100 },
        { size: 2, most: 1 },
        { size: 0, most: 5 },
      ],
    },
    programApproval: {
      inputs: [
        { document: 'doc', reviewers: ['easy', 'strict'] },
        { document: 'doc', reviewers: [] },
        { document: 'doc', reviewers: ['hostile'] },
        { document: 'd', reviewers: ['never'] },
      ],
    },
    programFanOut: { inputs: orders.map(({ lines, customer }) => ({ lines, customer })), concurrent: true },
    programRetriedBatch: {
      inputs: [{ ids: ['a', 'full', 'b'] }, { ids: [] }, { ids: ['full', 'full2', 'full', 'c'] }],
    },
    programReport: {
      inputs: [
        {
          rows: [
            { region: 'eu', amount: 5, date: '2026-01-02' },
            { region: 'us', amount: 7.5, date: '2026-01-03' },
            { region: 'eu', amount: 4, date: '2026-02-01' },
            { region: 'eu', amount: 1, date: '2026-01-09' },
          ],
        },
        { rows: [] },
        { rows: [{ region: '', amount: 0, date: '' }] },
      ],
      transitions: 1,
    },
  },
  () => {
    let polls = 0;
    return {
      Book: ({ what, id }: { what: string; id: string }) => {
        if (id.startsWith('full')) throw new TaskFailure('NoVacancy', `${what} ${id}`);
        return { booking: `${what}-${id}` };
      },
      Cancel: () => null,
      Charge: ({ customer, amount }: { customer: string; amount: number }) => {
        if (customer === 'poor') throw new TaskFailure('CardDeclined', `${amount}`);
        if (customer === 'broken') throw new TaskFailure('Lambda.Unknown', 'crash');
        return { receipt: `${customer}:${amount}` };
      },
      PriceOf: ({ sku }: { sku: string }) => {
        if (sku === 'none') throw new TaskFailure('NoPrice', sku);
        return sku.length * 4.35;
      },
      Submit: ({ job }: { job: string }) => ({ id: job }),
      Describe: ({ id }: { id: string }) => {
        polls += 1;
        if (id === 'bad' && polls > 1) return { status: 'FAILED' };
        return id === 'short' && polls > 3 ? { status: 'DONE', output: `after ${polls}` } : { status: 'RUNNING' };
      },
      Page: ({ token, size }: { token?: string; size: number }) => {
        const start = Number(token ?? '0');
        const items = Array.from({ length: size }, (_, index) => ({
          id: `i${start + index}`,
          active: (start + index) % 2 === 0,
        }));
        return start < 4 && size > 0 ? { items, token: `${start + size}` } : { items };
      },
      Review: ({ reviewer, round }: { reviewer: string; round: number }) => {
        if (reviewer === 'hostile') return { verdict: 'reject' };
        if (reviewer === 'never') return { verdict: 'revise' };
        return reviewer === 'strict' && round === 1 ? { verdict: 'revise', note: 'shorter' } : { verdict: 'approve' };
      },
      'dynamodb:getItem': ({ Key }: { Key: { sku: { S: string } } }) =>
        Key.sku.S === 'none' ? {} : { Item: { sku: Key.sku, left: { N: '9' } } },
      'sns:publish': () => ({ MessageId: 'p' }),
      'sqs:sendMessage': () => ({ MessageId: 'm' }),
    };
  },
);
