/**
 * Makes task stubs. Natively a stub builds its ASL Arguments and asks the current task runner; the compiler never runs it,
 * it reads the Resource and the binding from the type.
 */
import { type AnyHandle, handleReferenceOf } from '../../dsl/handle.ts';
import type { Task, TaskBinding, TaskOptions, TokenTask } from '../../dsl/index.ts';
import { performTask } from '../../dsl/native.ts';
import { attributeOf, taskArguments } from './task-arguments.ts';

/** Makes the stub of a request-response or `.sync` integration. */
export function createTask<R extends string, P, O, B extends TaskBinding>(
  resource: R,
  binding: B,
  handle?: AnyHandle,
): Task<R, P, O, B> {
  return async (...call: [parameters?: P, options?: TaskOptions]): Promise<O> => {
    // Without a parameter, what is called directly gets an empty object; `undefined` as a parameter is null, as in all JSON.
    const parameters: unknown = call.length === 0 && binding.direct ? {} : call[0];
    const result = await performTask({
      ...place(resource, binding, handle),
      options: call[1],
      token: false,
      argumentsFor: () => taskArguments(binding, handle, parameters),
    });
    return unwrapped(result, binding) as O;
  };
}

/** Makes the stub of a `.waitForTaskToken` integration. */
export function createTokenTask<R extends string, P, B extends TaskBinding>(
  resource: R,
  binding: B,
  handle?: AnyHandle,
): TokenTask<R, P, B> {
  return async <O>(parametersFor: (token: string) => P, options?: TaskOptions): Promise<O> => {
    const result = await performTask({
      ...place(resource, binding, handle),
      options,
      token: true,
      argumentsFor: (token) => taskArguments(binding, handle, parametersFor(token)),
    });
    return result as O;
  };
}

function place(resource: string, binding: TaskBinding, handle: AnyHandle | undefined) {
  return {
    resource: binding.direct && handle ? attributeOf(handle, 'Arn') : resource,
    handle: handleReferenceOf(handle),
  };
}

function unwrapped(result: unknown, { unwraps }: TaskBinding): unknown {
  return unwraps === undefined ? result : (result as Readonly<Record<string, unknown>> | null)?.[unwraps];
}
