/** AWS Batch. A job's ARN does not exist before the job, so that watching and stopping cover the account's jobs. */
import { constantText, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andSync, type Integrations, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';

function definitionArns(fact: ArgumentFact | undefined): readonly string[] {
  const arns = arnsOf('arn:${Partition}:batch:${Region}:${Account}:job-definition/${JobDefinitionName}', fact);
  const name = constantText(fact);
  // A name without a revision is its newest one; Batch checks the ARN with the revision.
  return name === undefined || /:\d+$/.test(name) ? arns : arns.flatMap((arn) => [arn, `${arn}:*`]);
}

export const batch: Integrations = {
  'batch:submitJob': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const submit = need('batch:SubmitJob', [
        ...arnsOf('arn:${Partition}:batch:${Region}:${Account}:job-queue/${JobQueueName}', factAt(facts, 'JobQueue')),
        ...definitionArns(factAt(facts, 'JobDefinition')),
      ]);
      if (!waitsForJob(pattern)) return [submit];
      return [
        submit,
        need('batch:DescribeJobs', '*'),
        need('batch:TerminateJob', 'arn:${AWS::Partition}:batch:${AWS::Region}:${AWS::AccountId}:job/*'),
        managedRule('StepFunctionsGetEventsForBatchJobsRule'),
      ];
    },
  },
};
