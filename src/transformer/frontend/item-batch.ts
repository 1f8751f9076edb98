/**
 * Batches on plain items: the writes of `batchWrite` as the API lists them, and the results of batches. A native run does the
 * same with data (`src/tasks/items/batch.ts`).
 */
import type { AttributeSchema } from '../../tasks/needs/items/index.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { marshalForSdk, marshalItem, schemaValue } from './marshal-value.ts';

/** A list of keys in the API's form. */
export function marshalKeys(keys: RawExpr, schema: AttributeSchema | undefined, cx: Lowering): RawExpr {
  return each(keys, (key) => marshalItem(key, schema), cx);
}

/** The writes of a batch: items first, then keys. */
export function marshalWrites(
  put: RawExpr | undefined,
  removed: RawExpr | undefined,
  schema: AttributeSchema | undefined,
  origin: Origin,
  cx: Lowering,
): RawExpr {
  const items =
    put &&
    each(put, (item) => b.object({ PutRequest: b.object({ Item: marshalForSdk(item, schema) }, origin) }, origin), cx);
  const keys =
    removed &&
    each(
      removed,
      (key) => b.object({ DeleteRequest: b.object({ Key: marshalItem(key, schema) }, origin) }, origin),
      cx,
    );
  if (items === undefined || keys === undefined) return items ?? keys ?? b.list([], origin);
  return b.list(
    [items, keys].map((value) => ({ kind: 'spread', value })),
    origin,
  );
}

/** What a batch gave, as plain items. */
export function batchResult(
  kind: 'batchGet' | 'batchWrite',
  performed: RawExpr,
  schema: AttributeSchema | undefined,
  cx: Lowering,
): RawExpr {
  const { origin } = performed;
  const [declare, answer] = b.capture(performed, 'answer', cx);
  const plain = (attributes: RawExpr): RawExpr =>
    b.library('DynamoDB.unmarshal', null, [attributes, schemaValue(schema, origin)], shapes.record, origin);
  const ofTable = (name: string): RawExpr => {
    const tables = b.logical(
      '??',
      b.member(answer, name, orAbsent(shapes.record), origin),
      b.object({}, origin),
      origin,
    );
    return b.library('Object.values', null, [tables], shapes.list(shapes.json), origin);
  };
  const flat = (lists: RawExpr): RawExpr =>
    b.library('Array.prototype.flat', lists, [], shapes.list(shapes.record), origin);
  const listAt = (owner: RawExpr, name: string): RawExpr =>
    b.logical('??', b.member(owner, name, orAbsent(shapes.list(shapes.record)), origin), b.list([], origin), origin);
  if (kind === 'batchGet') {
    const keys = flat(each(ofTable('UnprocessedKeys'), (table) => listAt(table, 'Keys'), cx));
    const items = each(flat(ofTable('Responses')), plain, cx);
    return b.sequence(declare, b.object({ items, unprocessed: each(keys, plain, cx) }, origin), origin);
  }
  const [declareWrites, writes] = b.capture(flat(ofTable('UnprocessedItems')), 'writes', cx);
  const those = (request: string, name: string): RawExpr => {
    const made = (write: RawExpr): RawExpr => b.member(write, request, orAbsent(shapes.record), origin);
    const kept = b.library(
      'Array.prototype.filter',
      writes,
      [lambda((write) => b.not(b.isNullish(made(write), origin), origin), shapes.boolean, origin, cx)],
      shapes.list(shapes.record),
      origin,
    );
    return each(kept, (write) => plain(b.member(made(write), name, shapes.record, origin)), cx);
  };
  const unprocessed = b.object({ put: those('PutRequest', 'Item'), delete: those('DeleteRequest', 'Key') }, origin);
  return b.sequence([...declare, ...declareWrites], b.object({ unprocessed }, origin), origin);
}

/** The list with each item changed; a change that takes the index gets it. */
export function each(
  list: RawExpr,
  change: (item: RawExpr, index: RawExpr) => RawExpr,
  cx: Lowering,
  changed: RawExpr['shape'] = shapes.json,
): RawExpr {
  const { origin } = list;
  if (list.kind === 'list' && list.entries.every((entry) => entry.kind === 'item'))
    return {
      ...list,
      entries: list.entries.map((entry, at) => ({ ...entry, value: change(entry.value, b.literal(at, origin)) })),
    };
  const body = lambda(change, changed, origin, cx);
  return b.library('Array.prototype.map', list, [body], shapes.list(changed), origin);
}

function lambda(
  value: (item: RawExpr, index: RawExpr) => RawExpr,
  shape: RawExpr['shape'],
  origin: Origin,
  cx: Lowering,
): RawExpr {
  const item = cx.variable({ name: 'item', origin, shape: shapes.record, constant: true });
  const index = cx.variable({ name: 'index', origin, shape: shapes.integer, constant: true });
  const body = value(b.ref(item, shapes.record, origin), b.ref(index, shapes.integer, origin));
  return b.lambda(value.length > 1 ? [item, index] : [item], [{ kind: 'return', origin, value: body }], shape, origin);
}
