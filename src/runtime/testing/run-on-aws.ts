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
import { UsageError } from '../../dsl/index.ts';
import { LocalRuntime } from '../local-runtime.ts';
import { readHistory } from './read-history.ts';
import type { SimulateOptions } from './simulate.ts';
import type { TestRun } from './simulation.ts';

/** A deployed workflow. */
export interface AwsTarget {
  readonly stateMachineArn: string;
  readonly sfn?: SFNClient;
  /** Seconds between two looks at the execution. Default 1. */
  readonly pollSeconds?: number;
}

/** Runs it. */
export async function runOnAws(input: unknown, { aws, mocks = [], name }: SimulateOptions): Promise<TestRun> {
  if (aws === undefined || mocks.length > 0) {
    throw new UsageError(
      'STEP8215',
      aws === undefined ? 'The deployed workflow is not known.' : 'Nothing can be mocked on AWS.',
      "Give target: 'aws' an aws: { stateMachineArn }, and no mocks.",
    );
  }
  const { stateMachineArn, sfn = new SFNClient({}), pollSeconds = 1 } = aws;
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
