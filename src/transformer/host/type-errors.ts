/**
 * Which type errors keep a program from being compiled. The compiler trusts the types, so a program with a type error is
 * not compiled. Files that import a generated module, directly or through others, are the exception: their errors may come
 * from a module that this very build is about to write, so they are left to TypeScript to report.
 */
import type ts from 'typescript';

/** Errors of the program, split by what they mean for a build. */
export interface TypeErrors {
  /** Nothing may be compiled. */
  readonly blocking: readonly ts.Diagnostic[];
  /** Errors in files that depend on generated modules. */
  readonly afterGeneration: readonly ts.Diagnostic[];
  /** Whether any file depends on generated modules. */
  readonly hasDependents: boolean;
}

/** Asks a program for the errors of one file. */
export type FileErrors = (sourceFile: ts.SourceFile) => readonly ts.Diagnostic[];

/** Collects the errors of all source files. */
export function typeErrors(typescript: typeof ts, program: ts.Program, errorsOf: FileErrors): TypeErrors {
  const syntactic = program.getSyntacticDiagnostics();
  if (syntactic.length > 0) return { blocking: syntactic, afterGeneration: [], hasDependents: false };
  const dependents = generatedModuleDependents(typescript, program);
  const blocking: ts.Diagnostic[] = [];
  const afterGeneration: ts.Diagnostic[] = [];
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile) continue;
    const errors = errorsOf(file).filter(({ category }) => category === typescript.DiagnosticCategory.Error);
    (dependents.has(file) ? afterGeneration : blocking).push(...errors);
  }
  return { blocking, afterGeneration, hasDependents: dependents.size > 0 };
}

/** Whether an import names a module that the build generates. */
export function isGeneratedSpecifier(specifier: string): boolean {
  return /\.(construct|stepscript)(\.[mc]?js)?$/.test(specifier);
}

/** The files that import a generated module, directly or through other files. */
function generatedModuleDependents(typescript: typeof ts, program: ts.Program): ReadonlySet<ts.SourceFile> {
  const importers = new Map<ts.SourceFile, ts.SourceFile[]>();
  const pending: ts.SourceFile[] = [];
  for (const file of program.getSourceFiles()) {
    if (file.isDeclarationFile) continue;
    for (const specifier of moduleSpecifiers(typescript, file)) {
      if (isGeneratedSpecifier(specifier.text)) pending.push(file);
      const target = program
        .getTypeChecker()
        .getSymbolAtLocation(specifier)
        ?.declarations?.find(typescript.isSourceFile);
      if (target === undefined || target.isDeclarationFile) continue;
      const known = importers.get(target);
      if (known === undefined) importers.set(target, [file]);
      else known.push(file);
    }
  }
  const dependents = new Set<ts.SourceFile>();
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (dependents.has(file)) continue;
    dependents.add(file);
    pending.push(...(importers.get(file) ?? []));
  }
  return dependents;
}

function moduleSpecifiers(typescript: typeof ts, file: ts.SourceFile): readonly ts.StringLiteral[] {
  return file.statements.flatMap((statement) => {
    const isModuleStatement = typescript.isImportDeclaration(statement) || typescript.isExportDeclaration(statement);
    const specifier = isModuleStatement ? statement.moduleSpecifier : undefined;
    return specifier !== undefined && typescript.isStringLiteral(specifier) ? [specifier] : [];
  });
}
