/** Item methods of a DynamoDB table: plain objects in and out, of every kind of value, with and without a schema. */
import { workflow } from 'stepscript';
import { dynamodb, lambda } from 'stepscript/tasks';
import { cases, TaskFailure } from '../differential/cases.ts';

interface Order {
  id: string;
  total: number;
  status?: string;
  name?: string | null;
  size?: number;
  open?: boolean;
  lines?: unknown[];
  address?: { city?: string; 'zip code'?: string; geo?: { at: number[] } };
  any?: unknown;
}
const orders = dynamodb.table<Order, 'id'>('Orders');

interface Photo {
  id: string;
  image: string;
  tags?: string[];
  scores?: number[];
  pieces?: string[];
  price?: string;
  plain?: string[];
  pages?: { scan: string; marks?: number[] }[];
  meta?: { digest: string; sizes: number[] };
}
const photos = dynamodb.table<Photo, 'id'>('Photos', {
  schema: {
    image: 'B',
    tags: 'SS',
    scores: 'NS',
    pieces: 'BS',
    price: 'N',
    pages: [{ scan: 'B', marks: 'NS' }],
    meta: { digest: 'B' },
  },
});
const next = lambda.fn<unknown, number>('Next');

export const itemsPutVariable = workflow(async ({ order }: { order: Order }) => {
  await orders.put(order);
  return await orders.get({ id: order.id });
});

export const itemsPutLiteral = workflow(
  async ({ id, total, status }: { id: string; total: number; status?: string }) => {
    const result = await orders.put({
      id,
      total: total / 3,
      ...(status === undefined ? {} : { status }),
      name: null,
      open: total > 1,
      lines: [],
      any: { 'a-b': [[]], ключ: ['🎉', [0.1 + 0.2, -0, 1e21, 1e-7, [null, '']]], empty: {} },
    });
    return [result === undefined, await orders.get({ id })];
  },
);

export const itemsPutNested = workflow(async ({ id, n, s, v }: { id: string; n: number; s?: string; v: unknown }) => {
  await orders.put({
    id,
    total: n,
    any: v,
    name: s ?? null,
    lines: [n, v ?? null, [v ?? null], { s, n, v }],
    address: { geo: { at: [n, n * 2] } },
  });
  return (await orders.get({ id }))?.lines ?? 'none';
});

export const itemsNotANumber = workflow(async ({ s }: { s: string }) => {
  const order: Order = { id: s, total: Number(s), lines: [Number(s), [1 / 0]] };
  await orders.put(order);
  await orders.put({ id: s, total: Number(s), any: -1 / 0 });
});

export const itemsGetMissing = workflow(async ({ id }: { id: string }) => {
  const order = await orders.get({ id }, { consistent: true, retry: { maxAttempts: 1 } });
  if (!order) return { found: false };
  return { found: true, total: order.total + 1, status: order.status ?? 'none', keys: Object.keys(order) };
});

export const itemsGetProperty = workflow(async ({ ids }: { ids: string[] }) => {
  const totals: number[] = [];
  for (const id of ids) totals.push((await orders.get({ id }))?.total ?? -1);
  return totals;
});

export const itemsUpdate = workflow(async ({ id, n }: { id: string; n: number }) => {
  const updated = await orders.update(
    { id },
    {
      set: { status: 'x', name: null, lines: [n, { n }], address: { city: `c${n}` } },
      remove: ['any', 'size'],
      add: { total: n },
    },
    { returnValues: 'ALL_NEW' },
  );
  return { status: updated.status, total: updated.total, updated };
});

export const itemsUpdateQuiet = workflow(async ({ id, n }: { id: string; n: number }) => {
  const nothing = await orders.update({ id }, { add: { total: n } });
  return { nothing: nothing === undefined };
});

