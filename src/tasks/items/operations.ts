/**
 * Operations of transactions over several tables, natively: a table's handle makes them, as data in the API's form, and
 * `transactGet` and `transactWrite` perform them. The compiler does the same with expressions (`frontend/item-operation.ts`).
 */
import type { AnyHandle } from '../../dsl/handle.ts';
import type { TaskOptions } from '../../dsl/index.ts';
import { attachStubReference } from '../../dsl/stub-reference.ts';
import { type AttributeSchema, itemResources, transactionWrite as planWrite } from '../needs/items/index.ts';
import { createTask } from '../stub/create-task.ts';
import type { Answer } from './create-item-method.ts';
import { dataReader } from './data-reader.ts';
import { fieldValue, nameOf, planned } from './field-value.ts';
import { marshalItem } from './marshal.ts';
import type { ReadOperation, TransactionOptions, WriteOperation } from './table-items.ts';
import { transactionItems, transactionWrite } from './transaction.ts';

/** A read as data: the part of the request, and how its table spells what JSON has no type for. */
interface Read {
  readonly Get: object;
  readonly schema: AttributeSchema | '';
}

/** The methods of a table's handle that make operations. */
export function createOperations(
  handle: AnyHandle,
  schema: AttributeSchema | undefined,
): Readonly<Record<'readOp' | 'writeOp', (given: object) => unknown>> {
  return {
    readOp: (key) => {
      const read: Read = { Get: { TableName: nameOf(handle), Key: marshalItem(key, schema) }, schema: schema ?? '' };
      return read;
    },
    writeOp: (write) => {
      const table = nameOf(handle);
      const action = planned('writeOp', () => planWrite<unknown>(write, dataReader, schema));
      return transactionWrite(action, table, (field) => fieldValue(field, { spelling: 'sdk', table, schema }));
    },
  };
}

/** Performs reads; what each of them found. */
export function createTransactGet(): (reads: readonly ReadOperation<unknown>[], options?: TaskOptions) => unknown {
  const perform = createTask<string, object, Answer | null, Record<never, never>>(itemResources.transactGet, {});
  const method = async (reads: readonly object[], options?: TaskOptions): Promise<readonly unknown[]> => {
    // Only `readOp` makes reads.
    const known = reads as readonly Read[];
    const answer = await perform({ TransactItems: known.map(({ Get }) => ({ Get })) }, options);
    return transactionItems(answer ?? {}, (index) => known[index]?.schema || undefined);
  };
  return attachStubReference(method, () => ({
    resource: itemResources.transactGet,
    binding: { items: 'transactGet' },
  }));
}

/** Performs writes. */
export function createTransactWrite(): (
  writes: readonly WriteOperation[],
  options?: TransactionOptions,
) => Promise<void> {
  const perform = createTask<string, object, unknown, Record<never, never>>(itemResources.transactWrite, {});
  const method = async (writes: readonly object[], options: TransactionOptions = {}): Promise<void> => {
    const { token, ...taskOptions } = options;
    await perform({ TransactItems: writes, ...(token !== undefined && { ClientRequestToken: token }) }, taskOptions);
  };
  return attachStubReference(method, () => ({
    resource: itemResources.transactWrite,
    binding: { items: 'transactWrite' },
  }));
}
