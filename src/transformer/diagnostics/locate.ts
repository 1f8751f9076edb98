/**
 * Offsets into source text as lines and columns. Lines end as TypeScript counts them: at LF, CRLF, CR, U+2028 and U+2029.
 */

/** One-based, as editors and `tsc` show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|[\n\r\u2028\u2029]/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