export const itemsConditions = workflow(async ({ id, n, s }: { id: string; n: number; s: string }) => {
  await orders.put({ id, total: n }, { if: { id: { exists: false } } });
  await orders.put(
    { id, total: n },
    {
      if: [
        { status: s, total: { ge: n, lt: n * 10 } },
        { name: null, open: true },
      ],
    },
  );
  await orders.update(
    { id },
    { set: { status: s } },
    { if: { status: { in: [s, 'b', s] }, name: { beginsWith: s, not: { contains: 'x' } }, size: { between: [1, n] } } },
  );
  return await orders.delete(
    { id },
    {
      if: { lines: { size: { gt: n }, type: 'L' }, any: { exists: true }, status: { ne: s } },
      returnValues: 'ALL_OLD',
    },
  );
});

export const itemsConditionFails = workflow(async ({ id }: { id: string }) => {
  try {
    await orders.delete({ id }, { if: { status: 'held' } });
    return 'deleted';
  } catch (e) {
    if (e instanceof dynamodb.ConditionalCheckFailedException) return 'kept';
    throw e;
  }
});

export const itemsEvaluationOrder = workflow(async ({ n }: { n: number }) => {
  let x = n;
  await orders.update(
    { id: `k${x++}` },
    { add: { total: x }, set: { size: x++, status: `${await next({ x })}`, any: [x, x++, await next({ x })] } },
    { if: { total: { lt: x++ } } },
  );
  return x;
});

export const itemsSchema = workflow(async ({ photo }: { photo: Photo }) => {
  await photos.put(photo);
  const stored = await photos.get({ id: photo.id });
  return { stored, tags: stored?.tags?.length ?? 0, price: stored?.price ?? null };
});

export const itemsSchemaLiteral = workflow(async ({ id, tags, n }: { id: string; tags: string[]; n: number }) => {
  await photos.put({
    id,
    image: 'AQID',
    tags,
    scores: [n, n / 3],
    pieces: ['AA=='],
    price: '0.1000',
    plain: ['a'],
    pages: [{ scan: 'AQ==', marks: [n] }, { scan: 'Ag==' }],
    meta: { digest: 'AA==', sizes: [n] },
  });
  await photos.update(
    { id },
    { add: { tags: ['new'], price: '1.5' }, delete: { scores: [n] } },
    {
      if: {
        tags: { contains: 'a' },
        image: { ne: 'AA==' },
        pieces: { contains: 'AA==' },
        price: { gt: '12345678901234567890' },
      },
    },
  );
  return await photos.get({ id });
});

export const itemsQuery = workflow(async ({ s, n, open }: { s: string; n: number; open: boolean }) => {
  const first = await orders.query(
    { status: s, total: { between: [0, n] } },
    { index: 'ByStatus', filter: { open, size: { exists: true } }, limit: n, descending: true },
  );
  const second = first.cursor ? await orders.query({ status: s }, { after: first.cursor }) : undefined;
  return { count: first.items.length, first, rest: second?.items.map((order) => order.total) ?? [] };
});

export const itemsScan = workflow(async () => {
  const ids: string[] = [];
  let cursor: dynamodb.Cursor | undefined;
  do {
    const page = await orders.scan({ limit: 2, after: cursor });
    ids.push(...page.items.map((order) => order.id));
    cursor = page.cursor;
  } while (cursor);
  return ids;
});

export const itemsThroughNames = workflow(async ({ id }: { id: string }) => {
  const { get } = orders;
  const table = orders;
  const read = async (of: typeof orders, key: string) => of.get({ id: key });
  return [await get({ id }), await table.get({ id }), (await read(orders, id))?.id ?? null];
});

export const itemsConcurrently = workflow(async ({ ids }: { ids: string[] }) => {
  const found = await Promise.all(ids.map(async (id) => (await orders.get({ id })) ?? null));
  return found.map((order) => order?.total ?? null);
});

export const itemsPutAll = workflow(async ({ ids }: { ids: string[] }) => {
  await Promise.all(ids.map((id, total) => orders.put({ id, total })));
  await Promise.all([orders.update({ id: 'a' }, { add: { total: 1 } }), orders.delete({ id: 'b' })]);
  return ids.length;
});

