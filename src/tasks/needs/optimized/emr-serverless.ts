/** EMR Serverless: applications and the job runs in them. */
import { dynamic, factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import type { ArgumentFact } from '../types.ts';
import { andSync, type Integration, type Integrations, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';
import { passRole } from './pass-role.ts';
import { serviceLinkedRole } from './service-linked-role.ts';

const applications = (fact: ArgumentFact | undefined): readonly string[] =>
  arnsOf('arn:${Partition}:emr-serverless:${Region}:${Account}:/applications/${ApplicationId}', fact);
const applicationRule = managedRule('StepFunctionsGetEventsForEMRServerlessApplicationRule');
const jobRule = managedRule('StepFunctionsGetEventsForEMRServerlessJobRule');

const onApplication = (action: string, ...watch: readonly string[]): Integration => ({
  patterns: andSync,
  needs: ({ pattern, arguments: facts }) => {
    const arns = applications(factAt(facts, 'ApplicationId'));
    if (!waitsForJob(pattern)) return [need(action, arns)];
    return [need([action, 'emr-serverless:GetApplication', ...watch], arns), applicationRule];
  },
});

export const emrServerless: Integrations = {
  'emr-serverless:createApplication': {
    patterns: andSync,
    needs: ({ pattern }) => {
      const create = [
        need(
          'emr-serverless:CreateApplication',
          'arn:${AWS::Partition}:emr-serverless:${AWS::Region}:${AWS::AccountId}:/*',
        ),
        serviceLinkedRole('ops.emr-serverless.amazonaws.com', 'AWSServiceRoleForAmazonEMRServerless*'),
      ];
      if (!waitsForJob(pattern)) return create;
      return [
        ...create,
        need(['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'], applications(dynamic)),
        applicationRule,
      ];
    },
  },
  'emr-serverless:startApplication': onApplication('emr-serverless:StartApplication', 'emr-serverless:StopApplication'),
  'emr-serverless:stopApplication': onApplication('emr-serverless:StopApplication'),
  'emr-serverless:deleteApplication': onApplication('emr-serverless:DeleteApplication'),
  'emr-serverless:startJobRun': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const arns = applications(factAt(facts, 'ApplicationId'));
      const start = [
        need('emr-serverless:StartJobRun', arns),
        ...passRole([factAt(facts, 'ExecutionRoleArn')], 'emr-serverless.amazonaws.com'),
      ];
      if (!waitsForJob(pattern)) return start;
      const runs = arns.map((arn) => `${arn}/jobruns/*`);
      return [...start, need(['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'], runs), jobRule];
    },
  },
  'emr-serverless:cancelJobRun': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const runs = applications(factAt(facts, 'ApplicationId')).map((arn) => `${arn}/jobruns/*`);
      if (!waitsForJob(pattern)) return [need('emr-serverless:CancelJobRun', runs)];
      return [need(['emr-serverless:CancelJobRun', 'emr-serverless:GetJobRun'], runs), jobRule];
    },
  },
};
