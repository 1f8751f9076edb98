/**
 * How a table spells attributes that JSON has no type for: sets, binary values and numbers beyond a double's precision. The
 * schema is data, so that a native run reads it where the compiler reads it too. What it does not name is spelled by the type
 * that the value has when it is written.
 */

/**
 * The spelling of a value: a set of strings, numbers or binary values (lists of strings or numbers in the workflow), binary
 * (base64 text) or an exact number (its text); by name inside a map, as the only item of a list inside a list.
 *
 * @example const schema: AttributeSchema = { tags: 'SS', photo: 'B', balance: 'N', pages: [{ scan: 'B' }] };
 */
export type AttributeSchema =
  | 'SS'
  | 'NS'
  | 'BS'
  | 'B'
  | 'N'
  | readonly [AttributeSchema]
  | { readonly [attribute: string]: AttributeSchema | undefined };

/** The schema of an attribute of a map. */
export function attributeSchema(schema: AttributeSchema | undefined, name: string): AttributeSchema | undefined {
  if (typeof schema !== 'object' || isListSchema(schema)) return undefined;
  return Object.hasOwn(schema, name) ? schema[name] : undefined;
}

/** The schema of the items of a list. */
export function itemSchema(schema: AttributeSchema | undefined): AttributeSchema | undefined {
  return typeof schema === 'object' && isListSchema(schema) ? schema[0] : undefined;
}

/** The schema of one element of a set, e.g. of what `contains` looks for. */
export function elementSchema(schema: AttributeSchema | undefined): AttributeSchema | undefined {
  if (schema === 'BS') return 'B';
  return typeof schema === 'string' ? undefined : itemSchema(schema);
}

function isListSchema(schema: object): schema is readonly [AttributeSchema] {
  return Array.isArray(schema);
}
