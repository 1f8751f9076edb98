/**
 * Compiles many generated modules as one TypeScript program that exists in memory only. Library files are read and parsed
 * once for the whole run: parsing them is most of the cost of a small program.
 */
import path from 'node:path';
import ts from 'typescript';
import type { CompiledWorkflow } from '../../src/artifact/index.ts';
import { compileProgram } from '../../src/transformer/compile.ts';
import { CASES_OPTIONS } from '../differential/compile-cases.ts';

const root = path.resolve(import.meta.dirname, '../..');
const memory = path.join(root, 'test/fuzz/memory');
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What became of one module. */
export type CompiledSource =
  | { readonly kind: 'compiled'; readonly workflow: CompiledWorkflow }
  /** TypeScript refuses it: the generator's mistake. */
  | { readonly kind: 'ill-typed'; readonly messages: readonly string[] }
  | { readonly kind: 'refused'; readonly codes: readonly number[]; readonly messages: readonly string[] }
  /** STEP9001, or an exception: the compiler's mistake. */
  | { readonly kind: 'crashed'; readonly message: string };

/** Compiles the modules; the results are in their order. They import what a file in the folder can. */
export function compileSources(
  sources: readonly string[],
  folder = memory,
  workflow?: string,
): readonly CompiledSource[] {
  const { program, files } = programOf(sources, folder);
  return files.map((file) => compileOne(program, file, workflow));
}

/** The modules as one program. */
export function programOf(
  sources: readonly string[],
  folder = memory,
): { readonly program: ts.Program; readonly files: readonly (ts.SourceFile | undefined)[] } {
  const names = sources.map((_, index) => path.join(folder, `program-${index}.ts`));
  const texts = new Map(names.map((name, index) => [name, sources[index] ?? '']));
  const program = ts.createProgram(names, CASES_OPTIONS, hostOf(texts));
  return { program, files: names.map((name) => program.getSourceFile(name)) };
}

/** Compiles one module of a program: the workflow of this name, or its only one. */
export function compileOne(program: ts.Program, file: ts.SourceFile | undefined, exportName?: string): CompiledSource {
  if (!file) return { kind: 'crashed', message: 'no source file' };
  const mistakes = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
  if (mistakes.length > 0) return { kind: 'ill-typed', messages: mistakes.map((one) => messageOf(file, one)) };
  try {
    const { workflows, diagnostics } = compileProgram({ program, ts, rootDir: root, files: [file] });
    const fault = diagnostics.find((diagnostic) => diagnostic.code >= 9000);
    if (fault) return { kind: 'crashed', message: fault.message };
    const workflow = workflows.find((one) => one.exportName === (exportName ?? one.exportName))?.compiled;
    if (workflow) return { kind: 'compiled', workflow };
    const place = (start: number): string => `line ${file.getLineAndCharacterOfPosition(start).line + 1}`;
    return {
      kind: 'refused',
      codes: [...new Set(diagnostics.map((diagnostic) => diagnostic.code))],
      messages: diagnostics.map((one) => `STEP${one.code} ${place(one.span.start)}: ${one.message} ${one.hint ?? ''}`),
    };
  } catch (error) {
    return { kind: 'crashed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function messageOf(file: ts.SourceFile, mistake: ts.Diagnostic): string {
  const line = file.getLineAndCharacterOfPosition(mistake.start ?? 0).line + 1;
  return `TS${mistake.code} line ${line}: ${ts.flattenDiagnosticMessageText(mistake.messageText, ' ')}`;
}

function hostOf(texts: ReadonlyMap<string, string>): ts.CompilerHost {
  const host = ts.createCompilerHost(CASES_OPTIONS, true);
  return {
    ...host,
    fileExists: (name) => texts.has(name) || host.fileExists(name),
    readFile: (name) => texts.get(name) ?? host.readFile(name),
    getSourceFile: (name, options) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, options, true);
      if (!parsed.has(name)) parsed.set(name, host.getSourceFile(name, options));
      return parsed.get(name);
    },
  };
}
