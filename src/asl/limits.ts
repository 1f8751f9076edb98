/**
 * The documented quotas and ranges of Step Functions as constants, each with its AWS source. "Quotas" means
 * docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html; other pages are named. Values that AWS raises on
 * request (rates, open executions) are not here: nothing can be decided by them ahead of time.
 */

/**
 * An inclusive range of numbers.
 *
 * @example
 * const range: Range = { minimum: 1, maximum: 99 };
 */
export interface Range {
  readonly minimum: number;
  readonly maximum: number;
}

/**
 * Largest definition in UTF-8 bytes, 1 MB. Source: Quotas, "Maximum request size"; API_CreateStateMachine, `definition`.
 *
 * @example
 * const fits = Buffer.byteLength(text) <= MAXIMUM_DEFINITION_BYTES;
 */
export const MAXIMUM_DEFINITION_BYTES = 1_048_576;

/**
 * Longest state name in characters. Source: dg/amazon-states-language-states.html.
 *
 * @example
 * const fits = [...name].length <= MAXIMUM_STATE_NAME_LENGTH;
 */
export const MAXIMUM_STATE_NAME_LENGTH = 80;

/**
 * Longest name of a state machine, an execution or an activity. Source: API_CreateStateMachine, API_StartExecution.
 *
 * @example
 * const name = exportName.slice(0, MAXIMUM_MACHINE_NAME_LENGTH);
 */
export const MAXIMUM_MACHINE_NAME_LENGTH = 80;

/**
 * Longest variable name in characters. Source: dg/workflow-variables.html.
 *
 * @example
 * const fits = [...variable].length <= MAXIMUM_VARIABLE_NAME_LENGTH;
 */
export const MAXIMUM_VARIABLE_NAME_LENGTH = 80;

/**
 * Longest Map `Label` in characters. Source: dg/state-map-distributed.html, "Label".
 *
 * @example
 * const label = name.slice(0, MAXIMUM_LABEL_LENGTH);
 */
export const MAXIMUM_LABEL_LENGTH = 40;

/**
 * Largest input, output, result or argument in UTF-8 bytes, 256 KiB. Source: Quotas, "Maximum input or output size".
 *
 * @example
 * const fits = Buffer.byteLength(JSON.stringify(output)) <= MAXIMUM_PAYLOAD_BYTES;
 */
export const MAXIMUM_PAYLOAD_BYTES = 262_144;

/**
 * Largest single variable, and largest total of one `Assign`, in bytes. Source: Quotas, "Maximum size of a variable".
 *
 * @example
 * const fits = Buffer.byteLength(JSON.stringify(value)) <= MAXIMUM_VARIABLE_BYTES;
 */
export const MAXIMUM_VARIABLE_BYTES = 262_144;

/**
 * Largest total of all variables of an execution in bytes, 10 MiB. Source: Quotas, "Total size of stored variables".
 *
 * @example
 * const full = total > MAXIMUM_VARIABLES_TOTAL_BYTES;
 */
export const MAXIMUM_VARIABLES_TOTAL_BYTES = 10_485_760;

/**
 * Most events in the history of a Standard execution. Source: Quotas, "Maximum execution history size".
 *
 * @example
 * const failed = events.length > MAXIMUM_HISTORY_EVENTS;
 */
export const MAXIMUM_HISTORY_EVENTS = 25_000;

/**
 * Longest Standard execution in seconds, one year. Source: Quotas, "Maximum execution time".
 *
 * @example
 * const deadline = started + MAXIMUM_STANDARD_EXECUTION_SECONDS * 1000;
 */
export const MAXIMUM_STANDARD_EXECUTION_SECONDS = 31_536_000;

/**
 * Longest Express execution in seconds, five minutes. Source: Quotas, "Maximum execution time".
 *
 * @example
 * const deadline = started + MAXIMUM_EXPRESS_EXECUTION_SECONDS * 1000;
 */
export const MAXIMUM_EXPRESS_EXECUTION_SECONDS = 300;

/**
 * Most iterations of an inline Map that run at once. Source: dg/state-map-inline.html.
 *
 * @example
 * const running = Math.min(items.length, MAXIMUM_INLINE_MAP_CONCURRENCY);
 */
export const MAXIMUM_INLINE_MAP_CONCURRENCY = 40;

/**
 * Default and largest number of child executions of one Map Run at once. Source: Quotas, "Distributed Map".
 *
 * @example
 * const running = Math.min(items.length, MAXIMUM_DISTRIBUTED_MAP_CONCURRENCY);
 */
export const MAXIMUM_DISTRIBUTED_MAP_CONCURRENCY = 10_000;

/**
 * Longest `Error` of a failed execution. Source: API_ExecutionFailedEventDetails, `error`.
 *
 * @example
 * const error = name.slice(0, MAXIMUM_ERROR_LENGTH);
 */
export const MAXIMUM_ERROR_LENGTH = 256;

/**
 * Longest `Cause` of a failed execution. Source: API_ExecutionFailedEventDetails, `cause`.
 *
 * @example
 * const fits = cause.length <= MAXIMUM_CAUSE_LENGTH;
 */
export const MAXIMUM_CAUSE_LENGTH = 32_768;

/**
 * Longest task token. Source: API_SendTaskSuccess, `taskToken`.
 *
 * @example
 * const valid = token.length > 0 && token.length <= MAXIMUM_TASK_TOKEN_LENGTH;
 */
export const MAXIMUM_TASK_TOKEN_LENGTH = 1_024;

/**
 * Longest HTTP Task in seconds. Source: Quotas, "HTTP Task duration".
 *
 * @example
 * const signal = AbortSignal.timeout(MAXIMUM_HTTP_TASK_SECONDS * 1000);
 */
