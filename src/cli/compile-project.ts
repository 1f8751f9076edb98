/**
 * Compiles a project for a command: configuration problems, type errors and our diagnostics in one list, and the plan of
 * what to write. A project that imports the modules that it generates is checked again with them in place, so that the
 * first build of a clean checkout succeeds.
 */
import { resolve } from 'node:path';
import ts from 'typescript';
import { type Build, buildProgram, type Compile } from '../transformer/host/build-program.ts';
import type { OutputPlan } from '../transformer/host/output-plan.ts';
import { typeErrors } from '../transformer/host/type-errors.ts';
import { findConfig, openProject, type Project } from './project.ts';
import type { Findings, SourceText } from './report.ts';
import type { Terminal } from './terminal.ts';

/** Which project, and where its artifacts go. */
export interface CompileOptions {
  readonly project?: string;
  readonly outDir?: string;
  /** Changes the options of the project's configuration. */
  readonly adjust?: (options: ts.CompilerOptions) => ts.CompilerOptions;
}

/** A compiled project. */
export interface CompiledProject {
  readonly project: Project;
  readonly program: ts.Program;
  readonly findings: Findings;
  /** `null` where type errors keep the project from being compiled. */
  readonly plan: OutputPlan | null;
  readonly outputs: Build['outputs'];
  readonly failed: Build['failed'];
  readonly source: SourceText;
}

/** Opens and compiles the project that the options name. */
export function compileProject(terminal: Terminal, compile: Compile, options: CompileOptions): CompiledProject {
  const project = openProject(findConfig(terminal.currentDirectory, options.project), options.adjust);
  const program = project.createProgram();
  const source: SourceText = (file) => program.getSourceFile(file)?.text;
  const setup = [...project.parsed.errors, ...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (setup.some(({ category }) => category === ts.DiagnosticCategory.Error)) {
    const errors = [...setup, ...program.getSyntacticDiagnostics()];
    return { project, program, findings: { typescript: errors, own: [] }, plan: null, outputs: [], failed: [], source };
  }
  const outDir = options.outDir === undefined ? {} : { outDir: resolve(terminal.currentDirectory, options.outDir) };
  const build = buildProgram({ ts, program, rootDir: project.rootDir, compile, ...outDir });
  const typescript = [...build.typeErrors.blocking, ...errorsAfterGeneration(project, build)];
  const { plan, outputs, failed } = build;
  return { project, program, findings: { typescript, own: build.diagnostics }, plan, outputs, failed, source };
}

function errorsAfterGeneration(project: Project, { plan, typeErrors: errors }: Build): readonly ts.Diagnostic[] {
  if (plan === null || !errors.hasDependents) return errors.afterGeneration;
  const program = project.createProgram(new Map(plan.files.map(({ path, text }) => [path, text])));
  return typeErrors(ts, program, (file) => program.getSemanticDiagnostics(file)).afterGeneration;
}
