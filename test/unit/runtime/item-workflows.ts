/** Workflows on a table, run against a real DynamoDB API by `dynamodb-items.test.ts`. */
import { workflow } from 'stepscript';
import { dynamodb } from 'stepscript/tasks';

export interface Account {
  id: string;
  owner?: string;
  balance?: number;
  exact?: string;
  tags?: string[];
  scores?: number[];
  photo?: string;
  active?: boolean;
  history?: { at: string; amount: number | null }[];
  'weird name'?: string;
}
const accounts = dynamodb.table<Account, 'id'>('Accounts', {
  schema: { exact: 'N', tags: 'SS', scores: 'NS', photo: 'B' },
});

export const lifecycle = workflow(async ({ account }: { account: Account }) => {
  const before = await accounts.get({ id: account.id });
  await accounts.put(account, { if: { id: { exists: false } } });
  let conflict = false;
  try {
    await accounts.put({ id: account.id }, { if: { id: { exists: false } } });
  } catch (e) {
    if (!(e instanceof dynamodb.ConditionalCheckFailedException)) throw e;
    conflict = true;
  }
  const stored = await accounts.get({ id: account.id }, { consistent: true });
  const changed = await accounts.update(
    { id: account.id },
    {
      set: {
        owner: 'Zoë',
        'weird name': 'x',
        history: [
          { at: 'now', amount: 0.1 + 0.2 },
          { at: '', amount: null },
        ],
      },
      add: { balance: 0.5, exact: '0.00000000000000000001', tags: ['new'] },
      delete: { scores: [1] },
      remove: ['active'],
    },
    {
      if: [
        { owner: 'nobody' },
        { tags: { contains: 'a', size: { ge: 1 } }, active: true, balance: { between: [-10, 10] } },
      ],
      returnValues: 'ALL_NEW',
    },
  );
  const deleted = await accounts.delete({ id: account.id }, { returnValues: 'ALL_OLD' });
  const gone = await accounts.delete({ id: account.id }, { returnValues: 'ALL_OLD' });
  return {
    before: before ?? null,
    conflict,
    stored: stored ?? null,
    changed,
    same: deleted?.owner === changed.owner,
    gone: gone ?? null,
  };
});

export const reading = workflow(async ({ ids, least }: { ids: string[]; least: number }) => {
  for (const id of ids) await accounts.put({ id, owner: 'reader', balance: ids.indexOf(id), active: true, tags: [id] });
  const found: Account[] = [];
  let cursor: dynamodb.Cursor | undefined;
  do {
    const page = await accounts.scan({
      filter: { owner: 'reader', active: true, balance: { ge: least } },
      limit: 2,
      after: cursor,
    });
    found.push(...page.items);
    cursor = page.cursor;
  } while (cursor);
  const one = await accounts.query({ id: 'r1' }, { consistent: true, descending: true });
  return {
    found: found.map((account) => account.id).sort(),
    one: one.items,
    none: (await accounts.query({ id: '?' })).items,
  };
});

export interface Doc {
  id: string;
  title?: string;
  visits?: number;
  log?: { at: number; by?: string }[];
  place?: { city: string; zip?: string; geo?: { at: number[] } };
  tags?: string[];
  on?: boolean;
}
const docs = dynamodb.table<Doc, 'id'>('Accounts', { schema: { tags: 'SS' } });

export const inside = workflow(async ({ id }: { id: string }) => {
  await docs.put({ id, place: { city: 'Rome', zip: '1', geo: { at: [1, 2, 3] } }, log: [{ at: 1 }] });
  await docs.update(
    { id },
    {
      setIfMissing: { title: 'first', visits: 1 },
      append: { log: [{ at: 2, by: 'me' }] },
      at: {
        place: {
          set: { city: 'Oslo' },
          remove: ['zip'],
          at: { geo: { at: { at: { setItems: { 1: 20 }, removeItems: [2] } } } },
        },
      },
    },
    { if: { place: { at: { city: 'Rome', geo: { at: { at: { items: { 0: { lt: 2 } }, size: 3 } } } } } } },
  );
  await docs.update({ id }, { prepend: { log: [{ at: 0 }] } });
  const changed = await docs.update(
    { id },
    { setIfMissing: { title: 'second' }, at: { log: { items: { 1: { set: { by: 'you' } } } } } },
    {
      returnValues: 'ALL_NEW',
      if: { log: { items: { 2: { at: { by: { beginsWith: 'm' } } } } }, place: { at: { zip: { exists: false } } } },
    },
  );
  const part = await docs.get({ id }, { select: ['title', 'log'] });
  const gone = await docs.delete({ id }, { returnValues: 'ALL_OLD' });
  return { changed, part: part ?? null, same: gone?.title === changed.title };
});

