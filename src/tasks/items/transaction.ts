/**
 * Transactions in native runs: the parts of the request, each with the table's name, and what the reads found. The compiler
 * does the same with expressions (`frontend/item-transaction.ts`).
 */
import type { AttributeSchema, NamedField, TransactionAction } from '../needs/items/index.ts';
import type { Answer } from './create-item-method.ts';
import { marshalItem } from './marshal.ts';
import { unmarshalItem } from './unmarshal.ts';

/** The reads of a transaction in the API's form. */
export function transactionReads(keys: unknown, table: string, schema: AttributeSchema | undefined): readonly object[] {
  return (keys as readonly object[]).map((key) => ({ Get: { TableName: table, Key: marshalItem(key, schema) } }));
}

/** The writes of a transaction in the API's form. */
export function transactionWrites(
  actions: readonly TransactionAction<unknown>[],
  table: string,
  fieldOf: (field: NamedField<unknown>[1]) => unknown,
): readonly object[] {
  return actions.map((action) => transactionWrite(action, table, fieldOf));
}

/** One write of a transaction in the API's form. */
export function transactionWrite(
  { name, fields }: TransactionAction<unknown>,
  table: string,
  fieldOf: (field: NamedField<unknown>[1]) => unknown,
): object {
  const members = fields.map(([member, field]) => [member, fieldOf(field)] as const);
  return { [name]: { TableName: table, ...Object.fromEntries(members) } };
}

/** What each read found. An item has its key, so that one without attributes is none. */
export function transactionItems(
  answer: Answer,
  schemaOf: (index: number) => AttributeSchema | undefined,
): readonly unknown[] {
  return Object.values(answer.Responses ?? {}).map((response, index) => {
    const item: unknown = 'Item' in response ? response.Item : undefined;
    return Object.keys(item ?? {}).length === 0 ? undefined : unmarshalItem(item, schemaOf(index));
  });
}
