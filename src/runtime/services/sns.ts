/**
 * SNS in this process: topics that come into being when first named, with subscriptions to queues, functions and callbacks.
 * What was published stays there for tests to look at.
 */
import type { Json, JsonObject } from '../../asl/index.ts';
import { timestamp } from '../interpreter/context-object.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import { submitted, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';
import { sdkServiceOf } from './aws-sdk.ts';
import type { Deliver, Target } from './delivery.ts';

/** A message that was published. */
export interface TopicMessage {
  readonly messageId: string;
  /** The text; objects arrive as their JSON. */
  readonly message: string;
  readonly subject?: string;
  readonly attributes: JsonObject;
}

/** A topic. */
export interface LocalTopic {
  readonly name: string;
  readonly messages: readonly TopicMessage[];
  /** Sends what is published from now on to a target too; a raw delivery to a queue has no SNS envelope. */
  readonly subscribe: (target: Target, options?: { readonly raw?: boolean }) => void;
}

/** The topics of a runtime. */
export interface SnsService {
  /** A topic by name, ARN or logical id. */
  readonly topic: (reference: string) => LocalTopic;
  readonly service: Service;
}

interface Topic {
  readonly messages: TopicMessage[];
  readonly subscriptions: { readonly target: Target; readonly raw: boolean }[];
}

/** No topics yet. */
export function createSnsService(uuid: () => string, now: () => number, deliver: Deliver): SnsService {
  const topics = new Map<string, Topic>();
  const topicOf = (reference: string): Topic => {
    const name = resourceName(reference);
    const known = topics.get(name) ?? { messages: [], subscriptions: [] };
    topics.set(name, known);
    return known;
  };

  const publish = (call: JsonObject): JsonObject => {
    const arn = call.TopicArn ?? call.TargetArn ?? call.PhoneNumber;
    if (typeof arn !== 'string') throw invalid('TopicArn or TargetArn or PhoneNumber');
    if (call.Message === undefined || call.Message === null) throw invalid('Message');
    const published: TopicMessage = {
      messageId: uuid(),
      message: typeof call.Message === 'string' ? call.Message : JSON.stringify(call.Message),
      attributes: isJsonObject(call.MessageAttributes) ? call.MessageAttributes : {},
      ...(typeof call.Subject === 'string' ? { subject: call.Subject } : {}),
    };
    const topic = topicOf(arn);
    topic.messages.push(published);
    for (const { target, raw } of topic.subscriptions) {
      const notification = notificationOf(published, arn, timestamp(now()));
      deliver(target, {
        body: raw ? published.message : JSON.stringify({ Type: 'Notification', ...notification }),
        event: typeof target === 'function' ? notification : lambdaEvent(notification, arn),
      });
    }
    return { MessageId: published.messageId };
  };

  const invalid = (parameter: string): TaskError =>
    new TaskError(
      'SNS.InvalidParameterException',
      `Invalid parameter: ${parameter} (Service: AmazonSNS; Status Code: 400; Error Code: InvalidParameter; Request ID: ${uuid()}; Proxy: null)`,
    );

  return {
    topic: (reference) => ({
      name: resourceName(reference),
      messages: topicOf(reference).messages,
      subscribe: (target, options = {}) => {
        topicOf(reference).subscriptions.push({ target, raw: options.raw ?? false });
      },
    }),
    service: (resource) => {
      const isSns = resource.kind === 'integration' && (resource.service === 'sns' || sdkServiceOf(resource) === 'sns');
      if (!isSns || !/^publish(\.waitForTaskToken)?$/.test(resource.action)) return undefined;
      return (request: TaskRequest): unknown => {
        const response = publish(isJsonObject(request.arguments) ? request.arguments : {});
        return request.resource.endsWith('.waitForTaskToken') ? submitted(response) : response;
      };
    },
  };
}

function notificationOf(published: TopicMessage, arn: string, at: string): JsonObject {
  return {
    MessageId: published.messageId,
    TopicArn: arn,
    ...(published.subject === undefined ? {} : { Subject: published.subject }),
    Message: published.message,
    Timestamp: at,
    MessageAttributes: published.attributes,
  };
}

function lambdaEvent(notification: JsonObject, arn: string): Json {
  return {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: arn,
        Sns: { Type: 'Notification', ...notification },
      },
    ],
  };
}
