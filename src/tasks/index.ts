/**
 * Typed calls of AWS: one namespace per service with optimized integrations, `aws` for every SDK service, `task` for
 * anything else. A stub's type carries its ASL Resource, which the compiler reads; natively stubs ask the task runner.
 */
export { aws, type SdkService, type SdkServices, type SdkTask } from './aws.ts';
export * as dynamodb from './dynamodb.ts';
export * as events from './events.ts';
export * as lambda from './lambda.ts';
export * as sns from './sns.ts';
export * as sqs from './sqs.ts';
export * as stepfunctions from './stepfunctions.ts';
export { type CustomTaskOptions, task } from './task.ts';
