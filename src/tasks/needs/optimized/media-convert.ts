/** MediaConvert: the job runs under a role of the user's. */
import { factAt } from '../facts.ts';
import { need } from '../need.ts';
import { andSync, type Integrations, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';
import { passRole } from './pass-role.ts';

export const mediaConvert: Integrations = {
  'mediaconvert:createJob': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const create = [
        need('mediaconvert:CreateJob', '*'),
        ...passRole([factAt(facts, 'Role')], 'mediaconvert.amazonaws.com'),
      ];
      if (!waitsForJob(pattern)) return create;
      return [
        ...create,
        need(
          ['mediaconvert:GetJob', 'mediaconvert:CancelJob'],
          'arn:${AWS::Partition}:mediaconvert:${AWS::Region}:${AWS::AccountId}:jobs/*',
        ),
        managedRule('StepFunctionsGetEventsForMediaConvertJobRule'),
      ];
    },
  },
};
