/** Whole workflows as users of Step Functions write them: polling, dead letters, idempotency, tables of settings, windows of dates, reports. */
import { context, errors, map, sleep, WorkflowError, workflow } from 'stepscript';
import { dynamodb, lambda, sqs } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

const queue = sqs.queue('Jobs');

// Polling.
const start = lambda.fn<{ name: string }, { jobId: string }>('StartJob');
const status = lambda.fn<
  { jobId: string },
  { state: 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED'; progress?: number; reason?: string }
>('JobStatus');
export const realPoll = workflow(async ({ name, timeoutSeconds = 100 }: { name: string; timeoutSeconds?: number }) => {
  const { jobId } = await start({ name });
  let waited = 0;
  const history: number[] = [];
  while (waited < timeoutSeconds) {
    const { state, progress = 0, reason } = await status({ jobId });
    switch (state) {
      case 'SUCCEEDED':
        return { jobId, history };
      case 'FAILED':
      case 'CANCELLED':
        throw new WorkflowError(`${jobId} ${state.toLowerCase()}${reason ? `: ${reason}` : ''}`);
      case 'RUNNING':
        if (history.at(-1) !== progress) history.push(progress);
        break;
      default:
        break;
    }
    await sleep(history.length > 1 ? '30s' : 10);
    waited += history.length > 1 ? 30 : 10;
  }
  throw new errors.Timeout(`${jobId} took longer than ${timeoutSeconds}s`);
});

// Dead-letter handling.
const handle = lambda.fn<{ id: string; payload: unknown }, { ok: boolean }>('Handle');
const dead = sqs.queue('Dead');
export const realConsumer = workflow(
  async ({ messages }: { messages: { id: string; body: string; attempts?: number }[] }) => {
    const counts = { handled: 0, retried: 0, dead: 0 };
    for (const message of messages) {
      let payload: unknown;
      try {
        payload = JSON.parse(message.body);
      } catch {
        await dead.sendMessage({ MessageBody: { ...message, reason: 'malformed' } });
        counts.dead += 1;
        continue;
      }
      try {
        const { ok } = await handle({ id: message.id, payload });
        if (ok) counts.handled++;
        else counts.retried++;
      } catch (error) {
        const attempts = (message.attempts ?? 0) + 1;
        if (attempts > 2) {
          await dead.sendMessage({ MessageBody: { ...message, attempts, reason: (error as Error).name } });
          counts.dead++;
        } else {
          await queue.sendMessage({ MessageBody: { ...message, attempts }, DelaySeconds: 2 ** attempts * 10 });
          counts.retried++;
        }
      }
    }
    return counts;
  },
);

// Idempotency.
const table = dynamodb.table<{ pk: string; status: string; result?: string; ttl: number }>('Requests');
export const realIdempotent = workflow(async ({ requestId, name }: { requestId: string; name: string }) => {
  const now = Math.floor(Date.parse(context.execution.startTime) / 1000);
  try {
    await table.putItem({
      Item: { pk: { S: requestId }, status: { S: 'started' }, ttl: { N: String(now + 86_400) } },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
  } catch (error) {
    if (!(error instanceof dynamodb.ConditionalCheckFailedException)) throw error;
    const { Item } = await table.getItem({ Key: { pk: { S: requestId } } });
    if (Item?.status.S === 'done') return { cached: true, result: Item.result?.S ?? null };
    throw new WorkflowError('in progress');
  }
  const { jobId } = await start({ name });
  await table.updateItem({
    Key: { pk: { S: requestId } },
    UpdateExpression: 'SET #s = :s, #r = :r',
    ExpressionAttributeNames: { '#s': 'status', '#r': 'result' },
    ExpressionAttributeValues: { ':s': { S: 'done' }, ':r': { S: jobId } },
  });
  return { cached: false, result: jobId };
});

// Config tables.
// @ts-ignore enums are the subject here
enum Channel {
  Email = 'email',
  Sms = 'sms',
  Push = 'push',
}
const CHANNELS: Record<Channel, { cost: number; maxLength?: number; enabled: boolean }> = {
  [Channel.Email]: { cost: 1, enabled: true },
  [Channel.Sms]: { cost: 7, maxLength: 10, enabled: true },
  [Channel.Push]: { cost: 0, enabled: false },
};
const sendVia = lambda.fn<{ channel: Channel; to: string; text: string }, string>('Send');
export const realCampaign = workflow(
  async ({
    users,
    text,
    budget,
  }: {
    users: { name: string; channels: Channel[]; quiet?: boolean }[];
    text: string;
    budget: number;
  }) => {
    let spent = 0;
    const log: Record<string, string> = {};
    for (const { name, channels, quiet } of users) {
      if (quiet) continue;
      const best = channels.filter((c) => CHANNELS[c].enabled).sort((a, b) => CHANNELS[a].cost - CHANNELS[b].cost)[0];
      if (!best) {
        log[name] = 'no channel';
        continue;
      }
      const { cost, maxLength } = CHANNELS[best];
      if (spent + cost > budget) {
        log[name] = 'over budget';
        break;
      }
      const body = maxLength !== undefined && text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
      log[name] = await sendVia({ channel: best, to: name, text: body });
      spent += cost;
    }
    return { spent, log, known: Object.keys(CHANNELS).length, all: Object.values(Channel).join() };
  },
);

// Date windows.
const query = lambda.fn<{ from: string; to: string }, { rows: { day: string; amount: number }[] }>('Query');
const DAY = 24 * 60 * 60 * 1000;
const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const windows = (from: string, to: string, days: number): { from: string; to: string }[] => {
  const out: { from: string; to: string }[] = [];
  const end = Date.parse(`${to}T00:00:00.000Z`);
  for (let at = Date.parse(`${from}T00:00:00.000Z`); at < end; at += days * DAY)
    out.push({ from: isoDay(at), to: isoDay(Math.min(at + days * DAY, end)) });
  return out;
};
export const realBackfill = workflow(async ({ from, to, days = 7 }: { from: string; to: string; days?: number }) => {
  const results = await map(
    windows(from, to, days),
    async (w) => {
      const { rows } = await query(w);
      return rows;
    },
    { maxConcurrency: 3 },
  );
  const totals: Record<string, number> = {};
  for (const { day, amount } of results.flat()) {
    const month = day.slice(0, 7);
    totals[month] = (totals[month] ?? 0) + amount;
  }
  const months = Object.entries(totals).sort(([a], [b]) => (a < b ? -1 : 1));
  const weekday = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][new Date(`${from}T12:00:00.000Z`).getUTCDay()];
  return {
    months,
    best: months.reduce<[string, number] | null>((best, m) => (best && best[1] >= m[1] ? best : m), null),
    weekday,
  };
});

// Report building.
interface Row {
  region: string;
  product: string;
  units: number;
  revenue: number;
}
const fetchRows = lambda.fn<{ region: string }, Row[]>('FetchRows');
export const realReport = workflow(async ({ regions }: { regions: string[] }) => {
  const rows = (await Promise.all(regions.map((region) => fetchRows({ region })))).flat();
  const byProduct = new Map<string, { units: number; revenue: number; regions: string[] }>();
  for (const { product, units, revenue, region } of rows) {
    const entry = byProduct.get(product) ?? { units: 0, revenue: 0, regions: [] };
    byProduct.set(product, {
      units: entry.units + units,
      revenue: entry.revenue + revenue,
      regions: [...new Set([...entry.regions, region])],
    });
  }
  const lines = [...byProduct]
    .sort(([, a], [, b]) => b.revenue - a.revenue)
    .map(
      ([product, { units, revenue, regions: where }], i) =>
        `${String(i + 1).padStart(2, '0')}. ${product.padEnd(8)} ${units} ${revenue.toFixed(2)} (${where.join('/')})`,
    );
  const csv = [['product', 'units'], ...rows.map(({ product, units }) => [`"${product.replace(/"/g, '""')}"`, units])]
    .map((cells) => cells.join(','))
    .join('\n');
  return { lines, csv, total: rows.reduce((t, { revenue }) => t + revenue, 0) };
});

export default cases(
  {
    realPoll: { inputs: [{ name: 'ok' }, { name: 'fails' }, { name: 'forever' }] },
    realConsumer: {
      inputs: [
        {
          messages: [
            { id: '1', body: '{"a":1}' },
            { id: '2', body: 'no JSON' },
            { id: 'bad', body: '1', attempts: 5 },
            { id: 'bad', body: 'null' },
          ],
        },
      ],
    },
    realIdempotent: {
      inputs: [
        { requestId: 'new', name: 'ok' },
        { requestId: 'old', name: 'ok' },
        { requestId: 'busy', name: 'ok' },
      ],
    },
    realCampaign: {
      inputs: [
        {
          users: [
            { name: 'a', channels: ['sms', 'email'] },
            { name: 'b', channels: ['sms'] },
            { name: 'c', channels: ['push'] },
            { name: 'd', channels: [], quiet: true },
          ],
          text: 'hello wide world',
          budget: 8,
        },
        { users: [{ name: 'b', channels: ['sms'] }], text: 'x', budget: 3 },
      ],
    },
    realBackfill: {
      inputs: [
        { from: '2024-01-28', to: '2024-02-12' },
        { from: '2024-01-28', to: '2024-01-28' },
      ],
      concurrent: true,
    },
    realReport: { inputs: [{ regions: ['eu', 'us'] }, { regions: [] }], concurrent: true },
  },
  () => {
    let polls = 0;
    return {
      StartJob: ({ name }: { name: string }) => ({ jobId: `j-${name}` }),
      JobStatus: ({ jobId }: { jobId: string }) => {
        polls++;
        if (jobId === 'j-forever') return { state: 'RUNNING', progress: Math.floor(polls / 2) };
        if (polls < 3) return polls === 1 ? { state: 'PENDING' } : { state: 'RUNNING', progress: polls * 10 };
        return jobId === 'j-ok' ? { state: 'SUCCEEDED' } : { state: 'FAILED', reason: 'disk' };
      },
      Handle: ({ id }: { id: string }) => {
        if (id === 'bad') throw new TaskFailure('Poison', 'p');
        return { ok: id !== '9' };
      },
      'sqs:sendMessage': () => ({ MessageId: 'm' }),
      'dynamodb:putItem': ({ Item }: { Item: { pk: { S: string } } }) => {
        if (Item.pk.S !== 'new') throw new TaskFailure('DynamoDB.ConditionalCheckFailedException', 'c');
        return {};
      },
      'dynamodb:getItem': ({ Key }: { Key: { pk: { S: string } } }) => ({
        Item: Key.pk.S === 'old' ? { status: { S: 'done' }, result: { S: 'r' } } : { status: { S: 'started' } },
      }),
      'dynamodb:updateItem': () => ({}),
      Send: ({ channel, text }: { channel: string; text: string }) => `${channel}:${text}`,
      Query: ({ from, to }: { from: string; to: string }) => ({
        rows: [
          { day: from, amount: 1.5 },
          { day: to, amount: 2 },
        ],
      }),
      FetchRows: ({ region }: { region: string }) => [
        { region, product: 'nut', units: 2, revenue: 1.25 },
        { region, product: 'bolt "x"', units: 1, revenue: region === 'eu' ? 9.5 : 0.1 },
      ],
    };
  },
);
