/**
 * The ARN format of every kind of resource handle, in the notation of the IAM reference. It tells whether a handle that
 * stands in an argument is the resource an action asks for, or a part of it (a bucket of an object, a table of an index).
 */
const regional = (service: string, rest: string): string =>
  `arn:\${Partition}:${service}:\${Region}:\${Account}:${rest}`;

const formats: Readonly<Record<string, string>> = {
  'apigateway.httpApi': regional('execute-api', '${ApiId}'),
  'apigateway.restApi': regional('execute-api', '${ApiId}'),
  'athena.workGroup': regional('athena', 'workgroup/${WorkGroupName}'),
  'batch.jobDefinition': regional('batch', 'job-definition/${JobDefinitionName}'),
  'batch.jobQueue': regional('batch', 'job-queue/${JobQueueName}'),
  'batch.queue': regional('batch', 'job-queue/${JobQueueName}'),
  'bedrock.guardrail': regional('bedrock', 'guardrail/${GuardrailId}'),
  'bedrock.model': 'arn:${Partition}:bedrock:${Region}::foundation-model/${ResourceId}',
  'codebuild.project': regional('codebuild', 'project/${ProjectName}'),
  'codepipeline.pipeline': regional('codepipeline', '${PipelineName}'),
  'cognito.userPool': regional('cognito-idp', 'userpool/${UserPoolId}'),
  'databrew.job': regional('databrew', 'job/${ResourceId}'),
  'dynamodb.table': regional('dynamodb', 'table/${TableName}'),
  'ecr.repository': regional('ecr', 'repository/${RepositoryName}'),
  'ecs.cluster': regional('ecs', 'cluster/${ClusterName}'),
  'ecs.service': regional('ecs', 'service/${ClusterName}/${ServiceName}'),
  'ecs.taskDefinition': regional('ecs', 'task-definition/${TaskDefinitionFamilyName}:${TaskDefinitionRevisionNumber}'),
  'efs.fileSystem': regional('elasticfilesystem', 'file-system/${FileSystemId}'),
  'eks.cluster': regional('eks', 'cluster/${ClusterName}'),
  'emr.cluster': regional('elasticmapreduce', 'cluster/${ClusterId}'),
  'emrcontainers.virtualCluster': regional('emr-containers', '/virtualclusters/${VirtualClusterId}'),
  'emrserverless.application': regional('emr-serverless', '/applications/${ApplicationId}'),
  'events.bus': regional('events', 'event-bus/${EventBusName}'),
  'events.connection': regional('events', 'connection/${ConnectionName}'),
  'events.rule': regional('events', 'rule/${RuleName}'),
  'firehose.deliveryStream': regional('firehose', 'deliverystream/${DeliveryStreamName}'),
  'glue.crawler': regional('glue', 'crawler/${CrawlerName}'),
  'glue.database': regional('glue', 'database/${DatabaseName}'),
  'glue.job': regional('glue', 'job/${JobName}'),
  'iam.role': 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}',
  'kinesis.stream': regional('kinesis', 'stream/${StreamName}'),
  'kms.key': regional('kms', 'key/${KeyId}'),
  'lambda.function': regional('lambda', 'function:${FunctionName}'),
  'logs.logGroup': regional('logs', 'log-group:${LogGroupName}'),
  'mediaconvert.queue': regional('mediaconvert', 'queues/${QueueName}'),
  'rds.cluster': regional('rds', 'cluster:${DbClusterInstanceName}'),
  'rds.instance': regional('rds', 'db:${DbInstanceName}'),
  's3.bucket': 'arn:${Partition}:s3:::${BucketName}',
  'sagemaker.endpoint': regional('sagemaker', 'endpoint/${EndpointName}'),
  'sagemaker.model': regional('sagemaker', 'model/${ModelName}'),
  'scheduler.scheduleGroup': regional('scheduler', 'schedule-group/${GroupName}'),
  'secretsmanager.secret': regional('secretsmanager', 'secret:${SecretId}'),
  'sns.topic': regional('sns', '${TopicName}'),
  'sqs.queue': regional('sqs', '${QueueName}'),
  'ssm.parameter': regional('ssm', 'parameter/${ParameterNameWithoutLeadingSlash}'),
  'stepfunctions.activity': regional('states', 'activity:${ActivityName}'),
  'stepfunctions.stateMachine': regional('states', 'stateMachine:${StateMachineName}'),
};

/**
 * The ARN format of a handle kind, or `undefined` for a kind that is not listed.
 *
 * @example
 * handleArnFormat('sns.topic'); // 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}'
 */
export function handleArnFormat(resourceKind: string): string | undefined {
  return Object.hasOwn(formats, resourceKind) ? formats[resourceKind] : undefined;
}

/**
 * Every handle kind that has an ARN format.
 *
 * @example
 * handleKinds().includes('dynamodb.table'); // true
 */
export function handleKinds(): readonly string[] {
  return Object.keys(formats);
}

/** Where constructs of versions and aliases keep the ARN: a reference, and its property. */
const qualified: Readonly<Record<string, readonly (readonly [reference: string, property: string])[]>> = {
  'lambda.function': [
    ['aliasRef', 'aliasArn'],
    ['versionRef', 'functionArn'],
  ],
  'stepfunctions.stateMachine': [
    ['stateMachineAliasRef', 'stateMachineAliasArn'],
    ['stateMachineVersionRef', 'stateMachineVersionArn'],
  ],
};

/**
 * The ARN of a construct that is a version or an alias. It goes before others that the construct knows: an L1 version of a
 * state machine has the ARN of the machine too.
 *
 * @example
 * qualifiedArn('lambda.function', new lambda.CfnAlias(this, 'Live', props)); // its own ARN
 */
export function qualifiedArn(kind: string, construct: object): string | undefined {
  for (const [reference, property] of (Object.hasOwn(qualified, kind) && qualified[kind]) || []) {
    const made: unknown = Reflect.get(construct, reference);
    const arn: unknown = typeof made === 'object' && made !== null ? Reflect.get(made, property) : undefined;
    if (typeof arn === 'string') return arn;
  }
  return undefined;
}
