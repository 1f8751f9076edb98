/**
 * `stepscript explain processOrder`: compiles a workflow and prints what it calls, what it must be bound to, and the permissions
 * that its role gets; with `--json` the policy document, with the placeholders of the definition.
 */
import type { Compile } from '../../transformer/host/build-program.ts';
import type { CompileOptions } from '../compile-project.ts';
import { compileTarget } from '../compile-target.ts';
import { policyDocument } from '../deployers/policy-document.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { parseTarget } from '../select-workflow.ts';
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
  const compiled = compileTarget(terminal, compile, target, options);
  if (compiled === null) return EXIT_FAILURE;
  const { workflow } = compiled;
  terminal.stdout(
    options.json === true
      ? `${JSON.stringify(policyDocument(workflow), null, 2)}\n`
      : workflowSheet(workflow, { color: terminal.color }),
  );
  return EXIT_SUCCESS;
}
