/**
 * Plain values as DynamoDB's API spells them, as expressions. Where the kind of a value is known its spelling is written out,
 * anything else is spelled by the type that it has in the run, as a native run does it.
 */
import { type AttributeSchema, attributeSchema, itemSchema } from '../../tasks/needs/items/index.ts';
import { isOnly, Kind, mayBe, orAbsent, shapes } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { expressionReader, recordEntries } from './expression-reader.ts';
import * as b from './make.ts';

/** The attributes of an item. */
export function marshalItem(item: RawExpr, schema: AttributeSchema | undefined): RawExpr {
  return attributesOf(item, schema) ?? b.member(byRuntimeType(item, schema), 'M', shapes.record, item.origin);
}

/** The attributes of an item as AWS SDK integrations spell them. */
export function marshalForSdk(item: RawExpr, schema: AttributeSchema | undefined): RawExpr {
  const { origin } = item;
  const attributes = (recordEntries(item) ?? []).map(
    ([name, value]) => [name, sdkScalar(value, attributeSchema(schema, name))] as const,
  );
  const known = attributes.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  if (known.length > 0 && known.length === attributes.length) return b.object(Object.fromEntries(known), origin);
  return b.library('DynamoDB.marshalForSdk', null, [item, schemaValue(schema, origin)], shapes.record, origin);
}

/** An attribute value as AWS SDK integrations spell it. */
export function sdkValue(value: RawExpr, schema: AttributeSchema | undefined): RawExpr {
  const { origin } = value;
  const scalar = sdkScalar(value, schema);
  if (scalar !== null) return scalar;
  const named = b.object({ value }, origin);
  return b.member(
    marshalForSdk(named, schema === undefined ? undefined : { value: schema }),
    'value',
    shapes.record,
    origin,
  );
}

/** The attribute value of a text, a number or a boolean; null for what else it may be. */
function sdkScalar(value: RawExpr, schema: AttributeSchema | undefined): RawExpr | null {
  if (value.shape.kinds === 0) return null;
  if (isOnly(value.shape, Kind.boolean)) return b.object({ Bool: value }, value.origin);
  return isOnly(value.shape, Kind.string) || isOnly(value.shape, Kind.number) ? marshalValue(value, schema) : null;
}

/** An attribute value; absent for undefined. */
export function marshalValue(value: RawExpr, schema: AttributeSchema | undefined): RawExpr {
  const { origin, shape } = value;
  if (isOnly(shape, Kind.string) && shape.kinds !== 0)
    return b.object({ [schema === 'B' || schema === 'N' ? schema : 'S']: value }, origin);
  if (isOnly(shape, Kind.number) && shape.kinds !== 0) return b.object({ N: numberText(value) }, origin);
  if (isOnly(shape, Kind.boolean) && shape.kinds !== 0) return b.object({ BOOL: value }, origin);
  if (value.kind === 'literal' && value.value === null) return b.object({ NULL: b.literal(true, origin) }, origin);
  const attributes = attributesOf(value, schema);
  if (attributes !== null) return b.object({ M: attributes }, origin);
  const items = typeof schema === 'string' ? null : expressionReader.items(value);
  if (items === null) return byRuntimeType(value, schema);
  const marshalled = items.map((item) => marshalValue(item, itemSchema(schema)));
  return b.object(
    {
      L: b.list(
        marshalled.map((item) => ({ kind: 'item', value: item })),
        origin,
      ),
    },
    origin,
  );
}

function numberText(value: RawExpr): RawExpr {
  if (value.kind === 'literal') return b.literal(String(value.value), value.origin);
  return b.library('String', null, [value], shapes.string, value.origin);
}

function attributesOf(value: RawExpr, schema: AttributeSchema | undefined): RawExpr | null {
  const entries = recordEntries(value);
  if (entries === null) return null;
  const attributes = entries.map(([name, member]) => ({
    kind: 'property' as const,
    key: b.literal(name, member.origin),
    value: marshalValue(member, attributeSchema(schema, name)),
  }));
  return b.record(attributes, value.origin);
}

function byRuntimeType(value: RawExpr, schema: AttributeSchema | undefined): RawExpr {
  const shape = mayBe(value.shape, Kind.absent) ? orAbsent(shapes.record) : shapes.record;
  return b.library('DynamoDB.marshal', null, [value, schemaValue(schema, value.origin)], shape, value.origin);
}

/** A schema as a value of the run; no schema is the empty text. */
export function schemaValue(schema: AttributeSchema | undefined, origin: RawExpr['origin']): RawExpr {
  if (schema === undefined || typeof schema === 'string') return b.literal(schema ?? '', origin);
  const item = itemSchema(schema);
  if (item !== undefined) return b.list([{ kind: 'item', value: schemaValue(item, origin) }], origin);
  const members = Object.keys(schema).map(
    (name) => [name, schemaValue(attributeSchema(schema, name), origin)] as const,
  );
  return b.object(Object.fromEntries(members), origin);
}
