/**
 * Errors as they come back from Step Functions: a name and a cause. Everything that a workflow catches is an `Error`, and
 * an error under the name of one of JavaScript's own classes is an instance of that class.
 */
import { languageErrors } from '../error-names.ts';

/**
 * An error with ASL Error `name` and Cause `cause`, for task runners to reject with.
 *
 * @example throw executionError('DynamoDB.ConditionalCheckFailedException', 'The conditional request failed');
 */
export function executionError(name: string, cause = ''): Error {
  const type = languageErrors.get(name) ?? Error;
  const error = new type(cause);
  if (error.name !== name) Object.defineProperty(error, 'name', { value: name, configurable: true, writable: true });
  return error;
}

/** What a workflow sees of whatever a runner rejected with. */
export function asExecutionError(reason: unknown): Error {
  if (!(reason instanceof Error)) return executionError('Error', String(reason));
  const { name, message } = reason;
  const type = languageErrors.get(name);
  return type === undefined || reason instanceof type ? reason : executionError(name, message);
}
