/**
 * The fields of a planned request, whoever fills them: a native run with data, the compiler with expressions.
 */
import type { Placeholders, PlannedValue } from './placeholders.ts';

/**
 * A field of a request: known text, a value as it is, an item to be spelled as the API or as the Java SDK does, a list of keys, the writes of a
 * batch, the reads or writes of a transaction, or values of expressions.
 */
export type RequestField<V> =
  | { readonly kind: 'constant'; readonly value: string | boolean | Readonly<Record<string, string>> }
  | { readonly kind: 'plain'; readonly value: V }
  | { readonly kind: 'item' | 'sdkItem'; readonly value: V }
  | { readonly kind: 'keys'; readonly value: V }
  | { readonly kind: 'writes'; readonly put: V | undefined; readonly delete: V | undefined }
  | { readonly kind: 'reads'; readonly keys: V }
  | { readonly kind: 'actions'; readonly actions: readonly TransactionAction<V>[] }
  | { readonly kind: 'values'; readonly values: readonly PlannedValue<V>[] };

/** A field with its name. */
export type NamedField<V> = readonly [name: string, field: RequestField<V>];

/** One write of a transaction: its fields beside the table's name. */
export interface TransactionAction<V> {
  readonly name: 'Put' | 'Update' | 'Delete' | 'ConditionCheck';
  readonly fields: readonly NamedField<V>[];
}

/** What the placeholders of expressions stand for. */
export function placeholderFields<V>({ names, values }: Placeholders<V>): readonly NamedField<V>[] {
  return [
    ...(Object.keys(names).length > 0
      ? [['ExpressionAttributeNames', { kind: 'constant', value: names }] as const]
      : []),
    ...(values.length > 0 ? [['ExpressionAttributeValues', { kind: 'values', values }] as const] : []),
  ];
}
