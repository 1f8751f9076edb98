/**
 * Reading the schemas that AWS SDK clients carry: arrays whose first element tells the kind, and numbers for simple types.
 * A client without schemas gives shapes of kind `open`, whose members keep their names.
 */

/** A shape, as far as values have to be translated. */
export type Shape =
  /** The first `required` members must be there. */
  | { readonly kind: 'structure'; readonly members: ReadonlyMap<string, unknown>; readonly required: number }
  | { readonly kind: 'list' | 'map'; readonly of: unknown }
  | { readonly kind: 'simple'; readonly type: 'string' | 'number' | 'boolean' }
  | { readonly kind: 'timestamp' | 'blob' | 'document' | 'open' };

const LIST_MODIFIER = 64;
const MAP_MODIFIER = 128;

/** The input and output schema of an operation's schema. */
export function operationSchemas(operation: unknown): { readonly input: unknown; readonly output: unknown } {
  return Array.isArray(operation)
    ? { input: operation[4], output: operation[5] }
    : { input: undefined, output: undefined };
}

/** The shape behind a schema. Schemas refer to others by functions, and members wrap theirs in a pair with traits. */
export function shapeOf(schema: unknown): Shape {
  if (typeof schema === 'function') return shapeOf(schema());
  if (typeof schema === 'number') return simpleShape(schema);
  if (!Array.isArray(schema)) return { kind: 'open' };
  if (schema.length === 2) return shapeOf(schema[0]);
  switch (schema[0]) {
    case 0:
      return shapeOf(schema[4]);
    case 1:
      return { kind: 'list', of: schema[4] };
    case 2:
      return { kind: 'map', of: schema[5] };
    default:
      return {
        kind: 'structure',
        members: membersOf(schema),
        required: typeof schema[6] === 'number' ? schema[6] : 0,
      };
  }
}

function membersOf(schema: readonly unknown[]): ReadonlyMap<string, unknown> {
  const names: unknown = schema[4];
  const types: unknown = schema[5];
  if (!Array.isArray(names) || !Array.isArray(types)) return new Map();
  return new Map(names.map((name: unknown, index) => [String(name), types[index]]));
}

function simpleShape(code: number): Shape {
  if (code >= MAP_MODIFIER) return { kind: 'map', of: code - MAP_MODIFIER };
  if (code >= LIST_MODIFIER) return { kind: 'list', of: code - LIST_MODIFIER };
  if (code >= 4 && code <= 7) return { kind: 'timestamp' };
  if (code === 21 || code === 42) return { kind: 'blob' };
  if (code === 15) return { kind: 'document' };
  return { kind: 'simple', type: code === 0 ? 'string' : code === 2 ? 'boolean' : 'number' };
}
