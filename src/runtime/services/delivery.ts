/**
 * Where topics and event rules send to: queues, functions, state machines and callbacks. Each target gets the message in
 * the form that it would get on AWS.
 */
import type { Json } from '../../asl/index.ts';
import type { Background } from './background.ts';
import type { LambdaService } from './lambda.ts';

/** A target of a subscription or a rule. Queues, functions and state machines are named by name, ARN or logical id. */
export type Target =
  | { readonly queue: string }
  | { readonly function: string }
  | { readonly stateMachine: string }
  | ((message: Json) => unknown);

/** One message in its forms. */
export interface Message {
  /** What a queue's message body holds. */
  readonly body: string;
  /** What a function or a state machine gets. */
  readonly event: Json;
}

/** Delivers messages. */
export type Deliver = (target: Target, message: Message) => void;

/** What deliveries need. */
export interface DeliveryServices {
  readonly background: Background;
  readonly lambda: LambdaService;
  readonly enqueue: (queue: string, body: string) => void;
  readonly startMachine: (reference: string, input: Json) => void;
}

/** Delivers through these services. */
export function createDelivery(services: DeliveryServices): Deliver {
  return (target, message) => {
    if (typeof target === 'function') services.background.start('a subscriber', async () => target(message.event));
    else if ('queue' in target) services.enqueue(target.queue, message.body);
    else if ('stateMachine' in target) services.startMachine(target.stateMachine, message.event);
    else
      services.background.start(target.function, (sleep) =>
        services.lambda.invoke(target.function, message.event, sleep),
      );
  };
}
