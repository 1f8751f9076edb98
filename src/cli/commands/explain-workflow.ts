/**
 * `stepscript explain processOrder`: compiles a workflow and prints what it calls, what it must be bound to, and the permissions
 * that its role gets; with `--json` the policy document, with the placeholders of the definition.
 */
import type { Compile } from '../../transformer/host/build-program.ts';
import { type CompileOptions, compileProject } from '../compile-project.ts';
import { policyDocument } from '../deployers/policy-document.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { reportFindings } from '../report.ts';
import { isTarget, parseTarget, selectWorkflow } from '../select-workflow.ts';
import type { Terminal } from '../terminal.ts';
import { workflowSheet } from '../workflow-sheet.ts';

/** Options of `explain`, for a workflow. */
export interface ExplainOptions extends CompileOptions {
  readonly json?: boolean;
}

/** Prints the sheet or the policy of the workflow that `text` names. */
export function explainWorkflowCommand(
  terminal: Terminal,
  compile: Compile,
  text: string,
  options: ExplainOptions,
): number {
  const target = parseTarget(terminal.currentDirectory, text);
  const compiled = compileProject(terminal, compile, options);
  const failed = compiled.failed.some(({ sourceFile, exportName }) => isTarget(target, sourceFile, exportName));
  if (compiled.plan === null || failed) {
    reportFindings(terminal, compiled.findings, compiled.source);
    return EXIT_FAILURE;
  }
  const { compiled: workflow } = selectWorkflow(terminal.currentDirectory, target, compiled.outputs);
  terminal.stdout(
    options.json === true
      ? `${JSON.stringify(policyDocument(workflow), null, 2)}\n`
      : workflowSheet(workflow, { color: terminal.color }),
  );
  return EXIT_SUCCESS;
}
