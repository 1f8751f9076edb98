/**
 * The item methods of a table handle, as types: plain objects of the item's type in and out. Each says in its phantom type
 * which operation it is, so that the compiler knows it under any name.
 */
import type { TaskOptions, TaskType } from '../../dsl/index.ts';
import type { taskType } from '../../dsl/task.ts';
import type { ItemOperation } from '../needs/items/index.ts';
import type { Condition, KeyCondition } from './conditions.ts';

/** The phantom type of an item method. */
export interface ItemMethod<O extends ItemOperation> {
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

/** Options of a query or scan. */
export interface ScanOptions<T> extends ReadOptions {
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
export interface QueryOptions<T> extends ScanOptions<T> {
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

/** Changes of an item's attributes. */
export interface Changes<T> {
  /** New values. */
  readonly set?: Partial<T>;
  /** Attributes to remove. */
  readonly remove?: readonly (keyof T & string)[];
  /** Numbers to add to numbers, elements to add to sets; an attribute that is missing starts as 0 or as the empty set. */
  readonly add?: { readonly [K in keyof T]?: Extract<T[K], number | readonly unknown[] | string> };
  /** Elements to take out of sets. */
  readonly delete?: { readonly [K in keyof T]?: Extract<T[K], readonly unknown[]> };
}

type Old = { readonly returnValues: 'ALL_OLD' };

/** Reads an item. */
export interface GetItem<T, K extends keyof T> extends ItemMethod<'get'> {
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
  (key: KeyCondition<T>, options?: QueryOptions<T>): Promise<Page<T>>;
}

/** Reads items of the whole table or index. */
export interface ScanItems<T> extends ItemMethod<'scan'> {
  (options?: ScanOptions<T>): Promise<Page<T>>;
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
}
