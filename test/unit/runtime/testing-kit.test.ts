/** The testing kit: mocks of any stub, three targets, coverage, recorded executions, traces that a person reads. */
import { CreateStateMachineCommand, GetExecutionHistoryCommand } from '@aws-sdk/client-sfn';
import { afterAll, describe, expect, it } from 'vitest';
import type { CompiledWorkflow } from '../../../src/artifact/index.ts';
import type { State } from '../../../src/asl/index.ts';
import { sleep, WorkflowError, workflow } from '../../../src/dsl/index.ts';
import {
  createCoverage,
  formatFailure,
  formatTrace,
  mock,
  readHistory,
  replay,
  simulate,
  virtualClock,
} from '../../../src/runtime/testing/index.ts';
import { dynamodb, events, lambda, sqs, stepfunctions } from '../../../src/tasks/index.ts';
import { machine } from './machine.ts';
import { ROLE, serve } from './server/server.ts';

interface Order {
  id: string;
  total: number;
}
const orders = dynamodb.table<Order>('Orders');
const archive = dynamodb.table<Order>('Archive');
const charge = lambda.fn<{ amount: number }, { id: string }>('Charge');
const jobs = sqs.queue('Jobs');
const review = stepfunctions.activity<string, { ok: boolean }>('Review');

class NotFound extends WorkflowError {}

const source = [
  'export const pay = workflow(async (input: { id: string }) => {',
  '  const { Item } = await orders.getItem({ Key: { id: { S: input.id } } });',
  "  if (!Item) throw new NotFound('no order');",
  "  await sleep('5m');",
  '  const receipt = await charge({ amount: Number(Item.total.N) });',
  '  return receipt.id;',
  '});',
].join('\n');

const get: State = {
  Type: 'Task',
  Resource: 'arn:aws:states:::dynamodb:getItem',
  Arguments: { TableName: '${OrdersName}', Key: { id: { S: '{% $states.input.id %}' } } },
  Output: '{% $states.result %}',
  Next: 'if',
};
const artifact: CompiledWorkflow = {
  definition: machine({
    get,
    if: {
      Type: 'Choice',
      Choices: [{ Condition: '{% $exists($states.input.Item) %}', Next: 'sleep' }],
      Default: 'throw',
    },
    throw: { Type: 'Fail', Error: 'NotFound', Cause: 'no order' },
    sleep: { Type: 'Wait', Seconds: 300, Next: 'charge' },
    charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Arguments: { FunctionName: '${ChargeArn}', Payload: { amount: '{% $number($states.input.Item.total.N) %}' } },
      Output: '{% $states.result.Payload.id %}',
      End: true,
    },
  }),
  sourceMap: {
    format: 1,
    states: Object.fromEntries(
      Object.entries({ get: 1, if: 2, throw: 2, sleep: 3, charge: 4 }).map(([name, line]) => [
        name,
        { file: 'pay.ts', start: { line, column: 2 }, end: { line, column: 40 } },
      ]),
    ),
  },
  manifest: {
    format: 1,
    name: 'pay',
    type: 'STANDARD',
    source: 'pay.ts',
    exportName: 'pay',
    resources: [],
    integrations: [],
    iam: [],
  },
};

const pay = workflow(
  async (input: { id: string }): Promise<string> => {
    const { Item } = await orders.getItem({ Key: { id: { S: input.id } } });
    if (!Item) throw new NotFound('no order');
    await sleep('5m');
    const receipt = await charge({ amount: Number(Item.total.N) });
    return receipt.id;
  },
  {},
  { artifact: () => artifact, handles: () => ({ Orders: orders, Charge: charge }) },
);

const item = { Item: { id: { S: '7' }, total: { N: '5' } } };
const found = mock(orders.getItem).resolves(item);
const charged = mock(charge, ({ amount }) => ({ id: `r-${amount}` }));

describe('mocks of resources with names of their own', () => {
  it('answer where substitutions name the resource', async () => {
    const substitutions = {
      OrdersName: 'shop-orders',
      ChargeArn: 'arn:aws:lambda:us-east-1:123456789012:function:c-1',
    };
    const result = await simulate(pay, { id: '7' }, { mocks: [found.times(1), charged.times(1)], substitutions });
    expect(result.output).toBe('r-5');
    expect([result.calls(orders.getItem).length, result.calls(charge).length]).toEqual([1, 1]);
  });

  it('answer where a parameter inside another names it', async () => {
    const shop = events.connection('Shop');
    const other = events.connection('Other');
    const call = workflow(async () => (await shop.invoke({ ApiEndpoint: 'https://x', Method: 'GET' })).StatusCode);
    const answer = { StatusCode: 200, StatusText: 'OK', Headers: {} };
    const mocks = [mock(other.invoke).times(0), mock(shop.invoke).resolves(answer)];
    expect((await simulate(call, undefined, { target: 'native', mocks })).output).toBe(200);
  });
});

const stepFunctions = await serve();
afterAll(() => stepFunctions.close());

