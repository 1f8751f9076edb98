/**
 * `stepscript build` and `stepscript check`: compile every exported workflow of a project. `check` writes nothing.
 */
import { relative } from 'node:path';
import type { Compile } from '../../transformer/host/build-program.ts';
import type { OutputPlan } from '../../transformer/host/output-plan.ts';
import { writeOutputs } from '../../transformer/host/write-outputs.ts';
import { type CompiledProject, type CompileOptions, compileProject } from '../compile-project.ts';
import { deployerFiles, handWrittenStates } from '../deployers/deployer-files.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { findingsToJson, hasErrors, reportFindings } from '../report.ts';
import type { Terminal } from '../terminal.ts';

/** Options of both commands. */
export interface BuildOptions extends CompileOptions {
  readonly json?: boolean;
  /** Writes what deployers other than the CDK need, too. */
  readonly substitutions?: boolean;
}

/** Compiles, reports, and writes where `write` says so. Resolves to the exit code. */
export function buildCommand(terminal: Terminal, compile: Compile, options: BuildOptions, write: boolean): number {
  const compiled = compileProject(terminal, compile, options);
  const plan =
    compiled.plan === null || options.substitutions !== true ? compiled.plan : withDeployers(terminal, compiled);
  const failures = write && plan !== null ? writeOutputs(plan) : [];
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

/** The plan with the files of deployers; says of which workflows there can be none. */
function withDeployers(terminal: Terminal, { plan, outputs }: CompiledProject): OutputPlan | null {
  if (plan === null) return null;
  const files = plan.workflows.flatMap(({ sourceFile, exportName, name, definitionPath }) => {
    const output = outputs.find((each) => each.sourceFile === sourceFile && each.exportName === exportName);
    if (output === undefined) return [];
    const states = handWrittenStates(output.compiled);
    if (states.length > 0) {
      terminal.stderr(
        `${name} calls hand-written states (${states.join(', ')}), which only the CDK construct can put in; no files for other deployers.\n`,
      );
    }
    return deployerFiles(definitionPath.replace(/\.asl\.json$/, ''), output.compiled);
  });
  return { ...plan, files: [...plan.files, ...files] };
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
