/**
 * The stubs of optimized integrations, by the patterns that Step Functions offers for them: request-response alone, with
 * `.sync`, or with `.waitForTaskToken`. A pattern that an integration does not have is no member of its stub.
 */
import type { AnyHandle } from '../../dsl/handle.ts';
import type { Task, TaskBinding, TokenTask } from '../../dsl/index.ts';
import { createTask, createTokenTask } from './create-task.ts';

/** The ASL Resource of an optimized integration `A`, e.g. `'glue:startJobRun'`. */
export type IntegrationArn<A extends string> = `arn:aws:states:::${A}`;

// biome-ignore lint/complexity/noBannedTypes: the empty binding is exactly `{}` in the contract with the compiler.
type NoBinding = {};

/** An integration that only calls: parameters `P`, result `O`. */
export type CallTask<A extends string, P, O, B extends TaskBinding = NoBinding> = Task<IntegrationArn<A>, P, O, B>;

/** An integration that can also wait for the job that it starts, whose result is `S`. */
export interface JobTask<A extends string, P, O, S, B extends TaskBinding = NoBinding> extends CallTask<A, P, O, B> {
  /** Starts the job and waits for its end; a job that fails throws `errors.TaskFailed`. */
  readonly sync: CallTask<`${A}.sync`, P, S, B>;
}

/** An integration that can also wait for a callback. */
export interface CallbackTask<A extends string, P, O, B extends TaskBinding = NoBinding> extends CallTask<A, P, O, B> {
  /** Calls, and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<IntegrationArn<`${A}.waitForTaskToken`>, P, B>;
}

/** The handle that a stub belongs to, and how it fills the arguments. */
export interface Owner<B extends TaskBinding> {
  readonly binding: B;
  readonly handle?: AnyHandle;
}

const PREFIX = 'arn:aws:states:::';

function made<A extends string, P, O>(action: A, owner?: Owner<TaskBinding>): CallTask<A, P, O, TaskBinding> {
  return createTask<IntegrationArn<A>, P, O, TaskBinding>(`${PREFIX}${action}`, owner?.binding ?? {}, owner?.handle);
}

/** Makes the stub of a {@link CallTask}. */
export function callTask<A extends string, P, O>(action: A): CallTask<A, P, O>;
export function callTask<A extends string, P, O, B extends TaskBinding>(
  action: A,
  owner: Owner<B>,
): CallTask<A, P, O, B>;
export function callTask<A extends string, P, O>(
  action: A,
  owner?: Owner<TaskBinding>,
): CallTask<A, P, O, TaskBinding> {
  return made(action, owner);
}

/** Makes the stub of a {@link JobTask}. */
export function jobTask<A extends string, P, O, S>(action: A): JobTask<A, P, O, S>;
export function jobTask<A extends string, P, O, S, B extends TaskBinding>(
  action: A,
  owner: Owner<B>,
): JobTask<A, P, O, S, B>;
export function jobTask<A extends string, P, O, S>(
  action: A,
  owner?: Owner<TaskBinding>,
): JobTask<A, P, O, S, TaskBinding> {
  return Object.assign(made<A, P, O>(action, owner), { sync: made<`${A}.sync`, P, S>(`${action}.sync`, owner) });
}

/** Makes the stub of a {@link CallbackTask}. */
export function callbackTask<A extends string, P, O>(action: A): CallbackTask<A, P, O>;
export function callbackTask<A extends string, P, O, B extends TaskBinding>(
  action: A,
  owner: Owner<B>,
): CallbackTask<A, P, O, B>;
export function callbackTask<A extends string, P, O>(
  action: A,
  owner?: Owner<TaskBinding>,
): CallbackTask<A, P, O, TaskBinding> {
  return Object.assign(made<A, P, O>(action, owner), {
    waitForTaskToken: createTokenTask<IntegrationArn<`${A}.waitForTaskToken`>, P, TaskBinding>(
      `${PREFIX}${action}.waitForTaskToken`,
      owner?.binding ?? {},
      owner?.handle,
    ),
  });
}
