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
