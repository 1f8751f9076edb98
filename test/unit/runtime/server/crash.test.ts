/**
 * Killing the server at random points under load: every execution that was acknowledged ends with the output that it would
 * have had, and an answer that was acknowledged is never asked for again. KILLS sets how often (`KILLS=200` for a long run).
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateActivityCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterEach, expect, it } from 'vitest';
import { clientOf, definition, ROLE } from './server.ts';

const KILLS = Number(process.env.KILLS ?? 5);
const folder = mkdtempSync(join(tmpdir(), 'stepscript-crash-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function launch(): Promise<SFNClient> {
  const script = new URL('process.ts', import.meta.url).pathname;
  const started = spawn(process.execPath, ['--import', 'tsx', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = started;
  const url = await new Promise<string>((resolve, reject) => {
    started.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    started.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return clientOf(url);
}

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A task, a wait, a Map, a child of its own and an activity whose task is given again when its worker got lost. */
function machine(activityArn: string, childArn: string): string {
  return definition({
    Double: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Double',
      Arguments: '{% $states.input.n %}',
      Assign: { doubled: '{% $states.result %}' },
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 0, Next: 'Each' },
    Each: {
      Type: 'Map',
      Items: '{% [1, 2, $doubled] %}',
      ItemProcessor: {
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', Output: '{% $states.input + 1 %}', End: true } },
      },
      Assign: { items: '{% $states.result %}' },
      Next: 'Child',
    },
    Child: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Arguments: { StateMachineArn: childArn, Input: { n: '{% $doubled %}' } },
      Assign: { child: '{% $states.result.Output %}' },
      Next: 'Ask',
    },
    Ask: {
      Type: 'Task',
      Resource: activityArn,
      Arguments: '{% $doubled %}',
      TimeoutSeconds: 2,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 50, BackoffRate: 1 }],
      Output: { items: '{% $items %}', child: '{% $child %}', answer: '{% $states.result %}' },
      End: true,
    },
  });
}

it(`survives ${KILLS} kills`, { timeout: 60_000 + KILLS * 8_000 }, async () => {
  let sfn = await launch();
  const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'ask' }));
  const create = async (name: string, text: string): Promise<string> => {
    const request = { name, definition: text, roleArn: ROLE };
    return (await sfn.send(new CreateStateMachineCommand(request))).stateMachineArn ?? '';
  };
  const childArn = await create(
    'child',
    definition({ P: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } }),
  );
  const stateMachineArn = await create('parent', machine(activityArn, childArn));

  const acknowledged = new Map<string, number>();
  const answered = new Set<string>();
  const askedAgain: string[] = [];
  let running = true;
  let started = 0;
  const starter = async (): Promise<void> => {
    while (running) {
      started += 1;
      const n = started;
      await sfn.send(new StartExecutionCommand({ stateMachineArn, name: `e-${n}`, input: JSON.stringify({ n }) })).then(
        ({ executionArn = '' }) => acknowledged.set(executionArn, n),
        () => undefined,
      );
      await delay(15);
    }
  };
  const worker = async (): Promise<void> => {
    while (running || acknowledged.size > finished) {
      try {
        const { taskToken, input = 'null' } = await sfn.send(new GetActivityTaskCommand({ activityArn }), {
          abortSignal: AbortSignal.timeout(1_000),
        });
        if (taskToken === undefined) continue;
        if (answered.has(input)) askedAgain.push(input);
        await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(Number(input) + 1) }));
        answered.add(input);
      } catch {
        await delay(20);
      }
    }
  };
  let finished = 0;
  const load = [starter(), worker(), worker()];

  for (let kill = 0; kill < KILLS; kill += 1) {
    // Now and then while the server still takes up what the last one left.
    await delay(Math.random() * 500);
    const ended = new Promise((resolve) => child?.once('exit', resolve));
    child?.kill('SIGKILL');
    await ended;
    sfn = await launch();
  }
  running = false;
  await load[0];
  expect(acknowledged.size).toBeGreaterThan(KILLS);
  if (process.env.KILLS !== undefined) console.info(`${KILLS} kills, ${acknowledged.size} executions acknowledged`);

  for (const [executionArn, n] of acknowledged) {
    let description = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    while (description.status === 'RUNNING') {
      await delay(50);
      description = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    }
    finished += 1;
    const output: unknown = JSON.parse(description.output ?? 'null');
    expect({ n, status: description.status, output }).toEqual({
      n,
      status: 'SUCCEEDED',
      output: { items: [2, 3, 2 * n + 1], child: 2 * n + 1, answer: 2 * n + 1 },
    });
    const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1));
  }
  await Promise.all(load);
  expect(askedAgain).toEqual([]);
});
