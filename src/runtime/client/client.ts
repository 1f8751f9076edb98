/**
 * Starts executions of a deployed workflow, waits for their results, stops and redrives them. Inputs and results have the
 * workflow's types; a failed execution is an error under its name, as natively.
 */
import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  type HistoryEvent,
  paginateGetExecutionHistory,
  RedriveExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { WorkflowReference } from '../../dsl/index.ts';
import { executionError } from '../../dsl/native.ts';
import { type Callback, callback } from './callback.ts';

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
  /** Aborts it. */
  readonly stop: (error?: string, cause?: string) => Promise<void>;
  /** Goes on with it after a failure, from the states that failed; `result` waits for the new end. */
  readonly redrive: () => Promise<void>;
}

/** A workflow's client. */
export interface WorkflowClient<I, O> {
  /** Starts an execution. */
  readonly start: (input: I, options?: { readonly name?: string }) => Promise<StartedExecution<O>>;
  /** Runs an EXPRESS workflow to its end in one call. */
  readonly startSync: (input: I, options?: { readonly name?: string }) => Promise<O>;
  /** An execution that was started earlier. */
  readonly execution: (executionArn: string) => StartedExecution<O>;
  /** The task that waits on a token. */
  readonly callback: <Output = unknown>(token: string) => Callback<Output>;
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
    stop: async (error, cause) => {
      await sfn.send(new StopExecutionCommand({ executionArn, error, cause }));
    },
    redrive: async () => {
      await sfn.send(new RedriveExecutionCommand({ executionArn }));
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
    callback: (token) => callback(token, { sfn }),
  };
}

/** The output of a successful execution; the compiler's types say what it is. */
function resultOf<O>(end: Pick<DescribeExecutionCommandOutput, 'status' | 'output' | 'error' | 'cause'>): O {
  if (end.status === 'SUCCEEDED') return JSON.parse(end.output ?? 'null');
  throw executionError(end.error ?? ENDED[end.status ?? ''] ?? 'States.TaskFailed', end.cause ?? '');
}

/** Executions that end without an error of their own. */
const ENDED: Readonly<Record<string, string>> = { TIMED_OUT: 'States.Timeout', ABORTED: 'ExecutionAborted' };
