/** HTTP endpoint tasks against servers on this computer, and emulators that are started when first needed. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../../src/asl/index.ts';
import { type ExecutionResult, LocalRuntime, type LocalRuntimeOptions } from '../../../src/runtime/index.ts';
import { machine } from './machine.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => {
      body += piece.toString();
    });
    request.on('end', () => {
      const { method, url: path = '', headers } = request;
      const status = Number(/^\/status\/(\d+)/.exec(path)?.[1] ?? 200);
      response.writeHead(status, { 'content-type': path.startsWith('/text') ? 'text/plain' : 'application/json' });
      response.end(
        path.startsWith('/text')
          ? 'plain'
          : JSON.stringify({ method, path, body, type: headers['content-type'] ?? '', own: headers['x-own'] ?? '' }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const task = (resource: string, call: Json, options: LocalRuntimeOptions = {}): Promise<ExecutionResult> =>
  new LocalRuntime(options).run(
    machine({ A: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, Arguments: call, End: true } }),
  );

describe('HTTP endpoint tasks', () => {
  it('call servers on this computer', async () => {
    const { output } = await task('http:invoke', {
      ApiEndpoint: `${url}/orders`,
      Method: 'POST',
      Headers: { 'x-own': 'yes' },
      QueryParameters: { a: 'x y', n: [1, 2] },
      RequestBody: { id: 1 },
      Authentication: { ConnectionArn: 'arn' },
    });
    expect(output).toMatchObject({
      StatusCode: 200,
      StatusText: 'OK',
      Headers: { 'content-type': ['application/json'] },
      ResponseBody: {
        method: 'POST',
        path: '/orders?a=x+y&n=1&n=2',
        body: '{"id":1}',
        type: 'application/json',
        own: 'yes',
      },
    });
    expect((await task('http:invoke', { ApiEndpoint: `${url}/text`, Method: 'GET' })).output).toMatchObject({
      ResponseBody: 'plain',
    });
  });

  it.each([
    ['INDICES', 'tags%5B0%5D=a&tags%5B1%5D=b&deep%5Bn%5D=1'],
    ['BRACKETS', 'tags%5B%5D=a&tags%5B%5D=b&deep%5Bn%5D=1'],
    ['REPEAT', 'tags=a&tags=b&deep%5Bn%5D=1'],
    ['COMMAS', 'tags=a%2Cb&deep%5Bn%5D=1'],
  ])('encode a form with lists as %s', async (ArrayFormat, body) => {
    const { output } = await task('http:invoke', {
      ApiEndpoint: url,
      Method: 'POST',
      RequestBody: { tags: ['a', 'b'], deep: { n: 1 } },
      Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat } },
    });
    expect(output).toMatchObject({ ResponseBody: { body, type: 'application/x-www-form-urlencoded' } });
  });

  it('fail under the names of Step Functions', async () => {
    const status = await task('http:invoke', { ApiEndpoint: `${url}/status/404`, Method: 'GET' });
    expect(status).toMatchObject({
      error: 'States.Http.StatusCode.404',
      cause: expect.stringContaining('/status/404'),
    });
    const closed = await task('http:invoke', { ApiEndpoint: 'http://127.0.0.1:1/', Method: 'GET' });
    expect(closed.error).toBe('States.Http.Socket');
  });

  it('leave this computer only where a server stands in', async () => {
    const call = { ApiEndpoint: 'https://api.example.com/v1/x?k=1', Method: 'GET' };
    await expect(task('http:invoke', call)).rejects.toThrow(/on this computer only.*endpoints: \{ http:/s);
    expect((await task('http:invoke', call, { endpoints: { http: url } })).output).toMatchObject({
      ResponseBody: { path: '/v1/x?k=1' },
    });
  });
});

describe('emulators', () => {
  it('are started when something first needs them', async () => {
    const runtime = new LocalRuntime({ endpoints: { dynamodb: 'dynalite', s3: 's3rver' } });
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
    const [dynamodb = '', s3 = ''] = await Promise.all([runtime.endpoint('dynamodb'), runtime.endpoint('s3')]);
    const config = { region: 'us-east-1', credentials };
    await new DynamoDBClient({ ...config, endpoint: dynamodb }).send(
      new CreateTableCommand({
        TableName: 'orders',
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await new S3Client({ ...config, endpoint: s3, forcePathStyle: true }).send(
      new CreateBucketCommand({ Bucket: 'data' }),
    );
    const { output, error } = await runtime.run(
      machine({
        Put: {
          Type: 'Task',
          Resource: 'arn:aws:states:::dynamodb:putItem',
          Arguments: { TableName: 'orders', Item: { id: { S: '7' } } },
          Next: 'Write',
        },
        Write: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
          Arguments: { Bucket: 'data', Key: 'k', Body: 'text' },
          Next: 'Read',
        },
        Read: {
          Type: 'Task',
          Resource: 'arn:aws:states:::aws-sdk:s3:getObject',
          Arguments: { Bucket: 'data', Key: 'k' },
          Output: '{% $states.result.Body %}',
          End: true,
        },
      }),
    );
    expect([error, output]).toEqual([undefined, 'text']);
    expect(await runtime.endpoint('dynamodb')).toBe(dynamodb);
    expect(await runtime.endpoint('sqs')).toBeUndefined();
  });
});
