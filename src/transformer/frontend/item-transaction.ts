/**
 * Transactions on plain items: their parts as the API lists them, each with the table's name, and what the reads found. A native
 * run does the same with data (`src/tasks/items/transaction.ts`).
 */
import type { AttributeSchema, RequestField, TransactionAction } from '../../tasks/needs/items/index.ts';
import type { Origin } from '../core/origin.ts';
import { orAbsent, shapes, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { each } from './item-batch.ts';
import { demandItem } from './items.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { marshalItem } from './marshal-value.ts';

/** The reads of a transaction. */
export function transactionReads(
  keys: RawExpr,
  table: RawExpr,
  schema: AttributeSchema | undefined,
  cx: Lowering,
): RawExpr {
  const read = (key: RawExpr): RawExpr =>
    b.object({ Get: b.object({ TableName: table, Key: marshalItem(key, schema) }, key.origin) }, key.origin);
  return each(keys, read, cx);
}

/** The writes of a transaction. */
export function transactionWrites(
  actions: readonly TransactionAction<RawExpr>[],
  table: RawExpr,
  origin: Origin,
  fieldOf: (field: RequestField<RawExpr>) => RawExpr,
): RawExpr {
  return b.list(
    actions.map(({ name, fields }) => {
      const members = fields.map(([member, field]) => [member, fieldOf(field)] as const);
      const action = b.object({ TableName: table, ...Object.fromEntries(members) }, origin);
      return { kind: 'item', value: b.object({ [name]: action }, origin) };
    }),
    origin,
  );
}

/** What each read found, by the schema of its table: the same for all, or given for the index of a read. */
export function transactionItems(
  performed: RawExpr,
  schema: RawExpr | ((index: RawExpr) => RawExpr),
  shape: ValueShape,
  cx: Lowering,
): RawExpr {
  const { origin } = performed;
  const answers = b.member(performed, 'Responses', shapes.list(shapes.record), origin);
  const found = shape.item ?? orAbsent(shapes.record);
  const plain = (answer: RawExpr, own: RawExpr): RawExpr => {
    const item = b.member(answer, 'Item', orAbsent(shapes.record), origin);
    const names = b.library(
      'Object.keys',
      null,
      [b.logical('??', item, b.object({}, origin), origin)],
      shapes.list(shapes.string),
      origin,
    );
    // An item has its key, so that one without attributes is none.
    const isThere = b.binary('>', b.lengthOf(names, origin), b.literal(0, origin), origin);
    const value = b.library('DynamoDB.unmarshal', null, [item, own], found, origin);
    return demandItem(b.conditional(isThere, value, b.absent(origin), origin), shape, cx);
  };
  const changed: ValueShape = { ...found, undefinedItems: true };
  return typeof schema === 'function'
    ? each(answers, (answer, index) => plain(answer, schema(index)), cx, changed)
    : each(answers, (answer) => plain(answer, schema), cx, changed);
}
