/**
 * Fields that several state types share: the transition, results, error handling, credentials. JSONata mode only.
 */
import type { Json, JsonataString, JsonObject } from './json.ts';

/**
 * Where a state goes when it completes: exactly one of `Next` and `End`.
 *
 * @example
 * const last: Transition = { End: true };
 */
export type Transition =
  | { readonly Next: string; readonly End?: never }
  | { readonly End: true; readonly Next?: never };

/**
 * Variable assignments: name → value or expressions. All right sides read the values at state entry.
 *
 * @example
 * const assign: Assignments = { total: '{% $total + 1 %}' };
 */
export type Assignments = JsonObject;

/**
 * Fields that every state has.
 *
 * @example
 * const fields: CommonFields = { Comment: 'charges the card' };
 */
export interface CommonFields {
  readonly Comment?: string;
  readonly QueryLanguage?: 'JSONata';
}

/**
 * The result side of a state: what it passes on and which variables it assigns.
 *
 * @example
 * const fields: ResultFields = { Output: '{% $states.result %}', Assign: { done: true } };
 */
export interface ResultFields {
  /** The state's output; any JSON, strings within it may be expressions. Absent: see AWS's default for the state type. */
  readonly Output?: Json;
  readonly Assign?: Assignments;
}

/**
 * The error side of Task, Parallel and Map.
 *
 * @example
 * const fields: RecoveryFields = { Retry: [{ ErrorEquals: ['States.ALL'] }] };
 */
export interface RecoveryFields {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

/**
 * One retry rule; every field is a constant.
 *
 * @example
 * const retrier: Retrier = { ErrorEquals: ['TooBusy'], IntervalSeconds: 2, MaxAttempts: 5 };
 */
export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly MaxAttempts?: number;
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'FULL' | 'NONE';
  readonly Comment?: string;
}

/**
 * One catch rule; its `Output` and `Assign` replace those of the state and may read `$states.errorOutput`.
 *
 * @example
 * const catcher: Catcher = { ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput %}', Next: 'Failed' };
 */
export interface Catcher extends ResultFields {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly Comment?: string;
}

/**
 * The role that a Task assumes for its call.
 *
 * @example
 * const credentials: Credentials = { RoleArn: '{% $states.input.roleArn %}' };
 */
export interface Credentials {
  readonly RoleArn: string | JsonataString;
}
