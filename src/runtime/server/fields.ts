/**
 * Reading the members of a request. What is missing, of the wrong type or out of bounds is a ValidationException in AWS's
 * words, before an operation does anything.
 */
import { type Json, type JsonObject, parseJson } from '../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { ApiError, validationError } from './api-error.ts';

/** Bounds of a text member. */
export interface TextBounds {
  readonly longest?: number;
  readonly shortest?: number;
}

/** A text that must be there. */
export function text(request: JsonObject, member: string, bounds: TextBounds = {}): string {
  const value = optionalText(request, member, bounds);
  if (value === undefined) throw validationError(member, value, 'Member must not be null');
  return value;
}

/** A text that may be there. */
export function optionalText(request: JsonObject, member: string, bounds: TextBounds = {}): string | undefined {
  const value = request[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new ApiError('SerializationException', `Expected a string at '${member}'`);
  const { shortest = 0, longest = Number.POSITIVE_INFINITY } = bounds;
  if (value.length < shortest)
    throw validationError(member, value, `Member must have length greater than or equal to ${shortest}`);
  if (value.length > longest)
    throw validationError(member, value, `Member must have length less than or equal to ${longest}`);
  return value;
}

/** One of some texts. */
export function keyword<T extends string>(request: JsonObject, member: string, values: readonly T[], absent: T): T {
  const value = optionalText(request, member);
  if (value === undefined) return absent;
  const known = values.find((candidate) => candidate === value);
  if (known === undefined) {
    throw validationError(member, value, `Member must satisfy enum value set: [${values.join(', ')}]`);
  }
  return known;
}

/** A number within bounds. */
export function number(request: JsonObject, member: string, least: number, most: number): number | undefined {
  const value = request[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'number') throw new ApiError('SerializationException', `Expected a number at '${member}'`);
  if (value < least) throw validationError(member, value, `Member must have value greater than or equal to ${least}`);
  if (value > most) throw validationError(member, value, `Member must have value less than or equal to ${most}`);
  return value;
}

/** A flag. */
export function flag(request: JsonObject, member: string, absent = false): boolean {
  const value = request[member] ?? absent;
  if (typeof value !== 'boolean') throw new ApiError('SerializationException', `Expected a boolean at '${member}'`);
  return value;
}

/** A structure. */
export function structure(request: JsonObject, member: string): JsonObject | undefined {
  const value = request[member] ?? undefined;
  if (value === undefined || isJsonObject(value)) return value;
  throw new ApiError('SerializationException', `Expected a structure at '${member}'`);
}

/** A list of structures. */
export function structures(request: JsonObject, member: string): readonly JsonObject[] {
  const value: Json = request[member] ?? [];
  const items = isJsonArray(value) ? value : undefined;
  if (items?.every(isJsonObject)) return items;
  throw new ApiError('SerializationException', `Expected a list of structures at '${member}'`);
}

const MAX_NAME = 80;
const FORBIDDEN_IN_NAME = /[\s?*<>{}[\]"#%\\^|~`$&,;:/\p{Cc}]/u;

/** The name of a machine, an execution or an activity. */
export function name(request: JsonObject, member = 'name'): string {
  const value = text(request, member, { shortest: 1, longest: MAX_NAME });
  if (FORBIDDEN_IN_NAME.test(value)) throw new ApiError('InvalidName', `Invalid Name: '${value}'`);
  return value;
}

const ARN = /^arn:[\w-]+:[\w-]+:[\w-]*:\d*:./;
const MAX_ARN = 2000;

/** An ARN of this API's resources. */
export function arn(request: JsonObject, member: string): string {
  const value = text(request, member, { shortest: 1, longest: MAX_ARN });
  if (ARN.test(value)) return value;
  const reason = value.startsWith('arn:') ? 'Resource type not valid in this context' : 'Invalid ARN prefix';
  throw new ApiError('InvalidArn', `Invalid Arn: '${reason}: ${value}'`);
}

/** A member's JSON text. */
export function json(value: string, code: string, message: string): Json {
  try {
    return parseJson(value);
  } catch {
    throw new ApiError(code, message);
  }
}
