/**
 * Where the JavaScript of a source file goes, and in which module system: the artifacts of its workflows lie beside it.
 */
import { dirname, join, relative, resolve } from 'node:path';
import type ts from 'typescript';
import type { ModuleFormat } from '../emit/javascript/generated-module.ts';
import { internalsOf } from './internal-program.ts';

/** The emitted counterpart of one source file. */
export interface EmitLocation {
  /** Absolute folder. */
  readonly directory: string;
  /** File name without its last extension, e.g. `order.workflow`. */
  readonly baseName: string;
  readonly extension: '.js' | '.mjs' | '.cjs';
  readonly format: ModuleFormat;
}

/** Finds the counterpart of a source file; `outDir` overrides the one of the configuration. */
export function emitLocation(
  typescript: typeof ts,
  program: ts.Program,
  sourceFile: ts.SourceFile,
  outDir?: string,
): EmitLocation {
  const internals = internalsOf(program);
  const root = outDir ?? program.getCompilerOptions().outDir;
  const file = resolve(program.getCurrentDirectory(), sourceFile.fileName);
  const source = dirname(file);
  const directory =
    root === undefined
      ? source
      : join(resolve(program.getCurrentDirectory(), root), relative(internals.getCommonSourceDirectory(), source));
  const match = /^(.*)\.([mc]?)[jt]sx?$/.exec(file.slice(source.length + 1));
  const kind = match?.[2];
  const module = internals.getEmitModuleFormatOfFile(sourceFile);
  return {
    directory,
    baseName: match?.[1] ?? file.slice(source.length + 1),
    extension: kind === 'm' ? '.mjs' : kind === 'c' ? '.cjs' : '.js',
    format: module === undefined || module >= typescript.ModuleKind.ES2015 ? 'esm' : 'cjs',
  };
}

/** Every JavaScript file that the program emits, as lower-case absolute paths. */
export function emittedFiles(typescript: typeof ts, program: ts.Program, outDir?: string): ReadonlySet<string> {
  const sources = program
    .getSourceFiles()
    .filter((file) => !file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file));
  return new Set(
    sources.map((file) => {
      const { directory, baseName, extension } = emitLocation(typescript, program, file, outDir);
      return join(directory, baseName + extension).toLowerCase();
    }),
  );
}
