/** Types of the item methods of a table: items in and out, keys, changes and conditions, and what may not be written. */
import { dynamodb } from '../../src/tasks/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function expectEqual<A, B>(equal: Equal<A, B>): void;

interface Order {
  readonly id: string;
  readonly line: number;
  readonly total: number;
  readonly status?: 'new' | 'paid' | undefined;
  readonly tags?: string[];
  readonly price?: string;
}
const orders = dynamodb.table<Order, 'id' | 'line'>('Orders', { schema: { tags: 'SS', price: 'N' } });
const loose = dynamodb.table<Order>('Loose');
const key = { id: 'a', line: 1 };

export async function reads(): Promise<void> {
  const order = await orders.get(key, { consistent: true, timeout: '10s' });
  expectEqual<typeof order, Order | undefined>(true);
  expectEqual<Awaited<ReturnType<typeof loose.get>>, Order | undefined>(true);
  const page = await orders.query({ id: 'a', line: { ge: 3 } }, { index: 'ByLine', filter: { total: { gt: 0 } } });
  expectEqual<typeof page.items, Order[]>(true);
  await orders.scan({ after: page.cursor, limit: 5 });
  await loose.get({ id: 'a' });
  // @ts-expect-error the key has two attributes
  await orders.get({ id: 'a' });
  // @ts-expect-error no attribute of the item
  await loose.get({ key: 'a' });
  // @ts-expect-error keys are compared in order only
  await orders.query({ id: 'a', line: { ne: 3 } });
  // @ts-expect-error a get has no condition
  await orders.get(key, { if: { total: 1 } });
}

export async function writes(): Promise<void> {
  expectEqual<void, Awaited<ReturnType<typeof put>>>(true);
  const put = () => orders.put({ ...key, total: 1 }, { if: { id: { exists: false } } });
  const old = await orders.put({ ...key, total: 1 }, { returnValues: 'ALL_OLD' });
  expectEqual<typeof old, Order | undefined>(true);
  const changed = await orders.update(
    key,
    { set: { status: 'paid' }, add: { total: 1, tags: ['x'] }, delete: { tags: ['y'] }, remove: ['price'] },
    { returnValues: 'ALL_NEW', if: [{ status: 'new' }, { tags: { contains: 'vip', size: { ge: 1 } } }] },
  );
  expectEqual<typeof changed, Order>(true);
  expectEqual<void, Awaited<ReturnType<typeof remove>>>(true);
  const remove = () => orders.delete(key);
  // @ts-expect-error the item is not complete
  await orders.put({ id: 'a' });
  // @ts-expect-error not a status
  await orders.update(key, { set: { status: 'lost' } });
  // @ts-expect-error no attribute of the item
  await orders.update(key, { remove: ['nothing'] });
  // @ts-expect-error not a number
  await orders.delete(key, { if: { total: { gt: 'much' } } });
  // @ts-expect-error a list is compared by an operator
  await orders.delete(key, { if: { tags: ['a'] } });
}

interface Deep {
  readonly id: string;
  readonly address?: { readonly city?: string; readonly geo: { readonly at: number[] } };
  readonly lines?: { readonly n: number; readonly open: boolean }[];
  readonly flag?: boolean;
}
const deep = dynamodb.table<Deep, 'id'>('Deep');

export async function paths(): Promise<void> {
  const changes: dynamodb.Changes<Deep> = {
    setIfMissing: { flag: true },
    append: { lines: [{ n: 1, open: true }] },
    at: {
      address: { set: { city: 'Rome' }, at: { geo: { append: { at: [1] }, at: { at: { setItems: { 0: 1 } } } } } },
      lines: { items: { 0: { set: { open: false } } }, removeItems: [2] },
    },
  };
  await deep.update({ id: 'a' }, changes, { if: { address: { at: { city: 'Oslo', geo: { exists: true } } } } });
  await deep.scan({ filter: { lines: { items: { 0: { at: { n: { gt: 1 } } } } } }, segment: { index: 0, total: 2 } });
  const one = await deep.get({ id: 'a' }, { select: ['id', 'flag'] });
  expectEqual<typeof one, Pick<Deep, 'id' | 'flag'> | undefined>(true);
  // @ts-expect-error no attribute of the map
  await deep.update({ id: 'a' }, { at: { address: { set: { town: 'x' } } } });
  // @ts-expect-error sums are for attributes of the item
  await deep.update({ id: 'a' }, { at: { address: { add: { city: 'x' } } } });
  // @ts-expect-error text has no elements
  await deep.update({ id: 'a' }, { append: { id: ['x'] } });
  // @ts-expect-error no attribute of the item
  await deep.get({ id: 'a' }, { select: ['nothing'] });
  // @ts-expect-error a list has elements
  await deep.scan({ filter: { lines: { at: { n: 1 } } } });
}

