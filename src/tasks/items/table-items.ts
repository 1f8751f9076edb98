/**
 * The item methods of a table handle, as types: plain objects of the item's type in and out. Each says in its phantom type
 * which operation it is, so that the compiler knows it under any name.
 */
import type { TaskOptions, TaskType } from '../../dsl/index.ts';
import type { taskType } from '../../dsl/task.ts';
import type { ItemOperation } from '../needs/items/operation.ts';
import type { Condition, KeyCondition } from './conditions.ts';

/** The phantom type of an item method. */
export interface ItemMethod<O extends ItemOperation | 'readOp' | 'writeOp'> {
  readonly [taskType]?: TaskType<'', { fills: 'TableName'; attribute: 'Name'; items: O }>;
}

/** The key of an item: its attributes `K` where the handle names them, else some of the item's attributes. */
export type ItemKey<T, K extends keyof T> = [K] extends [never] ? Partial<T> : Pick<T, K>;

/** Options of a read. */
export interface ReadOptions extends TaskOptions {
  /** Sees every write that succeeded before; costs twice as much. */
  readonly consistent?: boolean;
}

/** Options of a write. */
export interface WriteOptions<T> extends TaskOptions {
  /** Writes only where this holds for the item that is there; else `dynamodb.ConditionalCheckFailedException`. */
  readonly if?: Condition<T>;
}

/** Says which attributes to read; the others are neither sent nor counted against the size of a state. */
export interface Selection<S> {
  readonly select: readonly S[];
}

/** One of the parts that a table is scanned in at the same time. */
export interface Segment {
  /** From 0. */
  readonly index: number;
  /** How many parts there are. */
  readonly total: number;
}

/** Options of a scan. */
export interface ScanOptions<T> extends PageOptions<T> {
  readonly segment?: Segment;
}

/** Options of a query or scan. */
export interface PageOptions<T> extends ReadOptions {
  /** Name of a secondary index. */
  readonly index?: string;
  /** Leaves out items after they were read, and paid for. */
  readonly filter?: Condition<T>;
  /** Most items to read. */
  readonly limit?: number;
  /** Where the page before ended. */
  readonly after?: Cursor | undefined;
}

/** Options of a query. */
export interface QueryOptions<T> extends PageOptions<T> {
  /** The greatest sort key first. */
  readonly descending?: boolean;
}

/** Where a page ended, for `after`. */
export interface Cursor {
  readonly [attribute: string]: unknown;
}

/** A page of items: at most a megabyte, and at most what a state may hold. */
export interface Page<T> {
  items: T[];
  /** Where the page ended; absent after the last one. */
  cursor?: Cursor;
}

/** Changes of the attributes of an item, or of a map in it. */
export interface MapChanges<T> {
  /** New values. */
  readonly set?: Partial<T>;
  /** Values for attributes that are missing; others stay what they are. */
  readonly setIfMissing?: Partial<T>;
  /** Elements to put at the end of lists; a list that is missing starts as the empty one. */
  readonly append?: { readonly [K in keyof T]?: Extract<T[K], readonly unknown[]> };
  /** Elements to put at the front of lists. */
  readonly prepend?: { readonly [K in keyof T]?: Extract<T[K], readonly unknown[]> };
  /** Attributes to remove. */
  readonly remove?: readonly (keyof T & string)[];
  /** Changes inside of maps and lists, which must be there. */
  readonly at?: { readonly [K in keyof T]?: InnerChanges<Exclude<T[K], undefined | null>> };
}

/** Changes of the elements of a list, by index. */
export interface ListChanges<E> {
  readonly setItems?: { readonly [index: number]: E };
  readonly removeItems?: readonly number[];
  readonly items?: { readonly [index: number]: InnerChanges<Exclude<E, undefined | null>> };
}

type InnerChanges<V> = V extends readonly (infer E)[] ? ListChanges<E> : V extends object ? MapChanges<V> : never;

/** Changes of an item's attributes. */
export interface Changes<T> extends MapChanges<T> {
  /** Numbers to add to numbers, elements to add to sets; an attribute that is missing starts as 0 or as the empty set. */
  readonly add?: { readonly [K in keyof T]?: Extract<T[K], number | readonly unknown[] | string> };
  /** Elements to take out of sets. */
  readonly delete?: { readonly [K in keyof T]?: Extract<T[K], readonly unknown[]> };
}

type Old = { readonly returnValues: 'ALL_OLD' };

/** Reads an item. */
export interface GetItem<T, K extends keyof T> extends ItemMethod<'get'> {
  <S extends keyof T & string>(
    key: ItemKey<T, K>,
    options: ReadOptions & Selection<S>,
  ): Promise<Pick<T, S> | undefined>;
  (key: ItemKey<T, K>, options?: ReadOptions): Promise<T | undefined>;
}

