/**
 * Diagnostics as JSON, for `--json` and other programs: one-based positions, and the public code.
 */
import { codeName, type Diagnostic, type DiagnosticSpan } from './diagnostic.ts';
import { type Position, positionAt } from './locate.ts';

/** Where something is; absent where it is about no file. */
export interface JsonLocation {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

/** One diagnostic. */
export interface JsonDiagnostic {
  /** E.g. `STEP2104`, or `TS2322` for an error of TypeScript itself. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly hint?: string;
  readonly location?: JsonLocation;
  readonly related: readonly { readonly message: string; readonly location?: JsonLocation }[];
}

/**
 * Converts a diagnostic; `source` gives the text of a file.
 * @example diagnosticToJson(diagnostic, source).code // 'STEP2104'
 */
export function diagnosticToJson(diagnostic: Diagnostic, source: (file: string) => string | undefined): JsonDiagnostic {
  const located = (span: DiagnosticSpan): { readonly location?: JsonLocation } => {
    const text = source(span.file);
    if (text === undefined) return {};
    return { location: { file: span.file, start: positionAt(text, span.start), end: positionAt(text, span.end) } };
  };
  return {
    code: codeName(diagnostic.code),
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.hint === undefined ? {} : { hint: diagnostic.hint }),
    ...located(diagnostic.span),
    related: diagnostic.related.map(({ span, message }) => ({ message, ...located(span) })),
  };
}