interface Flat {
  readonly id: string;
  readonly on?: boolean;
  readonly deep?: { readonly names: string[] };
}
const flat = dynamodb.table<Flat, 'id'>('Flat');

export async function batches(): Promise<void> {
  const { items, unprocessed } = await flat.batchGet([{ id: 'a' }], { select: ['on'] });
  expectEqual<typeof items, Pick<Flat, 'on'>[]>(true);
  expectEqual<typeof unprocessed, Pick<Flat, 'id'>[]>(true);
  const left = await flat.batchWrite({ put: [{ id: 'a', on: true, deep: { names: ['x'] } }], delete: [{ id: 'b' }] });
  expectEqual<typeof left.unprocessed.put, Flat[]>(true);
  // @ts-expect-error a boolean inside of a list has two spellings
  await deep.batchWrite({ put: [{ id: 'a', lines: [{ n: 1, open: true }] }] });
  // @ts-expect-error the key is not complete
  await flat.batchWrite({ delete: [{ on: true }] });
}

export async function transactions(): Promise<void> {
  const found = await flat.transactGet([{ id: 'a' }, { id: 'b' }]);
  expectEqual<typeof found, (Flat | undefined)[]>(true);
  await flat.transactWrite(
    [
      { put: { id: 'a', on: true }, if: { id: { exists: false } } },
      { update: { id: 'b' }, changes: { set: { on: false }, remove: ['deep'] }, if: { on: true } },
      { delete: { id: 'c' } },
      { check: { id: 'd' }, if: { on: { exists: true } } },
    ],
    { token: 'once' },
  );
  // @ts-expect-error a check is its condition
  await flat.transactWrite([{ check: { id: 'd' } }]);
  // @ts-expect-error the key is not complete
  await flat.transactWrite([{ delete: { on: true } }]);
  // @ts-expect-error no attribute of the item
  await flat.transactWrite([{ update: { id: 'b' }, changes: { set: { of: 1 } } }]);
  // @ts-expect-error a text is no boolean
  await flat.transactWrite([{ delete: { id: 'c' }, if: { on: 'yes' } }]);
  // @ts-expect-error a boolean inside of a list has two spellings
  await deep.transactWrite([{ put: { id: 'a', lines: [{ n: 1, open: true }] } }]);
  // @ts-expect-error the key is not complete
  await flat.transactGet([{ on: true }]);
}

export async function operations(): Promise<void> {
  const [order, one, none, ...others] = await dynamodb.transactGet(
    [
      orders.readOp(key),
      flat.readOp({ id: 'a' }),
      flat.readOp({ id: 'b' }),
      ...[1, 2].map(() => deep.readOp({ id: 'c' })),
    ],
    { timeout: '10s' },
  );
  expectEqual<typeof order, Order | undefined>(true);
  expectEqual<typeof one, Flat | undefined>(true);
  expectEqual<typeof none, Flat | undefined>(true);
  expectEqual<typeof others, (Deep | undefined)[]>(true);
  const mixed = [orders.readOp(key), flat.readOp({ id: 'a' })];
  const found = await dynamodb.transactGet(mixed);
  expectEqual<typeof found, (Order | Flat | undefined)[]>(true);
  await dynamodb.transactWrite(
    [
      orders.writeOp({ put: { ...key, total: 1 }, if: { id: { exists: false } } }),
      flat.writeOp({ update: { id: 'b' }, changes: { set: { on: false }, remove: ['deep'] }, if: { on: true } }),
      ...['c', 'd'].map((id) => flat.writeOp({ delete: { id } })),
      ...(one ? [flat.writeOp({ check: { id: 'd' }, if: { on: { exists: true } } })] : []),
    ],
    { token: 'once' },
  );
  // @ts-expect-error the key has two attributes
  orders.readOp({ id: 'a' });
  // @ts-expect-error not a status
  orders.writeOp({ update: key, changes: { set: { status: 'lost' } } });
  // @ts-expect-error a check is its condition
  flat.writeOp({ check: { id: 'd' } });
  // @ts-expect-error a write is no read
  await dynamodb.transactGet([flat.writeOp({ delete: { id: 'c' } })]);
  // @ts-expect-error a read is no write
  await dynamodb.transactWrite([flat.readOp({ id: 'c' })]);
  // @ts-expect-error operations are made by a table's handle
  await dynamodb.transactWrite([{ put: { id: 'a' } }]);
  // @ts-expect-error what has been done is no operation
  await dynamodb.transactWrite([flat.delete({ id: 'c' })]);
}

// @ts-expect-error text is no set
dynamodb.table<Order>('Orders', { schema: { price: 'SS' } });
// @ts-expect-error no attribute of the item
dynamodb.table<Order>('Orders', { schema: { weight: 'N' } });
