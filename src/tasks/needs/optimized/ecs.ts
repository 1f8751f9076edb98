/**
 * ECS: a task definition is started on a cluster and is handed its roles, which only the definition knows. The construct
 * narrows PassRole to the roles of the bound task definitions; elsewhere the service it is passed to bounds it.
 */
import { constantText, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { roleArns } from '../resource-forms.ts';
import type { ArgumentFact } from '../types.ts';
import { type Integrations, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';

const regional = (rest: string): string => `arn:\${AWS::Partition}:ecs:\${AWS::Region}:\${AWS::AccountId}:${rest}`;

function taskDefinitionArns(fact: ArgumentFact | undefined): readonly string[] {
  const arns = arnsOf('arn:${Partition}:ecs:${Region}:${Account}:task-definition/${Family}', fact);
  const name = constantText(fact);
  // A family without a revision means its newest one, and ECS checks the ARN with the revision.
  return name === undefined || /:\d+$/.test(name) ? arns : arns.map((arn) => (arn.endsWith('*') ? arn : `${arn}:*`));
}

function clusterName(fact: ArgumentFact | undefined): string {
  if (fact === undefined) return 'default';
  if (fact.kind === 'handle') return `\${${fact.id}Name}`;
  return constantText(fact)?.split('/').at(-1) ?? '*';
}

export const ecs: Integrations = {
  'ecs:runTask': {
    patterns: ['request-response', 'sync', 'token'],
    needs: ({ pattern, arguments: facts }) => {
      const overridden = ['TaskRoleArn', 'ExecutionRoleArn'].flatMap((key) => factAt(facts, 'Overrides', key) ?? []);
      const roles = overridden.length === 2 ? overridden.flatMap(roleArns) : roleArns(undefined);
      const run = [
        need('ecs:RunTask', taskDefinitionArns(factAt(facts, 'TaskDefinition'))),
        need('iam:PassRole', roles, { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } }),
      ];
      if (!waitsForJob(pattern)) return run;
      const tasks = regional(`task/${clusterName(factAt(facts, 'Cluster'))}/*`);
      return [
        ...run,
        need(['ecs:DescribeTasks', 'ecs:StopTask'], tasks),
        managedRule('StepFunctionsGetEventsForECSTaskRule'),
      ];
    },
  },
};
