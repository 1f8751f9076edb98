/**
 * JSON as items travel: what a reader gives, a child execution gets and a writer writes. The shapes are those of
 * `src/asl`, which this folder may not import.
 */

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether the value is an array; narrows a readonly union, which `Array.isArray` does not. */
export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether the value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Length of the value's compact JSON text in UTF-8, which is what payload quotas count. */
export function bytesOf(value: Json): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