export const itemsPaths = workflow(async ({ id, n, s }: { id: string; n: number; s: string }) => {
  await orders.update(
    { id },
    {
      setIfMissing: { status: s, size: n },
      append: { lines: [n, { s }] },
      add: { total: n },
      at: {
        address: {
          set: { city: s },
          remove: ['zip code'],
          at: { geo: { at: { at: { setItems: { 0: n }, removeItems: [3, 4] } } } },
        },
      },
    },
    {
      if: {
        address: { at: { city: s, geo: { at: { at: { items: { 0: { ge: n } }, size: { lt: 9 } } } } }, exists: true },
        name: { not: { eq: null } },
      },
    },
  );
  await orders.update({ id }, { prepend: { lines: [[s]] }, at: { address: { at: { geo: { append: { at: [n] } } } } } });
});

export const itemsInnerConditions = workflow(async ({ id, n, s }: { id: string; n: number; s: string }) => {
  const { items } = await orders.scan({
    filter: {
      address: { at: { city: { beginsWith: s }, 'zip code': { exists: false } } },
      lines: { items: { 1: { eq: n } } },
    },
    select: ['id', 'total'],
    segment: { index: n, total: 4 },
  });
  await photos.update(
    { id },
    { at: { pages: { items: { 0: { set: { scan: s } } } }, meta: { set: { digest: s } } } },
    { if: { pages: { items: { 2: { at: { scan: { ne: s } } } } } } },
  );
  return items.map((order) => order.total);
});

export const itemsSelect = workflow(async ({ id }: { id: string }) => {
  const one = await orders.get({ id }, { select: ['id', 'status', 'size'], consistent: true });
  const some = await orders.query({ id }, { select: ['total'] });
  return { one: one ?? null, status: one?.status ?? 'none', totals: some.items.map(({ total }) => total) };
});

export const itemsBatchGet = workflow(async ({ ids }: { ids: string[] }) => {
  const found = await orders.batchGet(
    ids.map((id) => ({ id })),
    { consistent: true, select: ['id', 'total'] },
  );
  const two = await orders.batchGet([{ id: ids[0] ?? 'known' }, { id: 'none' }]);
  return { totals: found.items.map(({ total }) => total), left: found.unprocessed, two: two.items.length };
});

interface Plain {
  id: string;
  n?: number;
  on?: boolean;
  tags?: string[];
  deep?: { list: (string | number)[][]; more?: { x: number } };
}
const plain = dynamodb.table<Plain, 'id'>('Plain', { schema: { tags: 'SS' } });

export const itemsBatchWrite = workflow(async ({ items, gone }: { items: Plain[]; gone: string[] }) => {
  const first = await plain.batchWrite({ put: items, delete: gone.map((id) => ({ id })) });
  const second = await plain.batchWrite({ put: [{ id: 'x', n: items.length, on: gone.length > 0, tags: ['a'] }] });
  const third = await plain.batchWrite({ delete: [{ id: 'refused' }, { id: gone[0] ?? 'none' }] });
  return { first, second: second.unprocessed.put.length, third: third.unprocessed.delete };
});

export const itemsSetAppended = workflow(async ({ id }: { id: string }) => {
  await plain.update({ id }, { append: { tags: ['x'] } });
});

export const itemsWrongIndex = workflow(async ({ id, at }: { id: string; at: number }) => {
  await orders.update({ id }, { at: { lines: { setItems: { [at]: 1 } } } });
});

const open: dynamodb.Condition<Order> = { open: true };
export const itemsComputedCondition = workflow(async ({ id, strict }: { id: string; strict: boolean }) => {
  const condition: dynamodb.Condition<Order> = strict ? open : { total: 1 };
  await orders.delete({ id }, { if: condition });
});

export const itemsUndefinedValue = workflow(async ({ id, s }: { id: string; s?: string }) => {
  await orders.delete({ id }, { if: { total: { gt: s === undefined ? 1 : 2 }, any: { eq: s } } });
});

export const itemsNullFilter = workflow(async ({ s }: { s: string | null }) => {
  return await orders.scan({ filter: { name: s } });
});

type Attributes = Record<string, unknown>;

