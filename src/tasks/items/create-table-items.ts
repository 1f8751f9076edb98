/** Makes all item methods of a table handle. */
import type { AnyHandle } from '../../dsl/handle.ts';
import type { AttributeSchema } from '../needs/items/index.ts';
import { createItemMethod } from './create-item-method.ts';
import { createOperations } from './operations.ts';
import type { TableItems } from './table-items.ts';

/** The item methods of a table; their types come from the handle that they are made for. */
export function createTableItems<T, K extends keyof T>(
  handle: AnyHandle,
  schema: AttributeSchema | undefined,
): TableItems<T, K> {
  const methods = {
    get: createItemMethod('get', handle, schema),
    put: createItemMethod('put', handle, schema),
    update: createItemMethod('update', handle, schema),
    delete: createItemMethod('delete', handle, schema),
    query: createItemMethod('query', handle, schema),
    scan: createItemMethod('scan', handle, schema),
    batchGet: createItemMethod('batchGet', handle, schema),
    batchWrite: createItemMethod('batchWrite', handle, schema),
    transactGet: createItemMethod('transactGet', handle, schema),
    transactWrite: createItemMethod('transactWrite', handle, schema),
    ...createOperations(handle, schema),
  };
  // What the tasks return is what the table holds; the user says that this is `T`.
  return methods as TableItems<T, K>;
}
