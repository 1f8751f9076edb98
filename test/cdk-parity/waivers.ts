/**
 * Where our calls and permissions differ from the CDK's on purpose, each with its reason. `missing`: the CDK grants it and we do
 * not; `wider`: we grant it and the CDK does not. A waiver that no longer applies fails the tests.
 */

export interface Waiver {
  /** Start of the record ids it is about. */
  readonly record: string;
  /** The number of the CDK's defect (docs/cdk-parity.md) that is the reason. */
  readonly defect?: number;
  /** The CDK sends other arguments. */
  readonly calls?: true;
  readonly missing?: readonly string[];
  readonly wider?: readonly string[];
  readonly reason: string;
}

const catalogue = [
  'athena:getqueryexecution',
  'athena:getdatacatalog',
  'athena:startqueryexecution',
  's3:createbucket',
];

export const waivers: readonly Waiver[] = [
  {
    record: '000/apigateway',
    missing: ['execute-api:invoke'],
    defect: 1,
    reason: 'a call without authentication needs no permission, and the granted path is a broken one',
  },
  {
    record: '000/athena/start',
    missing: [...catalogue, 's3:listbucketmultipartuploads'],
    wider: ['s3:listbucketmultipartuploads'],
    defect: 14,
    reason: 'actions crossed with the other resource type; reading a query that nobody waits for; new buckets',
  },
  {
    record: '001/athena/output-location-path',
    calls: true,
    missing: [
      ...catalogue,
      's3:abortmultipartupload',
      's3:listbucketmultipartuploads',
      's3:listmultipartuploadparts',
      's3:putobject',
    ],
    wider: ['s3:abortmultipartupload', 's3:listbucketmultipartuploads', 's3:listmultipartuploadparts', 's3:putobject'],
    defect: 8,
    reason: 'the CDK pastes an expression into the ARN, which matches nothing; the bucket is only known at run time',
  },
  {
    record: '000/aws-sdk/rekognition-detect-labels',
    missing: ['s3:getobject'],
    reason: 'the example adds the statement by hand, for an image that its arguments do not contain',
  },
  {
    record: '000/batch/submit-job',
    wider: ['batch:describejobs', 'batch:terminatejob'],
    defect: 11,
    reason: 'AWS asks for both to wait for a job and to stop it',
  },
  {
    record: '000/emr/add-step-runtime-role-cluster',
    missing: [
      'elasticmapreduce:addjobflowsteps',
      'elasticmapreduce:cancelsteps',
      'elasticmapreduce:describestep',
      'events:describerule',
      'events:putrule',
      'events:puttargets',
    ],
    reason: 'the recorded role also serves the second task of the example',
  },
  {
    record: '000/emr/add-step-runtime-role',
    missing: [
      'elasticmapreduce:addtags',
      'elasticmapreduce:describecluster',
      'elasticmapreduce:runjobflow',
      'elasticmapreduce:terminatejobflows',
      'iam:passrole',
      'iam:createservicelinkedrole',
      'events:describerule',
      'events:putrule',
      'events:puttargets',
    ],
    reason: 'the recorded role also serves the first task of the example',
  },
  {
    record: '001/emr/create-cluster-request-response',
    missing: ['elasticmapreduce:describecluster', 'elasticmapreduce:terminatejobflows'],
    defect: 14,
    reason: 'nobody waits for this cluster',
  },
  {
    record: '000/sagemaker/create-training-job',
    missing: ['sagemaker:describetrainingjob', 'sagemaker:stoptrainingjob', 'sagemaker:addtags'],
    wider: ['sagemaker:addtags'],
    defect: 14,
    reason: 'nobody waits for this job; defect 7: the CDK pastes an expression into the ARN',
  },
  {
    record: '001/sagemaker/create-training-job',
    missing: ['sagemaker:describetrainingjob', 'sagemaker:stoptrainingjob', 'sagemaker:addtags'],
    wider: ['sagemaker:addtags'],
    defect: 14,
    reason: 'nobody waits for this job; defect 7: the CDK pastes an expression into the ARN',
  },
  {
    record: '000/sagemaker/create-transform-job',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    defect: 14,
    reason: 'nobody waits for this job, and no role is among its arguments',
  },
  {
    record: '001/sagemaker/create-transform-job',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    defect: 14,
    reason: 'nobody waits for this job, and no role is among its arguments',
  },
  {
    record: '003/tasks/sagemaker-transform',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    defect: 14,
    reason: 'nobody waits for this job, and no role is among its arguments',
  },
  {
    record: '000/emr-containers/create',
    defect: 6,
    reason: 'the CDK writes a JSONPath function into a JSONata expression, which AWS refuses; compared as it was meant',
  },
  {
    record: '000/bedrock/input-path',
    wider: ['bedrock:invokemodel', 's3:getobject', 's3:putobject'],
    reason: 'the CDK refuses its own example',
  },
  {
    record: '000/evaluate-expression',
    missing: ['lambda:invokefunction'],
    reason: 'an expression needs no Lambda function',
  },
  {
    record: '001/evaluate-expression',
    missing: ['lambda:invokefunction'],
    reason: 'an expression needs no Lambda function',
  },
  {
    record: '000/glue/crawler',
    missing: ['glue:getcrawler'],
    reason: 'the call only starts the crawler',
  },
  ...['000/glue/execution-class', '000/glue/workers', '002/glue/workers'].map(
    (record): Waiver => ({ record, defect: 5, calls: true, reason: 'the CDK sends `NotificationProperty: null`' }),
  ),
  {
    record: '003/tasks/run-ecs-fargate',
    defect: 14,
    missing: ['ecs:describetasks', 'ecs:stoptask'],
    reason: 'nobody waits for this task',
  },
];
