/**
 * The machines that executions of a runtime may start, and the executions that were started. A STANDARD execution's name is
 * taken for good; an EXPRESS one's may come again.
 */
import type { Json, StateMachine } from '../asl/index.ts';
import type { LocalExecution } from './execution.ts';
import type { MachineOrigin } from './interpreter/snapshot.ts';
import { resourceName } from './resource-name.ts';
import { TaskError } from './task-connector.ts';

/** A machine that can be started by reference. */
export interface RegisteredMachine {
  readonly machine: StateMachine;
  readonly stateMachineName: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly roleArn?: string;
  /** The revision, the version and the alias that it was found through. */
  readonly origin?: MachineOrigin;
}

/** Machines and executions. */
export interface MachineRegistry {
  readonly register: (reference: string, machine: RegisteredMachine) => void;
  /** Where machines are looked up before those that were registered. */
  readonly lookUp: (find: (reference: string) => RegisteredMachine | undefined) => void;
  /** Throws a `TaskError` under the API's name if there is none. */
  readonly machine: (reference: string) => RegisteredMachine;
  readonly add: (execution: LocalExecution) => void;
  readonly execution: (executionArn: string) => LocalExecution;
  readonly remove: (executionArn: string) => void;
  /** The execution ended: so many of those that ended last stay. */
  readonly retire: (execution: LocalExecution, retain: number) => void;
  readonly isRunning: (executionArn: string) => boolean;
  /** Every execution that was started, in order. */
  readonly executions: () => readonly LocalExecution[];
  /** Refuses an ARN that is taken, unless that execution is adopted or runs with the same input, and is returned instead. */
  readonly sameExecution: (executionArn: string, input: Json, adopt: boolean) => LocalExecution | undefined;
}

/** An empty registry. */
export function createMachineRegistry(): MachineRegistry {
  let find: (reference: string) => RegisteredMachine | undefined = () => undefined;
  const machines = new Map<string, RegisteredMachine>();
  const executions = new Map<string, LocalExecution>();
  const retired = new Set<LocalExecution>();
  return {
    register: (reference, machine) => {
      machines.set(resourceName(reference), machine);
    },
    lookUp: (other) => {
      find = other;
    },
    machine: (reference) => {
      const machine = find(reference) ?? machines.get(resourceName(reference));
      if (machine === undefined) {
        throw new TaskError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${reference}'`);
      }
      return machine;
    },
    add: (execution) => {
      executions.set(execution.executionArn, execution);
    },
    isRunning: (executionArn) => {
      const execution = executions.get(executionArn);
      return execution !== undefined && execution.finished() === undefined;
    },
    remove: (executionArn) => {
      executions.delete(executionArn);
    },
    retire: (execution, retain) => {
      retired.add(execution);
      for (const oldest of retired) {
        if (retired.size <= retain) return;
        retired.delete(oldest);
        // One that was redriven since is not over.
        if (oldest.finished() !== undefined) executions.delete(oldest.executionArn);
      }
    },
    execution: (executionArn) => {
      const execution = executions.get(executionArn);
      if (execution === undefined) {
        throw new TaskError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
      }
      return execution;
    },
    executions: () => [...executions.values()],
    sameExecution: (executionArn, input, adopt) => {
      const execution = executions.get(executionArn);
      if (execution === undefined) return undefined;
      const same = JSON.stringify(execution.input) === JSON.stringify(input);
      if (adopt || (same && execution.finished() === undefined)) return execution;
      throw new TaskError('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
    },
  };
}
