/**
 * The embedded Step Functions engine.
 *
 * `new LocalRuntime({ clock?, seed?, functions?, mocks? })` runs JSONata-mode definitions and compiled workflows:
 * `await runtime.run(definition | compiledWorkflow, input, { name?, substitutions?, type? })` gives
 * `{ status, output?, error?, cause?, history, trace, transitions }`. Tasks are performed by `mocks` (by state name or
 * resource: `async (request) => result`, throwing `TaskError(error, cause)`), else by local services: Lambda `functions`,
 * in-process SQS, SNS, EventBridge, activities and child machines (`register`), and real SDK clients at `endpoints`. Time is
 * virtual unless `clock: realClock()`. `start()` gives the execution while it runs.
 */
export { type Clock, realClock, type VirtualClock, virtualClock } from './clock.ts';
export type { ExecutionResult, LocalExecution } from './execution.ts';
export type { HistoryDetails, HistoryEvent, HistoryEventType } from './history.ts';
export type { Runnable, Substitutions } from './load-definition.ts';
export { LocalRuntime } from './local-runtime.ts';
export type { ExecutionStart, LocalRuntimeOptions, RunOptions } from './runtime-options.ts';
export { type LocalServer, type LocalServerOptions, startServer } from './server/index.ts';
export type { ActivityTask, ActivityWorker } from './services/activities.ts';
export type { Target } from './services/delivery.ts';
export type { BusEvent, LocalBus } from './services/events.ts';
export type { LambdaCall, LambdaHandler } from './services/lambda.ts';
export type { Endpoints } from './services/sdk/call.ts';
export type { LocalTopic, TopicMessage } from './services/sns.ts';
export type { LocalQueue, QueueMessage } from './services/sqs.ts';
export {
  submitted,
  type TaskConnector,
  TaskError,
  type TaskRequest,
  type TaskSubmission,
} from './task-connector.ts';
export type { TraceCall, TraceStep } from './trace.ts';
