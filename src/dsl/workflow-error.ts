/**
 * The base class of the errors that workflows throw and catch by name. `instanceof` goes by ASL name, since an error that
 * comes back from a task carries nothing else: an error raised under the name of a class is an instance of that class.
 */
import { types } from 'node:util';
import { errorNamesOf, isLanguageErrorName, matchesErrorName } from './error-names.ts';
import { usageErrorName } from './usage-error.ts';

/**
 * Base class of workflow errors. `throw new X(message)` fails with Error `X` and Cause `message`; the name is the class
 * name, or a static `errorName`. Error classes carry only a message.
 *
 * @example
 * ```ts
 * class OutOfStock extends WorkflowError {}
 * throw new OutOfStock('no order 7');
 * ```
 */
export class WorkflowError extends Error {
  constructor(message?: string, options?: ErrorOptions) {
    super(message, options);
    const [name] = errorNamesOf(new.target);
    // Not enumerable, like the `name` of JavaScript's own errors, so that consoles print the error once.
    Object.defineProperty(this, 'name', { value: name, configurable: true, writable: true });
  }

  /**
   * Matches by ASL name. `WorkflowError` itself stands for every error but those that JavaScript raises; a subclass for
   * errors of its names, and of its own subclasses'.
   */
  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: subclasses inherit this method, and each matches its own names.
    return isInstance(this, value);
  }
}

function isInstance(type: typeof WorkflowError, value: unknown): boolean {
  // An error of use is a mistake in the set-up of a native run: no workflow may take it for a failed task.
  if (!isError(value) || value.name === usageErrorName) return false;
  if (type === WorkflowError) return !isLanguageErrorName(value.name);
  return errorNamesOf(type).some((pattern) => matchesErrorName(pattern, value.name));
}

/** Errors of other realms count too: test runners evaluate modules in their own. */
function isError(value: unknown): value is Error {
  return types.isNativeError(value) || Object.prototype.toString.call(value) === '[object Error]';
}
