/**
 * Errors of use: something was called where it cannot work. They carry a diagnostic code like the compiler's, and say what
 * to do; they are raised by native runs only.
 */

/** The `name` of every {@link UsageError}. */
export const usageErrorName = 'StepScriptUsageError';

/**
 * An error of use, with a code `STEPnnnn`.
 *
 * @example new UsageError('STEP8101', 'orders.getItem has no task runner.', 'Run it with runWith(runner, …).')
 */
export class UsageError extends Error {
  override readonly name = usageErrorName;
  /** Diagnostic code. */
  readonly code: string;

  constructor(code: string, problem: string, remedy: string) {
    super(`${code}: ${problem} ${remedy}`);
    this.code = code;
  }
}
