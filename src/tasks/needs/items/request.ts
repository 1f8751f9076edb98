/**
 * The requests that the item methods of a table handle make. The same plan serves native runs and the compiler: the fields in
 * the order that both send them in, the text of the expressions, and what becomes of the result.
 */
import { type ConditionContext, conditionText } from './condition.ts';
import { type NamedField, placeholderFields } from './field.ts';
import type { ItemOperation } from './operation.ts';
import { createPlaceholders } from './placeholders.ts';
import { type ItemReader, ItemRequestProblem } from './reader.ts';
import type { AttributeSchema } from './schema.ts';
import { transactionWrites } from './transaction.ts';
import { updateText } from './update.ts';

/** A planned request. */
export interface ItemRequest<V> {
  readonly resource: string;
  /** How the integration spells the types of values: as the API, or as the Java SDK. */
  readonly spelling: 'optimized' | 'sdk';
  readonly fields: readonly NamedField<V>[];
  /**
   * Where the table's name goes: beside the fields, over them as the key of `RequestItems`, where the writes of a batch
   * stand without a name, or into each part of a transaction.
   */
  readonly table: TablePlace;
  /**
   * What the method resolves to: nothing, the item under `key`, a page of items, what a batch did and did not do, or what the
   * reads of a transaction found.
   */
  readonly result:
    | { readonly kind: 'none' | 'page' | 'batchGet' | 'batchWrite' | 'transactGet' }
    | { readonly kind: 'item'; readonly key: 'Item' | 'Attributes' };
}

/** Where a request names its table. */
type TablePlace = 'field' | 'key' | 'parts';

/** What a method was called with: its parameters, and the options that belong to the request. */
export interface ItemCall<V> {
  readonly operation: ItemOperation;
  readonly parameters: readonly V[];
  readonly options: ReadonlyMap<string, V>;
  readonly schema: AttributeSchema | undefined;
}

/** The integration behind each method. */
export const itemResources: Readonly<Record<ItemOperation, string>> = {
  get: 'arn:aws:states:::dynamodb:getItem',
  put: 'arn:aws:states:::dynamodb:putItem',
  update: 'arn:aws:states:::dynamodb:updateItem',
  delete: 'arn:aws:states:::dynamodb:deleteItem',
  query: 'arn:aws:states:::aws-sdk:dynamodb:query',
  scan: 'arn:aws:states:::aws-sdk:dynamodb:scan',
  batchGet: 'arn:aws:states:::aws-sdk:dynamodb:batchGetItem',
  batchWrite: 'arn:aws:states:::aws-sdk:dynamodb:batchWriteItem',
  transactGet: 'arn:aws:states:::aws-sdk:dynamodb:transactGetItems',
  transactWrite: 'arn:aws:states:::aws-sdk:dynamodb:transactWriteItems',
};

/** Where each method names its table. */
export function tablePlace(operation: ItemOperation): TablePlace {
  if (isBatch(operation)) return 'key';
  return operation === 'transactGet' || operation === 'transactWrite' ? 'parts' : 'field';
}

/** How many parameters stand before the options. */
export const itemParameters: Readonly<Record<ItemOperation, number>> = {
  get: 1,
  put: 1,
  update: 2,
  delete: 1,
  query: 1,
  scan: 0,
  batchGet: 1,
  batchWrite: 1,
  transactGet: 1,
  transactWrite: 1,
};

/** Options that belong to the request; the others are the task's. */
export const itemOptions: ReadonlySet<string> = new Set([
  'if',
  'returnValues',
  'consistent',
  'index',
  'filter',
  'limit',
  'descending',
  'after',
  'select',
  'segment',
  'token',
]);

