/** Glue jobs; Step Functions polls the job's runs. */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { andSync, type Integrations, waitsForJob } from './integration.ts';

export const glue: Integrations = {
  'glue:startJobRun': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const waiting = waitsForJob(pattern) ? ['glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'] : [];
      const jobs = arnsOf('arn:${Partition}:glue:${Region}:${Account}:job/${JobName}', factAt(facts, 'JobName'));
      return [need(['glue:StartJobRun', ...waiting], jobs)];
    },
  },
};
