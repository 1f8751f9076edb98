/**
 * Finds the workflow that a command line names: `src/order.ts#processOrder`, or just `processOrder` where the project has
 * one of that name.
 */
import { relative, resolve } from 'node:path';
import type { WorkflowOutput } from '../transformer/compile.ts';
import { artifactName } from '../transformer/host/plan-outputs.ts';
import { UsageError } from './exit-code.ts';

/** A name on the command line. */
export interface WorkflowTarget {
  /** Absolute path of the source file, where the target names one. */
  readonly file: string | null;
  readonly name: string;
}

/** Parses `file#export` or `export`. */
export function parseTarget(currentDirectory: string, text: string): WorkflowTarget {
  const separator = text.lastIndexOf('#');
  const target =
    separator < 0
      ? { file: null, name: text }
      : { file: resolve(currentDirectory, text.slice(0, separator)), name: text.slice(separator + 1) };
  if (target.name === '')
    throw new UsageError(`${text} names no workflow. Write file#export, e.g. src/order.ts#processOrder.`);
  return target;
}

/** Whether a workflow, by file and exported name, is the target. */
export function isTarget(target: WorkflowTarget, sourceFile: string, ...names: readonly string[]): boolean {
  return names.includes(target.name) && (target.file === null || resolve(sourceFile) === target.file);
}

/** The one workflow that the target names. */
export function selectWorkflow(
  currentDirectory: string,
  target: WorkflowTarget,
  outputs: readonly WorkflowOutput[],
): WorkflowOutput {
  const [found, ...others] = outputs.filter((output) =>
    isTarget(target, output.sourceFile, output.exportName, artifactName(output)),
  );
  const list = (candidates: readonly WorkflowOutput[]): string =>
    candidates.map((output) => `\n  ${relative(currentDirectory, output.sourceFile)}#${output.exportName}`).join('');
  if (found === undefined) {
    const known = outputs.length === 0 ? ' The project exports none.' : ` The project has:${list(outputs)}`;
    throw new UsageError(`no workflow is called ${target.name}.${known}`);
  }
  if (others.length > 0)
    throw new UsageError(`several workflows are called ${target.name}:${list([found, ...others])}`);
  return found;
}
