/**
 * Which handles a parameter accepts in place of a string. Parameters that mean one kind of resource take only handles of
 * that kind; others take any, where the name of the parameter says which identifier is meant.
 */
import type { AnyHandle, Handle } from '../../dsl/index.ts';

/** The kind of resource that a parameter means. */
interface KindOfParameter {
  TableName: 'dynamodb.table';
  FunctionName: 'lambda.function';
  QueueUrl: 'sqs.queue';
  TopicArn: 'sns.topic';
  EventBusName: 'events.bus';
  StateMachineArn: 'stepfunctions.stateMachine';
  ActivityArn: 'stepfunctions.activity';
  Bucket: 's3.bucket';
  Cluster: 'ecs.cluster';
  TaskDefinition: 'ecs.taskDefinition';
  JobQueue: 'batch.queue';
  JobDefinition: 'batch.jobDefinition';
  ProjectName: 'codebuild.project';
  WorkGroup: 'athena.workGroup';
  ModelId: 'bedrock.model';
  GuardrailIdentifier: 'bedrock.guardrail';
  ConnectionArn: 'events.connection';
  ApiEndpoint: 'apigateway.restApi' | 'apigateway.httpApi';
  ClusterId: 'emr.cluster';
  VirtualClusterId: 'emrcontainers.virtualCluster';
  ApplicationId: 'emrserverless.application';
  RoleArn: 'iam.role';
  ExecutionRoleArn: 'iam.role';
  TaskRoleArn: 'iam.role';
  PodExecutionRoleArn: 'iam.role';
  NodeRole: 'iam.role';
  LogGroupName: 'logs.logGroup';
  SecretId: 'secretsmanager.secret';
}

/** The handles that parameter `Key` accepts. */
export type HandleFor<Key> = Key extends keyof KindOfParameter ? Handle<KindOfParameter[Key]> : AnyHandle;
