/**
 * User-made stubs: any ASL Resource that no namespace has.
 */
import type { Task } from '../dsl/index.ts';
import { createTask } from './stub/create-task.ts';

/** What a user-made stub may say about itself. */
export interface CustomTaskOptions {
  /** IAM statements that the call needs, where StepScript does not know them. */
  readonly iam?: readonly {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
}

/**
 * A stub for any ASL Resource, with parameters `I` and result `O` in ASL spelling.
 *
 * @example
 * ```ts
 * const describe = task<'arn:aws:states:::aws-sdk:newservice:describeThing', { Id: string }, { Name: string }>(
 *   'arn:aws:states:::aws-sdk:newservice:describeThing',
 *   { iam: [{ actions: ['newservice:DescribeThing'], resources: ['*'] }] },
 * );
 * ```
 */
export function task<R extends string, I, O>(resource: R, _options?: CustomTaskOptions): Task<R, I, O> {
  return createTask<R, I, O, Record<never, never>>(resource, {});
}
