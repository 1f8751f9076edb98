/**
 * The services that AWS SDK operations hand roles to, for `iam:PassedToService`. Only services whose roles trust the very
 * service that they are passed to are here; where none is, the permission is limited to the role alone.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_PassedToService
 */

/** By SDK service: the principal, or one for each key that differs. */
const principals: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
  apigateway: 'apigateway.amazonaws.com',
  appconfig: 'appconfig.amazonaws.com',
  applicationautoscaling: 'application-autoscaling.amazonaws.com',
  appsync: 'appsync.amazonaws.com',
  backup: 'backup.amazonaws.com',
  batch: {
    ServiceRole: 'batch.amazonaws.com',
    JobRoleArn: 'ecs-tasks.amazonaws.com',
    ExecutionRoleArn: 'ecs-tasks.amazonaws.com',
  },
  bedrock: 'bedrock.amazonaws.com',
  bedrockagent: 'bedrock.amazonaws.com',
  cloudformation: 'cloudformation.amazonaws.com',
  cloudtrail: 'cloudtrail.amazonaws.com',
  codebuild: 'codebuild.amazonaws.com',
  codedeploy: 'codedeploy.amazonaws.com',
  codepipeline: 'codepipeline.amazonaws.com',
  comprehend: 'comprehend.amazonaws.com',
  config: 'config.amazonaws.com',
  databrew: 'databrew.amazonaws.com',
  datasync: 'datasync.amazonaws.com',
  dax: 'dax.amazonaws.com',
  ec2: { DeliverLogsPermissionArn: 'vpc-flow-logs.amazonaws.com' },
  ecs: {
    TaskRoleArn: 'ecs-tasks.amazonaws.com',
    ExecutionRoleArn: 'ecs-tasks.amazonaws.com',
    Role: 'ecs.amazonaws.com',
    RoleArn: 'ecs.amazonaws.com',
  },
  eks: { RoleArn: 'eks.amazonaws.com' },
  emr: {
    ServiceRole: 'elasticmapreduce.amazonaws.com',
    AutoScalingRole: 'application-autoscaling.amazonaws.com',
    JobFlowRole: 'ec2.amazonaws.com',
  },
  emrserverless: 'emr-serverless.amazonaws.com',
  eventbridge: 'events.amazonaws.com',
  firehose: 'firehose.amazonaws.com',
  fis: 'fis.amazonaws.com',
  glue: 'glue.amazonaws.com',
  kendra: 'kendra.amazonaws.com',
  kinesisanalyticsv2: 'kinesisanalytics.amazonaws.com',
  lambda: 'lambda.amazonaws.com',
  lexmodelsv2: 'lexv2.amazonaws.com',
  mediaconvert: 'mediaconvert.amazonaws.com',
  medialive: 'medialive.amazonaws.com',
  personalize: 'personalize.amazonaws.com',
  pipes: 'pipes.amazonaws.com',
  rds: { MonitoringRoleArn: 'monitoring.rds.amazonaws.com', RoleArn: 'rds.amazonaws.com' },
  rekognition: 'rekognition.amazonaws.com',
  s3: 's3.amazonaws.com',
  sagemaker: 'sagemaker.amazonaws.com',
  scheduler: 'scheduler.amazonaws.com',
  sfn: 'states.amazonaws.com',
  ssm: 'ssm.amazonaws.com',
  textract: 'textract.amazonaws.com',
  transcribe: 'transcribe.amazonaws.com',
  transfer: 'transfer.amazonaws.com',
  translate: 'translate.amazonaws.com',
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
