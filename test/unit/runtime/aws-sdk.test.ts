/** Real AWS SDK clients against dynalite and s3rver: spelling of members, results and errors. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, JsonObject, MapState, State } from '../../../src/asl/index.ts';
import { type ExecutionResult, LocalRuntime } from '../../../src/runtime/index.ts';
import { aslMember } from '../../../src/runtime/services/sdk/member-name.ts';
import { machine } from './machine.ts';

const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
let dynamodb: Server;
let s3: S3rver;
let folder: string;
let endpoints: Record<string, string>;

beforeAll(async () => {
  dynamodb = dynalite({ createTableMs: 0 });
  await new Promise<void>((resolve) => dynamodb.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(join(tmpdir(), 'stepscript-s3-'));
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: 'bucket', configs: [] }],
  });
  const { port } = await s3.run();
  endpoints = {
    dynamodb: `http://127.0.0.1:${(dynamodb.address() as AddressInfo).port}`,
    s3: `http://127.0.0.1:${port}`,
  };
  const client = new DynamoDBClient({ endpoint: endpoints.dynamodb ?? '', region: 'us-east-1', credentials });
  await client.send(
    new CreateTableCommand({
      TableName: 'orders',
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  client.destroy();
});

afterAll(async () => {
  await new Promise((resolve) => dynamodb.close(resolve));
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const call = (resource: string, call: Json): Promise<ExecutionResult> =>
  new LocalRuntime({ endpoints, credentials }).run(
    machine({ A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: call, End: true } }),
    {},
    { substitutions: { OrdersName: 'orders' } },
  );

describe('names of members', () => {
  it.each([
    ['DBInstanceIdentifier', 'DbInstanceIdentifier', 'DBInstanceIdentifier'],
    ['SSEKMSKeyId', 'SsekmsKeyId', 'SSEKMSKeyId'],
    ['ETag', 'ETag', 'ETag'],
    ['containerOverrides', 'ContainerOverrides', 'ContainerOverrides'],
    ['stateMachineArn', 'StateMachineArn', 'StateMachineArn'],
  ])('%s', (member, sdk, optimized) => {
    expect([aslMember(member, 'sdk'), aslMember(member, 'optimized')]).toEqual([sdk, optimized]);
  });
});

describe('DynamoDB', () => {
  it('puts, updates, gets and deletes through the optimized integration', async () => {
    const TableName = '${OrdersName}';
    const Key = { id: { S: '1' } };
    expect(
      (await call('dynamodb:putItem', { TableName, Item: { ...Key, tags: { SS: ['a'] }, ok: { BOOL: true } } })).output,
    ).toEqual({});
    const updated = await call('dynamodb:updateItem', {
      TableName,
      Key,
      UpdateExpression: 'SET n = :n',
      ExpressionAttributeValues: { ':n': { N: '3' } },
      ReturnValues: 'UPDATED_NEW',
    });
    expect(updated.output).toEqual({ Attributes: { n: { N: '3' } } });
    expect((await call('dynamodb:getItem', { TableName, Key })).output).toEqual({
      Item: { ...Key, tags: { SS: ['a'] }, ok: { BOOL: true }, n: { N: '3' } },
    });
    expect((await call('dynamodb:deleteItem', { TableName, Key })).output).toEqual({});
    expect((await call('dynamodb:getItem', { TableName, Key })).output).toEqual({});
  });

  it('fails under the names of the optimized integration', async () => {
    const Item = { id: { S: '2' } };
    await call('dynamodb:putItem', { TableName: 'orders', Item });
    const conflict = await call('dynamodb:putItem', {
      TableName: 'orders',
      Item,
      ConditionExpression: 'attribute_not_exists(id)',
    });
    expect(conflict.error).toBe('DynamoDB.ConditionalCheckFailedException');
    expect(conflict.cause).toMatch(
      /^The conditional request failed \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ConditionalCheckFailedException; Request ID: .*; Proxy: null\)$/,
    );
    expect((await call('dynamodb:putItem', { TableName: 'orders', Item: { id: { N: '1' } } })).error).toBe(
      'DynamoDB.AmazonDynamoDBException',
    );
  });

  it('has the SDK’s spelling and names through aws-sdk', async () => {
    await call('aws-sdk:dynamodb:putItem', { TableName: 'orders', Item: { id: { S: '3' }, ok: { Bool: true } } });
    const { output } = await call('aws-sdk:dynamodb:getItem', { TableName: 'orders', Key: { id: { S: '3' } } });
    expect(output).toEqual({ Item: { id: { S: '3' }, ok: { Bool: true } } });
    const missing = await call('aws-sdk:dynamodb:describeTable', { TableName: 'nope' });
    expect(missing.error).toBe('DynamoDb.ResourceNotFoundException');
    expect(missing.cause).toMatch(
      /^Requested resource not found.* \(Service: DynamoDb, Status Code: 400, Request ID: .*\)$/,
    );
    expect((await call('aws-sdk:dynamodb:putItem', { TableName: 'orders', Item: { id: { N: '1' } } })).error).toBe(
      'DynamoDb.DynamoDbException',
    );
    const table = await call('aws-sdk:dynamodb:describeTable', { TableName: 'orders' });
    expect(table.output).toMatchObject({
      Table: { CreationDateTime: expect.stringMatching(/^\d{4}-.*Z$/), TableName: 'orders' },
    });
  });

  it('scans pages in a loop', async () => {
    const states: Record<string, State> = {
      Scan: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:dynamodb:scan',
        Arguments:
          '{% $merge([{"TableName": "orders", "Limit": 1}, $exists($states.input.from) ? {"ExclusiveStartKey": $states.input.from} : {}]) %}',
        Output:
          '{% {"ids": $append($states.input.ids, $states.result.Items.id.S), "from": $states.result.LastEvaluatedKey} %}',
        Next: 'More',
      },
      More: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $exists($states.input.from) %}', Next: 'Scan' }],
        Default: 'Done',
      },
      Done: { Type: 'Pass', Output: '{% [$sort($states.input.ids)] %}', End: true },
    };
    const { output } = await new LocalRuntime({ endpoints, credentials }).run(machine(states), { ids: [] });
    expect(output).toEqual(['2', '3']);
  });
});

describe('S3', () => {
  it('writes objects as JSON and reads text', async () => {
    await call('aws-sdk:s3:putObject', { Bucket: 'bucket', Key: 'a.json', Body: { a: 1 } });
    expect((await call('aws-sdk:s3:getObject', { Bucket: 'bucket', Key: 'a.json' })).output).toMatchObject({
      Body: '{"a":1}',
      ETag: expect.any(String),
    });
    const missing = await call('aws-sdk:s3:getObject', { Bucket: 'bucket', Key: 'no_such_key.json' });
    expect(missing.error).toBe('S3.NoSuchKeyException');
    expect(missing.cause).toContain('The specified key does not exist. (Service: S3, Status Code: 404');
  });

  it('feeds and takes the results of a Distributed Map', async () => {
    const rows = 'id,name\n1,"a, ""b"""\n2\n';
    await call('aws-sdk:s3:putObject', { Bucket: 'bucket', Key: 'in/rows.csv', Body: rows });
    const state = (rest: Partial<MapState>): Record<string, State> => ({
      M: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'P',
          States: { P: { Type: 'Pass', End: true } },
        },
        End: true,
        ...rest,
      } as State,
    });
    const runtime = new LocalRuntime({ endpoints, credentials });
    const read = await runtime.run(
      machine(
        state({
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
            Arguments: { Bucket: 'bucket', Key: 'in/rows.csv' },
          },
          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: { Bucket: 'bucket', Prefix: 'out' } },
        } as Partial<MapState>),
      ),
    );
    expect(read).toMatchObject({
      status: 'SUCCEEDED',
      output: { ResultWriterDetails: { Bucket: 'bucket', Key: expect.stringMatching(/^out\/.*\/manifest\.json$/) } },
    });
    const { Key } = (read.output as { ResultWriterDetails: { Key: string } }).ResultWriterDetails;
    const manifest = JSON.parse(
      ((await call('aws-sdk:s3:getObject', { Bucket: 'bucket', Key })).output as JsonObject).Body as string,
    );
    const [file] = manifest.ResultFiles.SUCCEEDED;
    const results = JSON.parse(
      ((await call('aws-sdk:s3:getObject', { Bucket: 'bucket', Key: file.Key })).output as JsonObject).Body as string,
    );
    expect(results.map((result: { Output: string }) => JSON.parse(result.Output))).toEqual([
      { id: '1', name: 'a, "b"' },
      { id: '2', name: '' },
    ]);
    const listed = await runtime.run(
      machine(
        state({
          ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2', Arguments: { Bucket: 'bucket', Prefix: 'in/' } },
        } as Partial<MapState>),
      ),
    );
    expect(listed.output).toMatchObject([
      { Key: 'in/rows.csv', Size: rows.length, Etag: expect.any(String), LastModified: expect.any(Number) },
    ]);
  });
});

describe('what is not there', () => {
  it('stays in this process without an endpoint', async () => {
    const resource = 'arn:aws:states:::aws-sdk:dynamodb:scan';
    await expect(
      new LocalRuntime().run(machine({ A: { Type: 'Task', Resource: resource, Arguments: {}, End: true } })),
    ).rejects.toThrow(`STEP8201: The local runtime has nothing that performs ${resource}`);
  });

  it('names a missing client and an unknown operation', async () => {
    const runtime = new LocalRuntime({ endpoints: { '*': 'http://127.0.0.1:1' } });
    const run = (resource: string) =>
      runtime.run(machine({ A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: {}, End: true } }));
    await expect(run('aws-sdk:ec2:describeInstances')).rejects.toThrow(
      'STEP8206: @aws-sdk/client-ec2 is not installed',
    );
    await expect(run('aws-sdk:ssm:getParameter')).rejects.toThrow('npm install @aws-sdk/client-ssm');
    await expect(run('aws-sdk:secretsmanager:getSecretValue')).rejects.toThrow(
      'npm install @aws-sdk/client-secrets-manager',
    );
    await expect(run('aws-sdk:dynamodb:frobnicate')).rejects.toThrow(
      'STEP8207: The AWS SDK has no operation Frobnicate in dynamodb',
    );
  });

  it('fails as an unreachable service does', async () => {
    const runtime = new LocalRuntime({ endpoints: { dynamodb: 'http://127.0.0.1:1' } });
    const result = await runtime.run(
      machine({
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:getItem',
          Arguments: { TableName: 'orders', Key: { id: { S: '1' } } },
          End: true,
        },
      }),
    );
    expect(result.error).toBe('DynamoDB.SdkClientException');
  });
});
