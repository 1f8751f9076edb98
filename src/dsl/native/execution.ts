/**
 * One native execution of a workflow: its identity as `context` shows it, and whether it is over. Step Functions aborts
 * what still runs once an execution is over; a native run cuts it before its next call, by a promise that never settles.
 */

/** A native execution. */
export interface Execution {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly startTime: string;
  readonly roleArn: string;
  readonly stateMachineId: string;
  readonly stateMachineName: string;
  readonly parent?: Execution | undefined;
  /** Set once the execution has settled. */
  over: boolean;
}

/** Whether the execution or one that it is part of has settled. */
export function isOver(execution: Execution | undefined): boolean {
  return execution !== undefined && (execution.over || isOver(execution.parent));
}

/** The promise of work that was cut. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
