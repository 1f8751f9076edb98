/**
 * The artifact of what users hand over: a workflow that was compiled, or its artifact alone.
 */
import type { CompiledWorkflow } from '../artifact/index.ts';
import type { WorkflowReference } from '../dsl/index.ts';
import { compiledReference, compiledWorkflowOf } from './bind-handles.ts';

/** The artifact of a workflow. */
export function artifactOf(workflow: WorkflowReference<never, unknown> | CompiledWorkflow): CompiledWorkflow {
  return isCompiled(workflow) ? workflow : compiledWorkflowOf(compiledReference(workflow));
}

/** Whether it is an artifact without its workflow. */
export function isCompiled(workflow: object): workflow is CompiledWorkflow {
  return 'definition' in workflow;
}
