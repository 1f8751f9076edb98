/**
 * What a state machine handle was made from. A workflow of the project stands for its own state machine, under its name,
 * capitalised.
 */
import type { HandleReference } from '../../dsl/handle.ts';
import { handleReference } from './create-handle.ts';

/** The kind of state machine handles. */
export const stateMachineKind = {
  kind: 'stepfunctions.stateMachine',
  properties: { Name: 'stateMachineName', Arn: 'stateMachineArn' },
} as const;

/** The reference of a state machine handle. */
export function stateMachineReference(target: string | object): HandleReference {
  if (typeof target !== 'function') return handleReference(stateMachineKind, target);
  const name = target.name || 'workflow';
  const id = name.charAt(0).toUpperCase() + name.slice(1).replace(/[^A-Za-z0-9]/g, '');
  return { kind: stateMachineKind.kind, id, workflow: target };
}
