/**
 * What DynamoDB returns as plain values. An attribute value says its type, so only exact numbers need the table's schema: sets
 * become lists, binary values stay base64 text. AWS SDK integrations spell some types otherwise (`Bool`, `Ss`, `Nul`), which
 * is understood at every depth.
 */
import { type AttributeSchema, attributeSchema, itemSchema } from '../needs/items/index.ts';

/** The plain value of an attribute value. */
export function unmarshal(attribute: unknown, schema: AttributeSchema | undefined): unknown {
  const [tag, value] = Object.entries(attribute as object)[0] ?? [];
  switch (tag?.toUpperCase()) {
    case 'N':
      return schema === 'N' ? value : Number(value);
    case 'NS':
      return (value as readonly unknown[]).map(Number);
    case 'L':
      return (value as readonly unknown[]).map((item) => unmarshal(item, itemSchema(schema)));
    case 'M':
      return unmarshalItem(value, schema);
    case 'NULL':
    case 'NUL':
      return null;
    default:
      return value;
  }
}

/** The plain item of attributes; undefined where there is none. */
export function unmarshalItem(attributes: unknown, schema: AttributeSchema | undefined): unknown {
  if (attributes === undefined || attributes === null) return undefined;
  return Object.fromEntries(
    Object.entries(attributes).map(([name, attribute]) => [name, unmarshal(attribute, attributeSchema(schema, name))]),
  );
}
