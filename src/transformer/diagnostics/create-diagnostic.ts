/**
 * Turns a catalog entry and its parameters into a diagnostic. Only the generated factories call it; they make sure that
 * every placeholder has a parameter. A label or hint that comes out empty is left out, so that a page may delegate the
 * whole hint to its caller with `{hint}`.
 */
import type { Diagnostic, DiagnosticSpan, RelatedSpan, Severity } from './diagnostic.ts';

/** What a page of `docs/diagnostics` says, without its prose. */
export interface CatalogEntry {
  readonly code: number;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly label?: string;
  readonly hint?: string;
}

/** Values for the placeholders of a message. */
export type DiagnosticParameters = Readonly<Record<string, string | number>>;

/** `{name}` with no space inside; `${Name}` and `{ name }` are text. */
const PLACEHOLDER = /(?<!\$)\{([a-z][A-Za-z]*)\}/g;

/** The placeholder names of a template, in order of first use. */
export function placeholdersOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? ''))];
}

function fill(template: string, parameters: DiagnosticParameters): string {
  return template.replace(PLACEHOLDER, (_, name: string) => String(parameters[name])).trim();
}

/** Fills in the templates of `entry`. */
export function createDiagnostic(
  entry: CatalogEntry,
  origin: DiagnosticSpan,
  parameters: DiagnosticParameters,
  related: readonly RelatedSpan[],
): Diagnostic {
  const label = fill(entry.label ?? '', parameters);
  const hint = fill(entry.hint ?? '', parameters);
  return {
    code: entry.code,
    severity: entry.severity,
    name: entry.name,
    message: fill(entry.message, parameters),
    ...(label === '' ? {} : { label }),
    ...(hint === '' ? {} : { hint }),
    span: { file: origin.file, start: origin.start, end: origin.end },
    related,
  };
}
