/**
 * The services that AWS SDK operations hand roles to, for `iam:PassedToService`. Only services whose roles trust the very
 * service that they are passed to are here; where none is, the permission is limited to the role alone. Each names its source:
 * AWS's managed policy that has the condition, the construct of aws-cdk-lib whose role trusts the service, or "trust": trust
 * policies and conditions in public programs that use the service.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService
 */

/** By SDK service: the principal, or one for each key that differs. */
const principals: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  apigateway: 'apigateway.amazonaws.com', // aws-apigateway RestApi
  appconfig: 'appconfig.amazonaws.com', // aws-appconfig Environment, Extension
  applicationautoscaling: 'application-autoscaling.amazonaws.com', // aws-applicationautoscaling ScalableTarget
  appsync: 'appsync.amazonaws.com', // aws-appsync GraphqlApi
  backup: 'backup.amazonaws.com', // aws-backup BackupSelection
  // aws-batch ComputeEnvironment, EcsJobDefinition
  batch: {
    ServiceRole: 'batch.amazonaws.com',
    JobRoleArn: 'ecs-tasks.amazonaws.com',
    ExecutionRoleArn: 'ecs-tasks.amazonaws.com',
  },
  bedrock: 'bedrock.amazonaws.com', // aws-stepfunctions-tasks BedrockCreateModelCustomizationJob
  bedrockagent: 'bedrock.amazonaws.com', // the same service
  cloudformation: 'cloudformation.amazonaws.com', // aws-codepipeline-actions CloudFormation actions
  cloudtrail: 'cloudtrail.amazonaws.com', // aws-cloudtrail Trail
  codebuild: 'codebuild.amazonaws.com', // aws-codebuild Project
  codedeploy: 'codedeploy.amazonaws.com', // aws-codedeploy deployment groups
  codepipeline: 'codepipeline.amazonaws.com', // aws-codepipeline Pipeline
  comprehend: 'comprehend.amazonaws.com', // trust
  config: 'config.amazonaws.com', // aws-config ManagedRule
  databrew: 'databrew.amazonaws.com', // AwsGlueDataBrewFullAccessPolicy
  datasync: 'datasync.amazonaws.com', // trust
  dax: 'dax.amazonaws.com', // trust
  // aws-ec2 FlowLog
  ec2: { DeliverLogsPermissionArn: 'vpc-flow-logs.amazonaws.com' },
  // aws-ecs TaskDefinition, Service
  ecs: {
    TaskRoleArn: 'ecs-tasks.amazonaws.com',
    ExecutionRoleArn: 'ecs-tasks.amazonaws.com',
    Role: 'ecs.amazonaws.com',
    RoleArn: 'ecs.amazonaws.com',
  },
  // aws-eks Cluster
  eks: { RoleArn: 'eks.amazonaws.com' },
  // AmazonEMRFullAccessPolicy_v2
  emr: {
    ServiceRole: 'elasticmapreduce.amazonaws.com',
    AutoScalingRole: 'application-autoscaling.amazonaws.com',
    JobFlowRole: 'ec2.amazonaws.com',
  },
  emrserverless: 'emr-serverless.amazonaws.com', // trust
  eventbridge: 'events.amazonaws.com', // aws-events-targets
  firehose: 'firehose.amazonaws.com', // aws-kinesisfirehose destinations
  fis: 'fis.amazonaws.com', // trust
  glue: 'glue.amazonaws.com', // AWSGlueConsoleFullAccess
  kendra: 'kendra.amazonaws.com', // AmazonKendraFullAccess
  kinesisanalyticsv2: 'kinesisanalytics.amazonaws.com', // trust
  lambda: 'lambda.amazonaws.com', // aws-lambda Function
  lexmodelsv2: 'lexv2.amazonaws.com', // trust
  mediaconvert: 'mediaconvert.amazonaws.com', // aws-stepfunctions-tasks MediaConvertCreateJob
  medialive: 'medialive.amazonaws.com', // trust
  personalize: 'personalize.amazonaws.com', // trust
  pipes: 'pipes.amazonaws.com', // trust
  // aws-rds DatabaseInstance, DatabaseCluster
  rds: { MonitoringRoleArn: 'monitoring.rds.amazonaws.com', RoleArn: 'rds.amazonaws.com' },
  rekognition: 'rekognition.amazonaws.com', // trust
  s3: 's3.amazonaws.com', // aws-s3 Bucket
  sagemaker: 'sagemaker.amazonaws.com', // aws-stepfunctions-tasks SageMakerCreateModel
  scheduler: 'scheduler.amazonaws.com', // aws-scheduler-targets
  sfn: 'states.amazonaws.com', // aws-stepfunctions StateMachine
  ssm: 'ssm.amazonaws.com', // trust
  textract: 'textract.amazonaws.com', // trust
  transcribe: 'transcribe.amazonaws.com', // trust
  transfer: 'transfer.amazonaws.com', // trust
  translate: 'translate.amazonaws.com', // trust
};

/** The SDK services whose operations hand roles to a service that is known. */
export const servicesWithPassedRoles: readonly string[] = Object.keys(principals);

/**
 * The service that an SDK service's parameter hands a role to, or `undefined` where it is not known for certain.
 *
 * @example
 * passedToService('scheduler', 'RoleArn'); // 'scheduler.amazonaws.com'
 */
export function passedToService(service: string, key: string): string | undefined {
  const own = Object.hasOwn(principals, service) ? principals[service] : undefined;
  return typeof own === 'object' ? (Object.hasOwn(own, key) ? own[key] : undefined) : own;
}
