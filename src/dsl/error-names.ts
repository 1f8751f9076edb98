/**
 * Error names as ASL has them: which names a class stands for, and when a name in a policy or a class matches an error.
 * Matching is by name alone, because a name is all that Step Functions keeps of an error; native runs match the same way.
 */
import type { ErrorClass } from './retry-policy.ts';

/** Names of the errors that JavaScript itself raises, and their classes. */
export const languageErrors: ReadonlyMap<string, new (message?: string) => Error> = new Map(
  [Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError].map((type) => [type.name, type]),
);

/** Whether an error of this name is raised by JavaScript itself, and so never a `WorkflowError`. */
export function isLanguageErrorName(name: string): boolean {
  return languageErrors.has(name) || name === 'AggregateError';
}

/** Static properties by which a class says its ASL names; the first name is the one under which it is thrown. */
export interface NamedErrorClass {
  readonly errorName: string;
  readonly errorNames?: readonly string[];
}

/** The error classes that a run has used, so that a class knows those that extend it. */
const used = new Set<ErrorClass>();

/**
 * The ASL names of an error class or name: its static `errorNames`, its static `errorName`, or the name of the class; then those
 * of the classes that extend it and were made, tested or named in a policy before. JavaScript has no list of subclasses.
 *
 * @example errorNamesOf(errors.Timeout) // ['States.Timeout']
 */
export function errorNamesOf(error: string | ErrorClass): readonly string[] {
  if (typeof error === 'string') return [error];
  if (error === Error) return ['States.ALL'];
  used.add(error);
  const subclasses = [...used].filter((other) => Object.prototype.isPrototypeOf.call(error, other));
  return [error, ...subclasses].flatMap(ownNamesOf);
}

function ownNamesOf(error: ErrorClass): readonly string[] {
  const { errorName, errorNames }: Partial<NamedErrorClass> = error as Partial<NamedErrorClass>;
  return errorNames ?? [errorName ?? error.name];
}

/**
 * Whether ASL's `pattern` matches an error named `name`.
 *
 * @example matchesErrorName('States.TaskFailed', 'TooBusy') // true
 */
export function matchesErrorName(pattern: string, name: string): boolean {
  if (pattern === 'States.ALL') return true;
  if (pattern === 'States.TaskFailed') return name !== 'States.Timeout';
  return pattern === name;
}
