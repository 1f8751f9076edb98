/** The fields of planned requests in native runs: data in DynamoDB's spelling, for the methods of a table and for operations. */
import type { AnyHandle } from '../../dsl/handle.ts';
import { UsageError } from '../../dsl/index.ts';
import { type AttributeSchema, emptyList, ItemRequestProblem, type RequestField } from '../needs/items/index.ts';
import { batchWrites } from './batch.ts';
import { marshal, marshalItem, writtenForSdk } from './marshal.ts';
import { transactionReads, transactionWrites } from './transaction.ts';

/** Where a field stands. */
export interface FieldContext {
  /** How the integration spells the types of values. */
  readonly spelling: 'optimized' | 'sdk';
  /** The table's name. */
  readonly table: string;
  readonly schema: AttributeSchema | undefined;
}

/** What a field holds. */
export function fieldValue(field: RequestField<unknown>, context: FieldContext): unknown {
  const { spelling, table, schema } = context;
  switch (field.kind) {
    case 'constant':
    case 'plain':
      return field.value;
    case 'item':
      return marshalItem(field.value as object, schema);
    case 'sdkItem':
      return writtenForSdk(field.value as object, schema);
    case 'reads':
      return transactionReads(field.keys, table, schema);
    case 'actions':
      return transactionWrites(field.actions, table, (inner) => fieldValue(inner, context));
    case 'keys':
      return (field.value as readonly object[]).map((key) => marshalItem(key, schema));
    case 'writes':
      return batchWrites(field.put, field.delete, schema);
    case 'values':
      return Object.fromEntries(
        field.values.map(({ placeholder, value, schema: own }) => [
          placeholder,
          value === emptyList
            ? { L: [] }
            : spelling === 'sdk'
              ? writtenForSdk({ value }, { value: own }).value
              : marshal(value, own),
        ]),
      );
  }
}

/** Plans a request, or a part of one; what makes no sense is the program's fault. */
export function planned<R>(method: string, plan: () => R): R {
  try {
    return plan();
  } catch (problem) {
    if (!(problem instanceof ItemRequestProblem)) throw problem;
    throw new UsageError('STEP8107', `The request of \`${method}\` makes no sense: ${problem.message}.`, 'Correct it.');
  }
}

/** The name of a handle's table. */
export function nameOf(handle: AnyHandle): string {
  const name: unknown = Reflect.get(handle, 'name');
  return String(name);
}
