/** The permissions of AWS SDK integrations: actions, the resources that arguments name, and what is refused. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { iamPrefix } from '../../../src/tasks/needs/naming/sdk-names.ts';
import { findAction } from '../../../src/tasks/needs/sdk/decode-actions.ts';
import { servicesWithPassedRoles } from '../../../src/tasks/needs/sdk/passed-to-services.ts';
import { constant, dynamic, handle, list, needsOfCall, printedNeeds, record, refusal } from './fact-builders.ts';

const orders = handle('Orders', 'dynamodb.table');
const uploads = handle('Uploads', 's3.bucket');
const worker = handle('Worker', 'iam.role', 'Arn');

describe('resources from arguments', () => {
  it.each([
    ['dynamodb:describeTable', { TableName: orders }, 'dynamodb:DescribeTable on ${OrdersArn}'],
    ['dynamodb:query', { TableName: orders }, 'dynamodb:Query on ${OrdersArn}'],
    [
      'dynamodb:query',
      { TableName: orders, IndexName: constant('byDate') },
      'dynamodb:Query on ${OrdersArn}/index/byDate',
    ],
    ['dynamodb:scan', { TableName: orders, IndexName: dynamic }, 'dynamodb:Scan on ${OrdersArn}/index/*'],
    [
      'dynamodb:batchGetItem',
      { RequestItems: record({ '${OrdersName}': dynamic }) },
      'dynamodb:BatchGetItem on ${OrdersArn}',
    ],
    ['dynamodb:listTables', {}, 'dynamodb:ListTables on *'],
    [
      'dynamodb:tagResource',
      { ResourceArn: handle('Orders', 'dynamodb.table', 'Arn') },
      'dynamodb:TagResource on ${OrdersArn}',
    ],
    ['s3:getObject', { Bucket: uploads, Key: dynamic }, 's3:GetObject on ${UploadsArn}/*'],
    ['s3:getObject', { Bucket: uploads, Key: constant('a/b.json') }, 's3:GetObject on ${UploadsArn}/a/b.json'],
    ['s3:headObject', { Bucket: uploads, Key: dynamic }, 's3:GetObject on ${UploadsArn}/*'],
    [
      's3:deleteObject',
      { Bucket: uploads, Key: dynamic, VersionId: dynamic },
      's3:DeleteObjectVersion on ${UploadsArn}/*',
    ],
    [
      's3:putObject',
      { Bucket: uploads, Key: dynamic, Tagging: dynamic },
      's3:PutObject, s3:PutObjectTagging on ${UploadsArn}/*',
    ],
    ['s3:listObjectsV2', { Bucket: uploads }, 's3:ListBucket on ${UploadsArn}'],
    ['s3:listBuckets', {}, 's3:ListAllMyBuckets on *'],
    ['s3:putBucketEncryption', { Bucket: constant('b') }, 's3:PutEncryptionConfiguration on s3:::b'],
    [
      'lambda:invoke',
      { FunctionName: constant('f') },
      'lambda:InvokeFunction on lambda:::function:f, lambda:::function:f:*',
    ],
    [
      'lambda:putProvisionedConcurrencyConfig',
      { FunctionName: constant('f'), Qualifier: constant('live') },
      'lambda:PutProvisionedConcurrencyConfig on lambda:::function:f:live',
    ],
    ['lambda:getFunction', { FunctionName: constant('f') }, 'lambda:GetFunction on lambda:::function:f'],
    ['sqs:receiveMessage', { QueueUrl: handle('Jobs', 'sqs.queue', 'Url') }, 'sqs:ReceiveMessage on ${JobsArn}'],
    ['sqs:sendMessageBatch', { QueueUrl: dynamic }, 'sqs:SendMessage on sqs:::*'],
    ['sns:publishBatch', { TopicArn: handle('Alerts', 'sns.topic', 'Arn') }, 'sns:Publish on ${AlertsArn}'],
    [
      'eventbridge:putEvents',
      { Entries: list(record({ EventBusName: constant('b') })) },
      'events:PutEvents on events:::event-bus/b',
    ],
    [
      'sfn:startSyncExecution',
      { StateMachineArn: handle('Child', 'stepfunctions.stateMachine', 'Arn') },
      'states:StartSyncExecution on ${ChildArn}',
    ],
    ['sfn:startExecution', { StateMachineArn: dynamic }, 'states:StartExecution on states:::stateMachine:*'],
    [
      'cloudwatchlogs:putLogEvents',
      { LogGroupName: constant('g'), LogStreamName: dynamic },
      'logs:PutLogEvents on logs:::log-group:g:log-stream:*',
    ],
    ['cloudwatch:putMetricData', {}, 'cloudwatch:PutMetricData on *'],
    [
      'secretsmanager:getSecretValue',
      { SecretId: constant('db') },
      'secretsmanager:GetSecretValue on secretsmanager:::secret:db-??????',
    ],
    ['ssm:getParameter', { Name: constant('/app/url') }, 'ssm:GetParameter on ssm:::parameter/app/url'],
    [
      'ec2:startInstances',
      { InstanceIds: list(constant('i-1'), constant('i-2')) },
      'ec2:StartInstances on ec2:::instance/i-1, ec2:::instance/i-2',
    ],
    ['ec2:describeInstances', {}, 'ec2:DescribeInstances on *'],
    ['rds:startDBInstance', { DbInstanceIdentifier: constant('main') }, 'rds:StartDBInstance on rds:::db:main'],
    [
      'ecs:describeTasks',
      { Cluster: handle('Main', 'ecs.cluster', 'Arn'), Tasks: dynamic },
      'ecs:DescribeTasks on ecs:::task/${MainName}/*',
    ],
    ['ecs:updateService', { Cluster: constant('c'), Service: constant('s') }, 'ecs:UpdateService on ecs:::service/c/s'],
    [
      'kms:encrypt',
      { KeyId: constant('alias/app') },
      'kms:Encrypt on kms:::key/* if {"StringEquals":{"kms:RequestAlias":"alias/app"}}',
    ],
    ['iam:getRole', { RoleName: constant('r') }, 'iam:GetRole on iam:::role/r'],
    ['glue:startCrawler', { Name: constant('c') }, 'glue:StartCrawler on glue:::crawler/c'],
    [
      'bedrockruntime:invokeModel',
      { ModelId: constant('amazon.nova-lite-v1:0') },
      'bedrock:InvokeModel on bedrock:::foundation-model/amazon.nova-lite-v1:0',
    ],
    [
      'apigateway:getRestApi',
      { RestApiId: constant('abc') },
      'apigateway:GET on apigateway:::/restapis/abc, apigateway:::/restapis/abc/*',
    ],
  ])('aws-sdk:%s %#', (operation, facts, expected) => {
    expect(printedNeeds(`aws-sdk:${operation}`, facts)).toEqual([expected]);
  });

  it('authorizes each item of a transaction as the operation it is', () => {
    const items = list(
      record({ Put: record({ TableName: orders }) }),
      record({ ConditionCheck: record({ TableName: constant('stock') }) }),
    );
    expect(printedNeeds('aws-sdk:dynamodb:transactWriteItems', { TransactItems: items })).toEqual([
      'dynamodb:PutItem on ${OrdersArn}',
      'dynamodb:ConditionCheckItem on dynamodb:::table/stock',
    ]);
  });

  it('reads PartiQL', () => {
    const statement = constant('SELECT * FROM "${OrdersName}"."byDate" WHERE id = ?');
    expect(printedNeeds('aws-sdk:dynamodb:executeStatement', { Statement: statement })).toEqual([
      'dynamodb:PartiQLSelect on ${OrdersArn}/index/byDate',
    ]);
  });

  it('reads the source of a copy', () => {
    const facts = { Bucket: uploads, Key: dynamic, CopySource: constant('archive/a%20b') };
    expect(printedNeeds('aws-sdk:s3:copyObject', facts)).toEqual([
      's3:PutObject on ${UploadsArn}/*',
      's3:GetObject on s3:::archive/*',
    ]);
  });

  it('lets a service read what it is handed in S3', () => {
    const image = record({ S3Object: record({ Bucket: uploads, Name: dynamic }) });
    expect(printedNeeds('aws-sdk:rekognition:detectLabels', { Image: image })).toEqual([
      'rekognition:DetectLabels on *',
      's3:GetObject on ${UploadsArn}/*',
    ]);
  });

  it('expects anything of arguments that are spread', () => {
    const facts = { kind: 'record', entries: { TableName: orders }, open: true } as const;
    expect(needsOfCall('aws-sdk:dynamodb:query', facts)).toEqual([
      { actions: ['dynamodb:Query'], resources: ['${OrdersArn}', '${OrdersArn}/index/*'] },
    ]);
    expect(needsOfCall('aws-sdk:s3:getObject', { kind: 'record', entries: { Bucket: uploads }, open: true })).toEqual([
      { actions: ['s3:GetObject', 's3:GetObjectVersion'], resources: ['${UploadsArn}/*'] },
    ]);
  });

  it('allows everything of the type where the arguments are only known at run time', () => {
    expect(needsOfCall('aws-sdk:dynamodb:deleteTable', dynamic)).toEqual([
      {
        actions: ['dynamodb:DeleteTable'],
        resources: ['arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/*'],
      },
    ]);
  });
});

describe('roles handed to services', () => {
  it('need iam:PassRole', () => {
    const facts = { FunctionName: constant('f'), Role: handle('Worker', 'iam.role', 'Arn') };
    expect(printedNeeds('aws-sdk:lambda:createFunction', facts)).toEqual([
      'lambda:CreateFunction on lambda:::function:f',
      'iam:PassRole on ${WorkerArn} if {"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}',
    ]);
  });

  it.each([
    ['scheduler:createSchedule', record({ Target: record({ RoleArn: worker }) }), 'scheduler.amazonaws.com'],
    ['sfn:createStateMachine', record({ RoleArn: worker }), 'states.amazonaws.com'],
    ['glue:createJob', record({ Role: worker }), 'glue.amazonaws.com'],
    ['sagemaker:createNotebookInstance', record({ RoleArn: worker }), 'sagemaker.amazonaws.com'],
    ['ecs:registerTaskDefinition', record({ TaskRoleArn: worker }), 'ecs-tasks.amazonaws.com'],
    ['rds:createDBInstance', record({ MonitoringRoleArn: worker }), 'monitoring.rds.amazonaws.com'],
    ['eventbridge:putTargets', record({ Targets: list(record({ RoleArn: worker })) }), 'events.amazonaws.com'],
    [
      'firehose:createDeliveryStream',
      record({ S3DestinationConfiguration: record({ RoleARN: worker }) }),
      'firehose.amazonaws.com',
    ],
    ['ec2:createFlowLogs', record({ DeliverLogsPermissionArn: worker }), 'vpc-flow-logs.amazonaws.com'],
    ['emr:runJobFlow', record({ ServiceRole: worker }), 'elasticmapreduce.amazonaws.com'],
  ])('are for the service alone: %s', (operation, facts, service) => {
    const passed = needsOfCall(`aws-sdk:${operation}`, facts).filter(({ actions }) => actions.includes('iam:PassRole'));
    expect(passed).toEqual([
      {
        actions: ['iam:PassRole'],
        resources: ['${WorkerArn}'],
        conditions: { StringEquals: { 'iam:PassedToService': service } },
      },
    ]);
  });

  it('are limited to the role alone where it is not sure which service takes it', () => {
    expect(printedNeeds('aws-sdk:rds:startExportTask', { IamRoleArn: worker })).toContain(
      'iam:PassRole on ${WorkerArn}',
    );
    const profile = { RoleName: constant('worker'), InstanceProfileName: constant('p') };
    expect(printedNeeds('aws-sdk:iam:addRoleToInstanceProfile', profile)).toContain(
      'iam:PassRole on iam:::role/worker',
    );
  });

  it('name only services that there are', () => {
    const unknown = servicesWithPassedRoles.filter((service) => iamPrefix(service) === undefined);
    expect(unknown).toEqual([]);
  });

  it('must be known', () => {
    expect(refusal('aws-sdk:lambda:createFunction', record({ FunctionName: constant('f'), Role: dynamic }))).toMatch(
      /^needs-resource: /,
    );
    const profile = record({ IamInstanceProfile: record({ Name: constant('web') }) });
    expect(refusal('aws-sdk:ec2:runInstances', profile)).toMatch(/^needs-resource: .*instance profile/);
  });
});

describe('refused operations', () => {
  it('AWS does not offer', () => {
    expect(refusal('aws-sdk:s3:selectObjectContent')).toMatch(/^unsupported-action: /);
    expect(refusal('aws-sdk:sts:assumeRole')).toMatch(/^unsupported-action: /);
    expect(refusal('aws-sdk:apigatewaymanagementapi:postToConnection')).toMatch(/^unsupported-action: .*endpoint/);
  });

  it('nobody knows', () => {
    expect(refusal('aws-sdk:moonbase:launchRocket')).toBe('unknown-action: there is no AWS SDK service `moonbase`');
    expect(refusal('aws-sdk:s3:getObjekt')).toMatch(/^unknown-action: no IAM action is known/);
  });

  it('are never guessed', () => {
    const exceptions: Readonly<Record<string, { readonly prefix: string; readonly operations: readonly string[] }>> =
      JSON.parse(
        readFileSync(new URL('../../fixtures/cdk-oracle/data/sdk-op-exceptions.json', import.meta.url), 'utf8'),
      );
    const guessed = Object.entries(exceptions).flatMap(([service, { prefix, operations }]) =>
      operations.filter((operation) => {
        const action = operation.charAt(0).toLowerCase() + operation.slice(1);
        const facts = record({});
        if (refusal(`aws-sdk:${service}:${action}`, facts) !== 'ok') return false;
        const actions = needsOfCall(`aws-sdk:${service}:${action}`, facts).flatMap((need) => need.actions);
        return actions.some((each) => each === `${prefix}:${operation}` || findAction(each) === undefined);
      }),
    );
    // The verbs of API Gateway are actions of the reference, and every other one must be listed there under its own name.
    expect(guessed).toEqual([]);
  });
});
