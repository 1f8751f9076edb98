/**
 * A typed client for deployed workflows, over the Step Functions API.
 */
export { type ClientOptions, client, type StartedExecution, type WorkflowClient } from './client.ts';
