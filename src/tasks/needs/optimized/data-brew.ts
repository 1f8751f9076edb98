/** Glue DataBrew; Step Functions polls the job's runs. */
import { factAt } from '../facts.ts';
import { arnsOf } from '../fill-arn.ts';
import { need } from '../need.ts';
import { andSync, type Integrations, waitsForJob } from './integration.ts';

export const dataBrew: Integrations = {
  'databrew:startJobRun': {
    patterns: andSync,
    needs: ({ pattern, arguments: facts }) => {
      const waiting = waitsForJob(pattern) ? ['databrew:ListJobRuns', 'databrew:StopJobRun'] : [];
      const jobs = arnsOf('arn:${Partition}:databrew:${Region}:${Account}:job/${ResourceId}', factAt(facts, 'Name'));
      return [need(['databrew:StartJobRun', ...waiting], jobs)];
    },
  },
};
