/**
 * Typed calls of AWS: one namespace per service with optimized integrations, `aws` for every SDK service, `task` for
 * anything else. A stub's type carries its ASL Resource, which the compiler reads; natively stubs ask the task runner.
 */
export * as apigateway from './apigateway.ts';
export * as athena from './athena.ts';
export { aws, type SdkService, type SdkServices, type SdkTask } from './aws.ts';
export * as batch from './batch.ts';
export * as bedrock from './bedrock.ts';
export * as bedrockagentcore from './bedrockagentcore.ts';
export * as codebuild from './codebuild.ts';
export * as databrew from './databrew.ts';
export * as dynamodb from './dynamodb.ts';
export * as ecs from './ecs.ts';
export * as eks from './eks.ts';
export * as emr from './emr.ts';
export * as emrcontainers from './emrcontainers.ts';
export * as emrserverless from './emrserverless.ts';
export * as events from './events.ts';
export * as glue from './glue.ts';
export * as http from './http.ts';
export * as iam from './iam.ts';
export * as kms from './kms.ts';
export * as lambda from './lambda.ts';
export * as logs from './logs.ts';
export * as mediaconvert from './mediaconvert.ts';
export * as s3 from './s3/index.ts';
export * as sagemaker from './sagemaker.ts';
export * as scheduler from './scheduler.ts';
export * as secretsmanager from './secretsmanager.ts';
export * as sns from './sns.ts';
export * as sqs from './sqs.ts';
export * as ssm from './ssm.ts';
export { type States, type StatesOptions, states } from './states.ts';
export * as stepfunctions from './stepfunctions.ts';
export { type CustomTaskOptions, task } from './task.ts';
