/**
 * Kills a server at random points under load and checks that every execution that it acknowledged ends with the output
 * that it would have had, that no answer that it acknowledged is asked for again, and that the histories have no gaps. What
 * the server acknowledged is noted on disk, so that a campaign that is stopped goes on where it was.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
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
import { delay, killable } from './killable.ts';
import { definition, ROLE } from './server.ts';

/** Load that is bounded: a backlog that grows only makes every restart slower. */
const MOST_OPEN = 40;

/** A campaign. */
export interface KillCampaign {
  readonly folder: string;
  readonly kills: number;
  progress?(findings: KillFindings): void;
}

/** What it found; no problems are good news. */
export interface KillFindings {
  readonly kills: number;
  readonly acknowledged: number;
  readonly answered: number;
  /** The longest time from a start of the process until it took requests, in milliseconds. */
  readonly slowestStart: number;
  readonly problems: readonly string[];
}

/** What the server acknowledged, a line each. */
type Note =
  | { readonly started: string; readonly n: number; readonly name: string }
  | { readonly answered: string }
  | { readonly kill: true };

/** Runs a campaign, or what is left of one. */
export async function killCampaign({ folder, kills, progress }: KillCampaign): Promise<KillFindings> {
  const server = killable(folder);
  const notes = openNotes(join(folder, 'notes.ndjson'));
  const problems: string[] = [];
  let slowestStart = 0;
  const launch = async (): Promise<SFNClient> => {
    const start = performance.now();
    const sfn = await server.launch();
    slowestStart = Math.max(slowestStart, performance.now() - start);
    return sfn;
  };
  const findings = (): KillFindings => ({
    kills: notes.kills(),
    acknowledged: notes.executions.size,
    answered: notes.answered.size,
    slowestStart: Math.round(slowestStart),
    problems,
  });
  try {
    let sfn = await launch();
    const { activityArn, stateMachineArn } = await createMachines(sfn);
    const load = { starting: true, answering: true };
    const starter = async (): Promise<void> => {
      for (let n = notes.executions.size + 1; load.starting; n += 1) {
        while (load.starting && notes.open() >= MOST_OPEN) await delay(20);
        // A name of its own after a campaign is taken up, in which this number may have been started unseen.
        const name = `e-${n}-${process.pid}`;
        const request = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify({ n }) });
        await sfn.send(request).then(
          ({ executionArn = '' }) => notes.add({ started: executionArn, n, name }),
          () => undefined,
        );
        await delay(15);
      }
    };
    const worker = async (): Promise<void> => {
      while (load.answering) {
        try {
          const request = new GetActivityTaskCommand({ activityArn });
          const { taskToken, input = 'null' } = await sfn.send(request, { abortSignal: AbortSignal.timeout(1_000) });
          if (taskToken === undefined) continue;
          const { doubled, execution }: { doubled: number; execution: string } = JSON.parse(input);
          if (notes.answered.has(execution)) problems.push(`${execution} asked again for an answer that it had`);
          await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ to: doubled }) }));
          notes.add({ answered: execution });
        } catch {
          await delay(20);
        }
      }
    };
    const starting = starter();
    const answering = [worker(), worker()];
    while (notes.kills() < kills) {
      // Now and then while the server still takes up what the last one left.
      await delay(Math.random() * 500);
      await server.kill();
      notes.add({ kill: true });
      sfn = await launch();
      progress?.(findings());
    }
    load.starting = false;
    await starting;
    for (const [executionArn, n] of notes.executions) problems.push(...(await checked(sfn, executionArn, n)));
    load.answering = false;
    await Promise.all(answering);
    return findings();
  } finally {
    server.remove();
  }
}

/** A task, a wait, a Map, a child of its own and an activity whose task is given again when its worker got lost. */
async function createMachines(sfn: SFNClient): Promise<{ activityArn: string; stateMachineArn: string }> {
  const create = async (name: string, text: string): Promise<string> => {
    const request = { name, definition: text, roleArn: ROLE };
    return (await sfn.send(new CreateStateMachineCommand(request))).stateMachineArn ?? '';
  };
  const { activityArn = '' } = await sfn.send(new CreateActivityCommand({ name: 'ask' }));
  const childArn = await create(
    'child',
    definition({ P: { Type: 'Pass', Output: '{% $states.input.n + 1 %}', End: true } }),
  );
  const parent = definition({
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
      Arguments: { doubled: '{% $doubled %}', execution: '{% $states.context.Execution.Name %}' },
      TimeoutSeconds: 2,
      Retry: [{ ErrorEquals: ['States.Timeout'], IntervalSeconds: 1, MaxAttempts: 1000, BackoffRate: 1 }],
      Output: { items: '{% $items %}', child: '{% $child %}', answer: '{% $states.result %}' },
      End: true,
    },
  });
  return { activityArn, stateMachineArn: await create('parent', parent) };
}

/** What is wrong with an execution, once it ended. */
async function checked(sfn: SFNClient, executionArn: string, n: number): Promise<readonly string[]> {
  let description = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  while (description.status === 'RUNNING') {
    await delay(50);
    description = await sfn.send(new DescribeExecutionCommand({ executionArn }));
  }
  const { status, output, error, cause } = description;
  const expected = JSON.stringify({ items: [2, 3, 2 * n + 1], child: 2 * n + 1, answer: { to: 2 * n } });
  const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
  return [
    ...(status === 'SUCCEEDED' && output === expected
      ? []
      : [`${executionArn}: ${status} ${output} ${error} ${cause}, not ${expected}`]),
    ...(events.every(({ id }, index) => id === index + 1) ? [] : [`${executionArn}: its history has gaps`]),
  ];
}

/** What was acknowledged, in memory and on disk. */
function openNotes(file: string): {
  readonly executions: ReadonlyMap<string, number>;
  readonly answered: ReadonlySet<string>;
  readonly kills: () => number;
  readonly open: () => number;
  readonly add: (note: Note) => void;
} {
  const executions = new Map<string, number>();
  const answered = new Set<string>();
  // One that was started without an acknowledgement is answered all the same.
  const open = new Set<string>();
  let kills = 0;
  const take = (note: Note): void => {
    if ('started' in note) {
      executions.set(note.started, note.n);
      if (!answered.has(note.name)) open.add(note.name);
    } else if ('answered' in note) {
      answered.add(note.answered);
      open.delete(note.answered);
    } else kills += 1;
  };
  if (existsSync(file)) {
    for (const line of readFileSync(file, 'utf8').split('\n')) if (line.endsWith('}')) take(JSON.parse(line));
  }
  return {
    executions,
    answered,
    kills: () => kills,
    open: () => open.size,
    add: (note) => {
      appendFileSync(file, `${JSON.stringify(note)}\n`);
      take(note);
    },
  };
}
