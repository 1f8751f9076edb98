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
export type ItemOperation = 'get' | 'put' | 'update' | 'delete' | 'query' | 'scan';

/** A field of a request: known text, a value as it is, an item to be spelled in DynamoDB's way, or values of expressions. */
export type RequestField<V> =
  | { readonly kind: 'constant'; readonly value: string | boolean | Readonly<Record<string, string>> }
  | { readonly kind: 'plain'; readonly value: V }
  | { readonly kind: 'item'; readonly value: V }
  | { readonly kind: 'values'; readonly values: readonly PlannedValue<V>[] };

/** A planned request. */
export interface ItemRequest<V> {
  readonly resource: string;
  /** How the integration spells the types of values: as the API, or as the Java SDK. */
  readonly spelling: 'optimized' | 'sdk';
  readonly fields: readonly (readonly [string, RequestField<V>])[];
  /** What the method resolves to: nothing, the item under `key`, or a page of items. */
  readonly result: { readonly kind: 'none' | 'page' } | { readonly kind: 'item'; readonly key: 'Item' | 'Attributes' };
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
};

/** How many parameters stand before the options. */
export const itemParameters: Readonly<Record<ItemOperation, number>> = {
  get: 1,
  put: 1,
  update: 2,
  delete: 1,
  query: 1,
  scan: 0,
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
]);

/** Plans a request; throws an `ItemRequestProblem` where its shape is not known or makes no sense. */
export function planItemRequest<V>(call: ItemCall<V>, reader: ItemReader<V>): ItemRequest<V> {
  const placeholders = createPlaceholders<V>();
  const spelling = call.operation === 'query' || call.operation === 'scan' ? 'sdk' : 'optimized';
  const cx: ConditionContext<V> = { reader, placeholders, schema: call.schema, scalarsOnly: spelling === 'sdk' };
  const [first, second] = call.parameters;
  const fields: (readonly [string, RequestField<V>])[] = [];
  const text = (name: string, value: string): void => void fields.push([name, { kind: 'constant', value }]);
  if (first !== undefined && call.operation === 'query') text('KeyConditionExpression', conditionText(first, cx));
  else if (first !== undefined)
    fields.push([call.operation === 'put' ? 'Item' : 'Key', { kind: 'item', value: first }]);
  if (second !== undefined) text('UpdateExpression', updateText(second, cx));
  for (const [name, value] of call.options) {
    if (reader.isMissing(value)) continue;
    if (name === 'if') text('ConditionExpression', conditionText(value, cx));
    else if (name === 'filter') text('FilterExpression', conditionText(value, cx));
    else fields.push(optionField(name, value, reader));
  }
  if (Object.keys(placeholders.names).length > 0)
    fields.push(['ExpressionAttributeNames', { kind: 'constant', value: placeholders.names }]);
  if (placeholders.values.length > 0)
    fields.push(['ExpressionAttributeValues', { kind: 'values', values: placeholders.values }]);
  return { resource: itemResources[call.operation], spelling, fields, result: resultOf(call, reader) };
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
  const returned = options.get('returnValues');
  return returned === undefined || reader.isMissing(returned) ? { kind: 'none' } : { kind: 'item', key: 'Attributes' };
}
