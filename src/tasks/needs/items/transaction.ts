/**
 * Transactions: each write says what it does, to which item and under which condition, and has expressions and placeholders of
 * its own. Reads and writes of one table are lists of keys and an array literal of writes; over several tables, each is made
 * by its table's handle.
 */
import { type ConditionContext, conditionText } from './condition.ts';
import type { NamedField, RequestField, TransactionAction } from './field.ts';
import { placeholderFields } from './field.ts';
import { createPlaceholders } from './placeholders.ts';
import { type ItemReader, ItemRequestProblem } from './reader.ts';
import type { AttributeSchema } from './schema.ts';
import { updateText } from './update.ts';

const ACTIONS = { put: 'Put', update: 'Update', delete: 'Delete', check: 'ConditionCheck' } as const;
type Verb = keyof typeof ACTIONS;
const MEMBERS: ReadonlySet<string> = new Set([...Object.keys(ACTIONS), 'changes', 'if']);

/** The writes of a transaction. */
export function transactionWrites<V>(
  writes: V,
  reader: ItemReader<V>,
  schema: AttributeSchema | undefined,
): RequestField<V> {
  const items = reader.items(writes) ?? [];
  if (items.length === 0)
    throw new ItemRequestProblem(writes, 'the writes of a transaction are an array literal that is not empty');
  checkTransactionSize(writes, reader);
  return { kind: 'actions', actions: items.map((write) => transactionWrite(write, reader, schema)) };
}

/** How many operations a transaction surely has, which must be neither none nor more than DynamoDB takes. */
export function checkTransactionSize<V>(operations: V, reader: ItemReader<V>): number | undefined {
  const count = reader.items(operations)?.length;
  if (count === 0) throw new ItemRequestProblem(operations, 'a transaction has at least one operation');
  if (count !== undefined && count > 100)
    throw new ItemRequestProblem(operations, 'a transaction has at most 100 operations');
  return count;
}

/** One write of a transaction. */
export function transactionWrite<V>(
  write: V,
  reader: ItemReader<V>,
  schema: AttributeSchema | undefined,
): TransactionAction<V> {
  const entries = reader.entries(write);
  if (entries === null) throw new ItemRequestProblem(write, 'a write of a transaction is an object literal');
  const given = new Map(entries.filter(([, value]) => !reader.isMissing(value)));
  const [verb, ...others] = [...given.keys()].filter((name): name is Verb => Object.hasOwn(ACTIONS, name));
  const target = verb && given.get(verb);
  if (verb === undefined || target === undefined || others.length > 0)
    throw new ItemRequestProblem(write, 'a write of a transaction has one of `put`, `update`, `delete` and `check`');
  for (const [name, value] of given)
    if (!MEMBERS.has(name)) throw new ItemRequestProblem(value, `\`${name}\` is no part of a transaction's write`);
  const [changes, condition] = [given.get('changes'), given.get('if')];
  if ((verb === 'update') !== (changes !== undefined))
    throw new ItemRequestProblem(changes ?? write, '`update` and `changes` belong together');
  if (verb === 'check' && condition === undefined)
    throw new ItemRequestProblem(write, '`check` needs its condition, `if`');
  const placeholders = createPlaceholders<V>();
  const cx: ConditionContext<V> = { reader, placeholders, schema, scalarsOnly: true };
  const fields: NamedField<V>[] = [
    verb === 'put' ? ['Item', { kind: 'sdkItem', value: target }] : ['Key', { kind: 'item', value: target }],
  ];
  if (changes !== undefined) fields.push(['UpdateExpression', { kind: 'constant', value: updateText(changes, cx) }]);
  if (condition !== undefined)
    fields.push(['ConditionExpression', { kind: 'constant', value: conditionText(condition, cx) }]);
  return { name: ACTIONS[verb], fields: [...fields, ...placeholderFields(placeholders)] };
}
