/**
 * The shapes of `states:startExecution`. Inputs are JSON, which Step Functions writes as text; `.sync` gives the output of
 * the execution decoded.
 */
import type { TaskBinding, TaskOptions, TaskType } from '../dsl/index.ts';
import type { taskType } from '../dsl/task.ts';
import type { ClientOf, OperationRequest, OperationResult } from './sdk/client-operation.ts';
import type { Replace } from './stub/parameters.ts';

/** Starts an execution. */
export type Start = 'arn:aws:states:::states:startExecution';
/** Starts an execution, waits for its end and decodes its output. */
export type StartSync = 'arn:aws:states:::states:startExecution.sync:2';
/** Starts an execution and waits for the task token. */
export type StartToken = 'arn:aws:states:::states:startExecution.waitForTaskToken';

type Request = OperationRequest<ClientOf<'sfn'>, 'startExecution', 'optimized'>;

/** How an execution is started. */
export interface StartExecutionOptions extends TaskOptions {
  /** Shows the child under its parent in the console: adds the parent's id to the input, which must be an object. */
  readonly associateWithParent?: true | undefined;
}

/** A stub that starts executions. */
export interface StartTask<R extends string, P, O, B extends TaskBinding> {
  (params: P, options?: StartExecutionOptions): Promise<O>;
  readonly [taskType]?: TaskType<R, B>;
}

/** A stub that starts executions and waits for the task token. */
export interface StartTokenTask<P, B extends TaskBinding> {
  <O = unknown>(params: (token: string) => P, options?: StartExecutionOptions): Promise<O>;
  readonly [taskType]?: TaskType<StartToken, B & { token: true }>;
}

/** An absent input is `{}`. */
type Input<I> = undefined extends I ? { readonly Input?: I } : { readonly Input: I };

/** Parameters of `startExecution` with input `I`. */
export type StartExecutionRequest<I = unknown> = Omit<Request, 'Input'> & Input<I>;
/** Result of `startExecution`. */
export type StartExecutionResult = Replace<
  OperationResult<ClientOf<'sfn'>, 'startExecution', 'optimized'>,
  { StartDate: string | number }
>;
/** Result of `startExecution.sync` with output `O`. */
export type ExecutionResult<O = unknown> = Replace<
  OperationResult<ClientOf<'sfn'>, 'describeExecution', 'optimized'>,
  { Output: O; Input: unknown; StartDate: string | number; StopDate: string | number }
>;
