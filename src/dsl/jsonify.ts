/**
 * What a value becomes when it passes through JSON, at type level. Everything that enters or leaves a workflow or a task
 * passes through JSON, natively too, so this is the type that the other side sees.
 */

type Primitive = string | number | boolean | null | undefined;

/** Keys that survive: no symbols, no functions. */
type JsonKey<T, K extends keyof T> = K extends symbol
  ? never
  : T[K] extends (...parameters: never[]) => unknown
    ? never
    : K;

/**
 * The JSON image of `T`: dates become ISO strings, methods go, `toJSON` is applied, and what is JSON already stays.
 *
 * @example type Stored = Jsonify<{ at: Date; tags: string[] }>; // { at: string; tags: string[] }
 */
export type Jsonify<T> = unknown extends T
  ? T
  : T extends Primitive
    ? T
    : T extends { toJSON(): infer J }
      ? Jsonify<J>
      : T extends bigint | symbol | ((...parameters: never[]) => unknown)
        ? never
        : T extends readonly unknown[]
          ? { [K in keyof T]: Jsonify<T[K]> }
          : T extends object
            ? { [K in keyof T as JsonKey<T, K>]: Jsonify<T[K]> }
            : never;
