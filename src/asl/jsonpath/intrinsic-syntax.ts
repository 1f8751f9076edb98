/**
 * Calls of intrinsic functions, `States.Format('{} of {}', $.n, States.ArrayLength($.items))`: arguments are paths, numbers,
 * booleans, null, single-quoted texts and calls. In a text a backslash protects `'`, `{`, `}` and itself, and nothing else.
 */
import type { Json } from '../json.ts';
import { type Path, scanPath } from './path-syntax.ts';
import { expect, nested, type Scanner, skipBlanks, syntaxError, take, takeMatch } from './scanner.ts';

/** The intrinsic functions and how many arguments they take. */
export const INTRINSICS = {
  Array: [0, 10],
  ArrayContains: [2, 2],
  ArrayGetItem: [2, 2],
  ArrayLength: [1, 1],
  ArrayPartition: [2, 2],
  ArrayRange: [3, 3],
  ArrayUnique: [1, 1],
  Base64Decode: [1, 1],
  Base64Encode: [1, 1],
  Format: [1, 11],
  Hash: [2, 2],
  JsonMerge: [3, 3],
  JsonToString: [1, 1],
  MathAdd: [2, 2],
  MathRandom: [2, 3],
  StringSplit: [2, 2],
  StringToJson: [1, 1],
  UUID: [0, 0],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** The name of an intrinsic function, without `States.`. */
export type IntrinsicName = keyof typeof INTRINSICS;

/** A call. */
export interface IntrinsicCall {
  readonly kind: 'call';
  readonly text: string;
  readonly name: IntrinsicName;
  readonly arguments: readonly IntrinsicArgument[];
}

/** An argument. `template` texts keep their escapes, for `States.Format` tells `{}` from `\{\}`. */
export type IntrinsicArgument =
  | IntrinsicCall
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'text'; readonly source: string }
  | { readonly kind: 'value'; readonly value: Json };

/** Reads a whole text as a call; throws a `PathSyntaxError`. */
export function parseIntrinsic(text: string): IntrinsicCall {
  const scanner: Scanner = { text, at: 0 };
  const call = scanCall(scanner);
  if (scanner.at < text.length) throw syntaxError(scanner, 'the end of the call');
  return call;
}

/** Takes the escapes out of a text argument. */
export function unescapeText(source: string): string {
  return source.replace(/\\([\\'{}])/g, '$1');
}

function scanCall(scanner: Scanner): IntrinsicCall {
  const start = scanner.at;
  expect(scanner, 'States.');
  const name = takeMatch(scanner, /\w+/y);
  if (!isIntrinsic(name)) throw syntaxError(scanner, 'the name of an intrinsic function');
  expect(scanner, '(');
  const given: IntrinsicArgument[] = [];
  skipBlanks(scanner);
  while (!take(scanner, ')')) {
    if (given.length > 0) expect(scanner, ',');
    skipBlanks(scanner);
    given.push(nested(scanner, () => scanArgument(scanner)));
    skipBlanks(scanner);
  }
  const [fewest, most] = INTRINSICS[name];
  if (given.length < fewest || given.length > most) throw syntaxError(scanner, `${fewest} to ${most} arguments`);
  return { kind: 'call', text: scanner.text.slice(start, scanner.at), name, arguments: given };
}

function scanArgument(scanner: Scanner): IntrinsicArgument {
  if (scanner.text[scanner.at] === '$') return { kind: 'path', path: scanPath(scanner) };
  if (scanner.text.startsWith('States.', scanner.at)) return scanCall(scanner);
  const text = takeMatch(scanner, /'(?:\\[\\'{}]|[^'\\])*'/y);
  if (text !== undefined) return { kind: 'text', source: text.slice(1, -1) };
  const word = takeMatch(scanner, /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,)])/y);
  if (word === undefined) throw syntaxError(scanner, 'an argument');
  return { kind: 'value', value: JSON.parse(word) };
}

function isIntrinsic(name: string | undefined): name is IntrinsicName {
  return name !== undefined && Object.hasOwn(INTRINSICS, name);
}
