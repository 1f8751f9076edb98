/**
 * The name of a workflow in a native run, where the exported name is not known: the option, else the compiled name, else
 * what JavaScript calls the function.
 */
import type { ArtifactReferenceLike } from './artifact-reference.ts';
import type { WorkflowOptions } from './workflow-options.ts';

/** The state machine's name as well as a native run can tell. */
export function nameOfWorkflow(
  options: WorkflowOptions,
  artifact: ArtifactReferenceLike | undefined,
  functionName: string,
): string {
  return options.name ?? compiledName(artifact?.artifact()) ?? (functionName || 'workflow');
}

function compiledName(artifact: unknown): string | undefined {
  const manifest = (artifact as { readonly manifest?: { readonly name?: unknown } } | undefined)?.manifest;
  return typeof manifest?.name === 'string' ? manifest.name : undefined;
}
