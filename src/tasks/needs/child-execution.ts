/**
 * The state machine behind a StateMachineArn and the executions that a call of it makes, whose ARNs carry the machine's name
 * even where the call goes through a version or an alias.
 */
import { constantText } from './facts.ts';
import type { ArgumentFact } from './types.ts';

/** A child state machine. */
export interface Child {
  /** What StartExecution is allowed on: the machine, its version or its alias. */
  readonly arn: string;
  readonly executions: string;
}

const executionsOf = (name: string): string =>
  `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:execution:${name}:*`;

/**
 * The child that a StateMachineArn names, `undefined` where it is only known at run time.
 *
 * @example
 * childOf({ kind: 'handle', id: 'Child', resourceKind: 'stepfunctions.stateMachine', attribute: 'Arn' })?.arn; // '${ChildArn}'
 */
export function childOf(fact: ArgumentFact | undefined): Child | undefined {
  if (fact?.kind === 'handle') return { arn: `\${${fact.id}Arn}`, executions: executionsOf(`\${${fact.id}Name}`) };
  const arn = constantText(fact);
  const match = /^arn:([^:]+):states:([^:]*):([^:]*):stateMachine:([^:*?$]+)(:[^:]+)?$/.exec(arn ?? '');
  const [, partition, region, account, name] = match ?? [];
  if (arn === undefined || name === undefined) return undefined;
  return { arn, executions: `arn:${partition}:states:${region}:${account}:execution:${name}:*` };
}