/** Plans a request; throws an `ItemRequestProblem` where its shape is not known or makes no sense. */
export function planItemRequest<V>(call: ItemCall<V>, reader: ItemReader<V>): ItemRequest<V> {
  const placeholders = createPlaceholders<V>();
  const spelling = itemResources[call.operation].includes(':aws-sdk:') ? 'sdk' : 'optimized';
  const cx: ConditionContext<V> = { reader, placeholders, schema: call.schema, scalarsOnly: spelling === 'sdk' };
  const [first, second] = call.parameters;
  const fields: NamedField<V>[] = [];
  const text = (name: string, value: string): void => void fields.push([name, { kind: 'constant', value }]);
  if (first !== undefined && call.operation === 'query') text('KeyConditionExpression', conditionText(first, cx));
  else if (first !== undefined) fields.push(firstField(call, first, reader));
  if (second !== undefined) text('UpdateExpression', updateText(second, cx));
  for (const [name, value] of call.options) {
    if (reader.isMissing(value)) continue;
    if (name === 'if') text('ConditionExpression', conditionText(value, cx));
    else if (name === 'filter') text('FilterExpression', conditionText(value, cx));
    else if (name === 'select') text('ProjectionExpression', projectionText(value, cx));
    else if (name === 'segment') fields.push(...segmentFields(value, reader));
    else fields.push(optionField(name, value, reader));
  }
  fields.push(...placeholderFields(placeholders));
  const { operation } = call;
  const result = resultOf(call, reader);
  return { resource: itemResources[operation], spelling, fields, table: tablePlace(operation), result };
}

function isBatch(operation: ItemOperation): operation is 'batchGet' | 'batchWrite' {
  return operation === 'batchGet' || operation === 'batchWrite';
}

function firstField<V>({ operation, schema }: ItemCall<V>, first: V, reader: ItemReader<V>): NamedField<V> {
  if (operation === 'transactGet') return ['TransactItems', { kind: 'reads', keys: first }];
  if (operation === 'transactWrite') return ['TransactItems', transactionWrites(first, reader, schema)];
  if (operation === 'batchGet') return ['Keys', { kind: 'keys', value: first }];
  if (operation !== 'batchWrite') return [operation === 'put' ? 'Item' : 'Key', { kind: 'item', value: first }];
  const writes = new Map(reader.entries(first) ?? []);
  const given = (name: string): V | undefined => {
    const value = writes.get(name);
    return value === undefined || reader.isMissing(value) ? undefined : value;
  };
  const [put, removed] = [given('put'), given('delete')];
  if (put === undefined && removed === undefined)
    throw new ItemRequestProblem(first, 'a batch is an object literal of `put`, `delete` or both');
  return ['', { kind: 'writes', put, delete: removed }];
}

function projectionText<V>(names: V, { reader, placeholders }: ConditionContext<V>): string {
  const selected = reader.items(names)?.map((name) => reader.constant(name)) ?? [];
  if (selected.length > 0 && selected.every((name) => typeof name === 'string'))
    return selected.map((name) => placeholders.name(name)).join(', ');
  throw new ItemRequestProblem(names, '`select` is an array literal of attribute names that is not empty');
}

/** One of the parts that a table is scanned in at the same time. */
function segmentFields<V>(segment: V, reader: ItemReader<V>): readonly NamedField<V>[] {
  const { index, total } = Object.fromEntries(reader.entries(segment) ?? []);
  if (index === undefined || total === undefined)
    throw new ItemRequestProblem(segment, '`segment` is an object literal of `index` and `total`');
  return [
    ['Segment', { kind: 'plain', value: index }],
    ['TotalSegments', { kind: 'plain', value: total }],
  ];
}

const PLAIN: Readonly<Record<string, string>> = {
  consistent: 'ConsistentRead',
  index: 'IndexName',
  limit: 'Limit',
  after: 'ExclusiveStartKey',
  token: 'ClientRequestToken',
};

function optionField<V>(name: string, value: V, reader: ItemReader<V>): NamedField<V> {
  const plain = PLAIN[name];
  if (plain !== undefined) return [plain, { kind: 'plain', value }];
  const constant = reader.constant(value);
  if (name === 'descending' && typeof constant === 'boolean')
    return ['ScanIndexForward', { kind: 'constant', value: !constant }];
  if (name === 'returnValues' && typeof constant === 'string')
    return ['ReturnValues', { kind: 'constant', value: constant }];
  throw new ItemRequestProblem(value, `\`${name}\` must be a constant`);
}

function resultOf<V>({ operation, options }: ItemCall<V>, reader: ItemReader<V>): ItemRequest<V>['result'] {
  if (operation === 'get') return { kind: 'item', key: 'Item' };
  if (operation === 'query' || operation === 'scan') return { kind: 'page' };
  if (isBatch(operation) || operation === 'transactGet') return { kind: operation };
  const returned = options.get('returnValues');
  return returned === undefined || reader.isMissing(returned) ? { kind: 'none' } : { kind: 'item', key: 'Attributes' };
}