/** A table that holds what it is given, as it is given it. */
function tables() {
  const items = new Map<string, Attributes>();
  const key = ({ id }: { id?: { S?: string } }): string => id?.S ?? '';
  return {
    'dynamodb:putItem': ({ Item }: { Item: Attributes }) => {
      items.set(key(Item), Item);
      return {};
    },
    'dynamodb:getItem': ({ Key }: { Key: Attributes }) => {
      const Item = items.get(key(Key)) ?? stored[key(Key)];
      return Item ? { Item } : {};
    },
    'dynamodb:updateItem': ({ ReturnValues }: { ReturnValues?: string }) =>
      ReturnValues ? { Attributes: stored.known } : {},
    'dynamodb:deleteItem': ({ Key, ConditionExpression }: { Key: Attributes; ConditionExpression?: string }) => {
      if (key(Key) === 'held' && ConditionExpression)
        throw new TaskFailure('DynamoDB.ConditionalCheckFailedException', 'no');
      return key(Key) === 'known' ? { Attributes: stored.known } : {};
    },
    Next: ({ x }: { x: number }) => x * 10,
    'aws-sdk:dynamodb:batchGetItem': ({ RequestItems }: { RequestItems: Record<string, { Keys: Attributes[] }> }) => {
      const [[name = '', { Keys } = { Keys: [] }] = []] = Object.entries(RequestItems);
      const Responses = { [name]: Keys.flatMap((each) => stored[key(each)] ?? []) };
      const left = Keys.filter((each) => key(each).startsWith('late'));
      return left.length > 0 ? { Responses, UnprocessedKeys: { [name]: { Keys: left } } } : { Responses };
    },
    'aws-sdk:dynamodb:batchWriteItem': ({ RequestItems }: { RequestItems: Record<string, object[]> }) => {
      const [[name = '', writes = []] = []] = Object.entries(RequestItems);
      const left = writes.filter((write) => JSON.stringify(write).includes('"refused"'));
      return { UnprocessedItems: left.length > 0 ? { [name]: left } : {} };
    },
    ...scans(),
  };
}

const stored: Readonly<Record<string, Attributes>> = {
  known: {
    id: { S: 'known' },
    total: { N: '0.30000000000000004' },
    status: { S: '' },
    open: { BOOL: false },
    name: { NULL: true },
    lines: { L: [{ L: [] }, { L: [{ L: [{ N: '-1e-7' }] }] }, { M: {} }, { S: 'é🎉' }, { N: '1E+21' }] },
    set: { SS: ['a'] },
    numbers: { NS: ['1', '2.5'] },
    binary: { B: 'AA==' },
  },
};

/** Pages of three items, as the AWS SDK integration spells them. */
function scans() {
  const all = ['a', 'b', 'c'].map((id, total) => ({
    id: { S: id },
    total: { N: String(total) },
    open: { Bool: true },
    any: { M: { nothing: { Nul: true }, tags: { Ss: ['x'] }, list: { L: [{ Bool: false }] } } },
    name: { NULL: true },
  }));
  const page = ({ Limit, ExclusiveStartKey }: { Limit?: number; ExclusiveStartKey?: { id: { S: string } } }) => {
    const start = ExclusiveStartKey ? all.findIndex(({ id }) => id.S === ExclusiveStartKey.id.S) + 1 : 0;
    const Items = all.slice(start, start + (Limit ?? 10));
    const last = Items.at(-1);
    return start + Items.length < all.length && last
      ? { Items, Count: Items.length, LastEvaluatedKey: { id: last.id } }
      : { Items, Count: Items.length };
  };
  return { 'aws-sdk:dynamodb:query': page, 'aws-sdk:dynamodb:scan': page };
}

const numbers = [0, -0, 1, -1.5, 0.1 + 0.2, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 9007199254740993];
const values: readonly unknown[] = [
  null,
  '',
  'x',
  0,
  true,
  false,
  [],
  [[]],
  [[1], [], [[2]]],
  {},
  { a: {} },
  { a: [null] },
  '{% x %}',
];

