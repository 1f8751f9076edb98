/**
 * Makes base classes for errors whose ASL name is not a class name, such as `States.Timeout`. The names are literal types,
 * which the compiler reads from the static properties.
 */
import { WorkflowError } from './workflow-error.ts';

/** A class that stands for the errors `N`; the first is the name under which it is thrown. */
export interface NamedErrorBase<N extends readonly [string, ...string[]]> {
  new (message?: string): WorkflowError;
  /** The ASL name under which it is thrown. */
  readonly errorName: N[0];
  /** All ASL names that it stands for. */
  readonly errorNames: N;
  [Symbol.hasInstance](value: unknown): boolean;
}

/**
 * A base class for the errors of the given ASL names.
 *
 * @example class Throttled extends namedError('Lambda.TooManyRequestsException') {}
 */
export function namedError<const N extends readonly [string, ...string[]]>(...names: N): NamedErrorBase<N> {
  return class extends WorkflowError {
    static readonly errorName: N[0] = names[0];
    static readonly errorNames: N = names;
  };
}
