/** The AWS CDK construct of workflows. */
export type { WorkflowClassLike, WorkflowFunctionLike, WorkflowSource } from './compiled-workflow.ts';
export { ConstructError, type ConstructProblem } from './construct-error.ts';
export type {
  EncryptionKeys,
  PlainResource,
  ResourceInterfaces,
  ResourceOf,
  ResourcesOf,
  WorkflowResources,
} from './resource-interfaces.ts';
export type { AliasDeployment } from './revisions.ts';
export type { TaskMetrics, WorkflowTask } from './task-metrics.ts';
export { WorkflowDefinition } from './workflow-definition.ts';
export { WorkflowFragment, type WorkflowFragmentProps } from './workflow-fragment.ts';
export {
  type WorkflowEntryProps,
  WorkflowStateMachine,
  type WorkflowStateMachineProps,
} from './workflow-state-machine.ts';
