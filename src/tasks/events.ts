/**
 * Amazon EventBridge: putting events on a bus, and waiting for an answer to them. Details may be JSON, which Step Functions
 * writes as text. An entry that EventBridge refuses fails the task.
 */
import { type Handle, namedError, type Task, type TokenTask } from '../dsl/index.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';

export { type Connection, connection } from './connection.ts';

import { createHandle, handleReference } from './stub/create-handle.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';
import type { Replace, TextOrJson } from './stub/parameters.ts';
import type { TargetWith } from './stub/target.ts';

export * from './events-errors.generated.ts';

/** EventBridge refused an entry; the message is the JSON of all entries. @example e instanceof events.FailedEntry */
export class FailedEntry extends namedError('EventBridge.FailedEntry') {}

/** EventBridge failed; worth a retry. @example e instanceof events.InternalException */
export class InternalException extends namedError('EventBridge.InternalException') {}

type Put = 'arn:aws:states:::events:putEvents';
type PutToken = 'arn:aws:states:::events:putEvents.waitForTaskToken';
type Request = OperationRequest<ClientOf<'eventbridge'>, 'putEvents', 'optimized'>;

/** An event to put on a bus. */
export type EventEntry = Request extends { readonly Entries: readonly (infer E)[] }
  ? Replace<E, { readonly Detail?: TextOrJson | undefined }>
  : Request;
/** Parameters of `putEvents`. */
export type PutEventsRequest = Replace<Request, { readonly Entries: readonly EventEntry[] }>;
/** Result of `putEvents`. */
export type PutEventsResult = OperationResult<ClientOf<'eventbridge'>, 'putEvents', 'optimized'>;

/** Puts events. */
export interface PutEvents extends Task<Put, PutEventsRequest, PutEventsResult> {
  /** Puts events and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<PutToken, PutEventsRequest>;
}

/**
 * Puts events; entries without a bus go to the default one.
 *
 * @example await events.putEvents({ Entries: [{ Source: 'shop', DetailType: 'paid', Detail: { id: input.orderId } }] });
 */
export const putEvents: PutEvents = Object.assign(
  createTask<Put, PutEventsRequest, PutEventsResult, Record<never, never>>('arn:aws:states:::events:putEvents', {}),
  {
    waitForTaskToken: createTokenTask<PutToken, PutEventsRequest, Record<never, never>>(
      'arn:aws:states:::events:putEvents.waitForTaskToken',
      {},
    ),
  },
);

interface BusBinding {
  fills: 'Entries[].EventBusName';
  attribute: 'Name';
}
const busBinding: BusBinding = { fills: 'Entries[].EventBusName', attribute: 'Name' };

/** Puts events on one bus. */
export interface BusPutEvents extends Task<Put, PutEventsRequest, PutEventsResult, BusBinding> {
  /** Puts events and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<PutToken, PutEventsRequest, BusBinding>;
}

/** An event bus. */
export interface Bus extends Handle<'events.bus'> {
  /** Name of the bus. */
  readonly name: string;
  /** Puts events; entries that name no bus go to this one. */
  readonly putEvents: BusPutEvents;
}

/** What a bus handle is made from: a logical id, an ARN or name, or a CDK event bus. */
export type BusTarget = TargetWith<'eventBusArn' | 'eventBusName'>;

const busKind = { kind: 'events.bus', properties: { Name: 'eventBusName', Arn: 'eventBusArn' } } as const;

/**
 * A handle of an event bus.
 *
 * @example const shop = events.bus('Shop');
 */
export function bus(target: BusTarget): Bus {
  const reference = handleReference(busKind, target);
  const handle = createHandle(busKind, reference, {});
  const put = createTask<Put, PutEventsRequest, PutEventsResult, BusBinding>(
    'arn:aws:states:::events:putEvents',
    busBinding,
    handle,
  );
  const waitForTaskToken = createTokenTask<PutToken, PutEventsRequest, BusBinding>(
    'arn:aws:states:::events:putEvents.waitForTaskToken',
    busBinding,
    handle,
  );
  return createHandle(busKind, reference, { putEvents: Object.assign(put, { waitForTaskToken }) });
}