describe.each(['native', 'local', 'aws'] as const)('mocks in a %s run', (target) => {
  const there = { target, aws: { sfn: stepFunctions.sfn } };

  it('answer the calls of their stub', async () => {
    const result = await simulate(pay, { id: '7' }, { ...there, mocks: [found.times(1), charged] });
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: 'r-5', seconds: 300 });
    expect(result.calls(orders.getItem)).toMatchObject([{ result: item }]);
    expect(result.calls(archive.getItem)).toEqual([]);
    expect(result.calls(charge).length).toBe(1);
  });

  it('fail the calls of their stub', async () => {
    const declined = Object.assign(new Error('no funds'), { name: 'Declined' });
    const result = await simulate(pay, { id: '7' }, { ...there, mocks: [found, mock(charge).rejects(declined)] });
    expect(result).toMatchObject({ status: 'FAILED', error: 'Declined' });
    expect(await simulate(pay, { id: '7' }, { ...there, mocks: [mock(orders.getItem).resolves({})] })).toMatchObject({
      error: 'NotFound',
      cause: 'no order',
    });
  });

  it('answer in sequence, and no more often than they can', async () => {
    const twice = mock(orders.getItem).sequence(item, {});
    expect((await simulate(pay, { id: '7' }, { ...there, mocks: [twice, charged] })).output).toBe('r-5');
    await expect(
      simulate(pay, { id: '7' }, { ...there, mocks: [mock(orders.getItem).sequence(), charged] }),
    ).rejects.toThrow('STEP8214: The mock of dynamodb:getItem on Orders has no answer');
  });

  it('demand their number of calls', async () => {
    await expect(simulate(pay, { id: '7' }, { ...there, mocks: [found.times(2), charged] })).rejects.toThrow(
      'was to be called 2 times and was called 1 times',
    );
  });

  it('do not answer the calls of another resource, which the message shows', async () => {
    const wrong = mock(archive.getItem).resolves(item);
    const run = simulate(pay, { id: '7' }, { ...there, mocks: [wrong, charged] });
    await expect(run).rejects.toThrow(/STEP8201.*dynamodb:getItem.*"TableName":"\$\{OrdersName\}"/);
  });
});

describe('stubs of every kind', () => {
  const single = (state: State): CompiledWorkflow => ({ ...artifact, definition: machine({ only: state }) });

  it('can be mocked: tokens, activities, SDK actions', async () => {
    const token = single({
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl: '${JobsUrl}', MessageBody: '{% $states.context.Task.Token %}' },
      End: true,
    });
    const approval = mock(jobs.sendMessage.waitForTaskToken).resolves('approved');
    expect((await simulate(token, {}, { mocks: [approval] })).output).toBe('approved');
    const activity = single({ Type: 'Task', Resource: '${ReviewArn}', End: true });
    expect((await simulate(activity, 'x', { mocks: [mock(review).resolves({ ok: true })] })).output).toEqual({
      ok: true,
    });
    const ended = single({
      Type: 'Task',
      Resource: 'arn:aws:states:::dynamodb:getItem',
      Arguments: { TableName: 'any', Key: {} },
      End: true,
    });
    expect((await simulate(ended, { id: '7' }, { mocks: [mock(dynamodb.getItem).resolves({})] })).output).toEqual({});
  });
});

describe('what a run tells', () => {
  const retrying: CompiledWorkflow = {
    ...artifact,
    definition: machine({
      ...artifact.definition.States,
      get: { ...get, Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 3 }] },
    }),
  };
  const busy = Object.assign(new Error('later'), { name: 'Busy' });
  const flaky = mock(orders.getItem).sequence(busy, busy, item);

  it('is the order of calls, their retries, the waits and the states', async () => {
    const run = await simulate<{ id: string }, string>(retrying, { id: '7' }, { mocks: [flaky.times(3), charged] });
    expect(run.output).toBe('r-5');
    expect(run.order.map(({ state, error }) => [state, error])).toEqual([
      ['get', 'Busy'],
      ['get', 'Busy'],
      ['get', undefined],
      ['charge', undefined],
    ]);
    expect([run.retries(orders.getItem), run.retries(charge), run.retries('get')]).toEqual([2, 0, 2]);
    expect(run.waits).toEqual([300]);
    expect(run.states).toEqual(['get', 'if', 'sleep', 'charge']);
    // Two retries, after two and four seconds.
    expect(run.seconds).toBe(306);
  });

  it.each(['native', 'local'] as const)('is told by the clock of the test in a %s run', async (target) => {
    const clock = virtualClock({ start: Date.parse('2030-01-01T00:00:00Z') });
    const run = await simulate(pay, { id: '7' }, { target, clock, mocks: [found, charged] });
    expect(new Date(run.startTime).toISOString()).toBe('2030-01-01T00:00:00.000Z');
    expect(new Date(clock.now()).toISOString()).toBe('2030-01-01T00:05:00.000Z');
  });

  it('is the same text each time, for a snapshot', async () => {
    const run = await simulate<{ id: string }, string>(retrying, { id: '7' }, { mocks: [flaky, charged], seed: 7 });
    expect(formatTrace(run, { workflow: retrying, source: () => source })).toMatchInlineSnapshot(`
      "0.000s  pay.ts:2  const { Item } = await orders.getItem({ Key: { id: { S: input.id } } });
                        └ dynamodb:getItem Orders {"Key":{"id":{"S":"7"}}} → Busy
                        └ dynamodb:getItem Orders {"Key":{"id":{"S":"7"}}} → Busy
                        └ dynamodb:getItem Orders {"Key":{"id":{"S":"7"}}} → {"Item":{"id":{"S":"7"},"total":{"N":"5"}}}
      6.000s  pay.ts:3  if (!Item) throw new NotFound('no order');
      6.000s  pay.ts:4  await sleep('5m');
                        └ waited 5m
       5m 6s  pay.ts:5  const receipt = await charge({ amount: Number(Item.total.N) });
                        └ lambda:invoke Charge {"amount":5} → {"id":"r-5"}
      SUCCEEDED after 5m 6s, 6 transitions"
    `);
  });
});

