/**
 * Makes a program of `tspc` compile workflows. The build runs once per program, the first time that TypeScript asks for
 * global diagnostics or emits. Errors are global diagnostics because a builder program (`--incremental`, `-b`, `--watch`)
 * caches diagnostics per file and never asks again for a file whose own imports kept their types, although a helper's
 * body, which is compiled into the workflow, may have changed. Global diagnostics are asked for on every run, and a
 * project that has any is never up to date. See docs/decisions for what was measured.
 */
import { resolve } from 'node:path';
import type ts from 'typescript';
import type { Diagnostic } from '../diagnostics/index.ts';
import { type FileRewrite, rewriteCalls } from '../emit/javascript/rewrite-calls.ts';
import { type Build, buildProgram, type Compile } from './build-program.ts';
import { fileRewrite } from './file-rewrite.ts';
import { internalsOf } from './internal-program.ts';
import { rootDirOf } from './root-dir.ts';
import { toTypeScriptDiagnostic } from './typescript-diagnostic.ts';
import { writeAtomically, writeOutputs } from './write-outputs.ts';

/** Hooks `program`, which ts-patch made with `typescript`, and returns it. */
export function hostProgram(typescript: typeof ts, program: ts.Program, compile: Compile): ts.Program {
  const options = program.getCompilerOptions();
  const internals = internalsOf(program);
  const original = {
    getGlobalDiagnostics: program.getGlobalDiagnostics.bind(program),
    getSemanticDiagnostics: program.getSemanticDiagnostics.bind(program),
    getOptionsDiagnostics: program.getOptionsDiagnostics.bind(program),
    emit: program.emit.bind(program),
    emitBuildInfo: internals.emitBuildInfo.bind(program),
  };

  let finished:
    | { readonly build: Build; readonly diagnostics: readonly Diagnostic[]; readonly written: boolean }
    | undefined;
  const finish = () => {
    finished ??= run();
    return finished;
  };
  const run = () => {
    const build = buildProgram({
      ts: typescript,
      program,
      rootDir: rootDirOf(program),
      compile,
      errorsOf: (file) => original.getSemanticDiagnostics(file),
    });
    const hasErrors = (): boolean =>
      build.diagnostics.some(({ severity }) => severity === 'error') ||
      build.typeErrors.afterGeneration.length > 0 ||
      original.getOptionsDiagnostics().length > 0 ||
      original.getGlobalDiagnostics().length > 0;
    const mayWrite = build.plan !== null && options.noEmit !== true && !(options.noEmitOnError === true && hasErrors());
    const failures = build.plan !== null && mayWrite ? writeOutputs(build.plan) : [];
    const diagnostics = [...build.diagnostics, ...failures];
    for (const warning of diagnostics.filter(({ severity }) => severity === 'warning')) report(warning);
    return { build, diagnostics: diagnostics.filter(({ severity }) => severity === 'error'), written: mayWrite };
  };
  const report = (diagnostic: Diagnostic): void => {
    const formatHost = {
      getCurrentDirectory: () => program.getCurrentDirectory(),
      getCanonicalFileName: (fileName: string) => fileName,
      getNewLine: () => typescript.sys.newLine,
    };
    typescript.sys.write(
      typescript.formatDiagnostic(toTypeScriptDiagnostic(typescript, program, diagnostic), formatHost),
    );
  };
  const ownDiagnostics = (): readonly ts.Diagnostic[] =>
    finish().diagnostics.map((diagnostic) => toTypeScriptDiagnostic(typescript, program, diagnostic));

  const rewriteOf = (fileName: string): FileRewrite | undefined =>
    fileRewrite(typescript, program, finish().build, fileName);
  const withRewrite = (transformers: ts.CustomTransformers | undefined): ts.CustomTransformers => ({
    ...transformers,
    before: [rewriteCalls(typescript, rewriteOf), ...(transformers?.before ?? [])],
  });

  /**
   * A builder emits only files that it finds affected. Whether a source file refers to artifacts may also depend on
   * others, so the JavaScript of every workflow file is brought up to date with the artifacts just written.
   */
  let relinked = false;
  const relink = (): void => {
    if (relinked || !finish().written) return;
    relinked = true;
    const { outputs, failed } = finish().build;
    for (const fileName of new Set([...outputs, ...failed].map((workflow) => workflow.sourceFile))) {
      const sourceFile = program.getSourceFile(fileName);
      if (sourceFile === undefined) continue;
      const write: ts.WriteFileCallback = (path, text, writeByteOrderMark) => {
        if (/\.[cm]?jsx?(\.map)?$/.test(path))
          writeAtomically(resolve(path), writeByteOrderMark ? `\uFEFF${text}` : text);
      };
      original.emit(sourceFile, write, undefined, undefined, withRewrite(undefined));
    }
  };

  program.getGlobalDiagnostics = (cancellationToken) => {
    const own = ownDiagnostics();
    const others = original.getGlobalDiagnostics(cancellationToken);
    // TypeScript stops at global diagnostics, so the type errors have to come with them.
    return own.length === 0
      ? others
      : [...others, ...own, ...original.getSemanticDiagnostics(undefined, cancellationToken)];
  };
  program.getSemanticDiagnostics = (sourceFile, cancellationToken) => [
    ...original.getSemanticDiagnostics(sourceFile, cancellationToken),
    ...ownDiagnostics().filter(({ file }) => sourceFile === undefined || file === sourceFile),
  ];
  program.emit = (sourceFile, writeFile, cancellationToken, emitOnly, transformers, ...rest) => {
    const result = original.emit(
      sourceFile,
      writeFile,
      cancellationToken,
      emitOnly,
      withRewrite(transformers),
      ...rest,
    );
    if (sourceFile !== undefined) relink();
    return result;
  };
  internals.emitBuildInfo = (writeFile, cancellationToken) => {
    relink();
    return original.emitBuildInfo(writeFile, cancellationToken);
  };
  return program;
}
