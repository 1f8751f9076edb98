/**
 * Mocks of tasks. A mock of a Lambda handle answers with the function's result and has its types; any other task is mocked
 * by the name of its state or by its resource and answers with the ASL result.
 */
import { handleReferenceOf, type Task, type TaskBinding, UsageError } from '../../dsl/index.ts';
import type { LambdaHandler } from '../services/lambda.ts';
import type { TaskConnector } from '../task-connector.ts';

/** A mock, to be given to `simulate`. */
export type Mock =
  | { readonly kind: 'task'; readonly target: string; readonly connector: TaskConnector }
  | { readonly kind: 'function'; readonly target: string; readonly handler: LambdaHandler };

/** Any stub with parameters `P` and result `O`. */
type AnyTask<P, O> = Task<string, P, O, TaskBinding>;

/**
 * Mocks a Lambda function by its handle.
 *
 * @example mock(charge, async ({ amount }) => ({ id: `r-${amount}` }))
 */
export function mock<P, O>(handle: AnyTask<P, O>, respond: (payload: P) => O | Promise<O>): Mock;
/**
 * Mocks the tasks of a state, by its name, or of a resource, by its ARN.
 *
 * @example mock('arn:aws:states:::sqs:sendMessage', async () => ({ MessageId: '1' }))
 */
export function mock(stateOrResource: string, respond: TaskConnector): Mock;
export function mock<P, O>(
  target: string | AnyTask<P, O>,
  respond: TaskConnector | ((payload: P) => O | Promise<O>),
): Mock {
  if (typeof target === 'string') return { kind: 'task', target, connector: respond as TaskConnector };
  // What enters a mocked function is JSON of the type that callers must pass, as with a real one.
  return { kind: 'function', target: functionOf(target), handler: respond as LambdaHandler };
}

/** How the runtime knows the function behind a handle. */
export function functionOf(handle: object): string {
  const reference = handleReferenceOf(handle);
  const name = reference?.id ?? reference?.fixed?.Arn ?? reference?.fixed?.Name;
  if (reference?.kind === 'lambda.function' && name !== undefined) return name;
  throw new UsageError(
    'STEP8212',
    'Only handles of Lambda functions with a logical id, an ARN or a name can be mocked by value.',
    "Mock the task by the name of its state or by its resource: mock('arn:aws:states:::dynamodb:getItem', …).",
  );
}
