/**
 * The embedded Step Functions engine.
 *
 * `new LocalRuntime({ clock?, seed?, functions?, mocks? })` runs JSONata-mode definitions and compiled workflows:
 * `await runtime.run(definition | compiledWorkflow, input, { name?, substitutions?, type? })` gives
 * `{ status, output?, error?, cause?, history, trace, transitions }`. Tasks are performed by `mocks` (by state name or
 * resource: `async (request) => result`, throwing `TaskError(error, cause)`), else by local services; `functions` are
 * Lambda handlers. Time is virtual unless `clock: realClock()`. `start()` gives the execution while it runs.
 */
export { type Clock, realClock, type VirtualClock, virtualClock } from './clock.ts';
export type { ExecutionResult, LocalExecution } from './execution.ts';
export type { HistoryDetails, HistoryEvent, HistoryEventType } from './history.ts';
export type { Runnable, Substitutions } from './load-definition.ts';
export { LocalRuntime, type LocalRuntimeOptions, type RunOptions } from './local-runtime.ts';
export type { LambdaCall, LambdaHandler } from './services/lambda.ts';
export {
  submitted,
  type TaskAnswer,
  type TaskConnector,
  TaskError,
  type TaskRequest,
  type TaskSubmission,
} from './task-connector.ts';
export type { TraceCall, TraceStep } from './trace.ts';
