/**
 * The CDK interfaces that bind each kind of resource handle: the L2 interface, which imported resources have too, or the
 * `I…Ref` interface of the L1s. Generated construct classes and typed `resources` props are made of these.
 */
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import type * as athena from 'aws-cdk-lib/aws-athena';
import type * as batch from 'aws-cdk-lib/aws-batch';
import type * as bedrock from 'aws-cdk-lib/aws-bedrock';
import type * as codebuild from 'aws-cdk-lib/aws-codebuild';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type * as databrew from 'aws-cdk-lib/aws-databrew';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as ecr from 'aws-cdk-lib/aws-ecr';
import type * as ecs from 'aws-cdk-lib/aws-ecs';
import type * as eks from 'aws-cdk-lib/aws-eks';
import type * as emr from 'aws-cdk-lib/aws-emr';
import type * as emrcontainers from 'aws-cdk-lib/aws-emrcontainers';
import type * as emrserverless from 'aws-cdk-lib/aws-emrserverless';
import type * as events from 'aws-cdk-lib/aws-events';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kinesis from 'aws-cdk-lib/aws-kinesis';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import type * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type * as ssm from 'aws-cdk-lib/aws-ssm';
import type * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';

/** Handle kind → CDK interface. */
export interface ResourceInterfaces {
  'apigateway.httpApi': apigatewayv2.IHttpApi | apigatewayv2.IApiRef;
  'apigateway.restApi': apigateway.IRestApi | apigateway.IRestApiRef;
  'athena.workGroup': athena.IWorkGroupRef;
  'batch.jobDefinition': batch.IJobDefinition | batch.IJobDefinitionRef;
  'batch.queue': batch.IJobQueue | batch.IJobQueueRef;
  'bedrock.guardrail': bedrock.IGuardrailRef;
  'bedrock.model': bedrock.IModel;
  'codebuild.project': codebuild.IProject | codebuild.IProjectRef;
  'cognito.userPool': cognito.IUserPool | cognito.IUserPoolRef;
  'databrew.job': databrew.IJobRef;
  'dynamodb.table': dynamodb.ITable | dynamodb.ITableRef | dynamodb.IGlobalTableRef;
  'ecr.repository': ecr.IRepository | ecr.IRepositoryRef;
  'ecs.cluster': ecs.ICluster | ecs.IClusterRef;
  'ecs.taskDefinition': ecs.ITaskDefinition | ecs.ITaskDefinitionRef;
  'eks.cluster': eks.ICluster | eks.IClusterRef;
  'emr.cluster': emr.IClusterRef;
  'emrcontainers.virtualCluster': emrcontainers.IVirtualClusterRef;
  'emrserverless.application': emrserverless.IApplicationRef;
  'events.bus': events.IEventBus | events.IEventBusRef;
  'events.connection': events.IConnection | events.IConnectionRef;
  'glue.crawler': glue.ICrawlerRef;
  'glue.job': glue.IJobRef;
  'iam.role': iam.IRole | iam.IRoleRef;
  'kinesis.stream': kinesis.IStream | kinesis.IStreamRef;
  'kms.key': kms.IKey | kms.IKeyRef;
  'lambda.function': lambda.IFunction | lambda.IFunctionRef | lambda.IAliasRef | lambda.IVersionRef;
  'logs.logGroup': logs.ILogGroup | logs.ILogGroupRef;
  's3.bucket': s3.IBucket | s3.IBucketRef;
  'sagemaker.endpoint': sagemaker.IEndpointRef;
  'sagemaker.model': sagemaker.IModelRef;
  'scheduler.scheduleGroup': scheduler.IScheduleGroup | scheduler.IScheduleGroupRef;
  'secretsmanager.secret': secretsmanager.ISecret | secretsmanager.ISecretRef;
  'sns.topic': sns.ITopic | sns.ITopicRef;
  'sqs.queue': sqs.IQueue | sqs.IQueueRef;
  'ssm.parameter': ssm.IParameter | ssm.IParameterRef;
  'stepfunctions.activity': stepfunctions.IActivity | stepfunctions.IActivityRef;
  'stepfunctions.stateMachine':
    | stepfunctions.IStateMachine
    | stepfunctions.IStateMachineRef
    | stepfunctions.IStateMachineAliasRef
    | stepfunctions.IStateMachineVersionRef;
  'stepfunctions.states': stepfunctions.IChainable;
}

/** A resource given by its identifiers alone; kinds without a CDK interface take only this. */
export interface PlainResource {
  readonly arn: string;
  readonly name?: string;
  readonly url?: string;
}

/**
 * What binds a handle of kind `K`.
 *
 * @example
 * type Table = ResourceOf<'dynamodb.table'>; // ITable | ITableRef | PlainResource
 */
export type ResourceOf<K extends string> =
  | (K extends keyof ResourceInterfaces ? ResourceInterfaces[K] : never)
  // Hand-written states have no identifiers.
  | (K extends 'stepfunctions.states' ? never : PlainResource);

/**
 * The `resources` of a workflow with the given handles.
 *
 * @example
 * type Resources = ResourcesOf<{ Orders: 'dynamodb.table'; Charge: 'lambda.function' }>;
 */
export type ResourcesOf<H extends Readonly<Record<string, string>>> = { readonly [Id in keyof H]: ResourceOf<H[Id]> };

/** KMS keys that encrypt resources of a workflow, by the resources' ids. */
export type EncryptionKeys = Readonly<Record<string, ResourceOf<'kms.key'>>>;

/** The `resources` of any workflow: which ones it needs is checked at synth, and by generated construct classes. */
export type WorkflowResources = Readonly<Record<string, unknown>>;
