/** A diagnostic as one line, for the messages of failing tests. */
import type ts from 'typescript';
import type { Diagnostic } from '../../src/transformer/diagnostics/index.ts';

/** `file:line - STEPnnnn: message`. */
export function renderPlain(diagnostic: Diagnostic, program: ts.Program): string {
  const file = program.getSourceFile(diagnostic.span.file);
  const line = file ? file.getLineAndCharacterOfPosition(diagnostic.span.start).line + 1 : 0;
  return `${diagnostic.span.file}:${line} - STEP${diagnostic.code}: ${diagnostic.message} ${diagnostic.hint ?? ''}`;
}
