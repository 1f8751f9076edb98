/**
 * Amazon SNS: publishing a message, and waiting for an answer to it. Messages may be JSON, which Step Functions writes as
 * text.
 */
import type { Handle, Task, TokenTask } from '../dsl/index.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';
import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';
import type { Replace, TextOrJson, Without } from './stub/parameters.ts';
import type { TargetWith } from './stub/target.ts';

export * from './sns-errors.generated.ts';
export * from './sns-errors.ts';

type Publishing = 'arn:aws:states:::sns:publish';
type PublishingToken = 'arn:aws:states:::sns:publish.waitForTaskToken';

/** Parameters of `publish`. */
export type PublishRequest = Replace<
  OperationRequest<ClientOf<'sns'>, 'publish', 'optimized'>,
  { readonly Message: TextOrJson }
>;
/** Result of `publish`. */
export type PublishResult = OperationResult<ClientOf<'sns'>, 'publish', 'optimized'>;

/** Publishes messages. */
export interface Publish extends Task<Publishing, PublishRequest, PublishResult> {
  /** Publishes a message and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<PublishingToken, PublishRequest>;
}

/**
 * Publishes a message to a topic, an endpoint or a phone number.
 *
 * @example await sns.publish({ TopicArn: alerts, Message: `order ${input.orderId} handled` });
 */
export const publish: Publish = Object.assign(
  createTask<Publishing, PublishRequest, PublishResult, Record<never, never>>('arn:aws:states:::sns:publish', {}),
  {
    waitForTaskToken: createTokenTask<PublishingToken, PublishRequest, Record<never, never>>(
      'arn:aws:states:::sns:publish.waitForTaskToken',
      {},
    ),
  },
);

interface TopicBinding {
  fills: 'TopicArn';
  attribute: 'Arn';
}
const topicBinding: TopicBinding = { fills: 'TopicArn', attribute: 'Arn' };
type TopicRequest = Without<PublishRequest, 'TopicArn' | 'TargetArn' | 'PhoneNumber'>;

/** Publishes messages to one topic. */
export interface TopicPublish extends Task<Publishing, TopicRequest, PublishResult, TopicBinding> {
  /** Publishes a message and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<PublishingToken, TopicRequest, TopicBinding>;
}

/** A topic. */
export interface Topic extends Handle<'sns.topic'> {
  /** Name of the topic. */
  readonly name: string;
  /** Publishes a message. */
  readonly publish: TopicPublish;
}

/** What a topic handle is made from: a logical id, an ARN or name, or a CDK topic. */
export type TopicTarget = TargetWith<'topicArn' | 'topicName'>;

const topicKind = { kind: 'sns.topic', properties: { Name: 'topicName', Arn: 'topicArn' } } as const;

/**
 * A handle of an SNS topic.
 *
 * @example const alerts = sns.topic('Alerts');
 */
export function topic(target: TopicTarget): Topic {
  const reference = handleReference(topicKind, target);
  const handle = createHandle(topicKind, reference, {});
  const send = createTask<Publishing, TopicRequest, PublishResult, TopicBinding>(
    'arn:aws:states:::sns:publish',
    topicBinding,
    handle,
  );
  const waitForTaskToken = createTokenTask<PublishingToken, TopicRequest, TopicBinding>(
    'arn:aws:states:::sns:publish.waitForTaskToken',
    topicBinding,
    handle,
  );
  return createHandle(topicKind, reference, { publish: Object.assign(send, { waitForTaskToken }) });
}
