/**
 * Plain values as DynamoDB's API spells them, by the type that a value has when it is written and by the table's schema. The
 * compiler writes the same conversion in JSONata (`emit/jsonata/helpers/items.ts`); the two must agree on every value.
 */
import { UsageError } from '../../dsl/index.ts';
import { type AttributeSchema, attributeSchema, itemSchema } from '../needs/items/index.ts';

/** An attribute value; undefined for undefined, which is no attribute. */
export function marshal(value: unknown, schema: AttributeSchema | undefined): Record<string, unknown> | undefined {
  switch (typeof value) {
    case 'string':
      return schema === 'B' || schema === 'N' ? { [schema]: value } : { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    case 'object':
      return value === null ? { NULL: true } : marshalObject(value, schema);
    default:
      return undefined;
  }
}

function marshalObject(value: object, schema: AttributeSchema | undefined): Record<string, unknown> {
  if (!Array.isArray(value)) return { M: marshalItem(value, schema) };
  if (schema === 'SS' || schema === 'BS') return { [schema]: value };
  if (schema === 'NS') return { NS: value.map((item) => String(item)) };
  return { L: value.map((item: unknown) => marshal(item ?? null, itemSchema(schema))) };
}

/** Types of attributes that AWS SDK integrations spell otherwise: surely at the top of an item, who knows how below. */
const SDK_SPELLINGS: Readonly<Record<string, string>> = { BOOL: 'Bool', SS: 'Ss', NS: 'Ns', BS: 'Bs' };

/** The attributes of an item as AWS SDK integrations spell them, which take nothing that they spell in two ways. */
export function writtenForSdk(item: object, schema: AttributeSchema | undefined): Readonly<Record<string, unknown>> {
  const attributes = marshalForSdk(item, schema);
  if (attributes !== undefined) return attributes;
  throw new UsageError(
    'STEP8107',
    'Batches and transactions write no null, and no boolean or set inside of a list or map: AWS SDK integrations spell them in two ways.',
    'Leave the attribute out, or write the item with put.',
  );
}

/** Undefined where it is not known how AWS SDK integrations spell an attribute. */
function marshalForSdk(item: object, schema: AttributeSchema | undefined): Record<string, unknown> | undefined {
  const attributes = Object.entries(marshalItem(item, schema)).map(([name, attribute]) => {
    const [[tag = '', value] = []] = Object.entries(attribute as object);
    const isDoubtful = tag === 'NULL' || ((tag === 'L' || tag === 'M') && hasDoubtful(value));
    return isDoubtful ? undefined : ([name, { [SDK_SPELLINGS[tag] ?? tag]: value }] as const);
  });
  const known = attributes.filter((attribute) => attribute !== undefined);
  return known.length === attributes.length ? Object.fromEntries(known) : undefined;
}

/** Whether the attribute values of a list or map hold one of a type with two spellings. */
function hasDoubtful(values: object): boolean {
  return Object.values(values).some((attribute: object) =>
    Object.entries(attribute).some(
      ([tag, value]) => tag === 'NULL' || tag in SDK_SPELLINGS || ((tag === 'L' || tag === 'M') && hasDoubtful(value)),
    ),
  );
}

/** The attributes of an item or map. */
export function marshalItem(item: object, schema: AttributeSchema | undefined): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      const marshalled = marshal(value, attributeSchema(schema, name));
      return marshalled === undefined ? [] : [[name, marshalled]];
    }),
  );
}
