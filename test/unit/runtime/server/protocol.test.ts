/** The protocol itself: other hosts, oversized and malformed requests, and random ones never bring the server down. */
import { request as httpRequest } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { definition, PASS, ROLE, serve } from './server.ts';

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve();
});
afterAll(async () => {
  expect(server.faults).toEqual([]);
  await server.close();
});

interface Answer {
  readonly status: number;
  readonly body: { readonly __type?: string; readonly message?: string };
}

function send(
  operation: string,
  body: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'POST',
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      server.url,
      { method, headers: { 'x-amz-target': `AWSStepFunctions.${operation}`, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

it.each(['evil.example', 'localhost.evil.example', '169.254.169.254', 'evil.example:8083'])(
  'refuses the host %s',
  async (host) => {
    expect(await send('ListStateMachines', '{}', { host })).toMatchObject({
      status: 403,
      body: { __type: 'AccessDeniedException' },
    });
  },
);

it.each(['localhost', '127.0.0.1:80', '[::1]:8083', 'states.localhost', 'sync-localhost:1'])(
  'serves the host %s',
  async (host) => {
    expect(await send('ListStateMachines', '{}', { host })).toMatchObject({ status: 200 });
  },
);

it('listens on this computer alone', () => {
  expect(new URL(server.url).hostname).toBe('localhost');
});

it.each<[string, Promise<Answer> | (() => Promise<Answer>), number, string]>([
  ['no JSON', () => send('ListStateMachines', '{'), 400, 'SerializationException'],
  ['no object', () => send('ListStateMachines', '[]'), 400, 'SerializationException'],
  ['an unknown operation', () => send('Nope', '{}'), 400, 'UnknownOperationException'],
  ['a prototype name', () => send('constructor', '{}'), 400, 'UnknownOperationException'],
  ['a GET', () => send('ListStateMachines', '', {}, 'GET'), 400, 'UnknownOperationException'],
  ['a missing member', () => send('CreateActivity', '{}'), 400, 'ValidationException'],
  ['a member of the wrong type', () => send('CreateActivity', '{"name":1}'), 400, 'SerializationException'],
  ['a foreign page token', () => send('ListActivities', '{"nextToken":"x"}'), 400, 'InvalidToken'],
])('answers %s in the shape of AWS', async (_, ask, status, type) => {
  const { body, ...answer } = await (typeof ask === 'function' ? ask() : ask);
  expect(answer.status).toBe(status);
  expect(body).toEqual({ __type: type, message: expect.any(String) });
});

it('refuses a body that is too large', async () => {
  const answer = await send('CreateStateMachine', ' '.repeat(9 * 1024 * 1024)).catch((error: Error) => error.message);
  // The connection may be gone before all of the body was sent.
  if (typeof answer === 'string') expect(answer).toMatch(/EPIPE|ECONNRESET|hang up/);
  else expect(answer.body.__type).toBe('RequestEntityTooLargeException');
});

const OPERATIONS = [
  'CreateStateMachine',
  'UpdateStateMachine',
  'DeleteStateMachine',
  'DescribeStateMachine',
  'ListStateMachines',
  'PublishStateMachineVersion',
  'DeleteStateMachineVersion',
  'ListStateMachineVersions',
  'CreateStateMachineAlias',
  'UpdateStateMachineAlias',
  'DescribeStateMachineAlias',
  'DeleteStateMachineAlias',
  'ListStateMachineAliases',
  'StartExecution',
  'StartSyncExecution',
  'StopExecution',
  'RedriveExecution',
  'DescribeExecution',
  'ListExecutions',
  'GetExecutionHistory',
  'DescribeStateMachineForExecution',
  'DescribeMapRun',
  'ListMapRuns',
  'UpdateMapRun',
  'CreateActivity',
  'DeleteActivity',
  'DescribeActivity',
  'ListActivities',
  'SendTaskSuccess',
  'SendTaskFailure',
  'SendTaskHeartbeat',
  'TestState',
  'ValidateStateMachineDefinition',
  'TagResource',
  'UntagResource',
  'ListTagsForResource',
];

const ARN = 'arn:aws:states:us-east-1:123456789012';
const value = fc.oneof(
  fc.json(),
  fc.string(),
  fc.constantFrom(
    ROLE,
    PASS,
    '{}',
    'null',
    '"x"',
    `${ARN}:stateMachine:m`,
    `${ARN}:stateMachine:m:1`,
    `${ARN}:execution:m:e`,
    `${ARN}:activity:a`,
    '__proto__',
    'constructor',
  ),
  fc.jsonValue(),
  fc.integer(),
  fc.boolean(),
);
const MEMBERS = [
  'name',
  'definition',
  'roleArn',
  'type',
  'stateMachineArn',
  'executionArn',
  'activityArn',
  'input',
  'output',
  'taskToken',
  'error',
  'cause',
  'maxResults',
  'nextToken',
  'tags',
  'tagKeys',
  'resourceArn',
  'routingConfiguration',
  'mock',
  'stateName',
  'variables',
  'inspectionLevel',
  'stateMachineAliasArn',
  'stateMachineVersionArn',
  'mapRunArn',
  'statusFilter',
  'publish',
  'loggingConfiguration',
  'reverseOrder',
  'includeExecutionData',
  'stateConfiguration',
];
const request = fc.dictionary(fc.constantFrom(...MEMBERS), value, { maxKeys: 6 });

it('answers anything at all', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...OPERATIONS), request, async (operation, body) => {
      const answer = await send(operation, JSON.stringify(body));
      expect([200, 400]).toContain(answer.status);
      if (answer.status === 400)
        expect(answer.body).toEqual({ __type: expect.any(String), message: expect.any(String) });
    }),
    { numRuns: 400 },
  );
});

