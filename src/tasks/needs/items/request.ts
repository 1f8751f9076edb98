/**
 * The requests that the item methods of a table handle make. The same plan serves native runs and the compiler: the fields in
 * the order that both send them in, the text of the expressions, and what becomes of the result.
 */
import { type ConditionContext, conditionText } from './condition.ts';
import { createPlaceholders, type PlannedValue } from './placeholders.ts';
import { type ItemReader, ItemRequestProblem } from './reader.ts';
import type { AttributeSchema } from './schema.ts';
import { updateText } from './update.ts';

/** The item methods of a table handle. */
export type ItemOperation = 'get' | 'put' | 'update' | 'delete' | 'query' | 'scan' | 'batchGet' | 'batchWrite';

/**
 * A field of a request: known text, a value as it is, an item to be spelled in DynamoDB's way, a list of keys, the writes of a
 * batch, or values of expressions.
 */
export type RequestField<V> =
  | { readonly kind: 'constant'; readonly value: string | boolean | Readonly<Record<string, string>> }
  | { readonly kind: 'plain'; readonly value: V }
  | { readonly kind: 'item'; readonly value: V }
  | { readonly kind: 'keys'; readonly value: V }
  | { readonly kind: 'writes'; readonly put: V | undefined; readonly delete: V | undefined }
  | { readonly kind: 'values'; readonly values: readonly PlannedValue<V>[] };

/** A planned request. */
export interface ItemRequest<V> {
  readonly resource: string;
  /** How the integration spells the types of values: as the API, or as the Java SDK. */
  readonly spelling: 'optimized' | 'sdk';
  readonly fields: readonly (readonly [string, RequestField<V>])[];
  /**
   * Where the table's name goes: beside the fields, or over them as the key of `RequestItems`, where the writes of a batch
   * stand without a name.
   */
  readonly table: 'field' | 'key';
  /** What the method resolves to: nothing, the item under `key`, a page of items, or what a batch did and did not do. */
  readonly result:
    | { readonly kind: 'none' | 'page' | 'batchGet' | 'batchWrite' }
    | { readonly kind: 'item'; readonly key: 'Item' | 'Attributes' };
}

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
};

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
]);

/** Plans a request; throws an `ItemRequestProblem` where its shape is not known or makes no sense. */
export function planItemRequest<V>(call: ItemCall<V>, reader: ItemReader<V>): ItemRequest<V> {
  const placeholders = createPlaceholders<V>();
  const spelling = itemResources[call.operation].includes(':aws-sdk:') ? 'sdk' : 'optimized';
  const cx: ConditionContext<V> = { reader, placeholders, schema: call.schema, scalarsOnly: spelling === 'sdk' };
  const [first, second] = call.parameters;
  const fields: (readonly [string, RequestField<V>])[] = [];
  const text = (name: string, value: string): void => void fields.push([name, { kind: 'constant', value }]);
  if (first !== undefined && call.operation === 'query') text('KeyConditionExpression', conditionText(first, cx));
  else if (first !== undefined) fields.push(firstField(call.operation, first, reader));
  if (second !== undefined) text('UpdateExpression', updateText(second, cx));
  for (const [name, value] of call.options) {
    if (reader.isMissing(value)) continue;
    if (name === 'if') text('ConditionExpression', conditionText(value, cx));
    else if (name === 'filter') text('FilterExpression', conditionText(value, cx));
    else if (name === 'select') text('ProjectionExpression', projectionText(value, cx));
    else if (name === 'segment') fields.push(...segmentFields(value, reader));
    else fields.push(optionField(name, value, reader));
  }
  if (Object.keys(placeholders.names).length > 0)
    fields.push(['ExpressionAttributeNames', { kind: 'constant', value: placeholders.names }]);
  if (placeholders.values.length > 0)
    fields.push(['ExpressionAttributeValues', { kind: 'values', values: placeholders.values }]);
  const table = isBatch(call.operation) ? 'key' : 'field';
  return { resource: itemResources[call.operation], spelling, fields, table, result: resultOf(call, reader) };
}

function isBatch(operation: ItemOperation): operation is 'batchGet' | 'batchWrite' {
  return operation === 'batchGet' || operation === 'batchWrite';
}

function firstField<V>(operation: ItemOperation, first: V, reader: ItemReader<V>): readonly [string, RequestField<V>] {
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
function segmentFields<V>(segment: V, reader: ItemReader<V>): readonly (readonly [string, RequestField<V>])[] {
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
};

function optionField<V>(name: string, value: V, reader: ItemReader<V>): readonly [string, RequestField<V>] {
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
  if (isBatch(operation)) return { kind: operation };
  const returned = options.get('returnValues');
  return returned === undefined || reader.isMissing(returned) ? { kind: 'none' } : { kind: 'item', key: 'Attributes' };
}
