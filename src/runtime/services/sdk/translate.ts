/**
 * Values between ASL and an AWS SDK client: member names change their spelling, timestamps are ISO strings in ASL, binary
 * values are text, and maps keep their keys. Objects where the API wants a string are serialised, as Step Functions does.
 */
import type { Json } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { aslMember, type Spelling } from './member-name.ts';
import { type Shape, shapeOf } from './shape.ts';

/** How a service writes binary values in ASL. */
export type BlobText = 'utf8' | 'base64';

/** A request in the SDK's terms. Keys that the shape does not have are passed on, for the service to refuse. */
export function toSdk(value: Json, schema: unknown, spelling: Spelling, blobs: BlobText): unknown {
  const shape = shapeOf(schema);
  switch (shape.kind) {
    case 'structure':
      return isJsonObject(value) ? structureToSdk(value, shape, spelling, blobs) : value;
    case 'list':
      return isJsonArray(value) ? value.map((item) => toSdk(item, shape.of, spelling, blobs)) : value;
    case 'map':
      return isJsonObject(value) ? mapValues(value, (field) => toSdk(field, shape.of, spelling, blobs)) : value;
    case 'timestamp':
      return typeof value === 'string' || typeof value === 'number' ? new Date(value) : value;
    case 'blob':
      return Buffer.from(
        typeof value === 'string' ? value : JSON.stringify(value),
        typeof value === 'string' ? blobs : 'utf8',
      );
    case 'simple':
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    default:
      return value;
  }
}

function structureToSdk(
  value: Readonly<Record<string, Json>>,
  shape: Extract<Shape, { kind: 'structure' }>,
  spelling: Spelling,
  blobs: BlobText,
): Record<string, unknown> {
  const members = new Map([...shape.members.keys()].map((member) => [aslMember(member, spelling), member]));
  const request: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    const member = shape.members.has(key) ? key : (members.get(key) ?? key);
    request[member] = toSdk(field, shape.members.get(member), spelling, blobs);
  }
  return request;
}

/** A response in ASL's terms; streams are read to their end. */
export async function toAsl(
  value: unknown,
  schema: unknown,
  spelling: Spelling,
  blobs: BlobText,
): Promise<Json | undefined> {
  if (value === undefined || typeof value === 'function') return undefined;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString(blobs);
  if (isStream(value)) return value.transformToString();
  const shape = shapeOf(schema);
  if (Array.isArray(value)) {
    const of = shape.kind === 'list' ? shape.of : undefined;
    const items: Json[] = [];
    for (const item of value) items.push((await toAsl(item, of, spelling, blobs)) ?? null);
    return items;
  }
  const fields: Record<string, Json> = {};
  for (const [key, field] of Object.entries(value)) {
    if (key === '$metadata') continue;
    const isMember = shape.kind === 'structure';
    const type = shape.kind === 'structure' ? shape.members.get(key) : shape.kind === 'map' ? shape.of : undefined;
    const translated = await toAsl(field, type, spelling, blobs);
    if (translated !== undefined) fields[isMember ? aslMember(key, spelling) : key] = translated;
  }
  return fields;
}

function isStream(value: object): value is { readonly transformToString: () => Promise<string> } {
  return 'transformToString' in value && typeof value.transformToString === 'function';
}

function mapValues(value: Readonly<Record<string, Json>>, change: (field: Json) => unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, change(field)]));
}