export default cases(
  {
    itemsPutVariable: {
      inputs: [
        ...numbers.map((total) => ({ order: { id: 'n', total } })),
        ...values.map((any) => ({ order: { id: 'v', total: 1, any, lines: [any, [any]] } })),
        {
          order: {
            id: '',
            total: 1,
            status: '',
            name: null,
            address: { 'zip code': '1', geo: { at: [] } },
            'ключ 🎉': 1,
          },
        },
      ],
      transitions: 2,
    },
    itemsPutLiteral: {
      inputs: [
        { id: 'a', total: 1 },
        { id: 'a', total: 2, status: '' },
        { id: '', total: 1e300, status: 'é' },
      ],
      transitions: 2,
    },
    itemsPutNested: {
      inputs: values.flatMap((v) => [
        { id: 'x', n: 0.1, v },
        { id: 'x', n: -3, s: 's', v },
      ]),
    },
    itemsNotANumber: { inputs: [{ s: 'x' }, { s: 'Infinity' }, { s: '-0' }] },
    itemsGetMissing: { inputs: [{ id: 'known' }, { id: 'none' }, { id: '' }], transitions: 1 },
    itemsGetProperty: { inputs: [{ ids: [] }, { ids: ['known', 'none', 'known'] }] },
    itemsUpdate: { inputs: numbers.map((n) => ({ id: 'known', n })), transitions: 1 },
    itemsUpdateQuiet: { inputs: [{ id: 'x', n: 1 }], transitions: 1 },
    itemsConditions: {
      inputs: [
        { id: 'known', n: 3, s: 'new' },
        { id: 'x', n: -0.5, s: '' },
      ],
      transitions: 4,
    },
    itemsConditionFails: { inputs: [{ id: 'held' }, { id: 'free' }] },
    itemsEvaluationOrder: { inputs: [{ n: 1 }, { n: 0 }] },
    itemsSchema: {
      inputs: [
        { photo: { id: 'a', image: 'AA==' } },
        {
          photo: {
            id: 'b',
            image: '',
            tags: ['x'],
            scores: [1, 0.1 + 0.2, 1e21],
            pieces: ['AA=='],
            price: '123456789012345678901234567890',
            plain: ['x'],
            pages: [{ scan: 'AA==' }, { scan: 'AQ==', marks: [1] }],
            meta: { digest: 'AA==', sizes: [1] },
          },
        },
        { photo: { id: 'c', image: 'AA==', tags: [], scores: [], plain: [], pages: [] } },
      ],
      transitions: 2,
    },
    itemsSchemaLiteral: {
      inputs: [
        { id: 'a', tags: ['x', 'y'], n: 1 },
        { id: 'b', tags: ['z'], n: 2 },
      ],
      transitions: 4,
    },
    itemsQuery: {
      inputs: [
        { s: 'new', n: 2, open: true },
        { s: '', n: 9, open: false },
      ],
    },
    itemsScan: { inputs: [{}] },
    itemsThroughNames: { inputs: [{ id: 'known' }, { id: 'none' }], transitions: 3 },
    itemsConcurrently: { inputs: [{ ids: ['known', 'none'] }, { ids: [] }], concurrent: true },
    itemsPutAll: { inputs: [{ ids: ['x', 'y'] }, { ids: [] }], concurrent: true },
    itemsPaths: {
      inputs: [
        { id: 'a', n: 1, s: 'x' },
        { id: '', n: 0.5, s: '' },
      ],
      transitions: 2,
    },
    itemsInnerConditions: { inputs: [{ id: 'a', n: 1, s: 'x' }] },
    itemsSelect: { inputs: [{ id: 'known' }, { id: 'none' }] },
    itemsBatchGet: { inputs: [{ ids: ['known', 'late1', 'none', 'late2'] }, { ids: ['none'] }, { ids: [] }] },
    itemsBatchWrite: {
      inputs: [
        { items: [], gone: [] },
        {
          items: [
            { id: 'refused', n: 0.1, on: false },
            { id: 'b', tags: ['x', 'y'], deep: { list: [[], ['a', 1]], more: { x: -1 } } },
          ],
          gone: ['refused', 'c'],
        },
      ],
    },
    itemsSetAppended: { refused: 'STEP4016' },
    itemsWrongIndex: { refused: 'STEP4016' },
    itemsComputedCondition: { refused: 'STEP4016' },
    itemsUndefinedValue: { refused: 'STEP4016' },
    itemsNullFilter: { refused: 'STEP4016' },
  },
  tables,
);
