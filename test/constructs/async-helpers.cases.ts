/** Async helpers: inlined where awaited, across modules, nested, with several returns, sharing names, throwing through callers. */
import { sleep, WorkflowError, workflow } from 'stepscript';
import { lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';
import * as steps from './fixtures/steps.ts';
import { releaseAll, reserve, reserveAll } from './fixtures/steps.ts';

class NotReady extends WorkflowError {}

const fetchPage = lambda.fn<{ page: number }, { items: string[]; next: number | null }>('FetchPage');
const status = lambda.fn<{ id: string }, string>('Status');

export const helperImported = workflow(async ({ lines }: { lines: { sku: string; count: number }[] }) => {
  const reservations = await reserveAll(lines);
  if (reservations.length > 2) {
    await releaseAll(reservations);
    return 'too many';
  }
  return { reservations };
});

export const helperNamespace = workflow(async ({ sku }: { sku: string }) => {
  const { reservation } = await steps.reserve({ sku, count: 1 });
  await steps.releaseAll([reservation, reservation]);
  return reservation;
});

export const helperPages = workflow(async ({ first }: { first: number }) => collect(first, 10));

async function collect(first: number, limit: number): Promise<string[]> {
  const all: string[] = [];
  let page: number | null = first;
  while (page !== null && all.length < limit) {
    const answer: { items: string[]; next: number | null } = await fetchPage({ page });
    all.push(...answer.items);
    page = answer.next;
  }
  return all;
}

export const helperPolling = workflow(async ({ id }: { id: string }) => {
  const first = await waitFor(id, 'ready', 3);
  const second = await waitFor(`${id}2`, 'ready', 1);
  return [first, second];
});

async function waitFor(id: string, wanted: string, attempts: number): Promise<number> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if ((await status({ id })) === wanted) return attempt;
    await sleep('10s');
  }
  throw new NotReady(`${id} after ${attempts}`);
}

export const helperCaught = workflow(async ({ id }: { id: string }) => {
  try {
    return await waitFor(id, 'done', 2);
  } catch (error) {
    return error instanceof NotReady ? error.message : 'other';
  }
});

export const helperNested = workflow(async ({ id }: { id: string }) => {
  const outer = async (x: string) => {
    const inner = async (y: string) => `${y}:${await status({ id: y })}`;
    return [await inner(x), await inner(`${x}!`)];
  };
  return [...(await outer(id)), ...(await outer('fixed'))];
});

export const helperConditionallyAsync = workflow(async ({ id }: { id: string }) => {
  const cached = async (key: string): Promise<string> => (key === 'known' ? 'from cache' : status({ id: key }));
  return [await cached(id), await cached('known')];
});

export const helperTakesStub = workflow(async ({ id }: { id: string }) => {
  const ask = async (task: typeof status, key: string) => task({ id: key });
  return [await ask(status, id), await ask(status, 'b')];
});

export const helperTakesHandleTable = workflow(async ({ kind }: { kind: string }) => {
  const clients = { status, reserve };
  const answer = await clients.status({ id: kind });
  const { reservation } = await clients.reserve({ sku: kind, count: 2 });
  return { answer, reservation };
});

export const helperMutatesOuter = workflow(async ({ ids }: { ids: string[] }) => {
  const log: string[] = [];
  let ready = 0;
  const check = async (id: string) => {
    const answer = await status({ id });
    log.push(`${id}=${answer}`);
    if (answer === 'ready') ready++;
  };
  for (const id of ids) await check(id);
  await check('last');
  return { log, ready };
});

export const helperVoid = workflow(async ({ id }: { id: string }) => {
  const touch = async (key: string): Promise<void> => {
    if (key === '') return;
    await status({ id: key });
  };
  const nothing = await touch(id);
  await touch('');
  return { nothing, is: nothing === undefined };
});

export const helperCondition = workflow(async ({ id }: { id: string }) => {
  const isReady = async (key: string) => (await status({ id: key })) === 'ready';
  if ((await isReady(id)) && !(await isReady('other'))) return 'only first';
  return (await isReady('ready')) ? 'third' : 'none';
});

export default cases(
  {
    helperImported: {
      inputs: [
        {
          lines: [
            { sku: 'a', count: 1 },
            { sku: 'b', count: 0 },
            { sku: 'c', count: 2 },
          ],
        },
        { lines: [] },
        {
          lines: [
            { sku: 'a', count: 1 },
            { sku: 'gone', count: 1 },
          ],
        },
        { lines: ['a', 'b', 'c'].map((sku) => ({ sku, count: 1 })) },
      ],
    },
    helperNamespace: { inputs: [{ sku: 'x' }, { sku: 'gone' }] },
    helperPages: { inputs: [{ first: 0 }, { first: 3 }, { first: 9 }] },
    helperPolling: { inputs: [{ id: 'a' }, { id: 'never' }] },
    helperCaught: { inputs: [{ id: 'a' }, { id: 'never' }] },
    helperNested: { inputs: [{ id: 'a' }], transitions: 4 },
    helperConditionallyAsync: { inputs: [{ id: 'x' }, { id: 'known' }] },
    helperTakesStub: { inputs: [{ id: 'x' }], transitions: 2 },
    helperTakesHandleTable: { inputs: [{ kind: 'x' }], transitions: 2 },
    helperMutatesOuter: { inputs: [{ ids: ['a', 'ready'] }, { ids: [] }] },
    helperVoid: { inputs: [{ id: 'x' }, { id: '' }] },
    helperCondition: { inputs: [{ id: 'ready' }, { id: 'x' }] },
  },
  () => {
    const asked: Record<string, number> = {};
    return {
      Reserve: ({ sku, count }: { sku: string; count: number }) => {
        if (sku === 'gone') throw new TaskFailure('OutOfStock', sku);
        return { reservation: `${sku}#${count}` };
      },
      Release: () => null,
      FetchPage: ({ page }: { page: number }) => ({
        items: [0, 1, 2].map((n) => `${page}.${n}`),
        next: page < 6 ? page + 1 : null,
      }),
      Status: ({ id }: { id: string }) => {
        asked[id] = (asked[id] ?? 0) + 1;
        if (id.startsWith('never')) return 'pending';
        return id === 'ready' || (asked[id] ?? 0) > 1 ? 'ready' : id.endsWith('2') ? 'ready' : 'pending';
      },
    };
  },
);
