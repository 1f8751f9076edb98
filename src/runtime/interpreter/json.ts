/**
 * Questions about JSON values that the engine asks everywhere: which kind a value is, how large its text is, and how
 * AWS names its type. Nothing here changes a value.
 */
import type { Json, JsonArray, JsonObject } from '../../asl/index.ts';

/** Whether the value is an array; narrows a readonly union, which `Array.isArray` does not. */
export function isJsonArray(value: Json | undefined): value is JsonArray {
  return Array.isArray(value);
}

/** Whether the value is an object that is neither null nor an array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The type names that Step Functions uses in its messages. */
export type JsonTypeName = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object';

/** The type of a value as Step Functions names it. */
export function jsonTypeName(value: Json): JsonTypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      return 'object';
  }
}

/** Sizes of values that were measured before: what a state gives is what the next one gets, often many states long. */
const measured = new WeakMap<object, number>();

/** Length of the value's compact JSON text in UTF-8, which is what payload quotas count. */
export function jsonBytes(value: Json): number {
  if (typeof value !== 'object' || value === null) return Buffer.byteLength(JSON.stringify(value));
  const known = measured.get(value);
  if (known !== undefined) return known;
  const bytes = Buffer.byteLength(JSON.stringify(value));
  measured.set(value, bytes);
  return bytes;
}

/** Sets a field of an object under construction; plain assignment to `__proto__` would set the prototype instead of a key. */
export function setField(target: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else target[key] = value;
}
