/**
 * Classes for the error names that Step Functions itself raises. They are used with `instanceof`, in retry policies, and
 * may be thrown. Each has a static `errorName` with the ASL name.
 */
import { namedError } from './named-error.ts';

/**
 * A task, or a child workflow's execution, took longer than its timeout, or its worker stopped sending heartbeats.
 *
 * @example if (e instanceof errors.Timeout) return { status: 'late' };
 */
export class Timeout extends namedError('States.Timeout') {}

/**
 * Any failure but a timeout: ASL's wildcard, and the name under which a child workflow fails.
 *
 * @example if (e instanceof errors.TaskFailed) return parseCause(e);
 */
export class TaskFailed extends namedError('States.TaskFailed') {}

/** A worker stopped sending heartbeats. @example retry: { errors: errors.HeartbeatTimeout } */
export class HeartbeatTimeout extends namedError('States.HeartbeatTimeout') {}

/** The role of the state machine may not do what a task asks. @example e instanceof errors.Permissions */
export class Permissions extends namedError('States.Permissions') {}

/** An input or output is larger than Step Functions allows. @example e instanceof errors.DataLimitExceeded */
export class DataLimitExceeded extends namedError('States.DataLimitExceeded') {}

/** A distributed map failed more often than it tolerates. @example e instanceof errors.ExceedToleratedFailureThreshold */
export class ExceedToleratedFailureThreshold extends namedError('States.ExceedToleratedFailureThreshold') {}

/** An expression failed in Step Functions. @example e instanceof errors.QueryEvaluationError */
export class QueryEvaluationError extends namedError('States.QueryEvaluationError') {}

/** No branch of a Choice state applied. @example e instanceof errors.NoChoiceMatched */
export class NoChoiceMatched extends namedError('States.NoChoiceMatched') {}

/** A branch of a Parallel state failed. @example e instanceof errors.BranchFailed */
export class BranchFailed extends namedError('States.BranchFailed') {}

/** The source of a distributed map could not be read. @example e instanceof errors.ItemReaderFailed */
export class ItemReaderFailed extends namedError('States.ItemReaderFailed') {}

/** The result of a distributed map could not be written. @example e instanceof errors.ResultWriterFailed */
export class ResultWriterFailed extends namedError('States.ResultWriterFailed') {}

/** A result could not be placed in the input. @example e instanceof errors.ResultPathMatchFailure */
export class ResultPathMatchFailure extends namedError('States.ResultPathMatchFailure') {}

/** A parameter path found nothing. @example e instanceof errors.ParameterPathFailure */
export class ParameterPathFailure extends namedError('States.ParameterPathFailure') {}

/** An intrinsic function failed. @example e instanceof errors.IntrinsicFailure */
export class IntrinsicFailure extends namedError('States.IntrinsicFailure') {}

/** The connection of an HTTP task could not be used. @example e instanceof errors.HttpSocket */
export class HttpSocket extends namedError('States.Http.Socket') {}

/** Step Functions could not run the definition; it can neither be caught nor retried. @example new errors.Runtime('stop') */
export class Runtime extends namedError('States.Runtime') {}
