/** Compiles a project for the one workflow of it that a command line names. */
import type { CompiledWorkflow } from '../artifact/index.ts';
import type { Compile } from '../transformer/host/build-program.ts';
import { type CompileOptions, compileProject } from './compile-project.ts';
import type { Project } from './project.ts';
import { reportFindings } from './report.ts';
import { isTarget, selectWorkflow, type WorkflowTarget } from './select-workflow.ts';
import type { Terminal } from './terminal.ts';

/** A workflow, and the project that it is of. */
export interface CompiledTarget {
  readonly workflow: CompiledWorkflow;
  readonly project: Project;
}

/** The target, compiled; null when it or its project does not compile, which is reported then. */
export function compileTarget(
  terminal: Terminal,
  compile: Compile,
  target: WorkflowTarget,
  options: CompileOptions,
): CompiledTarget | null {
  const { plan, failed, findings, source, outputs, project } = compileProject(terminal, compile, options);
  if (plan === null || failed.some(({ sourceFile, exportName }) => isTarget(target, sourceFile, exportName))) {
    reportFindings(terminal, findings, source);
    return null;
  }
  return { workflow: selectWorkflow(terminal.currentDirectory, target, outputs).compiled, project };
}
