/**
 * What native runs are made of, for the parts of StepScript that drive them: the runtime's test tools, the task stubs and
 * the differential harness. Not part of the language; users meet only `runWith`.
 */
export { jsonResult } from './json-result.ts';
export type { Execution } from './native/execution.ts';
export { executionError } from './native/execution-error.ts';
export { runWith } from './native/frame.ts';
export type { ExecutionFacts } from './native/frames.ts';
export { invokeHandler, lambdaFailure } from './native/invoke-handler.ts';
export { performTask, type TaskCall } from './native/perform-task.ts';
export type { TaskRequest, TaskRunner } from './native/task-runner.ts';
