/**
 * A typed client for deployed workflows, over the Step Functions API.
 */
export { type Callback, callback } from './callback.ts';
export { type ClientOptions, client, type StartedExecution, type WorkflowClient } from './client.ts';
export { type ActivityContext, type Worker, type WorkerOptions, worker } from './worker.ts';
