/**
 * Makes the item methods of a table handle for native runs: plans the request, spells its values in DynamoDB's way, performs
 * the task and turns the answer into plain items. The compiler does the same with expressions (`frontend/item-call.ts`).
 */
import { type AnyHandle, handleReferenceOf } from '../../dsl/handle.ts';
import type { TaskOptions } from '../../dsl/index.ts';
import { attachStubReference } from '../../dsl/stub-reference.ts';
import {
  type AttributeSchema,
  type ItemOperation,
  type ItemRequest,
  itemOptions,
  itemParameters,
  itemResources,
  planItemRequest,
  tablePlace,
} from '../needs/items/index.ts';
import { createTask } from '../stub/create-task.ts';
import { type BatchedWrite, batchResult } from './batch.ts';
import { dataReader } from './data-reader.ts';
import { fieldValue, nameOf, planned } from './field-value.ts';
import { transactionItems } from './transaction.ts';
import { unmarshalItem } from './unmarshal.ts';

/** An item method of a table. */
export function createItemMethod(
  operation: ItemOperation,
  handle: AnyHandle,
  schema: AttributeSchema | undefined,
): (...parameters: readonly unknown[]) => Promise<unknown> {
  const count = itemParameters[operation];
  const method = async (...given: readonly unknown[]): Promise<unknown> => {
    const options = Object.entries(given[count] ?? {});
    const request = planned(operation, () =>
      planItemRequest<unknown>(
        {
          operation,
          parameters: given.slice(0, count),
          options: new Map(options.filter(([name]) => itemOptions.has(name))),
          schema,
        },
        dataReader,
      ),
    );
    const perform = createTask<string, unknown, Answer | null, { fills?: 'TableName'; attribute?: 'Name' }>(
      request.resource,
      request.table === 'field' ? { fills: 'TableName', attribute: 'Name' } : {},
      handle,
    );
    const table = nameOf(handle);
    const context = { spelling: request.spelling, table, schema };
    const fields = request.fields.map(([name, field]) => [name, fieldValue(field, context)] as const);
    const taskOptions: TaskOptions = Object.fromEntries(options.filter(([name]) => !itemOptions.has(name)));
    return resultOf(await perform(placed(fields, request, table), taskOptions), request, schema);
  };
  return attachStubReference(method, () => ({
    resource: itemResources[operation],
    // Batches and transactions name their table further inside, where nothing is filled in.
    binding: {
      ...(tablePlace(operation) === 'field' && { fills: 'TableName', attribute: 'Name' }),
      items: operation,
    },
    handle: handleReferenceOf(handle),
  }));
}

/** The fields beside the table's name, under it or around it. */
function placed(
  fields: readonly (readonly [string, unknown])[],
  { table }: ItemRequest<unknown>,
  name: string,
): object {
  if (table !== 'key') return Object.fromEntries(fields);
  const [[first, value] = []] = fields;
  return { RequestItems: { [name]: first === '' ? value : Object.fromEntries(fields) } };
}

/** What DynamoDB answers. */
export interface Answer {
  /** Items by table of a batch, a list of answers of a transaction. */
  readonly Responses?: Readonly<Record<string, readonly unknown[] | { readonly Item?: unknown }>>;
  readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys?: readonly unknown[] }>>;
  readonly UnprocessedItems?: Readonly<Record<string, readonly BatchedWrite[]>>;
  readonly Item?: unknown;
  readonly Attributes?: unknown;
  readonly Items?: readonly unknown[];
  readonly LastEvaluatedKey?: unknown;
}

function resultOf(
  answer: Answer | null,
  { result }: ItemRequest<unknown>,
  schema: AttributeSchema | undefined,
): unknown {
  if (result.kind === 'none') return undefined;
  if (result.kind === 'batchGet' || result.kind === 'batchWrite') return batchResult(result.kind, answer ?? {}, schema);
  if (result.kind === 'transactGet') return transactionItems(answer ?? {}, () => schema);
  if (result.kind === 'item') return unmarshalItem(answer?.[result.key], schema);
  const items = (answer?.Items ?? []).map((item) => unmarshalItem(item, schema));
  const cursor = answer?.LastEvaluatedKey ?? undefined;
  return cursor === undefined ? { items } : { items, cursor };
}
