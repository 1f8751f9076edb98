/**
 * Items as DynamoDB's API spells them, at type level: each value says its type.
 */
import type { ClientOf, OperationResult } from './sdk/client-operation.ts';

/** Any attribute value of DynamoDB's API. */
export type AttributeValue =
  OperationResult<ClientOf<'dynamodb'>, 'getItem', 'optimized'> extends { Item?: { [key: string]: infer V } }
    ? V
    : unknown;

/**
 * An item of type `T` as DynamoDB's API spells it.
 *
 * @example type Item = Marshalled<{ id: string; total: number }>; // { id: { S: string }; total: { N: string } }
 */
export type Marshalled<T> = { [K in keyof T]: MarshalledValue<Exclude<T[K], undefined>> };

/**
 * A value of type `V` as DynamoDB's API spells it.
 *
 * @example type Tags = MarshalledValue<string[]>; // { L: { S: string }[] }
 */
export type MarshalledValue<V> = unknown extends V
  ? AttributeValue
  : V extends string
    ? { S: V }
    : V extends number
      ? { N: string }
      : V extends boolean
        ? MarshalledBoolean
        : V extends null
          ? { NULL: true }
          : V extends Uint8Array
            ? { B: string }
            : V extends Date
              ? { S: string }
              : V extends ReadonlySet<infer E>
                ? MarshalledSet<E>
                : V extends readonly (infer E)[]
                  ? { L: MarshalledValue<E>[] }
                  : V extends object
                    ? { M: Marshalled<V> }
                    : never;

/** Named, so that the two halves of `boolean` give one type. */
type MarshalledBoolean = { BOOL: boolean };

type MarshalledSet<E> = [E] extends [string]
  ? { SS: string[] }
  : [E] extends [number]
    ? { NS: string[] }
    : { BS: string[] };
