/** Diagnostics: the shape, the factories generated from `docs/diagnostics`, and the renderers. */
export { d, diagnosticNames } from './catalog.generated.ts';
export { codeName, type Diagnostic, type DiagnosticSpan, type RelatedSpan, type Severity } from './diagnostic.ts';