export const batches = workflow(async ({ count }: { count: number }) => {
  const made: Doc[] = [];
  for (let n = 0; n < count; n += 1)
    made.push({
      id: `batch-${n}`,
      visits: n,
      on: n % 2 === 0,
      tags: ['t', `t${n}`],
      place: { city: 'x', geo: { at: [n] } },
    });
  const written = await docs.batchWrite({ put: made });
  const read = await docs.batchGet([...made.map(({ id }) => ({ id })), { id: 'nobody' }], { consistent: true });
  const selected = await docs.batchGet([{ id: 'batch-1' }], { select: ['visits', 'on'] });
  const segments = await Promise.all(
    [0, 1, 2].map(async (index) => {
      const page = await docs.scan({
        filter: { id: { beginsWith: 'batch-' } },
        select: ['id'],
        segment: { index, total: 3 },
      });
      return page.items.map(({ id }) => id);
    }),
  );
  const removed = await docs.batchWrite({ delete: made.map(({ id }) => ({ id })) });
  const after = await docs.batchGet([{ id: 'batch-0' }]);
  return {
    unprocessed: [written.unprocessed.put.length, read.unprocessed.length, removed.unprocessed.delete.length],
    read: read.items.toSorted((a, b) => (a.visits ?? 0) - (b.visits ?? 0)),
    selected: selected.items,
    scanned: segments.flat().toSorted(),
    after: after.items,
  };
});

export const transfer = workflow(async ({ from, to, amount }: { from: string; to: string; amount: number }) => {
  await accounts.transactWrite(
    [
      { update: { id: from }, changes: { add: { balance: -amount } }, if: { balance: { ge: amount }, active: true } },
      { put: { id: to, active: false, tags: ['new'], exact: '1.0' }, if: { id: { exists: false } } },
    ],
    { token: 'once' },
  );
  const [first, second] = await accounts.transactGet([{ id: from }, { id: to }]);
  let canceled = '';
  try {
    await accounts.transactWrite([{ check: { id: 'held' }, if: { owner: 'me' } }], { token: 'check' });
  } catch (e) {
    if (!(e instanceof dynamodb.TransactionCanceledException)) throw e;
    canceled = e.message;
  }
  return {
    first: first ?? null,
    missing: second === undefined,
    canceled: canceled.includes('[ConditionalCheckFailed]'),
  };
});

const catalog = dynamodb.table<Doc, 'id'>('Docs');

export const checkout = workflow(async ({ id, lines }: { id: string; lines: { sku: string; count: number }[] }) => {
  await dynamodb.transactWrite(
    [
      accounts.writeOp({ update: { id }, changes: { set: { active: true } }, if: { active: { exists: true } } }),
      ...lines.map(({ sku, count }) =>
        catalog.writeOp({ update: { id: sku }, changes: { add: { visits: -count } }, if: { visits: { ge: count } } }),
      ),
    ],
    { token: 'both' },
  );
  const [account, doc] = await dynamodb.transactGet([accounts.readOp({ id }), catalog.readOp({ id: 'none' })]);
  let canceled = '';
  try {
    await dynamodb.transactWrite([catalog.writeOp({ check: { id: 'held' }, if: { title: 'free' } })], {
      token: 'check',
    });
  } catch (e) {
    if (!(e instanceof dynamodb.TransactionCanceledException)) throw e;
    canceled = e.message;
  }
  return {
    account: account ?? null,
    missing: doc === undefined,
    canceled: canceled.includes('[ConditionalCheckFailed]'),
  };
});
