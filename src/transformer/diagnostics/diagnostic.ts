/**
 * The one shape of everything the compiler tells its user. A diagnostic is plain data: it is made by the factories that
 * are generated from `docs/diagnostics`, collected by the pipeline, and only printed by `render*.ts` or a host.
 * Positions are UTF-16 offsets into the source file, as TypeScript counts them.
 */

/** How bad it is. Only errors keep a workflow from being written. */
export type Severity = 'error' | 'warning';

/** A half-open range of a source file. An `Origin` of any IR node is one. */
export interface DiagnosticSpan {
  /** Absolute path of the source file, as the program knows it; `''` where there is no file. */
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** Another place that explains the error, e.g. a declaration. */
export interface RelatedSpan {
  readonly span: DiagnosticSpan;
  readonly message: string;
}

/** One message for the user. */
export interface Diagnostic {
  /** The number of `STEPnnnn`, e.g. 2104. Never reused. */
  readonly code: number;
  readonly severity: Severity;
  /** The name of the documentation page, e.g. `captured-write`. */
  readonly name: string;
  /** What is wrong and why, in one sentence. */
  readonly message: string;
  /** A few words to print at the span. */
  readonly label?: string;
  /** The edit that fixes it. */
  readonly hint?: string;
  readonly span: DiagnosticSpan;
  readonly related: readonly RelatedSpan[];
}

/** The public spelling of a code: `STEP2104`. */
export function codeName(code: number): string {
  return `STEP${String(code).padStart(4, '0')}`;
}
