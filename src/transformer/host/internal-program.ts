/**
 * The few members of `ts.Program` that TypeScript keeps out of its declarations and that a host of a compiler needs. They
 * exist in TypeScript 6.0; every use of an internal goes through this file, so that another version breaks here only.
 */
import type ts from 'typescript';

/** Internals of a program. */
export interface InternalProgram extends ts.Program {
  /** The folder that `outDir` mirrors, with a trailing slash. */
  getCommonSourceDirectory(): string;
  /** The module system that a file is emitted in. */
  getEmitModuleFormatOfFile(sourceFile: ts.SourceFile): ts.ModuleKind | undefined;
  emitBuildInfo(writeFile?: ts.WriteFileCallback, cancellationToken?: ts.CancellationToken): ts.EmitResult;
}

/** Whether TypeScript `version` can host this compiler: its syntax tree must be numbered as the one we are built on. */
export function isSupportedVersion(version: string): boolean {
  return /^6\.0\./.test(version);
}

/** The range of TypeScript versions that can. */
export const supportedVersions = '~6.0.0';

/** The same program, with its internals. */
export function internalsOf(program: ts.Program): InternalProgram {
  const candidate = program as InternalProgram;
  if (typeof candidate.getCommonSourceDirectory !== 'function')
    throw new Error('this TypeScript lacks Program.getCommonSourceDirectory');
  return candidate;
}
