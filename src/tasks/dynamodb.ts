/**
 * Amazon DynamoDB's optimized integrations. A table handle offers them with the table filled in, and knows the type of its
 * items. Other operations are at `aws.dynamodb`.
 */
import type { Handle, Task } from '../dsl/index.ts';
import { createTableItems } from './items/create-table-items.ts';
import { createTransactGet, createTransactWrite } from './items/operations.ts';
import type { ItemSchema } from './items/schema-of.ts';
import type { TableItems, TransactGet, TransactWrite } from './items/table-items.ts';
import type { Marshalled } from './marshalled.ts';
import type { AttributeSchema } from './needs/items/index.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask } from './stub/create-task.ts';
import type { Replace, Without } from './stub/parameters.ts';
import type { TargetWith } from './stub/target.ts';

export * from './dynamodb-errors.generated.ts';
export * from './dynamodb-errors.ts';
export type { AttributeConditions, Comparison, Condition, KeyComparison, KeyCondition } from './items/conditions.ts';
export type { ItemSchema } from './items/schema-of.ts';
export type {
  BatchItem,
  BatchRead,
  BatchWrites,
  Changes,
  Cursor,
  ItemKey,
  ListChanges,
  MapChanges,
  Page,
  PageOptions,
  QueryOptions,
  ReadItems,
  ReadOperation,
  ReadOptions,
  ScanOptions,
  Segment,
  Selection,
  TableItems,
  TransactGet,
  TransactionOptions,
  TransactionWrite,
  TransactWrite,
  WriteOperation,
  WriteOptions,
} from './items/table-items.ts';
export type { AttributeValue, Marshalled, MarshalledValue } from './marshalled.ts';

type Action = 'getItem' | 'putItem' | 'updateItem' | 'deleteItem';
type Resource<A extends Action> = `arn:aws:states:::dynamodb:${A}`;
type Request<A extends Action> = OperationRequest<ClientOf<'dynamodb'>, A, 'optimized'>;
type Result<A extends Action> = OperationResult<ClientOf<'dynamodb'>, A, 'optimized'>;
type Free<A extends Action> = Task<Resource<A>, Request<A>, Result<A>>;

/**
 * Reads an item by its key.
 *
 * @example const { Item } = await dynamodb.getItem({ TableName: orders, Key: { id: { S: input.orderId } } });
 */
export const getItem: Free<'getItem'> = createTask('arn:aws:states:::dynamodb:getItem', {});

/**
 * Writes an item, in place of one with the same key.
 *
 * @example await dynamodb.putItem({ TableName: orders, Item: { id: { S: '7' } } });
 */
export const putItem: Free<'putItem'> = createTask('arn:aws:states:::dynamodb:putItem', {});

/**
 * Changes attributes of an item.
 *
 * @example await dynamodb.updateItem({ TableName: orders, Key: { id: { S: '7' } }, UpdateExpression: 'ADD visits :n', ExpressionAttributeValues: { ':n': { N: '1' } } });
 */
export const updateItem: Free<'updateItem'> = createTask('arn:aws:states:::dynamodb:updateItem', {});

/**
 * Deletes an item by its key.
 *
 * @example await dynamodb.deleteItem({ TableName: orders, Key: { id: { S: '7' } } });
 */
export const deleteItem: Free<'deleteItem'> = createTask('arn:aws:states:::dynamodb:deleteItem', {});

/**
 * Reads up to 100 items of several tables as they are at one moment: each item or `undefined`, in the order of the reads.
 *
 * @example const [order, customer] = await dynamodb.transactGet([orders.readOp({ id }), customers.readOp({ name })]);
 */
// What the reads find is what their tables hold; the types of the tables' handles say what that is.
export const transactGet: TransactGet = createTransactGet() as TransactGet;

/**
 * Does up to 100 writes to several tables or none of them; else `dynamodb.TransactionCanceledException`.
 *
 * @example await dynamodb.transactWrite([orders.writeOp({ put: order }), ...lines.map(({ sku, count }) => stock.writeOp({ update: { sku }, changes: { add: { left: -count } }, if: { left: { ge: count } } }))]);
 */
export const transactWrite: TransactWrite = createTransactWrite();

interface TableBinding {
  fills: 'TableName';
  attribute: 'Name';
}
const tableBinding: TableBinding = { fills: 'TableName', attribute: 'Name' };

type OfTable<A extends Action, O> = Task<
  Resource<A>,
  Without<Request<A>, 'TableName'>,
  Replace<Result<A>, O>,
  TableBinding
>;

/**
 * A table with items of type `T`: `get`, `put`, … take and give plain objects, `getItem`, `putItem`, … are the integrations
 * themselves.
 */
export interface DynamoDBTable<T, K extends keyof T = never> extends Handle<'dynamodb.table'>, TableItems<T, K> {
  /** Name of the table. */
  readonly name: string;
  /** Reads an item by its key. */
  readonly getItem: OfTable<'getItem', { Item?: Marshalled<T> }>;
  /** Writes an item, in place of one with the same key. */
  readonly putItem: OfTable<'putItem', { Attributes?: Marshalled<T> }>;
  /** Changes attributes of an item. */
  readonly updateItem: OfTable<'updateItem', { Attributes?: Partial<Marshalled<T>> }>;
  /** Deletes an item by its key. */
  readonly deleteItem: OfTable<'deleteItem', { Attributes?: Marshalled<T> }>;
}

/** What a table handle is made from: a logical id, an ARN or name, or a CDK table. */
export type TableTarget = TargetWith<'tableArn' | 'tableName'>;

/** What a table handle knows of its items. */
export interface TableOptions<T> {
  /** The spelling of sets, binary values and exact numbers. */
  readonly schema?: ItemSchema<T>;
}

const tableKind = { kind: 'dynamodb.table', properties: { Name: 'tableName', Arn: 'tableArn' } } as const;

/**
 * A handle of a DynamoDB table with items of type `T`. The second type names the attributes of its key, so that `get`,
 * `update` and `delete` ask for exactly those.
 *
 * @example const orders = dynamodb.table<Order, 'id'>('Orders');
 * @example const photos = dynamodb.table<Photo, 'id'>('Photos', { schema: { image: 'B', tags: 'SS' } });
 */
export function table<T = Record<string, unknown>, K extends keyof T = never>(
  target: TableTarget,
  options: TableOptions<T> = {},
): DynamoDBTable<T, K> {
  const reference = handleReference(tableKind, target);
  const handle = createHandle(tableKind, reference, {});
  const stub = <A extends Action, O>(action: A): OfTable<A, O> =>
    createTask<Resource<A>, Without<Request<A>, 'TableName'>, Replace<Result<A>, O>, TableBinding>(
      `arn:aws:states:::dynamodb:${action}`,
      tableBinding,
      handle,
    );
  return createHandle(tableKind, reference, {
    getItem: stub<'getItem', { Item?: Marshalled<T> }>('getItem'),
    putItem: stub<'putItem', { Attributes?: Marshalled<T> }>('putItem'),
    updateItem: stub<'updateItem', { Attributes?: Partial<Marshalled<T>> }>('updateItem'),
    deleteItem: stub<'deleteItem', { Attributes?: Marshalled<T> }>('deleteItem'),
    ...createTableItems<T, K>(handle, options.schema as AttributeSchema | undefined),
  });
}
