/**
 * Starts executions of a deployed workflow, waits for their results and answers task tokens. Inputs and results have the
 * workflow's types; a failed execution is an error under its name, as natively.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type HistoryEvent,
  paginateGetExecutionHistory,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { WorkflowReference } from '../../dsl/index.ts';
import { executionError } from '../../dsl/native.ts';

/** Where the workflow is. */
export interface ClientOptions {
  readonly stateMachineArn: string;
  /** Default: a client with the environment's region and credentials. */
  readonly sfn?: SFNClient;
  /** Seconds between two looks at a running execution. Default 1. */
  readonly pollSeconds?: number;
}

/** An execution that was started. */
export interface StartedExecution<O> {
  readonly executionArn: string;
  readonly startDate: Date | undefined;
  /** Waits for the end; rejects with an error whose `name` and `message` are the execution's Error and Cause. */
  readonly result: () => Promise<O>;
  /** Its events so far. */
  readonly history: () => AsyncIterable<HistoryEvent>;
}

/** A workflow's client. */
export interface WorkflowClient<I, O> {
  /** Starts an execution. */
  readonly start: (input: I, options?: { readonly name?: string }) => Promise<StartedExecution<O>>;
  /** Runs an EXPRESS workflow to its end in one call. */
  readonly startSync: (input: I, options?: { readonly name?: string }) => Promise<O>;
  /** An execution that was started earlier. */
  readonly execution: (executionArn: string) => StartedExecution<O>;
  /** Completes the task that waits on a token. */
  readonly sendTaskSuccess: (token: string, output: unknown) => Promise<void>;
  /** Fails the task that waits on a token. */
  readonly sendTaskFailure: (token: string, error?: string, cause?: string) => Promise<void>;
  /** Tells the task that waits on a token that its worker is alive. */
  readonly sendTaskHeartbeat: (token: string) => Promise<void>;
}

/**
 * A client of a deployed workflow; `workflow` gives the types only.
 *
 * @example
 * const orders = client(processOrder, { stateMachineArn: process.env.STATE_MACHINE_ARN! });
 * const execution = await orders.start({ orderId: '7' });
 * const { status } = await execution.result();
 */
export function client<I, O>(_workflow: WorkflowReference<I, O>, options: ClientOptions): WorkflowClient<I, O> {
  const { stateMachineArn, sfn = new SFNClient({}), pollSeconds = 1 } = options;
  const request = (input: I, name: string | undefined) => ({
    stateMachineArn,
    input: JSON.stringify(input ?? {}),
    ...(name === undefined ? {} : { name }),
  });

  const execution = (executionArn: string, startDate?: Date): StartedExecution<O> => ({
    executionArn,
    startDate,
    result: async () => {
      for (;;) {
        const description = await sfn.send(new DescribeExecutionCommand({ executionArn }));
        if (description.status !== 'RUNNING' && description.status !== 'PENDING_REDRIVE')
          return resultOf<O>(description);
        await delay(pollSeconds * 1000);
      }
    },
    history: async function* () {
      for await (const page of paginateGetExecutionHistory({ client: sfn }, { executionArn })) yield* page.events ?? [];
    },
  });

  return {
    start: async (input, { name } = {}) => {
      const { executionArn = '', startDate } = await sfn.send(new StartExecutionCommand(request(input, name)));
      return execution(executionArn, startDate);
    },
    startSync: async (input, { name } = {}) =>
      resultOf<O>(await sfn.send(new StartSyncExecutionCommand(request(input, name)))),
    execution,
    sendTaskSuccess: async (taskToken, output) => {
      await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output ?? null) }));
    },
    sendTaskFailure: async (taskToken, error, cause) => {
      await sfn.send(new SendTaskFailureCommand({ taskToken, error, cause }));
    },
    sendTaskHeartbeat: async (taskToken) => {
      await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    },
  };
}

/** The output of a successful execution; the compiler's types say what it is. */
function resultOf<O>(end: Pick<DescribeExecutionCommandOutput, 'status' | 'output' | 'error' | 'cause'>): O {
  if (end.status === 'SUCCEEDED') return JSON.parse(end.output ?? 'null');
  throw executionError(end.error ?? ENDED[end.status ?? ''] ?? 'States.TaskFailed', end.cause ?? '');
}

/** Executions that end without an error of their own. */
const ENDED: Readonly<Record<string, string>> = { TIMED_OUT: 'States.Timeout', ABORTED: 'ExecutionAborted' };
