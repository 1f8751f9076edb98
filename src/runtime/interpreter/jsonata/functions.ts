/**
 * The functions that Step Functions adds to JSONata 2.0.6 and the built-ins that it answers differently, registered on one
 * compiled expression. Argument rules follow what AWS answers: integers truncate towards zero, several missing arguments
 * give undefined (which then fails the field), surplus arguments are refused.
 */
import { createHash } from 'node:crypto';
import type jsonata from 'jsonata';
import type { EvaluationHost } from './evaluation-host.ts';
import { javaRandom } from './java-random.ts';
import { parseStrictJson } from './strict-json.ts';
import { invalidArgument, memoryExceeded, notAnArray, signatureError } from './thrown.ts';

const HASH_ALGORITHMS: ReadonlyMap<unknown, string> = new Map([
  ['MD5', 'md5'],
  ['SHA-1', 'sha1'],
  ['SHA-256', 'sha256'],
  ['SHA-384', 'sha384'],
  ['SHA-512', 'sha512'],
]);

/** Registers the functions; `host` is asked at call time, `startedAt` is the instant the evaluation began. */
export function registerFunctions(
  expression: jsonata.Expression,
  host: () => EvaluationHost,
  startedAt: () => number,
  rangeElements: number,
): void {
  // An unbound name called as a function is jsonata's own T1006, which is what AWS answers for $eval.
  expression.assign('eval', undefined);
  expression.registerFunction('parse', parse);
  expression.registerFunction('partition', partition);
  expression.registerFunction('range', (start: unknown, end: unknown, step: unknown, ...surplus: unknown[]) =>
    range(start, end, step, surplus, rangeElements),
  );
  expression.registerFunction('hash', hash);
  expression.registerFunction('random', (seed: unknown, ...surplus: unknown[]) => {
    refuseSurplus('random', 1, surplus);
    return seed === undefined ? host().random() : javaRandom(integer(seed, 'random', 1));
  });
  expression.registerFunction('uuid', (...surplus: unknown[]) => {
    refuseSurplus('uuid', 0, surplus);
    return host().uuid();
  });
  expression.registerFunction('shuffle', (items: unknown[] | undefined) => shuffle(items, host().random), '<a:a>');
  expression.registerFunction('millis', () => startedAt(), '<:n>');
  expression.registerFunction(
    'now',
    function (this: jsonata.Focus, picture?: string, timezone?: string) {
      return this.environment.lookup('fromMillis').implementation(startedAt(), picture, timezone);
    },
    '<s?s?:s>',
  );
}

function parse(text: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus('parse', 1, surplus);
  if (text === undefined) return undefined;
  if (typeof text !== 'string') throw signatureError('parse', 1);
  const value = parseStrictJson(text);
  if (value === undefined) throw invalidArgument('Invalid JSON');
  return value;
}

function partition(items: unknown, size: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus('partition', 2, surplus);
  if (items === undefined) return undefined;
  if (!Array.isArray(items)) throw notAnArray('partition', 1);
  if (items.length === 0) return undefined;
  if (size === undefined) return [[...items]];
  const length = integer(size, 'partition', 2);
  if (length < 0) throw invalidArgument('Second argument must be zero or greater');
  if (length === 0) return undefined;
  const chunks: unknown[][] = [];
  for (let at = 0; at < items.length; at += length) chunks.push(items.slice(at, at + length));
  return chunks;
}

function range(start: unknown, end: unknown, step: unknown, surplus: unknown[], limit: number): unknown {
  refuseSurplus('range', 3, surplus);
  const first = integer(start, 'range', 1);
  const last = integer(end, 'range', 2);
  if (step === undefined) return undefined;
  const by = integer(step, 'range', 3);
  if (by === 0 || (by > 0 && first > last) || (by < 0 && first < last)) return undefined;
  const count = Math.floor((last - first) / by) + 1;
  if (count > limit) throw memoryExceeded();
  // One element is that element, not an array of it: AWS answers 1 for $range(1,9,9).
  return count === 1 ? first : Array.from({ length: count }, (_, index) => first + index * by);
}

function hash(text: unknown, algorithm: unknown, ...surplus: unknown[]): unknown {
  refuseSurplus('hash', 2, surplus);
  if (typeof text !== 'string') throw signatureError('hash', 1);
  if (algorithm === undefined) return undefined;
  if (typeof algorithm !== 'string') throw signatureError('hash', 2);
  const name = HASH_ALGORITHMS.get(algorithm);
  if (name === undefined) {
    throw invalidArgument(`Hash algorithm '${algorithm}' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5`);
  }
  return createHash(name).update(text, 'utf8').digest('hex');
}

function shuffle(items: unknown[] | undefined, random: () => number): unknown {
  if (items === undefined) return undefined;
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
  }
  return shuffled;
}

function integer(value: unknown, functionName: string, argument: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw signatureError(functionName, argument);
  return Math.trunc(value) + 0;
}

function refuseSurplus(functionName: string, arity: number, surplus: readonly unknown[]): void {
  if (surplus.some((argument) => argument !== undefined)) throw signatureError(functionName, arity + 1);
}
