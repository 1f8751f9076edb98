/**
 * Bad input of every kind: definitions of the repository, and those that AWS ran where they are at hand, are validated, created,
 * tested and run with changes that break them in all ways; requests are cut off, garbled and misaddressed. Every answer has AWS's shape, and nothing is ever the server's own
 * fault. FUZZ_SEED and FUZZ_RUNS choose other and longer runs.
 */
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Json } from '../../../../src/asl/index.ts';
import { virtualClock } from '../../../../src/runtime/index.ts';
import { mutate, mutations } from './mutate.ts';
import { ROLE, serve } from './server.ts';
import { executionsToBreak, testStatesToBreak } from './to-break.ts';

const seed = Number(process.env.FUZZ_SEED ?? 42);
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const timeout = 60_000 + numRuns * 1_000;

let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  server = await serve({ clock: virtualClock(), evaluation: { milliseconds: 500 } });
});
afterAll(() => server.close());

type Answer = Readonly<Record<string, unknown>>;

/** Calls an operation; what is not an answer in AWS's shape fails the test. */
async function send(operation: string, request: object): Promise<Answer> {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(request),
  });
  const answer: Answer = JSON.parse(await response.text());
  expect(server.faults).toEqual([]);
  if (!response.ok) {
    expect(answer).toEqual({ __type: expect.stringMatching(/^[A-Z]\w+$/), message: expect.any(String) });
    expect(response.status).toBe(400);
  }
  return answer;
}

const executions = executionsToBreak();
const testStates = testStatesToBreak();
const pick = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.nat(items.length - 1).map((index) => items[index] as T);
const strange = fc.oneof(fc.json({ maxDepth: 2 }), fc.constantFrom('', '{', 'null', '[]', '"\\ud800"', '{"a":1e999}'));

let count = 0;

/** Runs a definition that was accepted, for a while. */
async function runFor(stateMachineArn: string, input: string): Promise<void> {
  const { executionArn } = await send('StartExecution', { stateMachineArn, input });
  if (typeof executionArn !== 'string') return;
  const { result } = server.runtime.execution(executionArn);
  const patience = new Promise<void>((resolve) => setTimeout(resolve, 200));
  await Promise.race([result, patience]);
  await send('StopExecution', { executionArn });
  await send('DescribeExecution', { executionArn });
  await send('GetExecutionHistory', { executionArn });
}

async function attempt(definition: Json, input: string): Promise<void> {
  const text = JSON.stringify(definition);
  const validated = await send('ValidateStateMachineDefinition', { definition: text });
  expect(validated).toMatchObject({ result: expect.stringMatching(/^(OK|FAIL)$/), diagnostics: expect.any(Array) });
  count += 1;
  const created = await send('CreateStateMachine', { name: `f-${count}`, definition: text, roleArn: ROLE });
  if (validated.result === 'FAIL') expect(created.__type).toBe('InvalidDefinition');
  else if (typeof created.stateMachineArn === 'string') {
    await send('DescribeStateMachine', { stateMachineArn: created.stateMachineArn });
    await runFor(created.stateMachineArn, input);
  } else throw new Error(`accepted and refused: ${text}`);
}

it('definitions that are broken', { timeout }, async () => {
  const broken = fc.tuple(pick(executions), mutations, strange);
  await fc.assert(
    fc.asyncProperty(broken, async ([{ definition, input }, changes, other]) => {
      const whole: Json = JSON.parse(JSON.stringify(definition));
      await attempt(mutate(whole, changes), other === 'null' ? JSON.stringify(input) : other);
    }),
    { seed, numRuns },
  );
});

it('inputs that no state expects', { timeout }, async () => {
  await fc.assert(
    fc.asyncProperty(pick(executions), mutations, async ({ definition, input }, changes) => {
      count += 1;
      const request = { name: `i-${count}`, definition: JSON.stringify(definition), roleArn: ROLE };
      const { stateMachineArn } = await send('CreateStateMachine', request);
      await runFor(String(stateMachineArn), JSON.stringify(mutate({ input }, changes)));
    }),
    { seed, numRuns },
  );
});

