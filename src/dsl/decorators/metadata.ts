/**
 * What decorators record. Classes and decorated methods carry it under a well-known symbol; in legacy mode it is also given
 * to `reflect-metadata` where that is loaded, under the key `'stepscript'`. Native runs act on the same record.
 */
import type { Duration } from '../duration.ts';
import type { RetryPolicy } from '../retry-policy.ts';
import type { WorkflowOptions } from '../workflow-options.ts';

/** The record of a class or method. */
export interface DecoratorMetadata {
  /** Of a class: the options of `@Workflow`. */
  readonly workflow?: WorkflowOptions;
  /** Of a method: policies of `@Retry`, from top to bottom. */
  readonly retry?: readonly RetryPolicy[];
  /** Of a method: limit of each attempt. */
  readonly timeout?: Duration;
  /** Of a method: longest time between heartbeats. */
  readonly heartbeat?: Duration;
  /** Comment of the state or the state machine. */
  readonly comment?: string;
}

const metadataKey: unique symbol = Symbol.for('stepscript.metadata');

/**
 * What decorators recorded on a class or a method.
 *
 * @example metadataOf(ProcessOrder).workflow?.timeout // '1h'
 */
export function metadataOf(target: object): DecoratorMetadata {
  return (target as { readonly [metadataKey]?: DecoratorMetadata })[metadataKey] ?? {};
}

/** Replaces the record of a class or method. */
export function setMetadata(target: object, metadata: DecoratorMetadata): void {
  Object.defineProperty(target, metadataKey, { value: metadata, configurable: true });
}

/** Gives the record to `reflect-metadata`, where that is loaded. */
export function reflectMetadata(metadata: DecoratorMetadata, target: object, property?: string | symbol): void {
  const { defineMetadata } = Reflect as { defineMetadata?: (key: string, value: unknown, ...on: unknown[]) => void };
  if (property === undefined) defineMetadata?.('stepscript', metadata, target);
  else defineMetadata?.('stepscript', metadata, target, property);
}
