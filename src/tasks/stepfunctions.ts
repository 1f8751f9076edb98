/**
 * AWS Step Functions itself: executions of other state machines, and activities. A workflow of this project is better
 * called directly; a state machine handle is for those that are not.
 */
import type { Handle, Task, TokenTask, WorkflowReference } from '../dsl/index.ts';
import type {
  ExecutionResult,
  Start,
  StartExecutionRequest,
  StartExecutionResult,
  StartSync,
  StartToken,
} from './start-execution.ts';
import { createHandle, type HandleTarget } from './stub/create-handle.ts';
import { createTask, createTokenTask } from './stub/create-task.ts';
import type { Without } from './stub/parameters.ts';
import { stateMachineKind, stateMachineReference } from './stub/state-machine-reference.ts';

export { type Activity, type ActivityTarget, activity } from './activity.ts';
export type { ExecutionResult, StartExecutionRequest, StartExecutionResult } from './start-execution.ts';
export * from './stepfunctions-errors.ts';

/** Starts executions. */
export interface StartExecution extends Task<Start, StartExecutionRequest, StartExecutionResult> {
  /** Starts an execution and waits for its end; a failed one throws `errors.TaskFailed`. */
  readonly sync: Task<StartSync, StartExecutionRequest, ExecutionResult>;
  /** Starts an execution and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<StartToken, StartExecutionRequest>;
}

/**
 * Starts an execution of a state machine.
 *
 * @example const { Output } = await stepfunctions.startExecution.sync({ StateMachineArn: billing, Input: { month: 7 } });
 */
export const startExecution: StartExecution = Object.assign(
  createTask<Start, StartExecutionRequest, StartExecutionResult, Record<never, never>>(
    'arn:aws:states:::states:startExecution',
    {},
  ),
  {
    sync: createTask<StartSync, StartExecutionRequest, ExecutionResult, Record<never, never>>(
      'arn:aws:states:::states:startExecution.sync:2',
      {},
    ),
    waitForTaskToken: createTokenTask<StartToken, StartExecutionRequest, Record<never, never>>(
      'arn:aws:states:::states:startExecution.waitForTaskToken',
      {},
    ),
  },
);

interface MachineBinding {
  fills: 'StateMachineArn';
  attribute: 'Arn';
}
const machineBinding: MachineBinding = { fills: 'StateMachineArn', attribute: 'Arn' };
type MachineRequest<I> = Without<StartExecutionRequest<I>, 'StateMachineArn'>;

/** Starts executions of one state machine. */
export interface MachineStartExecution<I, O>
  extends Task<Start, MachineRequest<I>, StartExecutionResult, MachineBinding> {
  /** Starts an execution and waits for its end; a failed one throws `errors.TaskFailed`. */
  readonly sync: Task<StartSync, MachineRequest<I>, ExecutionResult<O>, MachineBinding>;
  /** Starts an execution and waits until somebody returns the task token. */
  readonly waitForTaskToken: TokenTask<StartToken, MachineRequest<I>, MachineBinding>;
}

/** A state machine with input `I` and output `O`. */
export interface StateMachine<I, O> extends Handle<'stepfunctions.stateMachine'> {
  /** Name of the state machine. */
  readonly name: string;
  /** Starts an execution. */
  readonly startExecution: MachineStartExecution<I, O>;
}

/** What a state machine handle is made from: a logical id, an ARN or name, a CDK state machine, or a workflow. */
export type StateMachineTarget<I, O> = HandleTarget | { readonly stateMachineArn: string } | WorkflowReference<I, O>;

/**
 * A handle of a state machine.
 *
 * @example const billing = stepfunctions.stateMachine<{ month: number }, Invoice[]>('Billing');
 */
export function stateMachine<I = unknown, O = unknown>(target: StateMachineTarget<I, O>): StateMachine<I, O> {
  const reference = stateMachineReference(target);
  const handle = createHandle(stateMachineKind, reference, {});
  const start = createTask<Start, MachineRequest<I>, StartExecutionResult, MachineBinding>(
    'arn:aws:states:::states:startExecution',
    machineBinding,
    handle,
  );
  const sync = createTask<StartSync, MachineRequest<I>, ExecutionResult<O>, MachineBinding>(
    'arn:aws:states:::states:startExecution.sync:2',
    machineBinding,
    handle,
  );
  const waitForTaskToken = createTokenTask<StartToken, MachineRequest<I>, MachineBinding>(
    'arn:aws:states:::states:startExecution.waitForTaskToken',
    machineBinding,
    handle,
  );
  return createHandle(stateMachineKind, reference, {
    startExecution: Object.assign(start, { sync, waitForTaskToken }),
  });
}
