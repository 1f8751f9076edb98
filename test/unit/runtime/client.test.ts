/** The client against a server that speaks the Step Functions protocol. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SFNClient } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { workflow } from '../../../src/dsl/index.ts';
import { client } from '../../../src/runtime/client/index.ts';

const greet = workflow(async (input: { name: string }) => `Hello ${input.name}`);
const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:greet';
const executionArn = 'arn:aws:states:us-east-1:123456789012:execution:greet:e';

type Body = Readonly<Record<string, unknown>>;
const requests: { readonly action: string; readonly body: Body }[] = [];
const answers = new Map<string, Body[]>();
let server: Server;
let sfn: SFNClient;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const action = String(request.headers['x-amz-target']).split('.')[1] ?? '';
      requests.push({ action, body: JSON.parse(text) });
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify(answers.get(action)?.shift() ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  sfn = new SFNClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    // StartSyncExecution would go to a host of its own, `sync-…`.
    disableHostPrefix: true,
  });
});

afterAll(async () => {
  sfn.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe('the client', () => {
  it('starts executions and waits for their results', async () => {
    answers.set('StartExecution', [{ executionArn, startDate: 0 }]);
    answers.set('DescribeExecution', [{ status: 'RUNNING' }, { status: 'SUCCEEDED', output: '"Hello Ann"' }]);
    const execution = await client(greet, { stateMachineArn, sfn, pollSeconds: 0.01 }).start(
      { name: 'Ann' },
      { name: 'e' },
    );
    expect(requests.at(-1)).toEqual({
      action: 'StartExecution',
      body: { stateMachineArn, name: 'e', input: '{"name":"Ann"}' },
    });
    expect(execution).toMatchObject({ executionArn, startDate: new Date(0) });
    expect(await execution.result()).toBe('Hello Ann');
  });

  it('rejects with the error of a failed execution', async () => {
    answers.set('DescribeExecution', [
      { status: 'FAILED', error: 'OutOfStock', cause: 'none' },
      { status: 'TIMED_OUT' },
    ]);
    const { execution } = client(greet, { stateMachineArn, sfn });
    await expect(execution(executionArn).result()).rejects.toMatchObject({ name: 'OutOfStock', message: 'none' });
    await expect(execution(executionArn).result()).rejects.toMatchObject({ name: 'States.Timeout' });
  });

  it('runs EXPRESS workflows in one call', async () => {
    answers.set('StartSyncExecution', [{ executionArn, status: 'SUCCEEDED', output: '"Hi"' }]);
    expect(await client(greet, { stateMachineArn, sfn }).startSync({ name: 'Ann' })).toBe('Hi');
  });

  it('reads the history page by page', async () => {
    answers.set('GetExecutionHistory', [
      { events: [{ id: 1, type: 'ExecutionStarted', timestamp: 0 }], nextToken: 'n' },
      { events: [{ id: 2, type: 'PassStateEntered', timestamp: 0 }] },
    ]);
    const types: unknown[] = [];
    for await (const event of client(greet, { stateMachineArn, sfn }).execution(executionArn).history())
      types.push(event.type);
    expect(types).toEqual(['ExecutionStarted', 'PassStateEntered']);
  });
});
