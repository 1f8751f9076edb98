/**
 * From what users hand over to a machine that can be started: its definition, name and type.
 */
import { isCompiledWorkflow, loadDefinition, type Runnable, type Substitutions } from './load-definition.ts';
import type { RegisteredMachine } from './machine-registry.ts';

/** What is chosen besides the definition. */
export interface MachineOptions {
  readonly stateMachineName?: string;
  readonly substitutions?: Substitutions;
  readonly type?: 'STANDARD' | 'EXPRESS';
  readonly roleArn?: string;
}

/** The machine; throws what is wrong with its definition. */
export function loadMachine(runnable: Runnable, options: MachineOptions): RegisteredMachine {
  const compiled = isCompiledWorkflow(runnable) ? runnable.manifest : undefined;
  const type = options.type ?? compiled?.type ?? 'STANDARD';
  return {
    machine: loadDefinition(runnable, type, options.substitutions ?? {}),
    stateMachineName: options.stateMachineName ?? compiled?.name ?? 'StateMachine',
    type,
    ...(options.roleArn === undefined ? {} : { roleArn: options.roleArn }),
  };
}
