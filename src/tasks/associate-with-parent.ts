/**
 * Stubs that start executions, with the option that shows the child under its parent: Step Functions links the two where the
 * child's input has the parent's id under a key of AWS's.
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html
 */
import type { AnyHandle } from '../dsl/handle.ts';
import { context, type TaskBinding } from '../dsl/index.ts';
import { parentKey } from '../dsl/parent-key.ts';
import type { StartExecutionOptions, StartTask, StartToken, StartTokenTask } from './start-execution.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';

/** Makes a stub that starts executions. */
export function startTask<R extends string, P, O, B extends TaskBinding>(
  resource: R,
  binding: B,
  handle?: AnyHandle,
): StartTask<R, P, O, B> {
  const start = createTask<R, unknown, O, B>(resource, binding, handle);
  return (parameters, options) => start(associated(parameters, options), options);
}

/** Makes a stub that starts executions and waits for the task token. */
export function startTokenTask<P, B extends TaskBinding>(binding: B, handle?: AnyHandle): StartTokenTask<P, B> {
  const resource: StartToken = 'arn:aws:states:::states:startExecution.waitForTaskToken';
  const start = createTokenTask<StartToken, unknown, B>(resource, binding, handle);
  return (parametersFor, options) => start((token) => associated(parametersFor(token), options), options);
}

function associated(parameters: unknown, options: StartExecutionOptions | undefined): unknown {
  if (options?.associateWithParent !== true) return parameters;
  const given = (parameters ?? {}) as { readonly Input?: object };
  return { ...given, Input: { ...given.Input, [parentKey]: context.execution.id } };
}