describe('coverage', () => {
  it('counts the lines and the branches that executions reached', async () => {
    const coverage = createCoverage();
    await simulate(pay, { id: '7' }, { mocks: [found, charged], coverage });
    await simulate(pay, { id: '7' }, { mocks: [found, charged], coverage });
    expect(coverage.lcov()).toBe(
      [
        'TN:',
        'SF:pay.ts',
        'BRDA:3,0,0,2',
        'BRDA:3,0,1,0',
        'BRF:2',
        'BRH:1',
        'DA:2,2',
        'DA:3,2',
        'DA:4,2',
        'DA:5,2',
        'LF:4',
        'LH:4',
        'end_of_record',
        '',
      ].join('\n'),
    );
  });
});

describe('traces', () => {
  it('are lines of TypeScript', async () => {
    const run = await simulate(pay, { id: '7' }, { mocks: [found, charged] });
    expect(formatTrace(run, { workflow: artifact, source: () => source }).split('\n')).toEqual([
      '0.000s  pay.ts:2  const { Item } = await orders.getItem({ Key: { id: { S: input.id } } });',
      '                  └ dynamodb:getItem Orders {"Key":{"id":{"S":"7"}}} → {"Item":{"id":{"S":"7"},"total":{"N":"5"}}}',
      "0.000s  pay.ts:3  if (!Item) throw new NotFound('no order');",
      "0.000s  pay.ts:4  await sleep('5m');",
      '                  └ waited 5m',
      '    5m  pay.ts:5  const receipt = await charge({ amount: Number(Item.total.N) });',
      '                  └ lambda:invoke Charge {"amount":5} → {"id":"r-5"}',
      'SUCCEEDED after 5m, 4 transitions',
    ]);
  });

  it('end in a stack of workflow frames', async () => {
    const declined = Object.assign(new Error('no funds'), { name: 'Declined' });
    const run = await simulate(pay, { id: '7' }, { mocks: [found, mock(charge).rejects(declined)] });
    const text = formatFailure(run, { workflow: artifact, source: () => source });
    expect(text.slice(0, text.indexOf('\n\n  cause')).split('\n')).toEqual([
      'Declined: no funds',
      '    at pay (pay.ts:5:3)',
      '',
      '  5 |   const receipt = await charge({ amount: Number(Item.total.N) });',
      '    |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
      '',
      '  called lambda:invoke Charge with',
      '    {',
      '      "amount": 5',
      '    }',
    ]);
  });
});

describe('recorded executions', () => {
  let server: Awaited<ReturnType<typeof serve>> | undefined;
  afterAll(() => server?.close());

  it('come from a deployed workflow, and are replayed', async () => {
    server = await serve({
      mocks: {
        get: () => ({ Item: { id: { S: '7' }, total: { N: '5' } } }),
        charge: () => {
          throw Object.assign(new Error('no funds'), { name: 'Declined' });
        },
      },
    });
    const definition = JSON.stringify(artifact.definition).replace('"Seconds":300', '"Seconds":0');
    const { stateMachineArn = '' } = await server.sfn.send(
      new CreateStateMachineCommand({ name: 'pay', definition, roleArn: ROLE }),
    );
    const coverage = createCoverage();
    const aws = { stateMachineArn, sfn: server.sfn, pollSeconds: 0.01 };
    const run = await simulate(pay, { id: '7' }, { target: 'aws', aws, coverage });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'no funds' });
    expect(run.calls(orders.getItem)).toMatchObject([{ result: item }]);
    expect(run.trace.map(({ state }) => state)).toEqual(['get', 'if', 'sleep', 'charge']);
    expect(coverage.lcov()).toContain('DA:5,1');

    const { executionArn } = run;
    const { events = [] } = await server.sfn.send(new GetExecutionHistoryCommand({ executionArn }));
    const again = await replay(pay, JSON.parse(JSON.stringify(events)));
    expect(again).toMatchObject({ faithful: true, error: 'Declined', seconds: 300 });
    expect(again.calls(charge)).toMatchObject([{ error: 'Declined' }]);
    expect(() => readHistory(events.slice(0, 3))).toThrow('STEP8216');
  });
});
