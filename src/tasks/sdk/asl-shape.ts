/**
 * AWS SDK shapes as Step Functions sees them: JSON in ASL spelling. Dates and binary values are strings, the SDK's own
 * members go, and maps keep their keys. Derived from the user's installed clients; nothing of them is copied.
 */
import type { AslKey, Spelling } from './asl-key.ts';
import type { HandleFor } from './handle-for.ts';

/** SDK values that travel as strings: timestamps, blobs, streams, and the SDK's lazy JSON text. */
type Text =
  | Date
  | Uint8Array
  | { transformToString(...parameters: never[]): unknown }
  | { deserializeJSON(...parameters: never[]): unknown }
  | { arrayBuffer(...parameters: never[]): unknown }
  | { getReader(...parameters: never[]): unknown }
  | { pipe(...parameters: never[]): unknown };

/** Members of SDK shapes that are not members of the API. */
type OwnMember = '$metadata' | '$unknown';

/** Whether `T` is `any` or `unknown`. */
type IsOpen<T> = unknown extends T ? true : false;

/**
 * The parameters that an SDK request becomes. Strings accept a resource handle too, which gives the identifier that the
 * parameter `Key` needs.
 *
 * @example type P = AslRequest<{ tableName: string | undefined }, 'sdk'>; // { TableName: string | Handle<'dynamodb.table'> }
 */
export type AslRequest<T, S extends Spelling, Key = never> =
  IsOpen<T> extends true
    ? T
    : T extends string
      ? string extends T
        ? T | HandleFor<Key>
        : T
      : T extends number | boolean | null
        ? T
        : T extends undefined | { $unknown: [string, unknown] }
          ? never
          : T extends Text
            ? string | HandleFor<Key>
            : T extends readonly (infer E)[]
              ? readonly AslRequest<E, S, Key>[]
              : string extends keyof T
                ? { readonly [K in keyof T]: AslRequest<T[K], S> }
                : { readonly [K in keyof T as AslKey<Exclude<K, OwnMember>, S>]: RequestMember<T, K, S> };

/** Optional members may be `undefined`: JSON drops them. The SDK's required members say `| undefined` and do not mean it. */
type RequestMember<T, K extends keyof T, S extends Spelling> =
  object extends Pick<T, K> ? AslRequest<T[K], S, AslKey<K, S>> | undefined : AslRequest<T[K], S, AslKey<K, S>>;

/**
 * The result that an SDK response becomes.
 *
 * @example type O = AslResult<{ createdAt?: Date | undefined; $metadata: object }, 'sdk'>; // { CreatedAt?: string }
 */
export type AslResult<T, S extends Spelling> =
  IsOpen<T> extends true
    ? T
    : T extends string | number | boolean | null
      ? T
      : T extends undefined | { $unknown: [string, unknown] }
        ? never
        : T extends Text
          ? string
          : T extends readonly (infer E)[]
            ? AslResult<E, S>[]
            : string extends keyof T
              ? { [K in keyof T]: AslResult<T[K], S> }
              : { [K in keyof T as AslKey<Exclude<K, OwnMember>, S>]: AslResult<T[K], S> };
