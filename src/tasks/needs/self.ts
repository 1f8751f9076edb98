/**
 * The state machine itself as a resource. Its ARN does not exist before it does, so that its permissions cannot be part of
 * the role it is created with; whoever deploys the workflow replaces these placeholders in a policy of their own.
 */
import { need } from './need.ts';
import type { IamNeed } from './types.ts';

/** The handle id that stands for the workflow's own state machine. */
export const selfId = 'StepScript::StateMachine';
/** The ARN of the workflow's own state machine. */
export const selfArn = `\${${selfId}Arn}`;
/** The name of the workflow's own state machine. */
export const selfName = `\${${selfId}Name}`;

/**
 * The needs of a workflow that contains a distributed Map: it starts, observes and stops its own map runs, and redrives
 * them under their label.
 *
 * @example
 * distributedMapNeeds('Orders');
 */
export function distributedMapNeeds(label?: string): readonly IamNeed[] {
  const executions = `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:execution:${selfName}`;
  return [
    need('states:StartExecution', selfArn),
    need(['states:DescribeExecution', 'states:StopExecution'], `${executions}:*`),
    need('states:RedriveExecution', `${executions}/${label ?? '*'}:*`),
  ];
}
