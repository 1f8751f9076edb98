/**
 * A local server of which a test sees nothing but the AWS SDK's client: what it does, it does as a user of the API could.
 * Waiting is polling, and task tokens come from the history.
 */
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { expect } from 'vitest';
import { ROLE, serve } from './server.ts';

/** The client, and steps that many tests take. */
export interface SdkServer {
  readonly sfn: SFNClient;
  readonly url: string;
  readonly create: (definition: string, type?: 'STANDARD' | 'EXPRESS') => Promise<string>;
  readonly start: (stateMachineArn: string, input?: unknown) => Promise<string>;
  /** The description once it is not RUNNING any more. */
  readonly ended: (executionArn: string) => Promise<DescribeExecutionCommandOutput>;
  readonly history: (executionArn: string) => Promise<readonly HistoryEvent[]>;
  /** The token that a task of the execution sent, once it has. */
  readonly token: (executionArn: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Starts a server; faults of its own fail the test that closes it. */
export async function serveSdk(): Promise<SdkServer> {
  const { sfn, url, faults, close } = await serve();
  let count = 0;
  const history = async (executionArn: string): Promise<readonly HistoryEvent[]> => {
    const events: HistoryEvent[] = [];
    for await (const page of paginateGetExecutionHistory({ client: sfn }, { executionArn })) {
      events.push(...(page.events ?? []));
    }
    return events;
  };
  return {
    sfn,
    url,
    create: async (definition, type = 'STANDARD') => {
      count += 1;
      const request = { name: `m-${count}`, definition, roleArn: ROLE, type };
      return (await sfn.send(new CreateStateMachineCommand(request))).stateMachineArn ?? '';
    },
    start: async (stateMachineArn, input = {}) => {
      const request = { stateMachineArn, input: JSON.stringify(input) };
      return (await sfn.send(new StartExecutionCommand(request))).executionArn ?? '';
    },
    ended: async (executionArn) => {
      for (;;) {
        const described = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (described.status !== 'RUNNING') return described;
        await delay(5);
      }
    },
    history,
    token: async (executionArn) => {
      for (;;) {
        const scheduled = (await history(executionArn)).findLast(({ type }) => type === 'TaskScheduled');
        const { MessageBody } = JSON.parse(scheduled?.taskScheduledEventDetails?.parameters ?? '{}');
        if (typeof MessageBody === 'string') return MessageBody;
        await delay(5);
      }
    },
    close: async () => {
      expect(faults).toEqual([]);
      await close();
    },
  };
}
