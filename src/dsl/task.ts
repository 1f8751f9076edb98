/**
 * The type of a task stub. A stub is a type first: its ASL Resource and how its parameters map to ASL Arguments are
 * literal types under a phantom property, which the compiler reads from the checker; at run time a stub is a function
 * that asks the current task runner. These shapes are a fixed contract with the compiler.
 */
import type { TaskOptions } from './task-options.ts';

/** Phantom property that carries the {@link TaskType} of a stub; users never name it and it is never present. */
export declare const taskType: unique symbol;

/** The integration of a stub, in literal types. */
export interface TaskType<R extends string, B extends TaskBinding> {
  /** ASL Resource, e.g. `arn:aws:states:::dynamodb:getItem`. */
  resource: R;
  /** How the stub's parameters and result map to the Resource's. */
  binding: B;
}

/** How a stub maps to its Resource; every field a literal type, an absent field is not used. */
export interface TaskBinding {
  /**
   * ASL argument key filled with the handle; `'Authentication.ConnectionArn'` fills it in an object of its own,
   * `'Entries[].EventBusName'` in each element that has none.
   */
  fills?: string;
  /** Which identifier of the handle fills it. */
  attribute?: 'Name' | 'Arn' | 'Url';
  /** The stub's parameter becomes this argument key, e.g. `'Payload'`. */
  wraps?: string;
  /** The stub resolves to this key of the ASL result, e.g. `'Payload'`. */
  unwraps?: string;
  /** `.waitForTaskToken`: the first parameter is a callback from the token to the parameters. */
  token?: true;
  /** The ASL Resource is the handle's ARN itself. */
  direct?: true;
  /** The method of a table handle works on plain items: the operation's name. */
  items?: string;
}

/**
 * A task stub: Resource `R`, parameters `P`, result `O`.
 *
 * @example
 * ```ts
 * const getUser: Task<'arn:aws:states:::aws-sdk:iam:getUser', { UserName: string }, { User: { Arn: string } }> = aws.iam.getUser;
 * ```
 */
// biome-ignore lint/complexity/noBannedTypes: the empty binding is exactly `{}` in the contract with the compiler.
export interface Task<R extends string, P, O, B extends TaskBinding = {}> {
  (params: P, options?: TaskOptions): Promise<O>;
  readonly [taskType]?: TaskType<R, B>;
}

/**
 * A task stub that waits for a callback with the task token; the result is the callback's output.
 *
 * @example
 * ```ts
 * await jobs.sendMessage.waitForTaskToken<Approval>((token) => ({ MessageBody: { token } }), { timeout: '7d' });
 * ```
 */
// biome-ignore lint/complexity/noBannedTypes: see Task.
export interface TokenTask<R extends string, P, B extends TaskBinding = {}> {
  <O = unknown>(params: (token: string) => P, options?: TaskOptions): Promise<O>;
  readonly [taskType]?: TaskType<R, B & { token: true }>;
}

/**
 * Any stub with parameters `P` and result `O`.
 *
 * @example
 * ```ts
 * const parametersOf = <P, O>(_stub: AnyTask<P, O>, parameters: P): P => parameters;
 * ```
 */
export type AnyTask<P, O> = Task<string, P, O, TaskBinding>;
