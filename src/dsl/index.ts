/**
 * What users write workflows with: the root of the package. Everything here runs natively and is known to the compiler by
 * symbol (see `manifest.ts`); this module imports nothing else of StepScript.
 */
export { type ArtifactReferenceLike, artifactKey, artifactOf } from './artifact-reference.ts';
export {
  context,
  type ExecutionContext,
  type StateContext,
  type StateMachineContext,
  type WorkflowContext,
} from './context.ts';
export { Comment, type CommentDecorator } from './decorators/comment.ts';
export { type DecoratorMetadata, metadataOf } from './decorators/metadata.ts';
export type { TaskMethodDecorator } from './decorators/method-decorator.ts';
export { Heartbeat, Retry, Timeout } from './decorators/task-decorators.ts';
export { Workflow, type WorkflowClass, type WorkflowDecorator } from './decorators/workflow.ts';
export { distributedMap } from './distributed-map/distributed-map.ts';
export type { ItemSource } from './distributed-map/item-source.ts';
export type {
  Batch,
  BatchedOptions,
  BatchOptions,
  DistributedMapOptions,
  DistributedMapResult,
  ItemOptions,
  ResultWriterOptions,
  WrittenResults,
} from './distributed-map/options.ts';
export type { Duration } from './duration.ts';
export * as errors from './errors.ts';
export {
  type AnyHandle,
  type Handle,
  type HandleAttribute,
  type HandleReference,
  handleReferenceOf,
  type NotAHandle,
} from './handle.ts';
export type { Jsonify } from './jsonify.ts';
export { type MapOptions, map } from './map.ts';
export { type NamedErrorBase, namedError } from './named-error.ts';
export { type ExecutionFacts, runWith, type TaskRequest, type TaskRunner } from './native.ts';
export { type FailureCause, parseCause } from './parse-cause.ts';
export { retry } from './retry.ts';
export type { ErrorClass, RetryPolicy } from './retry-policy.ts';
export { sleep, sleepUntil } from './sleep.ts';
export { type StubReference, stubReferenceOf } from './stub-reference.ts';
export type { AnyTask, Task, TaskBinding, TaskType, TokenTask } from './task.ts';
export type { TaskOptions } from './task-options.ts';
export { UsageError } from './usage-error.ts';
export { workflow } from './workflow.ts';
export { WorkflowError } from './workflow-error.ts';
export type { WorkflowOptions } from './workflow-options.ts';
export type { WorkflowFunction, WorkflowReference } from './workflow-reference.ts';
