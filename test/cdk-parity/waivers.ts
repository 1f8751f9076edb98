/**
 * Where our permissions differ from the CDK's on purpose, each with its reason. `missing`: the CDK grants it and we do not;
 * `wider`: we grant it and the CDK does not. A waiver that no longer applies fails the tests.
 */

export interface Waiver {
  /** Start of the record ids it is about. */
  readonly record: string;
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
    reason: 'defect 1: a call without authentication needs no permission, and the granted path is a broken one',
  },
  {
    record: '000/athena/start',
    missing: [...catalogue, 's3:listbucketmultipartuploads'],
    wider: ['s3:listbucketmultipartuploads'],
    reason:
      'defect 14: actions crossed with the other resource type; reading a query that nobody waits for; new buckets',
  },
  {
    record: '001/athena/output-location-path',
    missing: [
      ...catalogue,
      's3:abortmultipartupload',
      's3:listbucketmultipartuploads',
      's3:listmultipartuploadparts',
      's3:putobject',
    ],
    wider: ['s3:abortmultipartupload', 's3:listbucketmultipartuploads', 's3:listmultipartuploadparts', 's3:putobject'],
    reason:
      'defect 8: the CDK pastes an expression into the ARN, which matches nothing; the bucket is only known at run time',
  },
  {
    record: '000/aws-sdk/rekognition-detect-labels',
    missing: ['s3:getobject'],
    reason: 'the example adds the statement by hand, for an image that its arguments do not contain',
  },
  {
    record: '000/batch/submit-job',
    wider: ['batch:describejobs', 'batch:terminatejob'],
    reason: 'defect 11: AWS asks for both to wait for a job and to stop it',
  },
  {
    record: '000/ecs',
    missing: ['iam:passrole'],
    wider: ['iam:passrole'],
    reason:
      'the roles of a task definition are only known to its construct, which narrows this at synth (test/unit/cdk)',
  },
  {
    record: '001/ecs',
    missing: ['iam:passrole'],
    wider: ['iam:passrole'],
    reason: 'as 000/ecs',
  },
  {
    record: '003/tasks/run-ecs-fargate',
    missing: ['iam:passrole', 'ecs:describetasks', 'ecs:stoptask'],
    wider: ['iam:passrole'],
    reason: 'as 000/ecs; defect 14: nobody waits for this task',
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
    reason: 'defect 14: nobody waits for this cluster',
  },
  {
    record: '000/glue/crawler',
    missing: ['glue:getcrawler'],
    reason: 'the call only starts the crawler',
  },
  {
    record: '000/http/invoke',
    missing: ['states:invokehttpendpoint', 'secretsmanager:describesecret', 'secretsmanager:getsecretvalue'],
    wider: ['states:invokehttpendpoint', 'secretsmanager:describesecret', 'secretsmanager:getsecretvalue'],
    reason: 'the recorded URL is computed in JSONata; the secret is known by its name, and by its ARN to the construct',
  },
  {
    record: '002/http/invoke-whole-url',
    missing: ['states:invokehttpendpoint', 'secretsmanager:describesecret', 'secretsmanager:getsecretvalue'],
    wider: ['states:invokehttpendpoint', 'secretsmanager:describesecret', 'secretsmanager:getsecretvalue'],
    reason: 'as 000/http/invoke',
  },
  {
    record: '000/sagemaker/create-training-job',
    missing: ['sagemaker:describetrainingjob', 'sagemaker:stoptrainingjob', 'sagemaker:addtags'],
    wider: ['sagemaker:addtags'],
    reason: 'defect 14: nobody waits for this job; defect 7: the CDK pastes an expression into the ARN',
  },
  {
    record: '001/sagemaker/create-training-job',
    missing: ['sagemaker:describetrainingjob', 'sagemaker:stoptrainingjob', 'sagemaker:addtags'],
    wider: ['sagemaker:addtags'],
    reason: 'as 000/sagemaker/create-training-job',
  },
  {
    record: '000/sagemaker/create-transform-job',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    reason: 'defect 14: nobody waits for this job, and no role is among its arguments',
  },
  {
    record: '001/sagemaker/create-transform-job',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    reason: 'as 000/sagemaker/create-transform-job',
  },
  {
    record: '003/tasks/sagemaker-transform',
    missing: ['sagemaker:describetransformjob', 'sagemaker:stoptransformjob', 'iam:passrole'],
    reason: 'as 000/sagemaker/create-transform-job',
  },
  {
    record: '002/bedrock/input-path-legacy',
    missing: ['s3:getobject', 's3:putobject'],
    reason: 'exists only in JSONPath, and takes its S3 locations from InputPath',
  },
];