/** Writes an item. */
export interface PutItem<T> extends ItemMethod<'put'> {
  (item: T, options: WriteOptions<T> & Old): Promise<T | undefined>;
  (item: T, options?: WriteOptions<T>): Promise<void>;
}

/** Changes an item. */
export interface UpdateItem<T, K extends keyof T> extends ItemMethod<'update'> {
  (
    key: ItemKey<T, K>,
    changes: Changes<T>,
    options: WriteOptions<T> & { readonly returnValues: 'ALL_NEW' },
  ): Promise<T>;
  (key: ItemKey<T, K>, changes: Changes<T>, options: WriteOptions<T> & Old): Promise<T | undefined>;
  (
    key: ItemKey<T, K>,
    changes: Changes<T>,
    options: WriteOptions<T> & { readonly returnValues: 'UPDATED_NEW' | 'UPDATED_OLD' },
  ): Promise<Partial<T> | undefined>;
  (key: ItemKey<T, K>, changes: Changes<T>, options?: WriteOptions<T>): Promise<void>;
}

/** Deletes an item. */
export interface DeleteItem<T, K extends keyof T> extends ItemMethod<'delete'> {
  (key: ItemKey<T, K>, options: WriteOptions<T> & Old): Promise<T | undefined>;
  (key: ItemKey<T, K>, options?: WriteOptions<T>): Promise<void>;
}

/** Reads items of one partition. */
export interface QueryItems<T> extends ItemMethod<'query'> {
  <S extends keyof T & string>(
    key: KeyCondition<T>,
    options: QueryOptions<T> & Selection<S>,
  ): Promise<Page<Pick<T, S>>>;
  (key: KeyCondition<T>, options?: QueryOptions<T>): Promise<Page<T>>;
}

/** Reads items of the whole table or index. */
export interface ScanItems<T> extends ItemMethod<'scan'> {
  <S extends keyof T & string>(options: ScanOptions<T> & Selection<S>): Promise<Page<Pick<T, S>>>;
  (options?: ScanOptions<T>): Promise<Page<T>>;
}

/** What batches and transactions can write: what AWS SDK integrations spell in one way only. */
export type BatchItem<T> = { readonly [K in keyof T]: BatchAttribute<T[K]> };
type BatchAttribute<V> = V extends boolean ? V : BatchValue<V>;
type BatchValue<V> = V extends string | number | undefined
  ? V
  : V extends readonly (infer E)[]
    ? readonly BatchValue<E>[]
    : V extends boolean | null
      ? never
      : V extends object
        ? { readonly [K in keyof V]: BatchValue<V[K]> }
        : never;

/** What a batch read, and the keys that DynamoDB did not get to. */
export interface BatchRead<T, Key> {
  items: T[];
  unprocessed: Key[];
}

/** The writes of a batch, or what DynamoDB did not get to. */
export interface BatchWrites<Item, Key> {
  put: Item[];
  delete: Key[];
}

/** Reads up to 100 items by their keys. */
export interface BatchGetItems<T, K extends keyof T> extends ItemMethod<'batchGet'> {
  <S extends keyof T & string>(
    keys: readonly ItemKey<T, K>[],
    options: ReadOptions & Selection<S>,
  ): Promise<BatchRead<Pick<T, S>, ItemKey<T, K>>>;
  (keys: readonly ItemKey<T, K>[], options?: ReadOptions): Promise<BatchRead<T, ItemKey<T, K>>>;
}

/** Writes and deletes up to 25 items. */
export interface BatchWriteItems<T, K extends keyof T> extends ItemMethod<'batchWrite'> {
  (
    writes: { readonly put?: readonly BatchItem<T>[]; readonly delete?: readonly ItemKey<T, K>[] },
    options?: TaskOptions,
  ): Promise<{ unprocessed: BatchWrites<T, ItemKey<T, K>> }>;
}

/** One write of a transaction: what it does to which item, and what must hold for the item that is there. */
export type TransactionWrite<T, K extends keyof T> =
  | { readonly put: BatchItem<T>; readonly if?: Condition<T> }
  | { readonly update: ItemKey<T, K>; readonly changes: Changes<BatchItem<T>>; readonly if?: Condition<T> }
  | { readonly delete: ItemKey<T, K>; readonly if?: Condition<T> }
  | { readonly check: ItemKey<T, K>; readonly if: Condition<T> };

/** Options of a transaction of writes. */
export interface TransactionOptions extends TaskOptions {
  /** Names the transaction for ten minutes, in which the same one is not done twice; at most 36 characters. */
  readonly token?: string;
}

