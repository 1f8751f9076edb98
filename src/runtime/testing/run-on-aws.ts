/**
 * A run of the deployed workflow, on AWS or on a local server: the real tasks, in real time.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  type HistoryEvent as ApiEvent,
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { LocalRuntime } from '../local-runtime.ts';
import { readHistory } from './read-history.ts';
import type { AwsTarget, SimulateOptions } from './simulate.ts';
import type { TestRun } from './simulation.ts';

/** Runs it. */
export async function runOnAws(
  input: unknown,
  stateMachineArn: string,
  { sfn = new SFNClient({}), pollSeconds = 1 }: AwsTarget,
  { name }: SimulateOptions,
): Promise<TestRun> {
  const { executionArn = '' } = await sfn.send(
    new StartExecutionCommand({
      stateMachineArn,
      input: JSON.stringify(input ?? {}),
      ...(name === undefined ? {} : { name }),
    }),
  );
  for (;;) {
    const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') break;
    await delay(pollSeconds * 1000);
  }
  const events: ApiEvent[] = [];
  for await (const page of paginateGetExecutionHistory({ client: sfn }, { executionArn })) {
    events.push(...(page.events ?? []));
  }
  const result = readHistory(events, executionArn);
  return { result, runtime: new LocalRuntime() };
}
