/**
 * The CDK interface that a resource of each handle kind is bound to by the typed construct. A kind that is not listed has
 * no L2 construct; its resource is given as an object with the identifiers that the definition uses.
 */

/** `module` is a folder of aws-cdk-lib, `namespace` the name it is imported under. */
export interface ResourceInterface {
  readonly module: string;
  readonly namespace: string;
  readonly name: string;
}

const INTERFACES: Readonly<Record<string, readonly [module: string, namespace: string, name: string]>> = {
  'apigateway.httpApi': ['aws-apigatewayv2', 'apigatewayv2', 'IHttpApi'],
  'apigateway.restApi': ['aws-apigateway', 'apigateway', 'IRestApi'],
  'batch.jobDefinition': ['aws-batch', 'batch', 'IJobDefinition'],
  'batch.queue': ['aws-batch', 'batch', 'IJobQueue'],
  'codebuild.project': ['aws-codebuild', 'codebuild', 'IProject'],
  'dynamodb.table': ['aws-dynamodb', 'dynamodb', 'ITable'],
  'ecs.cluster': ['aws-ecs', 'ecs', 'ICluster'],
  'ecs.taskDefinition': ['aws-ecs', 'ecs', 'ITaskDefinition'],
  'eks.cluster': ['aws-eks', 'eks', 'ICluster'],
  'events.bus': ['aws-events', 'events', 'IEventBus'],
  'events.connection': ['aws-events', 'events', 'IConnection'],
  'lambda.function': ['aws-lambda', 'lambda', 'IFunction'],
  's3.bucket': ['aws-s3', 's3', 'IBucket'],
  'sns.topic': ['aws-sns', 'sns', 'ITopic'],
  'sqs.queue': ['aws-sqs', 'sqs', 'IQueue'],
  'stepfunctions.activity': ['aws-stepfunctions', 'stepfunctions', 'IActivity'],
  'stepfunctions.stateMachine': ['aws-stepfunctions', 'stepfunctions', 'IStateMachine'],
};

/** The CDK interface for a handle kind, or `undefined` where there is none. */
export function resourceInterfaceOf(kind: string): ResourceInterface | undefined {
  const entry = INTERFACES[kind];
  return entry === undefined ? undefined : { module: entry[0], namespace: entry[1], name: entry[2] };
}
