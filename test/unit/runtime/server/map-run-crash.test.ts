/**
 * Killing the server while it runs Distributed Maps: the run goes on under its ARN with the children that were not done,
 * whose own progress is kept as well, and what was noted of the others comes back.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateMapRunCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { delay, type Killable, killable } from './killable.ts';
import { definition, ROLE } from './server.ts';

const KILLS = 4;
let folder: string;
let server: Killable;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepscript-map-crash-'));
  server = killable(folder);
});

afterEach(() => {
  server.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Two steps per item, so that a child may be between them when the process dies. */
function machine(type: 'STANDARD' | 'EXPRESS', items: number, rest: object = {}): string {
  const note = (argument: string, fields: object): object => ({
    Type: 'Task',
    Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Note',
    Arguments: argument,
    ...fields,
  });
  return definition({
    Each: {
      Type: 'Map',
      Items: `{% [1..${items}] %}`,
      MaxConcurrency: 4,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: type },
        StartAt: 'First',
        States: {
          First: note('{% $states.input %}', { Assign: { doubled: '{% $states.result %}' }, Next: 'Second' }),
          Second: note('{% $doubled * 1000 %}', { Output: '{% $states.result %}', End: true }),
        },
      },
      End: true,
      ...rest,
    },
  });
}

async function run(sfn: SFNClient, text: string): Promise<string> {
  const create = new CreateStateMachineCommand({ name: 'M', definition: text, roleArn: ROLE });
  const { stateMachineArn } = await sfn.send(create);
  return (await sfn.send(new StartExecutionCommand({ stateMachineArn }))).executionArn ?? '';
}

async function mapRunOf(sfn: SFNClient, executionArn: string): Promise<string> {
  for (;;) {
    const { mapRuns = [] } = await sfn.send(new ListMapRunsCommand({ executionArn }));
    if (mapRuns[0]?.mapRunArn !== undefined) return mapRuns[0].mapRunArn;
    await delay(20);
  }
}

async function end(sfn: SFNClient, executionArn: string): Promise<{ status?: string; output?: string }> {
  for (;;) {
    const { status, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== undefined && status !== 'RUNNING') return { status, ...(output === undefined ? {} : { output }) };
    await delay(50);
  }
}

const calls = (): readonly number[] => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n').map(Number);

it.each(['STANDARD', 'EXPRESS'] as const)(`a run with %s children survives ${KILLS} kills`, async (type) => {
  const items = 20 + KILLS * 15;
  let sfn = await server.launch();
  const executionArn = await run(sfn, machine(type, items));
  const mapRunArn = await mapRunOf(sfn, executionArn);
  for (let round = 0; round < KILLS; round += 1) {
    await delay(150 + Math.random() * 250);
    await server.kill();
    sfn = await server.launch();
  }
  const { status, output = '' } = await end(sfn, executionArn);
  expect([status, JSON.parse(output)]).toEqual([
    'SUCCEEDED',
    Array.from({ length: items }, (_, index) => (index + 1) * 4000),
  ]);
  expect(await mapRunOf(sfn, executionArn)).toBe(mapRunArn);
  const described = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    itemCounts: { total: items, succeeded: items, pending: 0 },
  });
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn }));
  expect(events.filter(({ type: event }) => event === 'MapRunStarted').length).toBe(1);
  // At most what was under way at a kill is called again: four children, an EXPRESS one from its begin.
  const again = type === 'STANDARD' ? 4 : 8;
  expect(calls().length).toBeLessThanOrEqual(2 * items + again * KILLS);
  expect(new Set(calls()).size).toBe(2 * items);
});

it('keeps limits that were changed, redrives after a restart and leaves no children behind', {
  timeout: 60_000,
}, async () => {
  let sfn = await server.launch();
  const executionArn = await run(sfn, machine('STANDARD', 40));
  const mapRunArn = await mapRunOf(sfn, executionArn);
  await sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 2, toleratedFailurePercentage: 50 }));
  const invalid = new UpdateMapRunCommand({ mapRunArn, toleratedFailurePercentage: 101 });
  await expect(sfn.send(invalid)).rejects.toMatchObject({ name: 'ValidationException' });
  await delay(100);
  await server.kill();
  sfn = await server.launch();
  expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'RUNNING',
    maxConcurrency: 2,
    toleratedFailurePercentage: 50,
  });
  await sfn.send(new StopExecutionCommand({ executionArn }));
  expect((await end(sfn, executionArn)).status).toBe('ABORTED');
  await server.kill();
  sfn = await server.launch();
  const described = await sfn.send(new DescribeMapRunCommand({ mapRunArn }));
  expect(described.status).toBe('ABORTED');
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ mapRunArn }));
  expect(executions.length).toBeGreaterThan(0);
  expect(executions.filter(({ status }) => status === 'RUNNING')).toEqual([]);
  await sfn.send(new UpdateMapRunCommand({ mapRunArn, maxConcurrency: 1 })).then(
    () => expect.unreachable(),
    ({ name }: Error) => expect(name).toBe('ValidationException'),
  );
  await sfn.send(new RedriveExecutionCommand({ executionArn }));
  expect((await end(sfn, executionArn)).status).toBe('SUCCEEDED');
  expect(await sfn.send(new DescribeMapRunCommand({ mapRunArn }))).toMatchObject({
    status: 'SUCCEEDED',
    redriveCount: 1,
    itemCounts: { succeeded: 40, aborted: 0 },
  });
  const done = calls().filter((n) => n >= 1000);
  expect(new Set(done).size).toBe(40);
});
