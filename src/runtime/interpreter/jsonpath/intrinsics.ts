/**
 * The intrinsic functions on their evaluated arguments, as recorded on AWS where its documentation leaves a choice: numbers
 * round half up, texts split at any of the given characters without empty parts, an empty text parses to null.
 */
import { createHash } from 'node:crypto';
import { type Json, parseJson } from '../../../asl/index.ts';
import type { IntrinsicName } from '../../../asl/jsonpath/intrinsic-syntax.ts';
import { isJsonArray, isJsonObject } from '../json.ts';
import type { EvaluationHost } from '../jsonata/evaluation-host.ts';
import { javaRandom } from '../jsonata/java-random.ts';
import { sameJson } from './evaluate-path.ts';

/** An argument that a function does not take; becomes `States.IntrinsicFailure`. */
export class IntrinsicError extends Error {
  override readonly name = 'IntrinsicError';
}

type Intrinsic = (given: readonly Json[], host: EvaluationHost) => Json;

const MAX_RANGE = 1000;
const MAX_TEXT = 10_000;
const HASHES: ReadonlyMap<string, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** Every function but `Format`, which needs its template unevaluated. */
export const INTRINSIC_FUNCTIONS: Readonly<Record<Exclude<IntrinsicName, 'Format'>, Intrinsic>> = {
  Array: (given) => given,
  ArrayContains: ([items, item]) => array(items).some((one) => sameJson(one, item)),
  ArrayGetItem: ([items, index]) => {
    const item = array(items)[integer(index)];
    if (item === undefined) throw new IntrinsicError(`Index ${String(index)} is out of bounds`);
    return item;
  },
  ArrayLength: ([items]) => array(items).length,
  ArrayPartition: ([items, size]) => {
    const length = integer(size);
    if (length <= 0) throw new IntrinsicError('The chunk size must be a positive integer');
    const all = array(items);
    return Array.from({ length: Math.ceil(all.length / length) }, (_, at) => all.slice(at * length, (at + 1) * length));
  },
  ArrayRange: ([first, last, step]) => range(integer(first), integer(last), integer(step)),
  ArrayUnique: ([items]) => {
    const unique: Json[] = [];
    for (const item of array(items)) if (!unique.some((one) => sameJson(one, item))) unique.push(item);
    return unique;
  },
  Base64Decode: ([encoded]) => {
    const source = text(encoded, MAX_TEXT);
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(source)) throw new IntrinsicError('Input is not valid Base64');
    return Buffer.from(source, 'base64').toString('utf8');
  },
  Base64Encode: ([plain]) => Buffer.from(text(plain, MAX_TEXT), 'utf8').toString('base64'),
  Hash: ([data, algorithm]) => {
    const name = HASHES.get(text(algorithm));
    if (name === undefined) throw new IntrinsicError(`Unknown hash algorithm ${JSON.stringify(algorithm)}`);
    const plain = typeof data === 'string' ? data : JSON.stringify(data);
    if (plain.length > MAX_TEXT) throw new IntrinsicError(`The data must not exceed ${MAX_TEXT} characters`);
    return createHash(name).update(plain, 'utf8').digest('hex');
  },
  JsonMerge: ([left, right, deep]) => {
    if (deep !== false)
      throw new IntrinsicError('Only the shallow merging mode is supported: the third argument must be false');
    if (!isJsonObject(left) || !isJsonObject(right)) throw new IntrinsicError('The arguments must be JSON objects');
    return { ...left, ...right };
  },
  JsonToString: ([value]) => JSON.stringify(value),
  MathAdd: ([left, right]) => Math.floor(number(left) + 0.5) + Math.floor(number(right) + 0.5) + 0,
  MathRandom: ([first, last, seed], host) => {
    const from = Math.floor(number(first) + 0.5);
    const to = Math.floor(number(last) + 0.5);
    if (from >= to) throw new IntrinsicError('The start number must be less than the end number');
    const random = seed === undefined ? host.random() : javaRandom(integer(seed));
    return from + Math.floor(random * (to - from));
  },
  StringSplit: ([whole, separators]) => {
    const marks = new Set(text(separators));
    const parts: string[] = [''];
    for (const character of text(whole)) {
      if (marks.has(character)) parts.push('');
      else parts.push(`${parts.pop() ?? ''}${character}`);
    }
    return parts.filter((part) => part !== '');
  },
  StringToJson: ([source]) => {
    const json = text(source);
    if (json.trim() === '') return null;
    try {
      return parseJson(json);
    } catch {
      throw new IntrinsicError(`Invalid JSON ${JSON.stringify(json)}`);
    }
  },
  UUID: (_, host) => host.uuid(),
};

/** `States.Format`: `{}` are filled in order, `\{\}` are not. */
export function format(template: string, given: readonly Json[]): string {
  let used = 0;
  const filled = template.replace(/\\([\\'{}])|\{\}/g, (_, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    const value = given[used];
    used += 1;
    if (value === undefined) throw new IntrinsicError('There are more {} in the template than arguments');
    return typeof value === 'string' ? value : javaText(value);
  });
  if (used < given.length) throw new IntrinsicError('There are fewer {} in the template than arguments');
  return filled;
}

/** A value as Java prints it: `{Arg1=1, Arg2=[]}`. */
function javaText(value: Json): string {
  if (isJsonArray(value)) return `[${value.map(javaText).join(', ')}]`;
  if (isJsonObject(value)) {
    const fields = Object.entries(value).map(([key, field]) => `${key}=${javaText(field)}`);
    return `{${fields.join(', ')}}`;
  }
  return String(value);
}

function range(first: number, last: number, step: number): Json {
  if (step === 0) throw new IntrinsicError('The step must not be zero');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > MAX_RANGE) throw new IntrinsicError(`The range must not have more than ${MAX_RANGE} elements`);
  return Array.from({ length }, (_, at) => first + at * step);
}

function array(value: Json | undefined): readonly Json[] {
  if (isJsonArray(value)) return value;
  throw new IntrinsicError(`Expected an array but found ${JSON.stringify(value)}`);
}

function text(value: Json | undefined, longest = Number.POSITIVE_INFINITY): string {
  if (typeof value !== 'string') throw new IntrinsicError(`Expected a string but found ${JSON.stringify(value)}`);
  if (value.length > longest) throw new IntrinsicError(`The text must not exceed ${longest} characters`);
  return value;
}

function number(value: Json | undefined): number {
  if (typeof value === 'number') return value;
  throw new IntrinsicError(`Expected a number but found ${JSON.stringify(value)}`);
}

/** AWS rounds numbers that are not whole to the nearest integer. */
function integer(value: Json | undefined): number {
  return Math.floor(number(value) + 0.5);
}
