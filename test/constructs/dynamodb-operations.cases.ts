/** Transactions over several DynamoDB tables: each table's handle makes its operations, one call performs them. */
import { workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface Order {
  id: string;
  lines: { sku: string; count: number }[];
  total: string;
  tags?: string[];
  paid?: boolean;
}
interface Item {
  sku: string;
  left: number;
  total?: string;
  held?: boolean;
}
interface Customer {
  name: string;
  orders?: number;
}
const orders = dynamodb.table<Order, 'id'>('Orders', { schema: { total: 'N', tags: 'SS' } });
const stock = dynamodb.table<Item, 'sku'>('Stock');
const customers = dynamodb.table<Customer, 'name'>('Customers');
const next = lambda.fn<unknown, number>('Next');

export const operationsOfTables = workflow(async ({ order, customer }: { order: Order; customer: string }) => {
  const result = await dynamodb.transactWrite(
    [
      orders.writeOp({ put: order, if: { id: { exists: false } } }),
      ...order.lines.map(({ sku, count }) =>
        stock.writeOp({ update: { sku }, changes: { add: { left: -count } }, if: { left: { ge: count } } }),
      ),
      customers.writeOp({ update: { name: customer }, changes: { add: { orders: 1 } } }),
    ],
    { token: order.id, retry: { maxAttempts: 1 } },
  );
  return result === undefined;
});

export const operationsOfEachVerb = workflow(async ({ id, n, open }: { id: string; n: number; open: boolean }) => {
  await dynamodb.transactWrite([
    orders.writeOp({ put: { id, lines: [], total: '1e2', tags: ['a', id], paid: open } }),
    orders.writeOp({
      update: { id: 'u' },
      changes: { set: { total: '0.10', lines: [{ sku: id, count: n }] }, remove: ['tags'] },
      if: [{ paid: open, tags: { contains: id } }, { id: { beginsWith: id } }],
    }),
    stock.writeOp({ delete: { sku: id } }),
    stock.writeOp({ delete: { sku: 'd' }, if: { left: { lt: n }, held: { ne: open } } }),
    customers.writeOp({ check: { name: id }, if: { orders: { between: [0, n] } } }),
  ]);
});

export const operationsBuilt = workflow(
  async ({ orders: made, refund, skus }: { orders: Order[]; refund?: string; skus: string[] }) => {
    const writes = made.filter(({ paid }) => paid !== true).map((order) => orders.writeOp({ put: order }));
    const more = [...(refund === undefined ? [] : [customers.writeOp({ delete: { name: refund } })])];
    if (skus.length > 1) more.push(stock.writeOp({ check: { sku: skus[1] ?? '' }, if: { left: { gt: 0 } } }));
    for (const sku of skus) more.push(stock.writeOp({ delete: { sku } }));
    try {
      await dynamodb.transactWrite([...writes, ...more]);
      return writes.length + more.length;
    } catch (e) {
      if (e instanceof dynamodb.TransactionCanceledException) return e.message;
      throw e;
    }
  },
);

const stockOf = (sku: string) => stock.readOp({ sku });

export const readsOfTables = workflow(async ({ id, sku, name }: { id: string; sku: string; name: string }) => {
  const [order, item, customer] = await dynamodb.transactGet([
    orders.readOp({ id }),
    stockOf(sku),
    customers.readOp({ name }),
  ]);
  return [order?.total ?? 'none', item?.left ?? -1, customer === undefined, item?.total, order ?? null];
});

export const readsBuilt = workflow(async ({ id, skus }: { id: string; skus: string[] }) => {
  const [order, ...items] = await dynamodb.transactGet([orders.readOp({ id }), ...skus.map(stockOf)]);
  let left = 0;
  for (const item of items) left += item?.left ?? 100;
  const all = await dynamodb.transactGet(skus.map((sku) => stock.readOp({ sku })));
  return { order, left, missing: items.map((item) => item === undefined), all };
});

export const readsWithoutSchema = workflow(async ({ sku }: { sku: string }) => {
  const reads = [stock.readOp({ sku }), stock.readOp({ sku: 'none' })];
  const found = await dynamodb.transactGet(reads);
  return found.map((item) => item?.left ?? null);
});

export const operationsInOrder = workflow(async ({ x }: { x: number }) => {
  await dynamodb.transactWrite(
    [
      stock.writeOp({ put: { sku: String(await next({ x })), left: await next({ x: x + 1 }) } }),
      customers.writeOp({
        update: { name: 'u' },
        changes: { set: { orders: await next({ x: x + 2 }) } },
        if: { orders: { lt: x } },
      }),
    ],
    { token: String(await next({ x: x + 3 })) },
  );
  const [first] = await dynamodb.transactGet([stock.readOp({ sku: String(await next({ x: x + 4 })) })]);
  return first?.sku ?? null;
});

export const operationsAsData = workflow(async ({ id, left }: { id: string; left: number }) => {
  const write = stock.writeOp({ put: { sku: id, left } });
  const read = orders.readOp({ id });
  return { write, reads: [read] };
});

export const noOperation = workflow(async () => {
  await dynamodb.transactWrite([]);
});

export const operationsOfNobody = workflow(async ({ writes }: { writes: dynamodb.WriteOperation[] }) => {
  await dynamodb.transactWrite(writes);
});

export const operationTwice = workflow(async ({ sku }: { sku: string }) => {
  await dynamodb.transactWrite([stock.writeOp({ put: { sku, left: 1 }, delete: { sku } })]);
});

export const operationUndefined = workflow(async ({ sku, tags }: { sku: string; tags: string[] }) => {
  await dynamodb.transactWrite([stock.writeOp({ update: { sku }, changes: { set: { total: tags[5] as string } } })]);
});

type Attributes = Record<string, unknown>;
type Read = { Get: { TableName: string; Key: Attributes } };

/** Answers reads by what it has, and cancels transactions that touch what is held. */
function service() {
  const stored: Readonly<Record<string, Attributes>> = {
    '{"id":{"S":"a"}}': { id: { S: 'a' }, lines: { L: [] }, total: { N: '1.00' }, tags: { Ss: ['x', 'y'] } },
    '{"sku":{"S":"s"}}': { sku: { S: 's' }, left: { N: '3' }, total: { N: '2' }, held: { Bool: false } },
    '{"name":{"S":"a"}}': { name: { S: 'a' } },
  };
  return {
    'aws-sdk:dynamodb:transactGetItems': ({ TransactItems }: { TransactItems: readonly Read[] }) => ({
      Responses: TransactItems.map(({ Get }) => {
        const Item = stored[JSON.stringify(Get.Key)];
        return Item === undefined ? {} : { Item };
      }),
    }),
    'aws-sdk:dynamodb:transactWriteItems': ({ TransactItems }: { TransactItems: readonly Attributes[] }) => {
      if (JSON.stringify(TransactItems).includes('"held"'))
        throw new TaskFailure(
          'DynamoDb.TransactionCanceledException',
          'Transaction cancelled: [None, ConditionalCheckFailed]',
        );
      return {};
    },
    Next: ({ x }: { x: number }) => x * 10,
  };
}

export default cases(
  {
    operationsOfTables: {
      inputs: [
        {
          order: {
            id: 'o1',
            lines: [
              { sku: 's', count: 2 },
              { sku: '', count: 0.1 },
            ],
            total: '1.0000000000000000000001',
            tags: ['é'],
            paid: true,
          },
          customer: 'c',
        },
        { order: { id: '', lines: [], total: '0' }, customer: '' },
        { order: { id: 'one', lines: [{ sku: 's', count: -0 }], total: '-1' }, customer: '🎉' },
      ],
      transitions: 1,
    },
    operationsOfEachVerb: {
      inputs: [
        { id: 'a', n: 3, open: true },
        { id: '', n: -0.5, open: false },
      ],
      transitions: 1,
    },
    operationsBuilt: {
      inputs: [
        { orders: [], skus: [] },
        { orders: [{ id: 'a', lines: [], total: '1', paid: true }], refund: 'me', skus: ['x'] },
        {
          orders: [
            { id: 'a', lines: [{ sku: 's', count: 1 }], total: '1' },
            { id: 'b', lines: [], total: '2', paid: false },
          ],
          refund: '',
          skus: ['x', 'y'],
        },
        { orders: [], refund: 'held', skus: ['s', 't', 'u'] },
      ],
    },
    readsOfTables: {
      inputs: [
        { id: 'a', sku: 's', name: 'a' },
        { id: 'none', sku: 'none', name: 'none' },
        { id: 'a', sku: 'none', name: 'a' },
      ],
      transitions: 1,
    },
    readsBuilt: {
      inputs: [
        { id: 'a', skus: ['s', 'none', 's'] },
        { id: 'none', skus: ['s'] },
        { id: 'a', skus: ['none'] },
      ],
    },
    readsWithoutSchema: { inputs: [{ sku: 's' }, { sku: 'none' }] },
    operationsInOrder: { inputs: [{ x: 1 }, { x: 0 }] },
    operationsAsData: {
      inputs: [
        { id: 'a', left: 1 },
        { id: '', left: -0 },
      ],
    },
    noOperation: { refused: 'STEP4016' },
    operationsOfNobody: { refused: 'STEP4016' },
    operationTwice: { refused: 'STEP4016' },
    operationUndefined: { refused: 'STEP4016' },
  },
  service,
);
