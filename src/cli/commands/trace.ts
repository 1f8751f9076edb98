/**
 * `stepscript trace`: what a workflow did, as a timeline of its TypeScript lines, and how it failed, as a stack of workflow
 * frames. The execution is one in the embedded engine, or a recorded one that is replayed there.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { Json } from '../../asl/index.ts';
import type { Compile } from '../../transformer/host/build-program.ts';
import { compileTarget } from '../compile-target.ts';
import { EXIT_FAILURE, EXIT_SUCCESS } from '../exit-code.ts';
import { readInput } from '../read-input.ts';
import { parseTarget } from '../select-workflow.ts';
import type { Terminal } from '../terminal.ts';
import { type View, viewOf } from '../view.ts';
import { type Performers, readPerformers } from './run.ts';

/** Options of `trace`. */
export interface TraceOptions {
  readonly project?: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly function?: readonly string[];
  readonly history?: string;
}

/** The execution to trace. */
export type Traced =
  | { readonly kind: 'run'; readonly input: Json; readonly performers: Performers }
  /** The answer of GetExecutionHistory, or its events alone. */
  | { readonly kind: 'recorded'; readonly history: Json };

/** Runs or replays an execution and gives its timeline. */
export type Trace = (
  workflow: CompiledWorkflow,
  traced: Traced,
  view: View,
) => Promise<{ readonly succeeded: boolean; readonly text: string }>;

/** Traces the workflow that `text` names. Resolves to the exit code. */
export async function traceCommand(
  terminal: Terminal,
  compile: Compile,
  trace: Trace,
  text: string,
  options: TraceOptions,
): Promise<number> {
  const target = parseTarget(terminal.currentDirectory, text);
  const traced: Traced =
    options.history === undefined
      ? {
          kind: 'run',
          input: readInput(terminal.currentDirectory, options.input),
          performers: await readPerformers(terminal.currentDirectory, options),
        }
      : { kind: 'recorded', history: readInput(terminal.currentDirectory, `@${options.history}`) };
  const compiled = compileTarget(terminal, compile, target, options);
  if (compiled === null) return EXIT_FAILURE;
  const view = viewOf(compiled.project.rootDir, terminal.outputColor, terminal.columns);
  const { succeeded, text: timeline } = await trace(compiled.workflow, traced, view);
  terminal.stdout(`${timeline}\n`);
  return succeeded ? EXIT_SUCCESS : EXIT_FAILURE;
}
