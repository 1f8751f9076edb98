/**
 * `stepscript build` and `stepscript check`: compile every exported workflow of a project. `check` writes nothing.
 */
import { relative } from 'node:path';
import type { Compile } from '../../transformer/host/build-program.ts';
import type { OutputPlan } from '../../transformer/host/output-plan.ts';
import { writeOutputs } from '../../transformer/host/write-outputs.ts';
import { type CompileOptions, compileProject } from '../compile-project.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { findingsToJson, hasErrors, reportFindings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** Options of both commands. */
export interface BuildOptions extends CompileOptions {
  readonly json?: boolean;
}

/** Compiles, reports, and writes where `write` says so. Resolves to the exit code. */
export function buildCommand(terminal: Terminal, compile: Compile, options: BuildOptions, write: boolean): number {
  const compiled = compileProject(terminal, compile, options);
  const failures = write && compiled.plan !== null ? writeOutputs(compiled.plan) : [];
  const findings = { ...compiled.findings, own: [...compiled.findings.own, ...failures] };
  const ok = !hasErrors(findings);
  if (options.json === true) {
    const workflows = workflowsToJson(compiled.plan, write);
    const document = { ok, workflows, diagnostics: findingsToJson(findings, compiled.source) };
    terminal.stdout(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    reportFindings(terminal, findings, compiled.source);
    terminal.stdout(summary(terminal, compiled.plan, ok, write));
  }
  return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}

function workflowsToJson(plan: OutputPlan | null, write: boolean): readonly object[] {
  return (plan?.workflows ?? []).map(({ name, exportName, sourceFile, definitionPath }) => ({
    name,
    exportName,
    sourceFile,
    ...(write ? { definition: definitionPath } : {}),
  }));
}

function summary({ currentDirectory }: Terminal, plan: OutputPlan | null, ok: boolean, write: boolean): string {
  if (plan === null) return '';
  if (plan.workflows.length === 0 && ok) return 'No workflow is exported by this project.\n';
  return plan.workflows
    .map(({ name, sourceFile, definitionPath }) => {
      const target = write ? definitionPath : sourceFile;
      return `${name} ${write ? '→' : 'in'} ${relative(currentDirectory, target)}\n`;
    })
    .join('');
}
