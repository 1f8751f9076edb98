/**
 * The context of the running execution: Step Functions' context object when compiled, the current native execution
 * otherwise. There is no context outside of a workflow.
 */
import type { Execution } from './native/execution.ts';
import { currentFrame } from './native/frame.ts';
import { UsageError } from './usage-error.ts';

/** The execution. */
export interface ExecutionContext {
  /** ARN of the execution. */
  readonly id: string;
  /** Name of the execution. */
  readonly name: string;
  /** The input, as the execution got it. */
  readonly input: unknown;
  /** When it started, as an ISO timestamp. */
  readonly startTime: string;
  /** ARN of its role. */
  readonly roleArn: string;
  /** How often it was redriven; 0 in native runs. */
  readonly redriveCount: number;
}

/** The state machine. */
export interface StateMachineContext {
  /** ARN of the state machine. */
  readonly id: string;
  /** Name of the state machine. */
  readonly name: string;
}

/** The state of the task in whose parameters it is read. */
export interface StateContext {
  /** Name of the state; `'native'` in native runs, where there are no states. */
  readonly name: string;
  /** When the state was entered, as an ISO timestamp. */
  readonly enteredTime: string;
  /** How often this attempt was retried before; 0 in native runs, which read parameters once. */
  readonly retryCount: number;
}

/** What `context` holds. */
export interface WorkflowContext {
  readonly execution: ExecutionContext;
  readonly stateMachine: StateMachineContext;
  /** Only inside the parameters of a task. */
  readonly state: StateContext;
}

/**
 * The context of the running execution.
 *
 * @example await audit({ execution: context.execution.id, at: context.execution.startTime });
 */
export const context: WorkflowContext = {
  get execution() {
    const { id, name, input, startTime, roleArn } = currentExecution();
    return { id, name, input, startTime, roleArn, redriveCount: 0 };
  },
  get stateMachine() {
    const { stateMachineId, stateMachineName } = currentExecution();
    return { id: stateMachineId, name: stateMachineName };
  },
  get state() {
    currentExecution();
    const now = currentFrame().runner.now?.() ?? Date.now();
    return { name: 'native', enteredTime: new Date(now).toISOString(), retryCount: 0 };
  },
};

function currentExecution(): Execution {
  const { execution } = currentFrame();
  if (execution !== undefined) return execution;
  throw new UsageError(
    'STEP8102',
    'context was read outside of a workflow.',
    'Read it in the function given to workflow(…), or in code that the function calls.',
  );
}
