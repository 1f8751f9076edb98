/**
 * Transactions over several tables. `orders.writeOp({ put })` is data, a part of the request in the API's form, so that it may
 * stand in lists, callbacks and variables; `dynamodb.transactWrite` performs a list of them. What the role is allowed comes from
 * the operations, wherever in the workflow they are made. A native run does the same (`src/tasks/items/operations.ts`).
 */
import type ts from 'typescript';
import { type ArgumentFact, needsOf } from '../../tasks/needs/index.ts';
import { checkTransactionSize, itemResources, transactionWrite } from '../../tasks/needs/items/index.ts';
import { shapes } from '../core/shape.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { captureParts, hasEffects } from './capture-parts.ts';
import { demandEffects } from './demand-effects.ts';
import { expressionReader, recordEntries } from './expression-reader.ts';
import type { StubFacts } from './facts.ts';
import { identifierText } from './handles.ts';
import { each } from './item-batch.ts';
import { type FieldContext, fieldValue, planned, schemaOf } from './item-field.ts';
import { transactionItems } from './item-transaction.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { marshalItem, schemaValue } from './marshal-value.ts';
import { checkParameterKeys } from './parameter-keys.ts';
import type { Scope } from './scope.ts';
import { findHandle } from './task-call.ts';
import { lowerTaskOptions, optionProperties } from './task-options.ts';

type Transaction = 'transactGet' | 'transactWrite';

/** `orders.readOp(key)` and `orders.writeOp({ put })`. */
export function lowerOperation(
  kind: 'readOp' | 'writeOp',
  node: ts.CallExpression,
  stub: StubFacts,
  scope: Scope,
  cx: Lowering,
): RawExpr {
  const origin = cx.origin(node);
  const [argument] = node.arguments;
  const handle = findHandle(node, stub, { node: node.expression, scope }, cx);
  if (!handle || !argument) return cx.invalid(node);
  checkParameterKeys(argument, cx);
  const given = cx.expression(argument, scope);
  const before: RawStatement[] = [];
  const value = hasEffects(given) ? captureParts(given, before, cx) : given;
  const table = identifierText(handle, 'Name', node, cx);
  const schema = schemaOf(handle.declaration, scope, cx);
  if (kind === 'readOp') {
    allow('transactGet', 'Get', table, cx);
    const read = b.object({ TableName: table, Key: marshalItem(value, schema) }, origin);
    return b.sequence(before, b.object({ Get: read, schema: schemaValue(schema, origin) }, origin), origin);
  }
  const write = planned(node, cx, () => transactionWrite(value, expressionReader, schema));
  if (write === null) return cx.invalid(node);
  allow('transactWrite', write.name, table, cx);
  const context: FieldContext = { spelling: 'sdk', table, schema, origin };
  const fields = write.fields.map(([name, field]) => [name, fieldValue(field, context, cx)] as const);
  const action = b.object({ TableName: table, ...Object.fromEntries(fields) }, origin);
  return b.sequence(before, b.object({ [write.name]: action }, origin), origin);
}

/** The role may do what the operation does. */
function allow(transaction: Transaction, action: string, table: RawExpr, cx: Lowering): void {
  const name: ArgumentFact =
    table.kind === 'placeholder'
      ? { kind: 'handle', id: table.id, resourceKind: 'dynamodb.table', attribute: table.attribute }
      : { kind: 'constant', value: table.kind === 'literal' ? table.value : null };
  const operation: ArgumentFact = {
    kind: 'record',
    entries: { [action]: { kind: 'record', entries: { TableName: name } } },
  };
  const facts: ArgumentFact = {
    kind: 'record',
    entries: { TransactItems: { kind: 'list', items: [operation] } },
  };
  const result = needsOf({ resource: itemResources[transaction], arguments: facts, credentials: false });
  if (result.ok) cx.operations[transaction].needs.push(...result.needs);
}

/** `dynamodb.transactGet([…])` and `dynamodb.transactWrite([…])`. */
export function lowerTransaction(kind: Transaction, node: ts.CallExpression, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const [argument, options] = node.arguments;
  if (!demandEffects(node, scope, cx) || !argument) return cx.invalid(node);
  const operations = cx.expression(argument, scope);
  if (planned(node, cx, () => checkTransactionSize(operations, expressionReader)) === null) return cx.invalid(node);
  const before: RawStatement[] = [];
  const known = kind === 'transactGet' ? keptReads(operations, before, cx) : operations;
  const token = optionProperties(options, scope, cx).find(({ name }) => name === 'token');
  const own = lowerTaskOptions(options, scope, cx);
  const { needs, calls } = cx.operations[kind];
  calls.push(node);
  const items =
    kind === 'transactGet' ? each(known, (read) => b.object({ Get: partOf(read, 'Get') }, read.origin), cx) : known;
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.record,
    effect: {
      kind: 'task',
      resource: itemResources[kind],
      arguments: b.object(
        { TransactItems: items, ...(token && { ClientRequestToken: cx.expression(token.value, token.scope) }) },
        origin,
      ),
      handle: null,
      // With Credentials another role makes the call, and this one only assumes it.
      iam: own.credentialsRoleArn === null ? needs : null,
      ...own,
    },
  };
  const result =
    kind === 'transactGet'
      ? transactionItems(performed, schemasOf(known), cx.facts.awaitedShape(node), cx)
      : b.sequence([{ kind: 'evaluate', origin, value: performed }], b.absent(origin), origin);
  return b.sequence(before, result, origin);
}

/** Reads are looked at twice: for the request, and for how their tables spell what was found. */
function keptReads(reads: RawExpr, before: RawStatement[], cx: Lowering): RawExpr {
  if (expressionReader.items(reads) !== null) return hasEffects(reads) ? captureParts(reads, before, cx) : reads;
  const [declare, kept] = b.capture(reads, 'reads', cx);
  before.push(...declare);
  return kept;
}

/** A part of a read: as it was written, where that is known. */
function partOf(read: RawExpr, key: 'Get' | 'schema'): RawExpr {
  const written = recordEntries(read)?.find(([name]) => name === key);
  return written?.[1] ?? b.member(read, key, key === 'Get' ? shapes.record : shapes.json, read.origin);
}

/** The schema of each read's table by its index; one where no table has any. */
function schemasOf(reads: RawExpr): RawExpr | ((index: RawExpr) => RawExpr) {
  const { origin } = reads;
  const written = expressionReader.items(reads)?.map((read) => partOf(read, 'schema'));
  if (written?.every((schema) => schema.kind === 'literal')) return schemaValue(undefined, origin);
  const schemas = written && b.items(written, origin);
  return (index) =>
    schemas
      ? b.index(schemas, index, shapes.json, origin, true)
      : partOf(b.index(reads, index, shapes.record, origin, true), 'schema');
}

/** Reports transactions of a workflow that makes no operation for them: what they may do is not known. */
export function demandOperations(cx: Lowering): void {
  for (const { needs, calls } of Object.values(cx.operations)) {
    if (needs.length > 0) continue;
    for (const call of calls)
      cx.report(
        d.itemRequest(cx.origin(call), {
          method: call.expression.getText(),
          reason: 'this workflow makes no operation for it, so that the permissions of its role are not known',
        }),
      );
  }
}
