/**
 * Batches of reads and writes in native runs: the writes as the API lists them, and what came of a batch, with what DynamoDB
 * left undone as plain items again.
 */
import type { AttributeSchema } from '../needs/items/index.ts';
import type { Answer } from './create-item-method.ts';
import { marshalItem, writtenForSdk } from './marshal.ts';
import { unmarshalItem } from './unmarshal.ts';

/** A write of a batch in the API's form. */
export interface BatchedWrite {
  readonly PutRequest?: { readonly Item?: unknown };
  readonly DeleteRequest?: { readonly Key?: unknown };
}

/** The writes: items first, then keys. */
export function batchWrites(
  put: unknown,
  removed: unknown,
  schema: AttributeSchema | undefined,
): readonly BatchedWrite[] {
  const items = (put ?? []) as readonly object[];
  const keys = (removed ?? []) as readonly object[];
  return [
    ...items.map((item) => ({ PutRequest: { Item: writtenForSdk(item, schema) } })),
    ...keys.map((key) => ({ DeleteRequest: { Key: marshalItem(key, schema) } })),
  ];
}

/** What a batch did, and what it did not. */
export function batchResult(
  kind: 'batchGet' | 'batchWrite',
  answer: Answer,
  schema: AttributeSchema | undefined,
): object {
  const plain = (attributes: unknown): unknown => unmarshalItem(attributes, schema);
  if (kind === 'batchGet') {
    const keys = Object.values(answer.UnprocessedKeys ?? {}).flatMap(({ Keys }) => Keys ?? []);
    return {
      items: Object.values(answer.Responses ?? {})
        .flat()
        .map(plain),
      unprocessed: keys.map(plain),
    };
  }
  const writes = Object.values(answer.UnprocessedItems ?? {}).flat();
  const items = writes.flatMap(({ PutRequest }) => (PutRequest ? [plain(PutRequest.Item)] : []));
  const keys = writes.flatMap(({ DeleteRequest }) => (DeleteRequest ? [plain(DeleteRequest.Key)] : []));
  return { unprocessed: { put: items, delete: keys } };
}
