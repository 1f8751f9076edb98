/**
 * Prints what a build found: our diagnostics as `file:line:column - error STEPnnnn: message`, errors of TypeScript as
 * `tsc` prints them, both on stderr.
 */
import ts from 'typescript';
import { diagnosticToJson, type JsonDiagnostic } from '../transformer/diagnostics/diagnostic-json.ts';
import type { Diagnostic } from '../transformer/diagnostics/index.ts';
import { positionAt } from '../transformer/diagnostics/locate.ts';
import { renderDiagnostic } from '../transformer/diagnostics/render.ts';
import type { Terminal } from './terminal.ts';

/** What a build found. */
export interface Findings {
  readonly typescript: readonly ts.Diagnostic[];
  readonly own: readonly Diagnostic[];
}

/** Text of a source file of the project. */
export type SourceText = (file: string) => string | undefined;

/** Prints the findings for a person. */
export function reportFindings(terminal: Terminal, { typescript, own }: Findings, source: SourceText): void {
  const host: ts.FormatDiagnosticsHost = {
    getCurrentDirectory: () => terminal.currentDirectory,
    getCanonicalFileName: (file) => file,
    getNewLine: () => '\n',
  };
  const sorted = ts.sortAndDeduplicateDiagnostics(typescript);
  const format =
    terminal.interactive && terminal.color ? ts.formatDiagnosticsWithColorAndContext : ts.formatDiagnostics;
  if (sorted.length > 0) terminal.stderr(format(sorted, host));
  const options = { ...terminal, source, frames: terminal.interactive };
  for (const diagnostic of inOrder(own)) terminal.stderr(`${renderDiagnostic(diagnostic, options)}\n`);
}

/** The findings as JSON. */
export function findingsToJson({ typescript, own }: Findings, source: SourceText): readonly JsonDiagnostic[] {
  const fromTypeScript = ts.sortAndDeduplicateDiagnostics(typescript).map(
    ({ code, file, start = 0, length = 0, messageText, category }): JsonDiagnostic => ({
      code: `TS${code}`,
      severity: category === ts.DiagnosticCategory.Error ? 'error' : 'warning',
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      ...(file === undefined
        ? {}
        : {
            location: {
              file: file.fileName,
              start: positionAt(file.text, start),
              end: positionAt(file.text, start + length),
            },
          }),
      related: [],
    }),
  );
  return [...fromTypeScript, ...inOrder(own).map((diagnostic) => diagnosticToJson(diagnostic, source))];
}

/** Whether the findings make the command fail. */
export function hasErrors({ typescript, own }: Findings): boolean {
  return (
    typescript.some(({ category }) => category === ts.DiagnosticCategory.Error) ||
    own.some(({ severity }) => severity === 'error')
  );
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(({ span: a }, { span: b }) =>
    a.file === b.file ? a.start - b.start : a.file < b.file ? -1 : 1,
  );
}
