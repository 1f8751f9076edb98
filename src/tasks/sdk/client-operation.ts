/**
 * The operations of an AWS SDK client package, read from its types: the aggregated client is the export `X` beside which
 * there is an `XClient`, and each of its methods has a last, callback overload that names request and response.
 */

import type { ClientModule, ClientModules } from '../../aws-clients.generated.ts';
import type { Spelling } from './asl-key.ts';
import type { AslRequest, AslResult } from './asl-shape.ts';

/**
 * Whether `T` is `any`, which an import that cannot be resolved gives. In tuples, because a conditional type on the
 * unresolved type itself is unresolved too, and would pass for anything.
 */
export type IsAny<T> = [0] extends [1 & T] ? true : false;

/** Stands in the place of a service whose client package is not installed. */
export interface InstallClient<Package extends string> {
  /** Install this package to get the types of the service. */
  readonly 'The types of this service come from its client package; install': Package;
}

/** The aggregated client of ASL service `S`, or the demand to install its package. */
export type ClientOf<S extends keyof ClientModules> =
  ClientModules[S] extends ClientModule<infer Package, infer Module>
    ? IsAny<Module> extends true
      ? InstallClient<Package>
      : AggregatedClient<Module>
    : never;

/** The aggregated client of module type `M`. A module has a thousand exports: an intersection finds the few that may be clients. */
export type AggregatedClient<M> = ClientBeside<M, keyof M & `${string}Client`>;

/** The export `X` of module type `M` beside its `XClient`. */
type ClientBeside<M, Name> = Name extends `${infer K}Client`
  ? K extends keyof M
    ? M[K] extends { readonly prototype: infer C }
      ? C
      : never
    : never
  : never;

/** Methods of aggregated clients that are not operations. */
type NotAnOperation =
  | 'send'
  | 'destroy'
  | 'config'
  | 'initConfig'
  | 'middlewareStack'
  | `paginate${string}`
  | `waitUntil${string}`;

/** The names of the operations of client `C`. */
export type OperationName<C> = Exclude<Extract<keyof C, string>, NotAnOperation>;

type Callback<I, O> = (request: I, options: never, callback: (error: never, response?: O) => void) => void;

/** The ASL parameters of operation `K` of client `C`; they may be left out where none is required. */
export type OperationRequest<C, K, S extends Spelling> =
  C extends InstallClient<string>
    ? C
    : K extends keyof C
      ? C[K] extends Callback<infer I, infer _>
        ? AslRequest<I, S>
        : never
      : never;

/** The ASL result of operation `K` of client `C`. */
export type OperationResult<C, K, S extends Spelling> =
  C extends InstallClient<string>
    ? C
    : K extends keyof C
      ? C[K] extends Callback<infer _, infer O>
        ? AslResult<O, S>
        : never
      : never;

/** Parameters that may be left out where none of them is required. */
// biome-ignore lint/suspicious/noConfusingVoidType: only `void` lets a caller leave the parameter out.
export type Absentable<P> = object extends P ? P | void : P;
