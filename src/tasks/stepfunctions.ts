/**
 * AWS Step Functions itself: executions of other state machines, and activities. A workflow of this project is better
 * called directly; a state machine handle is for those that are not.
 */
import type { Handle, WorkflowReference } from '../dsl/index.ts';
import { startTask, startTokenTask } from './associate-with-parent.ts';
import type {
  ExecutionResult,
  Start,
  StartExecutionRequest,
  StartExecutionResult,
  StartSync,
  StartTask,
  StartTokenTask,
} from './start-execution.ts';
import { createHandle } from './stub/create-handle.ts';
import type { Without } from './stub/parameters.ts';
import { stateMachineKind, stateMachineReference } from './stub/state-machine-reference.ts';
import type { TargetWith } from './stub/target.ts';

export { type Activity, type ActivityTarget, activity } from './activity.ts';
export type {
  ExecutionResult,
  StartExecutionOptions,
  StartExecutionRequest,
  StartExecutionResult,
  StartTask,
  StartTokenTask,
} from './start-execution.ts';
export * from './stepfunctions-errors.generated.ts';
export * from './stepfunctions-errors.ts';

// biome-ignore lint/complexity/noBannedTypes: the empty binding is exactly `{}` in the contract with the compiler.
type NoBinding = {};

/** Starts executions. */
export interface StartExecution extends StartTask<Start, StartExecutionRequest, StartExecutionResult, NoBinding> {
  /** Starts an execution and waits for its end; a failed one throws `errors.TaskFailed`. */
  readonly sync: StartTask<StartSync, StartExecutionRequest, ExecutionResult, NoBinding>;
  /** Starts an execution and waits until somebody returns the task token. */
  readonly waitForTaskToken: StartTokenTask<StartExecutionRequest, NoBinding>;
}

/**
 * Starts an execution of a state machine.
 *
 * @example const { Output } = await stepfunctions.startExecution.sync({ StateMachineArn: billing, Input: { month: 7 } });
 */
export const startExecution: StartExecution = Object.assign(
  startTask<Start, StartExecutionRequest, StartExecutionResult, NoBinding>(
    'arn:aws:states:::states:startExecution',
    {},
  ),
  {
    sync: startTask<StartSync, StartExecutionRequest, ExecutionResult, NoBinding>(
      'arn:aws:states:::states:startExecution.sync:2',
      {},
    ),
    waitForTaskToken: startTokenTask<StartExecutionRequest, NoBinding>({}),
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
  extends StartTask<Start, MachineRequest<I>, StartExecutionResult, MachineBinding> {
  /** Starts an execution and waits for its end; a failed one throws `errors.TaskFailed`. */
  readonly sync: StartTask<StartSync, MachineRequest<I>, ExecutionResult<O>, MachineBinding>;
  /** Starts an execution and waits until somebody returns the task token. */
  readonly waitForTaskToken: StartTokenTask<MachineRequest<I>, MachineBinding>;
}

/** A state machine with input `I` and output `O`. */
export interface StateMachine<I, O> extends Handle<'stepfunctions.stateMachine'> {
  /** Name of the state machine. */
  readonly name: string;
  /** Starts an execution. */
  readonly startExecution: MachineStartExecution<I, O>;
}

/**
 * What a state machine handle is made from: a logical id, an ARN or name, a CDK state machine, version or alias, or a
 * workflow.
 */
export type StateMachineTarget<I, O> =
  | TargetWith<'stateMachineArn' | 'stateMachineAliasArn' | 'stateMachineVersionArn'>
  | WorkflowReference<I, O>;

/**
 * A handle of a state machine.
 *
 * @example const billing = stepfunctions.stateMachine<{ month: number }, Invoice[]>('Billing');
 */
export function stateMachine<I = unknown, O = unknown>(target: StateMachineTarget<I, O>): StateMachine<I, O> {
  const reference = stateMachineReference(target);
  const handle = createHandle(stateMachineKind, reference, {});
  const start = startTask<Start, MachineRequest<I>, StartExecutionResult, MachineBinding>(
    'arn:aws:states:::states:startExecution',
    machineBinding,
    handle,
  );
  const sync = startTask<StartSync, MachineRequest<I>, ExecutionResult<O>, MachineBinding>(
    'arn:aws:states:::states:startExecution.sync:2',
    machineBinding,
    handle,
  );
  const waitForTaskToken = startTokenTask<MachineRequest<I>, MachineBinding>(machineBinding, handle);
  return createHandle(stateMachineKind, reference, {
    startExecution: Object.assign(start, { sync, waitForTaskToken }),
  });
}
