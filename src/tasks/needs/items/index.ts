/** Requests of DynamoDB tables on plain items, planned once for native runs and for the compiler. */
export type { NamedField, RequestField, TransactionAction } from './field.ts';
export type { ItemOperation } from './operation.ts';
export { emptyList, type PlannedValue } from './placeholders.ts';
export { type ItemReader, ItemRequestProblem } from './reader.ts';
export {
  type ItemCall,
  type ItemRequest,
  itemOptions,
  itemParameters,
  itemResources,
  planItemRequest,
  tablePlace,
} from './request.ts';
export { type AttributeSchema, attributeSchema, itemSchema } from './schema.ts';
export { checkTransactionSize, transactionWrite } from './transaction.ts';