/** A definition with one thing in it replaced by something else. */
const damaged = fc
  .tuple(
    fc.constantFrom<object>(
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Arguments: {},
        Retry: [{ ErrorEquals: ['A'] }],
        End: true,
      },
      {
        Type: 'Map',
        Items: [1],
        ItemProcessor: { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } },
        End: true,
      },
      { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'S' }], Default: 'S' },
      {
        Type: 'Parallel',
        Branches: [{ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } }],
        Catch: [],
        End: true,
      },
      { Type: 'Wait', QueryLanguage: 'JSONPath', SecondsPath: '$.a', End: true },
      { Type: 'Pass', QueryLanguage: 'JSONPath', Parameters: { 'a.$': 'States.Array($.a)' }, End: true },
      { Type: 'Choice', QueryLanguage: 'JSONPath', Choices: [{ And: [{ Variable: '$.a', IsNull: true }], Next: 'S' }] },
    ),
    fc.nat(),
    fc.oneof(fc.jsonValue(), fc.constantFrom('{% ( %}', '$.', 'States.Array(', '$..*', null, {}, [])),
    fc.jsonValue(),
  )
  .map(([state, place, replacement, input]) => {
    const text = JSON.stringify({ A: state, S: { Type: 'Succeed' } });
    const spots = [...text.matchAll(/(?<=[:[,])("[^"]*"|true|\d+|\{\}|\[\])/g)];
    const spot = spots[place % spots.length];
    const at = spot?.index ?? 0;
    const states = `${text.slice(0, at)}${JSON.stringify(replacement)}${text.slice(at + (spot?.[0].length ?? 0))}`;
    return { definition: `{"StartAt":"A","States":${states}}`, input };
  })
  .filter(({ definition: text }) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  });

it('refuses or runs any definition', { timeout: 60_000 }, async () => {
  let number = 0;
  await fc.assert(
    fc.asyncProperty(damaged, async ({ definition: text, input }) => {
      number += 1;
      const created = await send(
        'CreateStateMachine',
        JSON.stringify({ name: `d${number}`, definition: text, roleArn: ROLE, type: 'EXPRESS' }),
      );
      if (created.status === 400) {
        expect(created.body.__type).toBe('InvalidDefinition');
        return;
      }
      const stateMachineArn = `${ARN}:stateMachine:d${number}`;
      const started = await send('StartExecution', JSON.stringify({ stateMachineArn, input: JSON.stringify(input) }));
      expect(started.status).toBe(200);
    }),
    { numRuns: 200 },
  );
  expect(
    await send(
      'CreateStateMachine',
      JSON.stringify({ name: 'after', definition: definition({ S: { Type: 'Succeed' } }), roleArn: ROLE }),
    ),
  ).toMatchObject({ status: 200 });
});
