/**
 * `stepscript run`: compiles one workflow and executes it in the embedded engine. The output goes to stdout as JSON; a
 * failed execution prints its error and cause on stderr and ends with exit code 1.
 */
import type { CompiledWorkflow } from '../../artifact/types.ts';
import type { Json } from '../../asl/json.ts';
import type { Compile } from '../../transformer/host/build-program.ts';
import { compileTarget } from '../compile-target.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { type Functions, readFunctions } from '../read-functions.ts';
import { readInput } from '../read-input.ts';
import { type Mocks, readMocks } from '../read-mocks.ts';
import { parseTarget } from '../select-workflow.ts';
import type { Terminal } from '../terminal.ts';
import { type View, viewOf } from '../view.ts';

/** How an execution ended. */
export type Outcome =
  | { readonly status: 'SUCCEEDED'; readonly output: Json }
  | { readonly status: 'FAILED' | 'TIMED_OUT' | 'ABORTED'; readonly error: string; readonly cause: string };

/** An execution, with texts for people: what it did, and how it failed. */
export interface Executed {
  readonly outcome: Outcome;
  readonly timeline: string;
  /** Empty if it did not. */
  readonly failure: string;
}

/** What performs the tasks: mocks, by state name or resource, and the code of Lambda functions. */
export interface Performers {
  readonly mocks: Mocks;
  readonly functions: Functions;
}

/** Executes a compiled workflow. */
export type Execute = (
  workflow: CompiledWorkflow,
  input: Json,
  performers: Performers,
  view: View,
) => Promise<Executed>;

/** Options of `run`. */
export interface RunOptions {
  readonly project?: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly function?: readonly string[];
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Loads what the options name. */
export async function readPerformers(
  currentDirectory: string,
  options: Pick<RunOptions, 'mocks' | 'function'>,
): Promise<Performers> {
  return {
    mocks: await readMocks(currentDirectory, options.mocks),
    functions: await readFunctions(currentDirectory, options.function),
  };
}

/** Runs the workflow that `text` names. Resolves to the exit code. */
export async function runCommand(
  terminal: Terminal,
  compile: Compile,
  execute: Execute,
  text: string,
  options: RunOptions,
): Promise<number> {
  const target = parseTarget(terminal.currentDirectory, text);
  const input = readInput(terminal.currentDirectory, options.input);
  const performers = await readPerformers(terminal.currentDirectory, options);
  const compiled = compileTarget(terminal, compile, target, options);
  if (compiled === null) return EXIT_FAILURE;
  const view = viewOf(compiled.project.rootDir, terminal.color, terminal.columns);
  const { outcome, timeline, failure } = await execute(compiled.workflow, input, performers, view);
  const succeeded = outcome.status === 'SUCCEEDED';
  if (options.json === true) terminal.stdout(`${JSON.stringify(outcome, null, 2)}\n`);
  else {
    // Who looks at a terminal sees what happened; a pipe gets the output alone.
    if (terminal.interactive && options.quiet !== true) terminal.stderr(`${timeline}\n`);
    else if (!succeeded) terminal.stderr(`${failure}\n`);
    if (succeeded) terminal.stdout(`${JSON.stringify(outcome.output, null, 2)}\n`);
  }
  return succeeded ? EXIT_SUCCESS : EXIT_FAILURE;
}
