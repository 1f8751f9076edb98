/**
 * Our diagnostics in TypeScript's own shape, so that `tsc` prints, counts and sorts them like its own. TypeScript only
 * prints numeric codes, so STEP2104 becomes 992104 and its public code begins the message.
 */
import type ts from 'typescript';
import { codeName, type Diagnostic, type DiagnosticSpan } from '../diagnostics/index.ts';

/** Our codes begin here in the numbering of TypeScript. */
export const TYPESCRIPT_CODE_BASE = 990_000;

/** Converts one diagnostic. */
export function toTypeScriptDiagnostic(
  typescript: typeof ts,
  program: ts.Program,
  diagnostic: Diagnostic,
): ts.Diagnostic {
  const { DiagnosticCategory } = typescript;
  const code = TYPESCRIPT_CODE_BASE + diagnostic.code;
  const category = diagnostic.severity === 'error' ? DiagnosticCategory.Error : DiagnosticCategory.Warning;
  const text = `${codeName(diagnostic.code)}: ${diagnostic.message}`;
  const hint =
    diagnostic.hint === undefined ? [] : [{ messageText: diagnostic.hint, category: DiagnosticCategory.Message, code }];
  const located = (span: DiagnosticSpan): Pick<ts.Diagnostic, 'file' | 'start' | 'length'> => {
    const file = program.getSourceFile(span.file);
    return file === undefined
      ? { file: undefined, start: undefined, length: undefined }
      : { file, start: span.start, length: span.end - span.start };
  };
  return {
    ...located(diagnostic.span),
    code,
    category,
    messageText: hint.length === 0 ? text : { messageText: text, category, code, next: hint },
    source: 'stepscript',
    relatedInformation: diagnostic.related.map(({ span, message }) => ({
      ...located(span),
      code,
      category: DiagnosticCategory.Message,
      messageText: message,
    })),
  };
}
