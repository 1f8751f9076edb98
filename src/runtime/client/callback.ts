/**
 * Answers to tasks that wait for their token: `.waitForTaskToken` integrations and activities.
 */
import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';

/** A task that waits. */
export interface Callback<Output> {
  /** Completes it. */
  readonly succeed: (output: Output) => Promise<void>;
  /** Fails it with this Error and Cause. */
  readonly fail: (error?: string, cause?: string) => Promise<void>;
  /** Tells it that its worker is alive. */
  readonly heartbeat: () => Promise<void>;
}

/**
 * The task that waits on a token.
 *
 * @example
 * await callback<Approval>(event.token).succeed({ approved: true });
 */
export function callback<Output = unknown>(
  taskToken: string,
  { sfn = new SFNClient({}) }: { readonly sfn?: SFNClient } = {},
): Callback<Output> {
  return {
    succeed: async (output) => {
      await sfn.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output ?? null) }));
    },
    fail: async (error, cause) => {
      await sfn.send(new SendTaskFailureCommand({ taskToken, error, cause }));
    },
    heartbeat: async () => {
      await sfn.send(new SendTaskHeartbeatCommand({ taskToken }));
    },
  };
}
