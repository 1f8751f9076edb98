/** CodeBuild: builds and batches belong to their project, whose name is the first part of their ids. */
import { constantText, dynamic, factAt, factItems } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andSync, type Integration, type Integrations, only, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';

const projects = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf('arn:${Partition}:codebuild:${Region}:${Account}:project/${ProjectName}', fact);

/** The projects of ids such as `orders:8f…`. */
const projectsOfIds = (ids: ArgumentFact | undefined): readonly string[] =>
  factItems(ids ?? dynamic).flatMap((id) => {
    const name = constantText(id)?.split(':')[0];
    return projects(
      name === undefined || constantText(id)?.startsWith('arn:') ? dynamic : { kind: 'constant', value: name },
    );
  });

const onProject = (action: string, argument: string): Integration => ({
  patterns: only,
  needs: ({ arguments: facts }) => [need(action, projectsOfIds(factAt(facts, argument)))],
});

export const codeBuild: Integrations = {
  'codebuild:startBuild': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = projects(factAt(facts, 'ProjectName'));
      if (!waitsForJob(pattern)) return [need('codebuild:StartBuild', arns)];
      return [
        need(
          ['codebuild:StartBuild', 'codebuild:StopBuild', 'codebuild:BatchGetBuilds', 'codebuild:BatchGetReports'],
          arns,
        ),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildRule'),
      ];
    },
  },
  'codebuild:startBuildBatch': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = projects(factAt(facts, 'ProjectName'));
      if (!waitsForJob(pattern)) return [need('codebuild:StartBuildBatch', arns)];
      return [
        need(['codebuild:StartBuildBatch', 'codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], arns),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
      ];
    },
  },
  'codebuild:retryBuildBatch': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = projectsOfIds(factAt(facts, 'Id'));
      if (!waitsForJob(pattern)) return [need('codebuild:RetryBuildBatch', arns)];
      return [
        need(['codebuild:RetryBuildBatch', 'codebuild:StopBuildBatch', 'codebuild:BatchGetBuildBatches'], arns),
        managedRule('StepFunctionsGetEventForCodeBuildStartBuildBatchRule'),
      ];
    },
  },
  'codebuild:stopBuild': onProject('codebuild:StopBuild', 'Id'),
  'codebuild:stopBuildBatch': onProject('codebuild:StopBuildBatch', 'Id'),
  'codebuild:deleteBuildBatch': onProject('codebuild:DeleteBuildBatch', 'Id'),
  'codebuild:batchDeleteBuilds': onProject('codebuild:BatchDeleteBuilds', 'Ids'),
  'codebuild:batchGetReports': {
    patterns: only,
    needs: ({ arguments: facts }) => [
      need(
        'codebuild:BatchGetReports',
        factItems(factAt(facts, 'ReportArns') ?? dynamic).flatMap((report) => {
          const group = /^(arn:.*:)report\/([^:]+):/.exec(constantText(report) ?? '');
          return group === null
            ? arnsOf('arn:${Partition}:codebuild:${Region}:${Account}:report-group/${ReportGroupName}', dynamic)
            : [`${group[1]}report-group/${group[2]}`];
        }),
      ),
    ],
  },
};
