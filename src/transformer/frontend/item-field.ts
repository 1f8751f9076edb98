/** The fields of planned requests as expressions: for the calls of a table's item methods, and for operations of transactions. */
import ts from 'typescript';
import {
  type AttributeSchema,
  emptyList,
  ItemRequestProblem,
  type RequestField,
} from '../../tasks/needs/items/index.ts';
import { d } from '../diagnostics/index.ts';
import type { RawExpr } from '../hir/types.ts';
import { constantOf } from './constants.ts';
import { marshalKeys, marshalWrites } from './item-batch.ts';
import { transactionReads, transactionWrites } from './item-transaction.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';
import { marshalForSdk, marshalItem, marshalValue, sdkValue } from './marshal-value.ts';
import type { Scope } from './scope.ts';

/** `dynamodb.table('Orders', { schema })`. */
export function schemaOf(declaration: ts.Expression, scope: Scope, cx: Lowering): AttributeSchema | undefined {
  const given = ts.isCallExpression(declaration) ? declaration.arguments[1] : undefined;
  if (given === undefined) return undefined;
  const options = constantOf(given, scope, cx.facts);
  if (typeof options === 'object' && options !== null && !Array.isArray(options))
    // The checker has compared the literal with the type of the option.
    return (options as { readonly schema?: AttributeSchema }).schema;
  cx.report(d.notConstant(cx.origin(given), { option: 'schema' }));
  return undefined;
}

/** Plans a request, or a part of one; null where its shape is not known or makes no sense, which is reported. */
export function planned<R>(node: ts.CallExpression, cx: Lowering, plan: () => R): R | null {
  try {
    return plan();
  } catch (problem) {
    if (!(problem instanceof ItemRequestProblem)) throw problem;
    const { origin } = problem.value as RawExpr;
    cx.report(d.itemRequest(origin, { method: node.expression.getText(), reason: problem.message }));
    return null;
  }
}

/** Where a field stands. */
export interface FieldContext {
  /** How the integration spells the types of values. */
  readonly spelling: 'optimized' | 'sdk';
  /** The table's name. */
  readonly table: RawExpr;
  readonly schema: AttributeSchema | undefined;
  readonly origin: RawExpr['origin'];
}

/** What a field holds. */
export function fieldValue(field: RequestField<RawExpr>, context: FieldContext, cx: Lowering): RawExpr {
  const { spelling, table, schema, origin } = context;
  switch (field.kind) {
    case 'constant':
      return constant(field.value, origin);
    case 'plain':
      return field.value;
    case 'item':
      return marshalItem(field.value, schema);
    case 'sdkItem':
      return marshalForSdk(field.value, schema);
    case 'reads':
      return transactionReads(field.keys, table, schema, cx);
    case 'actions':
      return transactionWrites(field.actions, table, origin, (inner) => fieldValue(inner, context, cx));
    case 'keys':
      return marshalKeys(field.value, schema, cx);
    case 'writes':
      return marshalWrites(field.put, field.delete, schema, origin, cx);
    case 'values': {
      const values = field.values.map(({ placeholder, value, schema: own }) => {
        if (value === emptyList) return [placeholder, b.object({ L: b.list([], origin) }, origin)] as const;
        return [placeholder, spelling === 'sdk' ? sdkValue(value, own) : marshalValue(value, own)] as const;
      });
      return b.object(Object.fromEntries(values), origin);
    }
  }
}

function constant(value: string | boolean | Readonly<Record<string, string>>, origin: RawExpr['origin']): RawExpr {
  if (typeof value !== 'object') return b.literal(value, origin);
  return b.object(
    Object.fromEntries(Object.entries(value).map(([name, text]) => [name, b.literal(text, origin)])),
    origin,
  );
}
