/**
 * Every AWS SDK service: `aws.<service>.<action>` is `arn:aws:states:::aws-sdk:<service>:<action>`, with parameters and results typed from the
 * service's client package by mapped types. Natively it is a proxy that spells the ARN; no list of services exists at run time.
 */

import type { ClientModules } from '../aws-clients.generated.ts';
import type { Task, TokenTask } from '../dsl/index.ts';
import type {
  Absentable,
  ClientOf,
  InstallClient,
  OperationName,
  OperationRequest,
  OperationResult,
} from './sdk/client-operation.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';

/** An action of an AWS SDK service. */
export interface SdkTask<R extends string, P, O> extends Task<R, Absentable<P>, O> {
  /** Calls the action and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<`${R}.waitForTaskToken`, P>;
}

/** The actions of AWS SDK service `S` with aggregated client `C`. */
export type SdkService<S extends string, C> =
  C extends InstallClient<string>
    ? C
    : {
        readonly [A in OperationName<C>]: SdkTask<
          `arn:aws:states:::aws-sdk:${S}:${A}`,
          OperationRequest<C, A, 'sdk'>,
          OperationResult<C, A, 'sdk'>
        >;
      };

/** All AWS SDK services, by their ASL names. */
export type SdkServices = {
  readonly [S in keyof ClientModules]: SdkService<S, ClientOf<S>>;
};

/**
 * All AWS SDK services. A service's types come from its `@aws-sdk/client-*` package, which must be installed to use it.
 *
 * @example const { Buckets } = await aws.s3.listBuckets();
 */
export const aws: SdkServices = memberProxy((service) =>
  memberProxy((action) => sdkTask(service, action)),
) as SdkServices;

function sdkTask(service: string, action: string): SdkTask<string, unknown, unknown> {
  const resource = `arn:aws:states:::aws-sdk:${service}:${action}`;
  return Object.assign(createTask<string, unknown, unknown, Record<never, never>>(resource, {}), {
    waitForTaskToken: createTokenTask<`${string}.waitForTaskToken`, unknown, Record<never, never>>(
      `${resource}.waitForTaskToken`,
      {},
    ),
  });
}

/** An object that makes each member when it is first read, and keeps it. */
function memberProxy(make: (name: string) => object): object {
  return new Proxy<Record<string, object>>(Object.create(null), {
    get: (members, name) => {
      // Promise machinery asks every awaited value for `then`.
      if (typeof name === 'symbol' || name === 'then') return undefined;
      members[name] ??= make(name);
      return members[name];
    },
  });
}
