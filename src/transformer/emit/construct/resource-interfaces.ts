/**
 * The CDK interfaces that a resource of each handle kind is bound to by the typed construct: the L2 interface first, then
 * those of the L1s. It says what `ResourceInterfaces` of `stepscript/cdk` says, which the transformer may not import; a
 * test compares the two. A kind that is not listed is bound by its identifiers only.
 */

/** The interfaces of one kind. */
export interface ResourceBinding {
  /** The folder of aws-cdk-lib that declares them. */
  readonly module: string;
  /** The name that the module is imported under. */
  readonly namespace: string;
  readonly interfaces: readonly string[];
}

const INTERFACES: Readonly<Record<string, string>> = {
  'apigateway.httpApi': 'apigatewayv2 IHttpApi IApiRef',
  'apigateway.restApi': 'apigateway IRestApi IRestApiRef',
  'athena.workGroup': 'athena IWorkGroupRef',
  'batch.jobDefinition': 'batch IJobDefinition IJobDefinitionRef',
  'batch.queue': 'batch IJobQueue IJobQueueRef',
  'bedrock.guardrail': 'bedrock IGuardrailRef',
  'bedrock.model': 'bedrock IModel',
  'codebuild.project': 'codebuild IProject IProjectRef',
  'cognito.userPool': 'cognito IUserPool IUserPoolRef',
  'databrew.job': 'databrew IJobRef',
  'dynamodb.table': 'dynamodb ITable ITableRef IGlobalTableRef',
  'ecr.repository': 'ecr IRepository IRepositoryRef',
  'ecs.cluster': 'ecs ICluster IClusterRef',
  'ecs.taskDefinition': 'ecs ITaskDefinition ITaskDefinitionRef',
  'eks.cluster': 'eks ICluster IClusterRef',
  'emr.cluster': 'emr IClusterRef',
  'emrcontainers.virtualCluster': 'emrcontainers IVirtualClusterRef',
  'emrserverless.application': 'emrserverless IApplicationRef',
  'events.bus': 'events IEventBus IEventBusRef',
  'events.connection': 'events IConnection IConnectionRef',
  'glue.crawler': 'glue ICrawlerRef',
  'glue.job': 'glue IJobRef',
  'iam.role': 'iam IRole IRoleRef',
  'kinesis.stream': 'kinesis IStream IStreamRef',
  'kms.key': 'kms IKey IKeyRef',
  'lambda.function': 'lambda IFunction IFunctionRef IAliasRef IVersionRef',
  'logs.logGroup': 'logs ILogGroup ILogGroupRef',
  's3.bucket': 's3 IBucket IBucketRef',
  'sagemaker.endpoint': 'sagemaker IEndpointRef',
  'sagemaker.model': 'sagemaker IModelRef',
  'scheduler.scheduleGroup': 'scheduler IScheduleGroup IScheduleGroupRef',
  'secretsmanager.secret': 'secretsmanager ISecret ISecretRef',
  'sns.topic': 'sns ITopic ITopicRef',
  'sqs.queue': 'sqs IQueue IQueueRef',
  'ssm.parameter': 'ssm IParameter IParameterRef',
  'stepfunctions.activity': 'stepfunctions IActivity IActivityRef',
  'stepfunctions.stateMachine':
    'stepfunctions IStateMachine IStateMachineRef IStateMachineAliasRef IStateMachineVersionRef',
  'stepfunctions.states': 'stepfunctions IChainable',
};

/** The kinds that have CDK interfaces. */
export const boundKinds: readonly string[] = Object.keys(INTERFACES);

/** The CDK interfaces of a handle kind, or `undefined` where there are none. */
export function resourceBindingOf(kind: string): ResourceBinding | undefined {
  const [namespace, ...interfaces] = (INTERFACES[kind] ?? '').split(' ');
  return namespace === undefined || namespace === ''
    ? undefined
    : { module: `aws-${namespace}`, namespace, interfaces };
}