it('calls of TestState that are broken', { timeout }, async () => {
  const member = fc.constantFrom('definition', 'input', 'args', 'mock', 'context', 'variables');
  await fc.assert(
    fc.asyncProperty(pick(testStates), member, mutations, async ({ definition, input, args }, part, changes) => {
      const broken = (name: string, value: Json): Json => (name === part ? mutate({ value }, changes) : value);
      const { context, variables, mock, ...rest } = args;
      const texts = {
        definition: JSON.stringify(broken('definition', definition)),
        input: JSON.stringify(broken('input', input)),
        ...(context === undefined ? {} : { context: JSON.stringify(broken('context', context)) }),
        ...(variables === undefined ? {} : { variables: JSON.stringify(broken('variables', variables)) }),
      };
      const settings = broken('args', rest);
      await send('TestState', {
        ...texts,
        ...(mock === undefined ? {} : { mock: broken('mock', mock) }),
        ...(typeof settings === 'object' ? settings : {}),
      });
    }),
    { seed, numRuns: numRuns * 3 },
  );
});

/** What comes back on a connection for raw bytes. */
function raw(bytes: Uint8Array): Promise<string> {
  const { port } = new URL(server.url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', () => resolve(''));
    socket.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}

const HEAD = (length: number, rest = ''): string =>
  `POST / HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: AWSStepFunctions.ListStateMachines\r\nContent-Length: ${length}\r\nConnection: close\r\n${rest}\r\n`;

it('connections that break off or say anything', { timeout }, async () => {
  const request = Buffer.from(`${HEAD(2)}{}`);
  expect(await raw(request)).toMatch(/^HTTP\/1.1 200 /);
  const garbled = fc.oneof(
    fc.nat(request.length).map((end) => request.subarray(0, end)),
    fc.uint8Array({ maxLength: 400 }),
    fc.uint8Array({ maxLength: 200 }).map((body) => Buffer.concat([Buffer.from(HEAD(body.length)), body])),
    fc.uint8Array({ maxLength: 20 }).map((body) => Buffer.concat([Buffer.from(HEAD(body.length + 10)), body])),
    fc.tuple(fc.nat(request.length - 1), fc.nat(255)).map(([at, byte]) => request.with(at, byte)),
  );
  await fc.assert(
    fc.asyncProperty(garbled, async (bytes) => {
      const answer = await raw(bytes);
      expect(server.faults).toEqual([]);
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      // What is no HTTP is answered, if at all, by Node itself.
      if (!head.includes('x-amzn-requestid') || head.startsWith('HTTP/1.1 200')) return;
      expect(JSON.parse(body)).toEqual({ __type: expect.stringMatching(/^[A-Z]\w+$/), message: expect.any(String) });
    }),
    { seed, numRuns },
  );
  expect(await raw(request)).toMatch(/^HTTP\/1.1 200 /);
});

it('texts that are huge or deep', { timeout }, async () => {
  const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const pass = { StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
  const { stateMachineArn } = await send('CreateStateMachine', {
    name: 'huge',
    definition: JSON.stringify(pass),
    roleArn: ROLE,
  });
  for (const input of [deep(100_000), `"${'x'.repeat(262_143)}"`, deep(500), `{"a":${deep(1_000)}}`]) {
    await runFor(String(stateMachineArn), input);
  }
  const expression = (text: string): string =>
    JSON.stringify({
      QueryLanguage: 'JSONata',
      StartAt: 'P',
      States: { P: { Type: 'Pass', Output: `{% ${text} %}`, End: true } },
    });
  const definitions = [
    deep(100_000),
    `{"StartAt":${deep(10_000)}}`,
    JSON.stringify({ ...pass, Comment: 'x'.repeat(1_100_000) }),
    expression(`${'('.repeat(20_000)}1${')'.repeat(20_000)}`),
    expression(Array.from({ length: 5_000 }, () => '1').join('+')),
    expression(`${'['.repeat(5_000)}1${']'.repeat(5_000)}`),
    expression('($f := function($n) { $f($n + 1) }; $f(1))'),
    expression('($f := function($n) { 1 + $f($n + 1) }; $f(1))'),
    expression('[1..10000000]'),
    JSON.stringify({
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Parameters: { 'a.$': `${'States.Array('.repeat(3_000)}1${')'.repeat(3_000)}` }, End: true },
      },
    }),
    JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', InputPath: `$${'.a'.repeat(100_000)}`, End: true } } }),
    JSON.stringify({
      StartAt: 'P',
      States: { P: { Type: 'Pass', InputPath: `$${'[?(@.a[?('.repeat(2_000)}`, End: true } },
    }),
  ];
  for (const definition of definitions) {
    await send('ValidateStateMachineDefinition', { definition });
    count += 1;
    const created = await send('CreateStateMachine', { name: `h-${count}`, definition, roleArn: ROLE });
    if (typeof created.stateMachineArn === 'string') await runFor(created.stateMachineArn, '{}');
    await send('TestState', { definition, stateName: 'P' });
  }
});
