/**
 * The paths of JSONPath mode: `$.a.b`, `$$.Execution.Id`, `$variable.field`, with the segments of Jayway JsonPath, which is
 * what Step Functions evaluates them with: properties, indexes, slices, unions, wildcards, descent and filters. A path that
 * can only name one place is definite; a reference path is a definite one that a result can be written to.
 */
import { type FilterCondition, parseFilter } from './filter-syntax.ts';
import {
  expect,
  PathSyntaxError,
  type Scanner,
  skipBlanks,
  syntaxError,
  take,
  takeMatch,
  takeQuoted,
} from './scanner.ts';

/** One step of a path. */
export type Segment =
  | { readonly kind: 'property'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'filter'; readonly condition: FilterCondition }
  | { readonly kind: 'wildcard' | 'descend' | 'length' };

/** Where a path starts. */
export type PathRoot = { readonly kind: 'input' | 'context' } | { readonly kind: 'variable'; readonly name: string };

/** A path. */
export interface Path {
  readonly text: string;
  readonly root: PathRoot;
  readonly segments: readonly Segment[];
}

const NAME = /[^\s.[\](),'"?@:*]+/y;
const VARIABLE = /\p{ID_Start}\p{ID_Continue}*/uy;

/** Reads a whole text as a path; throws a `PathSyntaxError`. */
export function parsePath(text: string): Path {
  const scanner: Scanner = { text, at: 0 };
  const path = scanPath(scanner);
  if (scanner.at < text.length) throw syntaxError(scanner, 'the end of the path');
  return path;
}

/** Reads the path that starts here. */
export function scanPath(scanner: Scanner): Path {
  const start = scanner.at;
  const root = scanRoot(scanner);
  const segments = scanSegments(scanner);
  return { text: scanner.text.slice(start, scanner.at), root, segments };
}

/** Whether the path names one place at most. */
export function isDefinite({ segments }: Pick<Path, 'segments'>): boolean {
  return segments.every(
    (segment) =>
      (segment.kind === 'property' && segment.names.length === 1) ||
      (segment.kind === 'index' && segment.indexes.length === 1) ||
      segment.kind === 'length',
  );
}

function scanRoot(scanner: Scanner): PathRoot {
  if (take(scanner, '$$')) return { kind: 'context' };
  expect(scanner, '$');
  const name = takeMatch(scanner, VARIABLE);
  return name === undefined ? { kind: 'input' } : { kind: 'variable', name };
}

/** Reads segments as long as there are any. */
export function scanSegments(scanner: Scanner): readonly Segment[] {
  const segments: Segment[] = [];
  for (;;) {
    if (take(scanner, '..')) {
      segments.push({ kind: 'descend' });
      segments.push(scanner.text[scanner.at] === '[' ? scanBrackets(scanner) : scanName(scanner));
    } else if (take(scanner, '.')) segments.push(scanName(scanner));
    else if (scanner.text[scanner.at] === '[') segments.push(scanBrackets(scanner));
    else return segments;
  }
}

function scanName(scanner: Scanner): Segment {
  if (take(scanner, '*')) return { kind: 'wildcard' };
  if (take(scanner, 'length()')) return { kind: 'length' };
  const name = takeMatch(scanner, NAME);
  if (name === undefined) throw syntaxError(scanner, 'a property name');
  return { kind: 'property', names: [name] };
}

function scanBrackets(scanner: Scanner): Segment {
  expect(scanner, '[');
  skipBlanks(scanner);
  const segment = scanInner(scanner);
  skipBlanks(scanner);
  expect(scanner, ']');
  return segment;
}

function scanInner(scanner: Scanner): Segment {
  if (take(scanner, '*')) return { kind: 'wildcard' };
  if (take(scanner, '?')) return { kind: 'filter', condition: parseFilter(scanner, scanSegments) };
  const first = takeQuoted(scanner);
  if (first !== undefined) {
    return { kind: 'property', names: scanList(scanner, first, takeQuoted) };
  }
  const from = takeInteger(scanner);
  if (take(scanner, ':')) {
    const to = takeInteger(scanner);
    return { kind: 'slice', ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  }
  if (from === undefined) throw syntaxError(scanner, 'an index, a quoted name, a filter or *');
  return { kind: 'index', indexes: scanList(scanner, from, takeInteger) };
}

function scanList<T>(scanner: Scanner, first: T, next: (scanner: Scanner) => T | undefined): readonly T[] {
  const items = [first];
  for (;;) {
    skipBlanks(scanner);
    if (!take(scanner, ',')) return items;
    skipBlanks(scanner);
    const item = next(scanner);
    if (item === undefined) throw syntaxError(scanner, 'another element');
    items.push(item);
  }
}

function takeInteger(scanner: Scanner): number | undefined {
  const digits = takeMatch(scanner, /-?\d+/y);
  return digits === undefined ? undefined : Number(digits);
}

/** Reads a reference path: definite, and from the input. */
export function parseReferencePath(text: string): Path {
  const path = parsePath(text);
  if (path.root.kind !== 'input' || !isDefinite(path) || path.segments.some(({ kind }) => kind === 'length')) {
    throw new PathSyntaxError('Only properties and single indexes of the input are allowed');
  }
  return path;
}
