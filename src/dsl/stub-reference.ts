/**
 * What a stub is at run time: its Resource, the handle it belongs to and how its parameters map to Arguments. Stubs carry it
 * under a well-known symbol, so that tests can stand in for a stub by the stub itself. `src/tasks` makes the stubs.
 */
import type { HandleReference } from './handle.ts';
import type { TaskBinding } from './task.ts';

/** What a stub was made from. */
export interface StubReference {
  /** ASL Resource; of an activity, what its handle says. */
  readonly resource: string;
  readonly binding: TaskBinding;
  readonly handle?: HandleReference | undefined;
}

const referenceKey: unique symbol = Symbol.for('stepscript.stub');

/** Marks `stub` as a stub; its reference is read when it is asked for, since a handle may not know its ARN before. */
export function attachStubReference<T extends object>(stub: T, reference: () => StubReference): T {
  Object.defineProperty(stub, referenceKey, { get: reference });
  return stub;
}

/**
 * The reference of a stub, or `undefined` for any other value.
 *
 * @example stubReferenceOf(dynamodb.getItem)?.resource // 'arn:aws:states:::dynamodb:getItem'
 */
export function stubReferenceOf(value: unknown): StubReference | undefined {
  if (typeof value !== 'function') return undefined;
  return (value as { readonly [referenceKey]?: StubReference })[referenceKey];
}
