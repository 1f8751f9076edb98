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

// @ts-expect-error text is no set
dynamodb.table<Order>('Orders', { schema: { price: 'SS' } });
// @ts-expect-error no attribute of the item
dynamodb.table<Order>('Orders', { schema: { weight: 'N' } });
