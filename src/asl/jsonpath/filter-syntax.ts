/**
 * The conditions of JSONPath filters, `[?(@.price < 10 && @.stock)]`: comparisons of paths and literals, joined by `&&`, `||`
 * and `!`. Parsing only; `evaluate-path` gives them their meaning.
 */
import type { Json } from '../json.ts';
import type { Segment } from './path-syntax.ts';
import { expect, nested, type Scanner, skipBlanks, syntaxError, take, takeMatch, takeQuoted } from './scanner.ts';

/** One side of a comparison. */
export type FilterOperand =
  | { readonly kind: 'path'; readonly from: 'current' | 'root'; readonly segments: readonly Segment[] }
  | { readonly kind: 'literal'; readonly value: Json }
  | { readonly kind: 'pattern'; readonly pattern: RegExp };

/** What an item has to fulfil. */
export type FilterCondition =
  | { readonly kind: 'any' | 'all'; readonly conditions: readonly FilterCondition[] }
  | { readonly kind: 'not'; readonly condition: FilterCondition }
  | { readonly kind: 'exists'; readonly operand: FilterOperand }
  | {
      readonly kind: 'compare';
      readonly left: FilterOperand;
      readonly operator: FilterOperator;
      readonly right: FilterOperand;
    };

const OPERATORS = ['==', '!=', '<=', '>=', '=~', '<', '>', 'nin', 'in', 'contains', 'size', 'empty'] as const;

/** A comparison. */
export type FilterOperator = (typeof OPERATORS)[number];

type ScanSegments = (scanner: Scanner) => readonly Segment[];

/** Reads `(condition)`. */
export function parseFilter(scanner: Scanner, scanSegments: ScanSegments): FilterCondition {
  skipBlanks(scanner);
  expect(scanner, '(');
  const condition = parseAny(scanner, scanSegments);
  skipBlanks(scanner);
  expect(scanner, ')');
  return condition;
}

function parseAny(scanner: Scanner, scanSegments: ScanSegments): FilterCondition {
  return parseJoined(scanner, '||', 'any', () =>
    parseJoined(scanner, '&&', 'all', () => nested(scanner, () => parseOne(scanner, scanSegments))),
  );
}

function parseJoined(
  scanner: Scanner,
  operator: string,
  kind: 'any' | 'all',
  parse: () => FilterCondition,
): FilterCondition {
  const first = parse();
  const conditions = [first];
  for (;;) {
    skipBlanks(scanner);
    if (!take(scanner, operator)) return conditions.length === 1 ? first : { kind, conditions };
    conditions.push(parse());
  }
}

function parseOne(scanner: Scanner, scanSegments: ScanSegments): FilterCondition {
  skipBlanks(scanner);
  if (take(scanner, '!')) return { kind: 'not', condition: nested(scanner, () => parseOne(scanner, scanSegments)) };
  if (scanner.text[scanner.at] === '(') return parseFilter(scanner, scanSegments);
  const left = parseOperand(scanner, scanSegments);
  skipBlanks(scanner);
  const operator = OPERATORS.find((candidate) => take(scanner, candidate));
  if (operator === undefined) return { kind: 'exists', operand: left };
  skipBlanks(scanner);
  return { kind: 'compare', left, operator, right: parseOperand(scanner, scanSegments) };
}

function parseOperand(scanner: Scanner, scanSegments: ScanSegments): FilterOperand {
  if (take(scanner, '@')) return { kind: 'path', from: 'current', segments: scanSegments(scanner) };
  if (take(scanner, '$')) return { kind: 'path', from: 'root', segments: scanSegments(scanner) };
  const pattern = takeMatch(scanner, /\/(?:\\.|[^/\\])+\/i?/y);
  if (pattern !== undefined) {
    const end = pattern.lastIndexOf('/');
    try {
      return { kind: 'pattern', pattern: new RegExp(`^(?:${pattern.slice(1, end)})$`, pattern.slice(end + 1)) };
    } catch {
      throw syntaxError(scanner, 'a regular expression');
    }
  }
  return { kind: 'literal', value: parseLiteral(scanner) };
}

function parseLiteral(scanner: Scanner): Json {
  const text = takeQuoted(scanner);
  if (text !== undefined) return text;
  if (take(scanner, '[')) {
    const items: Json[] = [];
    for (skipBlanks(scanner); !take(scanner, ']'); skipBlanks(scanner)) {
      if (items.length > 0) expect(scanner, ',');
      skipBlanks(scanner);
      items.push(parseLiteral(scanner));
    }
    return items;
  }
  const word = takeMatch(scanner, /true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  if (word === undefined) throw syntaxError(scanner, 'a path or a value');
  return JSON.parse(word);
}
