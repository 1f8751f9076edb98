/**
 * `.sync` integrations that learn of a job's end through EventBridge need to keep a rule that Step Functions manages.
 */
import { need } from '../need.ts';
import type { IamNeed } from '../types.ts';

/**
 * The need for a managed rule.
 *
 * @example
 * managedRule('StepFunctionsGetEventsForBatchJobsRule');
 */
export function managedRule(name: string): IamNeed {
  return need(
    ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    `arn:\${AWS::Partition}:events:\${AWS::Region}:\${AWS::AccountId}:rule/${name}`,
  );
}
