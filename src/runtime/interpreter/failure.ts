/**
 * How a state fails: an Error name and a Cause, either of which may be absent, and which names in ErrorEquals match it.
 * The rules are those of Step Functions' recordings where they differ from its documentation.
 */
import { type Json, MAXIMUM_CAUSE_LENGTH, MAXIMUM_ERROR_LENGTH } from '../../asl/index.ts';

/** A failure on its way to a Retry, a Catch or the end of the execution. */
export interface Failure {
  readonly error?: string;
  readonly cause?: string;
  /** Further names that match it; a missed heartbeat surfaces as `States.Timeout` and matches its own name too. */
  readonly alsoMatches?: readonly string[];
}

/** A failure with Step Functions' length limits applied. */
export function failureOf(error: string | undefined, cause: string | undefined): Failure {
  return {
    ...(error === undefined ? {} : { error: error.slice(0, MAXIMUM_ERROR_LENGTH) }),
    ...(cause === undefined ? {} : { cause: cause.slice(0, MAXIMUM_CAUSE_LENGTH) }),
  };
}

/** A task or heartbeat that took too long. */
export function timeoutFailure(missedHeartbeat: boolean): Failure {
  return missedHeartbeat
    ? { error: 'States.Timeout', alsoMatches: ['States.HeartbeatTimeout'] }
    : { error: 'States.Timeout' };
}

/** Whether a Retry or Catch rule with these names handles the failure. */
export function handles(errorEquals: readonly string[], failure: Failure): boolean {
  if (failure.error === 'States.Runtime') return false;
  return errorEquals.some((name) => matches(name, failure));
}

function matches(name: string, failure: Failure): boolean {
  if (name === 'States.ALL') return true;
  if (failure.error === undefined) return false;
  if (name === failure.error || failure.alsoMatches?.includes(name)) return true;
  return name === 'States.TaskFailed' && failure.error !== 'States.Timeout';
}

/** `$states.errorOutput`. */
export function errorOutputOf(failure: Failure): Json {
  const absentCause = failure.error === 'States.Timeout' ? '' : null;
  return { Error: failure.error ?? null, Cause: failure.cause ?? absentCause };
}
