/** The permissions of optimized integrations, by what the arguments hold. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { integrationNames, needsOf } from '../../../src/tasks/needs/index.ts';
import { findIntegration } from '../../../src/tasks/needs/optimized/registry.ts';
import { findAction } from '../../../src/tasks/needs/sdk/decode-actions.ts';
import { constant, dynamic, handle, list, needsOfCall, printedNeeds, record, refusal } from './fact-builders.ts';

const orders = handle('Orders', 'dynamodb.table');

describe('the six families', () => {
  it.each([
    ['dynamodb:getItem', 'dynamodb:GetItem'],
    ['dynamodb:putItem', 'dynamodb:PutItem'],
    ['dynamodb:updateItem', 'dynamodb:UpdateItem'],
    ['dynamodb:deleteItem', 'dynamodb:DeleteItem'],
  ])('%s', (resource, action) => {
    expect(printedNeeds(resource, { TableName: orders })).toEqual([`${action} on \${OrdersArn}`]);
    expect(printedNeeds(resource, { TableName: constant('orders') })).toEqual([`${action} on dynamodb:::table/orders`]);
    expect(printedNeeds(resource, { TableName: dynamic })).toEqual([`${action} on dynamodb:::table/*`]);
    const arn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
    expect(printedNeeds(resource, { TableName: constant(arn) })).toEqual([`${action} on ${arn}`]);
  });

  it('lambda:invoke', () => {
    const charge = handle('Charge', 'lambda.function', 'Arn');
    expect(printedNeeds('lambda:invoke', { FunctionName: charge })).toEqual([
      'lambda:InvokeFunction on ${ChargeArn}, ${ChargeArn}:*',
    ]);
    expect(printedNeeds('lambda:invoke', { FunctionName: charge, Qualifier: constant('live') })).toEqual([
      'lambda:InvokeFunction on ${ChargeArn}:live',
    ]);
    expect(printedNeeds('lambda:invoke.waitForTaskToken', { FunctionName: constant('charge') })).toEqual([
      'lambda:InvokeFunction on lambda:::function:charge, lambda:::function:charge:*',
    ]);
    expect(printedNeeds('lambda:invoke', { FunctionName: constant('charge:live') })).toEqual([
      'lambda:InvokeFunction on lambda:::function:charge:live',
    ]);
    expect(printedNeeds('lambda:invoke', { FunctionName: dynamic })).toEqual([
      'lambda:InvokeFunction on lambda:::function:*',
    ]);
  });

  it('sqs:sendMessage', () => {
    expect(printedNeeds('sqs:sendMessage', { QueueUrl: handle('Jobs', 'sqs.queue', 'Url') })).toEqual([
      'sqs:SendMessage on ${JobsArn}',
    ]);
    const url = constant('https://sqs.cn-north-1.amazonaws.com.cn/111122223333/jobs');
    expect(printedNeeds('sqs:sendMessage.waitForTaskToken', { QueueUrl: url })).toEqual([
      'sqs:SendMessage on arn:aws-cn:sqs:cn-north-1:111122223333:jobs',
    ]);
    expect(printedNeeds('sqs:sendMessage', { QueueUrl: dynamic })).toEqual(['sqs:SendMessage on sqs:::*']);
  });

  it('sns:publish', () => {
    expect(printedNeeds('sns:publish', { TopicArn: handle('Alerts', 'sns.topic', 'Arn') })).toEqual([
      'sns:Publish on ${AlertsArn}',
    ]);
    expect(printedNeeds('sns:publish', { PhoneNumber: dynamic })).toEqual(['sns:Publish on *']);
  });

  it('events:putEvents', () => {
    const bus = handle('Bus', 'events.bus');
    const entries = list(record({ EventBusName: bus }), record({}), record({ EventBusName: constant('other') }));
    expect(printedNeeds('events:putEvents', { Entries: entries })).toEqual([
      'events:PutEvents on ${BusArn}, events:::event-bus/default, events:::event-bus/other',
    ]);
    expect(printedNeeds('events:putEvents', { Entries: dynamic })).toEqual([
      'events:PutEvents on events:::event-bus/*',
    ]);
  });

  it('states:startExecution', () => {
    const child = { StateMachineArn: handle('Child', 'stepfunctions.stateMachine', 'Arn') };
    const start = 'states:StartExecution on ${ChildArn}';
    const watched = [
      start,
      'states:DescribeExecution, states:StopExecution on states:::execution:${ChildName}:*',
      'events:PutTargets, events:PutRule, events:DescribeRule on events:::rule/StepFunctionsGetEventsForStepFunctionsExecutionRule',
    ];
    expect(printedNeeds('states:startExecution', child)).toEqual([start]);
    expect(printedNeeds('states:startExecution.waitForTaskToken', child)).toEqual([start]);
    expect(printedNeeds('states:startExecution.sync', child)).toEqual(watched);
    expect(printedNeeds('states:startExecution.sync:2', child)).toEqual(watched);
    const alias = constant('arn:aws:states:eu-west-1:111122223333:stateMachine:child:live');
    expect(printedNeeds('states:startExecution.sync:2', { StateMachineArn: alias }).slice(0, 2)).toEqual([
      'states:StartExecution on arn:aws:states:eu-west-1:111122223333:stateMachine:child:live',
      'states:DescribeExecution, states:StopExecution on arn:aws:states:eu-west-1:111122223333:execution:child:*',
    ]);
    expect(refusal('states:startExecution', record({ StateMachineArn: dynamic }))).toMatch(/^needs-resource: /);
  });

  it('functions and activities as the Resource', () => {
    const call = (resourceKind: string) =>
      needsOf({
        resource: '${ApproveArn}',
        arguments: dynamic,
        credentials: false,
        handle: { id: 'Approve', resourceKind },
      });
    expect(call('stepfunctions.activity')).toEqual({ ok: true, needs: [] });
    expect(call('lambda.function')).toEqual({
      ok: true,
      needs: [{ actions: ['lambda:InvokeFunction'], resources: ['${ApproveArn}', '${ApproveArn}:*'] }],
    });
  });
});

describe('credentials', () => {
  const call = { resource: 'arn:aws:states:::sns:publish', arguments: record({}), credentials: true };

  it('leave only sts:AssumeRole', () => {
    const credentialsRole = constant('arn:aws:iam::999988887777:role/other');
    expect(needsOf({ ...call, credentialsRole })).toEqual({
      ok: true,
      needs: [{ actions: ['sts:AssumeRole'], resources: ['arn:aws:iam::999988887777:role/other'] }],
    });
    expect(needsOf(call)).toMatchObject({ needs: [{ resources: ['arn:${AWS::Partition}:iam::*:role/*'] }] });
  });

  it('do not need to know the child that the other role starts', () => {
    const resource = 'arn:aws:states:::states:startExecution.sync:2';
    expect(needsOf({ ...call, resource, arguments: record({ StateMachineArn: dynamic }) })).toMatchObject({ ok: true });
  });

  it('do not excuse a call that AWS does not offer', () => {
    expect(needsOf({ ...call, resource: 'arn:aws:states:::sns:publish.sync' })).toMatchObject({ ok: false });
  });
});

describe('all optimized integrations', () => {
  const patterns: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(new URL('../../fixtures/cdk-oracle/data/optimized.json', import.meta.url), 'utf8'),
  );
  const letters = { 'request-response': 'R', sync: 'S', token: 'T', 'sync:2': '2' } as const;
  const suffixes = { 'request-response': '', sync: '.sync', token: '.waitForTaskToken', 'sync:2': '.sync:2' } as const;
  const mapOnly = ['s3:getObject', 's3:listObjectsV2', 's3:putObject'];

  it('are those of AWS, with its patterns', () => {
    const ours = integrationNames()
      .filter((name) => !mapOnly.includes(name))
      .map((name) => {
        const [service = '', action = ''] = name.split(':');
        const offered = findIntegration(service, action)?.patterns.map((pattern) => letters[pattern]) ?? [];
        return [name, ['R', 'S', 'T', '2'].filter((letter) => offered.some((each) => each === letter)).join('')];
      });
    expect(Object.fromEntries(ours)).toEqual(patterns);
  });

  it('need only actions that IAM knows', () => {
    const unknown = integrationNames().flatMap((name) => {
      const [service = '', action = ''] = name.split(':');
      const offered = findIntegration(service, action)?.patterns ?? [];
      const facts = record({ StateMachineArn: handle('Child', 'stepfunctions.stateMachine', 'Arn'), RoleArn: dynamic });
      const actions = offered.flatMap((pattern) =>
        needsOfCall(`${name}${suffixes[pattern]}`, facts).flatMap((need) => need.actions),
      );
      return actions.filter((each) => findAction(each)?.name !== each);
    });
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('refuse patterns and integrations that do not exist', () => {
    expect(refusal('dynamodb:getItem.sync')).toMatch(/^unsupported-action: .* only request-response/);
    expect(refusal('dynamodb:query')).toMatch(/^unsupported-action: .*aws-sdk/);
    expect(refusal('aws-sdk:glue:startJobRun.sync')).toMatch(/^unsupported-action: /);
    expect(refusal('${WhatArn}')).toMatch(/^unknown-action: /);
  });
});

describe('integrations with more than one resource', () => {
  it('ecs:runTask.sync', () => {
    const facts = {
      Cluster: handle('Cluster', 'ecs.cluster', 'Arn'),
      TaskDefinition: handle('Definition', 'ecs.taskDefinition', 'Arn'),
    };
    expect(printedNeeds('ecs:runTask.sync', facts)).toEqual([
      'ecs:RunTask on ${DefinitionArn}',
      'iam:PassRole on iam:::role/* if {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}',
      'ecs:DescribeTasks, ecs:StopTask on ecs:::task/${ClusterName}/*',
      'events:PutTargets, events:PutRule, events:DescribeRule on events:::rule/StepFunctionsGetEventsForECSTaskRule',
    ]);
    expect(printedNeeds('ecs:runTask', { TaskDefinition: constant('worker') })[0]).toBe(
      'ecs:RunTask on ecs:::task-definition/worker:*',
    );
  });

  it('http:invoke', () => {
    const facts = {
      ApiEndpoint: constant('https://api.example.com/v1/orders'),
      Method: constant('POST'),
      InvocationConfig: record({ ConnectionArn: handle('Api', 'events.connection', 'Arn') }),
    };
    expect(printedNeeds('http:invoke', facts)).toEqual([
      'states:InvokeHTTPEndpoint on * if {"StringEquals":{"states:HTTPMethod":"POST"},"StringLike":{"states:HTTPEndpoint":"https://api.example.com/v1/orders*"}}',
      'events:RetrieveConnectionCredentials on ${ApiArn}',
      'secretsmanager:GetSecretValue, secretsmanager:DescribeSecret on secretsmanager:::secret:events!connection/${ApiName}/*',
    ]);
  });

  it('apigateway:invoke only where the call is authorized by IAM', () => {
    const facts = { ApiEndpoint: constant('abc.execute-api.eu-west-1.amazonaws.com'), Method: constant('GET') };
    expect(printedNeeds('apigateway:invoke', facts)).toEqual([]);
    const signed = { ...facts, AuthType: constant('IAM_ROLE'), Stage: constant('prod'), Path: constant('/orders') };
    expect(printedNeeds('apigateway:invoke', signed)).toEqual([
      'execute-api:Invoke on execute-api:eu-west-1::abc/prod/GET/orders',
    ]);
  });

  it('the reader and the writer of a distributed Map', () => {
    const bucket = handle('Uploads', 's3.bucket');
    expect(printedNeeds('s3:getObject', { Bucket: bucket, Key: constant('rows.csv') })).toEqual([
      's3:GetObject on ${UploadsArn}/rows.csv',
    ]);
    expect(printedNeeds('s3:listObjectsV2', { Bucket: bucket, Prefix: constant('in/') })).toEqual([
      's3:ListBucket on ${UploadsArn} if {"StringLike":{"s3:prefix":"in/*"}}',
    ]);
    expect(printedNeeds('s3:putObject', { Bucket: bucket, Prefix: constant('out') })).toEqual([
      's3:PutObject, s3:GetObject, s3:ListMultipartUploadParts, s3:AbortMultipartUpload on ${UploadsArn}/out/*',
    ]);
  });
});

describe('services with a role of their own in the account', () => {
  it.each([
    ['eks:createCluster', 'eks.amazonaws.com', 'AWSServiceRoleForAmazonEKS'],
    ['eks:createNodegroup', 'eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup'],
    ['eks:createFargateProfile', 'eks-fargate.amazonaws.com', 'AWSServiceRoleForAmazonEKSForFargate'],
    ['emr-containers:createVirtualCluster', 'emr-containers.amazonaws.com', 'AWSServiceRoleForAmazonEMRContainers'],
    ['emr-serverless:createApplication', 'ops.emr-serverless.amazonaws.com', 'AWSServiceRoleForAmazonEMRServerless*'],
  ])('%s may have it made, and no other', (resource, service, role) => {
    const own = needsOfCall(resource, record({})).filter(({ actions }) =>
      actions.includes('iam:CreateServiceLinkedRole'),
    );
    expect(own).toEqual([
      {
        actions: ['iam:CreateServiceLinkedRole'],
        resources: [`arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/aws-service-role/${service}/${role}`],
        conditions: { StringLike: { 'iam:AWSServiceName': service } },
      },
    ]);
  });

  it.each(['eks:deleteCluster', 'eks:deleteNodegroup', 'emr-serverless:startApplication'])(
    '%s needs none',
    (resource) => {
      const actions = needsOfCall(resource, record({})).flatMap((each) => each.actions);
      expect(actions).not.toContain('iam:CreateServiceLinkedRole');
    },
  );
});
