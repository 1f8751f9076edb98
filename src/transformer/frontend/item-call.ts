/**
 * Calls of a table handle's item methods: `orders.get({ id })`, `orders.update({ id }, { set: … })`. The request is planned as
 * a native run plans it; here its values are expressions, and the text of DynamoDB's expressions is constant.
 */
import type ts from 'typescript';
import {
  type AttributeSchema,
  type ItemOperation,
  type ItemRequest,
  itemOptions,
  itemParameters,
  planItemRequest,
} from '../../tasks/needs/items/index.ts';
import { orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr, RawStatement } from '../hir/types.ts';
import { captureParts, hasEffects } from './capture-parts.ts';
import { demandEffects } from './demand-effects.ts';
import { expressionReader } from './expression-reader.ts';
import type { StubFacts } from './facts.ts';
import { fillArguments } from './fill-arguments.ts';
import { identifierText } from './handles.ts';
import { batchResult } from './item-batch.ts';
import { fieldValue, planned, schemaOf } from './item-field.ts';
import { lowerOperation, lowerTransaction } from './item-operation.ts';
import { transactionItems } from './item-transaction.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { schemaValue } from './marshal-value.ts';
import { checkParameterKeys } from './parameter-keys.ts';
import type { Scope } from './scope.ts';
import { findHandle } from './task-call.ts';
import { lowerTaskOptions, optionProperties } from './task-options.ts';

/** Lowers a call of an item method. */
export function lowerItemCall(node: ts.CallExpression, stub: StubFacts, scope: Scope, cx: Lowering): RawExpr {
  const origin = cx.origin(node);
  const { items } = stub;
  if (items === 'readOp' || items === 'writeOp') return lowerOperation(items, node, stub, scope, cx);
  // Of no table: operations say theirs.
  if (stub.fills === null && (items === 'transactGet' || items === 'transactWrite'))
    return lowerTransaction(items, node, scope, cx);
  if (!demandEffects(node, scope, cx)) return cx.invalid(node);
  const handle = findHandle(node, stub, { node: node.expression, scope }, cx);
  if (!handle || !isOperation(items)) return cx.invalid(node);
  const schema = schemaOf(handle.declaration, scope, cx);
  const { parameters, options, before } = lowerParts(node, items, scope, cx);
  const request = planned(node, cx, () =>
    planItemRequest({ operation: items, parameters, options, schema }, expressionReader),
  );
  if (request === null) return cx.invalid(node);
  const table = identifierText(handle, 'Name', node, cx);
  const context = { spelling: request.spelling, table, schema, origin };
  const fields = request.fields.map(([name, field]) => [name, fieldValue(field, context, cx)] as const);
  const performed: RawExpr = {
    kind: 'perform',
    origin,
    shape: shapes.record,
    effect: {
      kind: 'task',
      resource: request.resource,
      arguments:
        request.table === 'key'
          ? underTable(fields, table, origin)
          : request.table === 'parts'
            ? b.object(Object.fromEntries(fields), origin)
            : fillArguments(b.object(Object.fromEntries(fields), origin), 'TableName', table, origin, cx),
      handle: { id: handle.id, resourceKind: handle.resourceKind },
      iam: null,
      ...lowerTaskOptions(node.arguments[itemParameters[items]], scope, cx),
    },
  };
  return b.sequence(before, resultOf(performed, request, schema, node, cx), origin);
}

/** `{ RequestItems: { [table]: fields } }`; the writes of a batch are a list without a name. */
function underTable(
  fields: readonly (readonly [string, RawExpr])[],
  table: RawExpr,
  origin: RawExpr['origin'],
): RawExpr {
  const [[first, value] = []] = fields;
  const request = first === '' && value !== undefined ? value : b.object(Object.fromEntries(fields), origin);
  return b.object({ RequestItems: b.record([{ kind: 'property', key: table, value: request }], origin) }, origin);
}

function isOperation(name: string | null): name is ItemOperation {
  return name !== null && Object.hasOwn(itemParameters, name);
}

/** The parameters and the options of the request. Where something in them has effects, each part is evaluated in its turn. */
function lowerParts(
  node: ts.CallExpression,
  operation: ItemOperation,
  scope: Scope,
  cx: Lowering,
): {
  readonly parameters: readonly RawExpr[];
  readonly options: ReadonlyMap<string, RawExpr>;
  readonly before: readonly RawStatement[];
} {
  const count = itemParameters[operation];
  for (const argument of node.arguments) checkParameterKeys(argument, cx);
  const parameters = node.arguments.slice(0, count).map((argument) => cx.expression(argument, scope));
  const options = optionProperties(node.arguments[count], scope, cx)
    .filter(({ name }) => itemOptions.has(name))
    .map((option) => [option.name, cx.expression(option.value, option.scope)] as const);
  if (![...parameters, ...options.map(([, value]) => value)].some(hasEffects))
    return { parameters, options: new Map(options), before: [] };
  const before: RawStatement[] = [];
  return {
    parameters: parameters.map((value) => captureParts(value, before, cx)),
    options: new Map(options.map(([name, value]) => [name, captureParts(value, before, cx)])),
    before,
  };
}

function resultOf(
  performed: RawExpr,
  { result }: ItemRequest<RawExpr>,
  schema: AttributeSchema | undefined,
  node: ts.CallExpression,
  cx: Lowering,
): RawExpr {
  const { origin } = performed;
  if (result.kind === 'none')
    return b.sequence([{ kind: 'evaluate', origin, value: performed }], b.absent(origin), origin);
  if (result.kind === 'batchGet' || result.kind === 'batchWrite')
    return batchResult(result.kind, performed, schema, cx);
  if (result.kind === 'transactGet')
    return transactionItems(performed, schemaValue(schema, origin), cx.facts.awaitedShape(node), cx);
  const unmarshal = (attributes: RawExpr, shape: RawExpr['shape']): RawExpr =>
    b.library('DynamoDB.unmarshal', null, [attributes, schemaValue(schema, origin)], shape, origin);
  const answered = orAbsent(shapes.record);
  if (result.kind === 'item')
    return unmarshal(b.member(performed, result.key, answered, origin), cx.facts.awaitedShape(node));
  const [declare, page] = b.capture(performed, 'page', cx);
  const item = cx.variable({ name: 'attributes', origin, shape: shapes.record, constant: true });
  const plain = unmarshal(b.ref(item, shapes.record, origin), shapes.record);
  const list = b.member(page, 'Items', orAbsent(shapes.list(shapes.record)), origin);
  const items = b.library(
    'Array.prototype.map',
    b.logical('??', list, b.list([], origin), origin),
    [b.lambda([item], [{ kind: 'return', origin, value: plain }], shapes.record, origin)],
    shapes.list(shapes.record),
    origin,
  );
  const last = b.member(page, 'LastEvaluatedKey', answered, origin);
  const cursor = b.conditional(
    b.isNullish(last, origin),
    b.object({}, origin),
    b.object({ cursor: last }, origin),
    origin,
  );
  return b.sequence(
    declare,
    b.record(
      [
        { kind: 'property', key: b.literal('items', origin), value: items },
        { kind: 'spread', value: cursor },
      ],
      origin,
    ),
    origin,
  );
}
