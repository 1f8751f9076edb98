/** Transactions of a DynamoDB table on plain objects: all reads at one moment, all writes or none. */
import { workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface Account {
  id: string;
  balance: number;
  open?: boolean;
  owner?: string;
  tags?: string[];
  log?: { at: number; text: string }[];
  deep?: { list: (string | number)[][]; more?: { x: number } };
  exact?: string;
}
const accounts = dynamodb.table<Account, 'id'>('Accounts', { schema: { tags: 'SS', exact: 'N' } });
const next = lambda.fn<unknown, number>('Next');

export const transactGetTwo = workflow(async ({ from, to }: { from: string; to: string }) => {
  const [a, b] = await accounts.transactGet([{ id: from }, { id: to }]);
  return [a?.balance, b === undefined, a ?? 'none', b?.tags?.length];
});

export const transactGetMany = workflow(async ({ ids }: { ids: string[] }) => {
  const found = await accounts.transactGet(
    ids.map((id) => ({ id })),
    { retry: { maxAttempts: 1 } },
  );
  let sum = 0;
  for (const account of found) sum += account?.balance ?? 100;
  return {
    sum,
    count: found.length,
    missing: found.map((account) => account === undefined),
    owners: found.filter((account) => account !== undefined).map(({ owner }) => owner ?? null),
    found,
  };
});

export const transactWriteAll = workflow(
  async ({ account, n, s, open }: { account: Account; n: number; s: string; open: boolean }) => {
    const result = await accounts.transactWrite(
      [
        { put: account, if: { id: { exists: false } } },
        { put: { id: s, balance: n / 3, open, tags: ['a', s], deep: { list: [[], [s, n]] } } },
        {
          update: { id: 'u' },
          changes: {
            set: { owner: s, open, deep: { list: [[n]], more: { x: -0 } } },
            add: { balance: -n, tags: [s], exact: '0.1' },
            append: { log: [{ at: n, text: s }] },
            remove: ['exact'],
          },
          if: [
            { balance: { ge: n }, open: true },
            { owner: { beginsWith: s }, tags: { contains: s } },
          ],
        },
        { delete: { id: 'd' } },
        { delete: { id: s }, if: { open: { ne: open } } },
        { check: { id: 'c' }, if: { deep: { at: { more: { at: { x: { gt: n } } } } } } },
      ],
      { token: `token-${s}` },
    );
    return result === undefined;
  },
);

export const transactCanceled = workflow(async ({ id }: { id: string }) => {
  try {
    await accounts.transactWrite([{ check: { id }, if: { open: true } }]);
    return 'done';
  } catch (e) {
    if (e instanceof dynamodb.TransactionCanceledException) return `canceled: ${e.message}`;
    throw e;
  }
});

export const transactInOrder = workflow(async ({ x }: { x: number }) => {
  await accounts.transactWrite(
    [
      { put: { id: String(await next({ x })), balance: await next({ x: x + 1 }) } },
      { update: { id: 'u' }, changes: { set: { balance: await next({ x: x + 2 }) } }, if: { balance: { lt: x } } },
    ],
    { token: String(await next({ x: x + 3 })) },
  );
  const [first] = await accounts.transactGet([{ id: String(await next({ x })) }]);
  return first?.id ?? null;
});

export const transactComputedWrites = workflow(async ({ ids }: { ids: string[] }) => {
  await accounts.transactWrite(ids.map((id) => ({ delete: { id } })));
});

export const transactTwoVerbs = workflow(async ({ id }: { id: string }) => {
  await accounts.transactWrite([{ put: { id, balance: 1 }, delete: { id } }]);
});

export const transactUndefinedValue = workflow(async ({ id, tags }: { id: string; tags: string[] }) => {
  await accounts.transactWrite([{ update: { id }, changes: { set: { owner: tags[5] as string } } }]);
});

export const transactEmptyCondition = workflow(async ({ id }: { id: string }) => {
  await accounts.transactWrite([{ check: { id }, if: {} }]);
});

type Attributes = Record<string, unknown>;
type Read = { Get: { TableName: string; Key: { id: { S: string } } } };

/** Answers reads by what it has, and cancels a check of what is held. */
function service() {
  const stored: Readonly<Record<string, Attributes>> = {
    a: { id: { S: 'a' }, balance: { N: '0.30000000000000004' }, tags: { Ss: ['x', 'y'] }, open: { Bool: false } },
    b: { id: { S: 'b' }, balance: { N: '-1E+21' }, owner: { S: '' }, exact: { N: '1.00' } },
  };
  return {
    'aws-sdk:dynamodb:transactGetItems': ({ TransactItems }: { TransactItems: readonly Read[] }) => ({
      Responses: TransactItems.map(({ Get }) => {
        const Item = stored[Get.Key.id.S];
        if (Item) return { Item };
        return Get.Key.id.S === 'empty' ? { Item: {} } : {};
      }),
    }),
    'aws-sdk:dynamodb:transactWriteItems': ({ TransactItems }: { TransactItems: readonly Attributes[] }) => {
      if (JSON.stringify(TransactItems).includes('"held"'))
        throw new TaskFailure(
          'DynamoDb.TransactionCanceledException',
          'Transaction cancelled: [ConditionalCheckFailed]',
        );
      return {};
    },
    Next: ({ x }: { x: number }) => x * 10,
  };
}

export default cases(
  {
    transactGetTwo: {
      inputs: [
        { from: 'a', to: 'b' },
        { from: 'none', to: 'a' },
        { from: 'empty', to: 'none' },
      ],
      transitions: 1,
    },
    transactGetMany: {
      inputs: [{ ids: ['a', 'none', 'b', 'empty'] }, { ids: ['none'] }, { ids: ['b'] }, { ids: [] }],
      transitions: 1,
    },
    transactWriteAll: {
      inputs: [
        { account: { id: 'a', balance: 0.1 }, n: 3, s: 'x', open: true },
        {
          account: {
            id: '',
            balance: -0,
            open: false,
            owner: '',
            tags: ['é', '🎉'],
            log: [],
            deep: { list: [[], ['', 1e21]], more: { x: 5e-324 } },
            exact: '123456789012345678901234567890',
          },
          n: 0,
          s: '',
          open: false,
        },
      ],
      transitions: 1,
    },
    transactCanceled: { inputs: [{ id: 'free' }, { id: 'held' }] },
    transactInOrder: { inputs: [{ x: 1 }, { x: 0 }] },
    transactComputedWrites: { refused: 'STEP4016' },
    transactTwoVerbs: { refused: 'STEP4016' },
    transactUndefinedValue: { refused: 'STEP4016' },
    transactEmptyCondition: { refused: 'STEP4016' },
  },
  service,
);
