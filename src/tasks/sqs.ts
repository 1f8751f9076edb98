/**
 * Amazon SQS: sending a message, and waiting for an answer to it. Message bodies may be JSON, which Step Functions writes
 * as text.
 */
import type { Handle, Task, TokenTask } from '../dsl/index.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';
import type { Replace, TextOrJson, Without } from './stub/parameters.ts';
import type { TargetWith } from './stub/target.ts';

export * from './sqs-errors.generated.ts';
export * from './sqs-errors.ts';

type Send = 'arn:aws:states:::sqs:sendMessage';
type SendToken = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';

/** Parameters of `sendMessage`. */
export type SendMessageRequest = Replace<
  OperationRequest<ClientOf<'sqs'>, 'sendMessage', 'optimized'>,
  { readonly MessageBody: TextOrJson }
>;
/** Result of `sendMessage`. */
export type SendMessageResult = OperationResult<ClientOf<'sqs'>, 'sendMessage', 'optimized'>;

/** Sends messages. */
export interface SendMessage extends Task<Send, SendMessageRequest, SendMessageResult> {
  /** Sends a message and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<SendToken, SendMessageRequest>;
}

/**
 * Sends a message to a queue.
 *
 * @example await sqs.sendMessage({ QueueUrl: jobs, MessageBody: { order: input.orderId } });
 */
export const sendMessage: SendMessage = Object.assign(
  createTask<Send, SendMessageRequest, SendMessageResult, Record<never, never>>('arn:aws:states:::sqs:sendMessage', {}),
  {
    waitForTaskToken: createTokenTask<SendToken, SendMessageRequest, Record<never, never>>(
      'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      {},
    ),
  },
);

interface QueueBinding {
  fills: 'QueueUrl';
  attribute: 'Url';
}
const queueBinding: QueueBinding = { fills: 'QueueUrl', attribute: 'Url' };
type QueueRequest = Without<SendMessageRequest, 'QueueUrl'>;

/** Sends messages to one queue. */
export interface QueueSendMessage extends Task<Send, QueueRequest, SendMessageResult, QueueBinding> {
  /** Sends a message and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<SendToken, QueueRequest, QueueBinding>;
}

/** A queue. */
export interface Queue extends Handle<'sqs.queue'> {
  /** Name of the queue. */
  readonly name: string;
  /** URL of the queue. */
  readonly url: string;
  /** Sends a message. */
  readonly sendMessage: QueueSendMessage;
}

/** What a queue handle is made from: a logical id, an ARN or name, or a CDK queue. */
export type QueueTarget = TargetWith<'queueArn' | 'queueName' | 'queueUrl'>;

const queueKind = { kind: 'sqs.queue', properties: { Name: 'queueName', Arn: 'queueArn', Url: 'queueUrl' } } as const;

/**
 * A handle of an SQS queue.
 *
 * @example const jobs = sqs.queue('Jobs');
 */
export function queue(target: QueueTarget): Queue {
  const reference = handleReference(queueKind, target);
  const handle = createHandle(queueKind, reference, {});
  const send = createTask<Send, QueueRequest, SendMessageResult, QueueBinding>(
    'arn:aws:states:::sqs:sendMessage',
    queueBinding,
    handle,
  );
  const waitForTaskToken = createTokenTask<SendToken, QueueRequest, QueueBinding>(
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    queueBinding,
    handle,
  );
  return createHandle(queueKind, reference, { sendMessage: Object.assign(send, { waitForTaskToken }) });
}