export const MAXIMUM_HTTP_TASK_SECONDS = 60;

/**
 * Range of `TimeoutSeconds` and `HeartbeatSeconds` of a Task. Source: dg/state-task.html.
 *
 * @example
 * const valid = seconds >= TASK_SECONDS_RANGE.minimum && seconds <= TASK_SECONDS_RANGE.maximum;
 */
export const TASK_SECONDS_RANGE: Range = { minimum: 1, maximum: 99_999_999 };

/**
 * `TimeoutSeconds` of a Task that has none. Source: dg/state-task.html.
 *
 * @example
 * const timeout = task.TimeoutSeconds ?? DEFAULT_TASK_TIMEOUT_SECONDS;
 */
export const DEFAULT_TASK_TIMEOUT_SECONDS = 99_999_999;

/**
 * Range of `Seconds` of a Wait. Source: dg/state-wait.html.
 *
 * @example
 * const valid = seconds >= WAIT_SECONDS_RANGE.minimum && seconds <= WAIT_SECONDS_RANGE.maximum;
 */
export const WAIT_SECONDS_RANGE: Range = { minimum: 0, maximum: 99_999_999 };

/**
 * Range of a retrier's `IntervalSeconds`. Source: dg/concepts-error-handling.html; AWS accepts 0 as well (measured).
 *
 * @example
 * const valid = interval >= RETRY_INTERVAL_SECONDS_RANGE.minimum;
 */
export const RETRY_INTERVAL_SECONDS_RANGE: Range = { minimum: 1, maximum: 99_999_999 };

/**
 * Range of a retrier's `MaxAttempts`; 0 means never. Source: dg/concepts-error-handling.html.
 *
 * @example
 * const valid = attempts >= RETRY_MAX_ATTEMPTS_RANGE.minimum;
 */
export const RETRY_MAX_ATTEMPTS_RANGE: Range = { minimum: 0, maximum: 99_999_999 };

/**
 * Range of a retrier's `MaxDelaySeconds`. Source: dg/concepts-error-handling.html.
 *
 * @example
 * const valid = delay <= RETRY_MAX_DELAY_SECONDS_RANGE.maximum;
 */
export const RETRY_MAX_DELAY_SECONDS_RANGE: Range = { minimum: 1, maximum: 31_622_400 };

/**
 * Smallest `BackoffRate` of a retrier. Source: dg/concepts-error-handling.html.
 *
 * @example
 * const valid = rate >= MINIMUM_BACKOFF_RATE;
 */
export const MINIMUM_BACKOFF_RATE = 1;

/**
 * What a retrier does without the respective field. Source: dg/concepts-error-handling.html.
 *
 * @example
 * const { IntervalSeconds, MaxAttempts } = { ...RETRY_DEFAULTS, ...retrier };
 */
export const RETRY_DEFAULTS = { IntervalSeconds: 1, MaxAttempts: 3, BackoffRate: 2, JitterStrategy: 'NONE' } as const;

/**
 * Range of `ToleratedFailurePercentage`. Source: dg/state-map-distributed.html.
 *
 * @example
 * const valid = percentage <= TOLERATED_FAILURE_PERCENTAGE_RANGE.maximum;
 */
export const TOLERATED_FAILURE_PERCENTAGE_RANGE: Range = { minimum: 0, maximum: 100 };

/**
 * Range of an ItemReader's `MaxItems`; 0 means all. Source: dg/input-output-itemreader.html.
 *
 * @example
 * const valid = items <= MAX_ITEMS_RANGE.maximum;
 */
export const MAX_ITEMS_RANGE: Range = { minimum: 0, maximum: 100_000_000 };

/**
 * Range of an ItemBatcher's `MaxInputBytesPerBatch`. Source: dg/input-output-itembatcher.html.
 *
 * @example
 * const valid = bytes <= BATCH_BYTES_RANGE.maximum;
 */
export const BATCH_BYTES_RANGE: Range = { minimum: 1, maximum: 262_144 };

/**
 * Largest total of `CSVHeaders` in UTF-8 bytes, 10 KiB. Source: dg/input-output-itemreader.html.
 *
 * @example
 * const fits = Buffer.byteLength(JSON.stringify(headers)) <= MAXIMUM_CSV_HEADERS_BYTES;
 */
export const MAXIMUM_CSV_HEADERS_BYTES = 10_240;

/**
 * An `ItemsPointer` is shorter than this. Source: dg/input-output-itemreader.html.
 *
 * @example
 * const valid = pointer.length < ITEMS_POINTER_LENGTH_LIMIT;
 */
export const ITEMS_POINTER_LENGTH_LIMIT = 2_000;

/**
 * Deepest nesting of JSONata evaluations in one expression: 100 terms of `1+1+…` pass, 101 fail. Measured on AWS by third
 * parties (AWS-FACTS §0.1), not documented; an expression beyond it fails when it runs, not when the machine is created.
 *
 * @example
 * const runs = expressionDepth(source) <= MAXIMUM_EVALUATION_DEPTH;
 */
export const MAXIMUM_EVALUATION_DEPTH = 100;

/**
 * Longest evaluation of one expression in milliseconds. Measured by third parties (AWS-FACTS §0.1), not documented.
 *
 * @example
 * const tooSlow = performance.now() - started > MAXIMUM_EVALUATION_MILLISECONDS;
 */
export const MAXIMUM_EVALUATION_MILLISECONDS = 1_000;

/**
 * Largest value in bytes while an expression is evaluated. Measured by third parties (AWS-FACTS §0.1).
 *
 * @example
 * const tooLarge = bytes > MAXIMUM_EVALUATION_BYTES;
 */
export const MAXIMUM_EVALUATION_BYTES = 6_990_256;