/** Reads up to 100 items at one moment. */
export interface TransactGetItems<T, K extends keyof T> extends ItemMethod<'transactGet'> {
  (keys: readonly ItemKey<T, K>[], options?: TaskOptions): Promise<(T | undefined)[]>;
}

/** Writes up to 100 items, all or none. */
export interface TransactWriteItems<T, K extends keyof T> extends ItemMethod<'transactWrite'> {
  (writes: readonly TransactionWrite<T, K>[], options?: TransactionOptions): Promise<void>;
}

/** Phantom property of operations: what they are, and what they read. */
declare const operation: unique symbol;

/** A read of an item of type `T` in a transaction over several tables, for `dynamodb.transactGet`. */
export interface ReadOperation<T> {
  readonly [operation]: { readonly reads: T };
}

/** A write in a transaction over several tables, for `dynamodb.transactWrite`. */
export interface WriteOperation {
  readonly [operation]: 'write';
}

/** Makes a read; it is done by the transaction that gets it. */
export interface ReadOp<T, K extends keyof T> extends ItemMethod<'readOp'> {
  (key: ItemKey<T, K>): ReadOperation<T>;
}

/** Makes a write; it is done by the transaction that gets it. */
export interface WriteOp<T, K extends keyof T> extends ItemMethod<'writeOp'> {
  (write: TransactionWrite<T, K>): WriteOperation;
}

/** What reads found, in their order. */
export type ReadItems<R extends readonly ReadOperation<unknown>[]> = {
  -readonly [I in keyof R]: R[I] extends ReadOperation<infer T> ? T | undefined : never;
};

/** Reads up to 100 items of several tables at one moment. */
export interface TransactGet {
  <const R extends readonly ReadOperation<unknown>[]>(reads: R, options?: TaskOptions): Promise<ReadItems<R>>;
  readonly [taskType]?: TaskType<'', { items: 'transactGet' }>;
}

/** Writes up to 100 items of several tables, all or none. */
export interface TransactWrite {
  (writes: readonly WriteOperation[], options?: TransactionOptions): Promise<void>;
  readonly [taskType]?: TaskType<'', { items: 'transactWrite' }>;
}

/** The item methods of a table with items of type `T` and key `K`. */
export interface TableItems<T, K extends keyof T> {
  /** Reads an item. @example const order = await orders.get({ id: input.id }); */
  readonly get: GetItem<T, K>;
  /** Writes an item, in place of one with the same key. @example await orders.put(order, { if: { id: { exists: false } } }); */
  readonly put: PutItem<T>;
  /** Changes an item, or makes one. @example await orders.update({ id }, { set: { status: 'paid' }, add: { visits: 1 } }); */
  readonly update: UpdateItem<T, K>;
  /** Deletes an item. @example await orders.delete({ id }, { if: { status: 'closed' } }); */
  readonly delete: DeleteItem<T, K>;
  /** Reads a page of the items of one partition. @example const { items } = await orders.query({ customer }, { index: 'ByCustomer' }); */
  readonly query: QueryItems<T>;
  /** Reads a page of the table. @example const { items, cursor } = await orders.scan({ limit: 100 }); */
  readonly scan: ScanItems<T>;
  /** Reads up to 100 items. What is `unprocessed` is to be asked for again. @example const { items } = await orders.batchGet(input.ids.map((id) => ({ id }))); */
  readonly batchGet: BatchGetItems<T, K>;
  /** Writes and deletes up to 25 items, each for itself. @example const { unprocessed } = await orders.batchWrite({ put: input.orders, delete: [{ id: '7' }] }); */
  readonly batchWrite: BatchWriteItems<T, K>;
  /** Reads up to 100 items as they are at one moment, in the order of their keys. @example const [from, to] = await accounts.transactGet([{ id: input.from }, { id: input.to }]); */
  readonly transactGet: TransactGetItems<T, K>;
  /** Writes all items or none; else `dynamodb.TransactionCanceledException`. @example await accounts.transactWrite([{ update: { id: 'a' }, changes: { add: { balance: -1 } }, if: { balance: { ge: 1 } } }, { check: { id: 'b' }, if: { open: true } }]); */
  readonly transactWrite: TransactWriteItems<T, K>;
  /** A read for `dynamodb.transactGet`, of several tables. @example const [order, client] = await dynamodb.transactGet([orders.readOp({ id }), clients.readOp({ name })]); */
  readonly readOp: ReadOp<T, K>;
  /** A write for `dynamodb.transactWrite`, to several tables. @example await dynamodb.transactWrite([orders.writeOp({ put: order }), stock.writeOp({ update: { sku }, changes: { add: { left: -1 } } })]); */
  readonly writeOp: WriteOp<T, K>;
}
