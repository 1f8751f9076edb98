/**
 * The boundary between jsonata-js and the rest of the engine. Inwards, values are copied because jsonata-js writes to
 * arrays and objects that it is given; outwards, its result becomes plain JSON: sequence flags dropped, numbers that JSON
 * cannot write turned into the strings that AWS writes, functions refused.
 */
import type { Json } from '../../../asl/index.ts';
import { setField } from '../json.ts';

/** What an evaluation gave: a JSON value, nothing at all, or something that no JSON field can hold. */
export type PlainResult =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'function' };

const FUNCTION = Symbol('function');

/** The JSON behind a jsonata-js result. */
export function toPlainResult(result: unknown): PlainResult {
  try {
    const value = toPlain(result);
    return value === undefined ? { kind: 'nothing' } : { kind: 'value', value };
  } catch (thrown) {
    if (thrown === FUNCTION) return { kind: 'function' };
    throw thrown;
  }
}

function toPlain(value: unknown): Json | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      // JSON has no -0; adding zero makes it 0, as serialising it on AWS does.
      return Number.isFinite(value) ? value + 0 : String(value);
    case 'undefined':
      return undefined;
    case 'object':
      if (value === null) return null;
      return Array.isArray(value) ? value.map((item: unknown) => toPlain(item) ?? null) : plainObject(value);
    default:
      throw FUNCTION;
  }
}

function plainObject(source: object): Json {
  if ('_jsonata_lambda' in source || '_jsonata_function' in source) throw FUNCTION;
  const copy: Record<string, Json> = {};
  for (const [key, field] of Object.entries(source)) {
    const plain = toPlain(field);
    if (plain !== undefined) setField(copy, key, plain);
  }
  return copy;
}

/** A deep copy that jsonata-js may flag and extend without harm. */
export function copyOf(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: Json) => copyOf(item));
  const copy: Record<string, Json> = {};
  for (const [key, field] of Object.entries(value)) setField(copy, key, copyOf(field));
  return copy;
}
