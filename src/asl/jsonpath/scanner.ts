/**
 * A position in a text, shared by the parsers of paths, filters and intrinsic functions. They are recursive descent over
 * characters; the first thing that does not fit ends the parse with a `PathSyntaxError`.
 */

/** A text that is no path and no intrinsic call. */
export class PathSyntaxError extends Error {
  override readonly name = 'PathSyntaxError';
}

/** The text and how far it was read. */
export interface Scanner {
  readonly text: string;
  at: number;
  /** Calls and conditions around this position. */
  nesting?: number;
}

/** Far more than the ten calls that Step Functions lets one nest, and far less than the stack of the parser. */
const MOST_NESTED = 100;

/** Reads something that may contain its like. */
export function nested<T>(scanner: Scanner, scan: () => T): T {
  const outer = scanner.nesting ?? 0;
  if (outer >= MOST_NESTED) throw new PathSyntaxError(`Nested deeper than ${MOST_NESTED} levels`);
  scanner.nesting = outer + 1;
  const found = scan();
  scanner.nesting = outer;
  return found;
}

/** Fails the parse. */
export function syntaxError(scanner: Scanner, expected: string): PathSyntaxError {
  const found = scanner.at < scanner.text.length ? `'${scanner.text.slice(scanner.at, scanner.at + 10)}'` : 'the end';
  return new PathSyntaxError(`Expected ${expected} at position ${scanner.at} but found ${found}`);
}

/** Reads this text if it comes next. */
export function take(scanner: Scanner, text: string): boolean {
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}

/** Reads this text, which must come next. */
export function expect(scanner: Scanner, text: string): void {
  if (!take(scanner, text)) throw syntaxError(scanner, `'${text}'`);
}

/** Reads what the sticky pattern matches here. */
export function takeMatch(scanner: Scanner, pattern: RegExp): string | undefined {
  pattern.lastIndex = scanner.at;
  const match = pattern.exec(scanner.text)?.[0];
  if (match === undefined) return undefined;
  scanner.at += match.length;
  return match;
}

/** Skips blanks. */
export function skipBlanks(scanner: Scanner): void {
  takeMatch(scanner, /\s*/y);
}

/** Reads a quoted text; a backslash protects the quote, and is otherwise a character like any other. */
export function takeQuoted(scanner: Scanner): string | undefined {
  const quote = scanner.text[scanner.at];
  if (quote !== "'" && quote !== '"') return undefined;
  const quoted = takeMatch(scanner, quote === "'" ? /'(?:\\'|[^'])*'/y : /"(?:\\"|[^"])*"/y);
  if (quoted === undefined) throw syntaxError(scanner, 'a closing quote');
  return quoted.slice(1, -1).replaceAll(`\\${quote}`, quote);
}
