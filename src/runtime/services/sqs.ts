/**
 * SQS in this process: queues that come into being when first named, whose messages tests can look at. Sending answers like
 * SQS; receiving and deleting exist for workflows that poll through `aws-sdk:sqs`.
 */
import { createHash } from 'node:crypto';
import type { Json, JsonObject } from '../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import { submitted, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';
import { sdkServiceOf } from './aws-sdk.ts';

/** A message in a queue. */
export interface QueueMessage {
  readonly messageId: string;
  /** The text; objects arrive as their JSON. */
  readonly body: string;
  readonly attributes: JsonObject;
  readonly groupId?: string;
}

/** A queue. */
export interface LocalQueue {
  readonly name: string;
  /** Messages that nobody has deleted, oldest first. */
  readonly messages: readonly QueueMessage[];
  /** The bodies as JSON, where they are JSON. */
  readonly bodies: () => readonly Json[];
  /** Takes the oldest message out. */
  readonly take: () => QueueMessage | undefined;
}

/** The queues of a runtime. */
export interface SqsService {
  /** A queue by name, URL, ARN or logical id. */
  readonly queue: (reference: string) => LocalQueue;
  readonly enqueue: (reference: string, body: string, attributes?: JsonObject, groupId?: string) => QueueMessage;
  readonly service: Service;
}

const ACTIONS = /^(sendMessage|receiveMessage|deleteMessage)(\.waitForTaskToken)?$/;

/** No queues yet. */
export function createSqsService(uuid: () => string): SqsService {
  const queues = new Map<string, QueueMessage[]>();
  const messagesOf = (reference: string): QueueMessage[] => {
    const name = resourceName(reference);
    const known = queues.get(name) ?? [];
    queues.set(name, known);
    return known;
  };

  const enqueue: SqsService['enqueue'] = (reference, body, attributes = {}, groupId) => {
    const message = { messageId: uuid(), body, attributes, ...(groupId === undefined ? {} : { groupId }) };
    messagesOf(reference).push(message);
    return message;
  };

  const perform = (action: string, call: JsonObject, missing: (parameter: string) => TaskError): JsonObject => {
    const url = call.QueueUrl;
    if (typeof url !== 'string') throw missing('QueueUrl');
    if (action === 'receiveMessage') return receive(messagesOf(url), Number(call.MaxNumberOfMessages ?? 1));
    if (action === 'deleteMessage') {
      const messages = messagesOf(url);
      const at = messages.findIndex(({ messageId }) => messageId === call.ReceiptHandle);
      if (at >= 0) messages.splice(at, 1);
      return {};
    }
    const { MessageBody: body, MessageAttributes: attributes, MessageGroupId: group } = call;
    if (body === undefined || body === null) throw missing('MessageBody');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const groupId = typeof group === 'string' ? group : undefined;
    const { messageId } = enqueue(url, text, isJsonObject(attributes) ? attributes : {}, groupId);
    return { MD5OfMessageBody: createHash('md5').update(text).digest('hex'), MessageId: messageId };
  };

  return {
    queue: (reference) => ({
      name: resourceName(reference),
      messages: messagesOf(reference),
      bodies: () => messagesOf(reference).map(({ body }) => jsonOrText(body)),
      take: () => messagesOf(reference).shift(),
    }),
    enqueue,
    service: (resource) => {
      if (resource.kind !== 'integration') return undefined;
      const optimized = resource.service === 'sqs';
      if (!optimized && sdkServiceOf(resource) !== 'sqs') return undefined;
      const action = ACTIONS.exec(resource.action)?.[1];
      if (action === undefined) return undefined;
      return (request: TaskRequest): unknown => {
        const call = isJsonObject(request.arguments) ? request.arguments : {};
        const response = perform(action, call, (parameter) => missingParameter(parameter, optimized, uuid()));
        return request.resource.endsWith('.waitForTaskToken') ? submitted(response) : response;
      };
    },
  };
}

function receive(messages: readonly QueueMessage[], count: number): JsonObject {
  const received = messages.slice(0, count).map(({ messageId, body, attributes }) => ({
    MessageId: messageId,
    ReceiptHandle: messageId,
    Body: body,
    MD5OfBody: createHash('md5').update(body).digest('hex'),
    ...(Object.keys(attributes).length === 0 ? {} : { MessageAttributes: attributes }),
  }));
  return isJsonArray(received) && received.length > 0 ? { Messages: received } : {};
}

function missingParameter(parameter: string, optimized: boolean, requestId: string): TaskError {
  const message = `The request must contain the parameter ${parameter}.`;
  return optimized
    ? new TaskError(
        'SQS.AmazonSQSException',
        `${message} (Service: AmazonSQS; Status Code: 400; Error Code: MissingParameter; Request ID: ${requestId}; Proxy: null)`,
      )
    : new TaskError('Sqs.SqsException', `${message} (Service: Sqs, Status Code: 400, Request ID: ${requestId})`);
}

function jsonOrText(body: string): Json {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
