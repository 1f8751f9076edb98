/**
 * Gives a runtime what a workflow's handles carry: the code of Lambda functions, and the workflows that are its children,
 * with theirs. Where code or a child was set by hand already, that stays.
 */
import type { CompiledWorkflow } from '../artifact/index.ts';
import {
  type ArtifactReferenceLike,
  artifactOf,
  type HandleReference,
  handleReferenceOf,
  UsageError,
} from '../dsl/index.ts';
import type { LocalRuntime } from './local-runtime.ts';

/** The artifact reference of a compiled workflow. */
export function compiledReference(workflow: object): ArtifactReferenceLike {
  const reference = artifactOf(workflow);
  if (reference !== undefined) return reference;
  throw new UsageError(
    'STEP8211',
    'The workflow was not compiled.',
    'Build the project with the StepScript transformer or `stepscript build`, or run with `node --import stepscript/register`.',
  );
}

/** The compiled workflow behind a reference. */
export function compiledWorkflowOf(reference: ArtifactReferenceLike): CompiledWorkflow {
  const artifact = reference.artifact();
  if (isCompiled(artifact)) return artifact;
  throw new UsageError('STEP8211', 'The artifact of the workflow cannot be read.', 'Build the project again.');
}

/** Defines functions and registers children, each once. */
export function bindHandles(
  runtime: LocalRuntime,
  reference: ArtifactReferenceLike,
  bound: Set<unknown> = new Set(),
): void {
  for (const [id, handle] of Object.entries(reference.handles())) {
    const target = handleReferenceOf(handle) ?? childOf(handle);
    if (target === undefined || bound.has(handle)) continue;
    bound.add(handle);
    const { handler, workflow } = target;
    if (handler !== undefined) runtime.lambda(id, (event, call) => handler(event, call));
    if (workflow === undefined) continue;
    const child = compiledReference(workflow);
    runtime.register(id, compiledWorkflowOf(child));
    bindHandles(runtime, child, bound);
  }
}

/** A workflow that is called by its own name stands for its state machine. */
function childOf(value: unknown): Pick<HandleReference, 'handler' | 'workflow'> | undefined {
  return typeof value === 'function' && artifactOf(value) !== undefined ? { workflow: value } : undefined;
}

function isCompiled(artifact: unknown): artifact is CompiledWorkflow {
  return typeof artifact === 'object' && artifact !== null && 'definition' in artifact && 'manifest' in artifact;
}
