/**
 * Decodes the Cause of an error. The Cause of a failed Lambda function and of a failed child execution is a JSON text,
 * natively too.
 */

/** What the Cause of a failed Lambda function or of a failed child execution holds. */
export interface FailureCause {
  /** Of a Lambda function: the name of the error. */
  readonly errorType?: string;
  /** Of a Lambda function: the message of the error. */
  readonly errorMessage?: string;
  /** Of a child execution: the name of its error. */
  readonly Error?: string;
  /** Of a child execution: the message of its error. */
  readonly Cause?: string;
  readonly [key: string]: unknown;
}

/**
 * The Cause of a caught error, decoded. Throws `SyntaxError` where the Cause is no JSON text.
 *
 * @example
 * ```ts
 * catch (e) { if (e instanceof errors.TaskFailed) return parseCause(e).Error; throw e; }
 * ```
 */
export function parseCause<T = FailureCause>(error: unknown): T {
  return JSON.parse(error instanceof Error ? error.message : String(error)) as T;
}
