/**
 * AWS Glue DataBrew: runs of jobs. AWS does not document the members of the result of a run that was waited for.
 */
import type { Handle } from '../dsl/index.ts';
import type { StartJobRunRequest } from './shapes/databrew-request.generated.ts';
import type { StartJobRunResult } from './shapes/databrew-result.generated.ts';
import { type JobTask, jobTask } from './stub/integration.ts';
import type { UndocumentedResult } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type { StartJobRunRequest, StartJobRunResult };

type Start = 'databrew:startJobRun';

/**
 * Runs a job; `.sync` waits for its end.
 *
 * @example await databrew.startJobRun.sync({ Name: 'clean-orders' });
 */
export const startJobRun: JobTask<Start, StartJobRunRequest, StartJobRunResult, UndocumentedResult> =
  jobTask('databrew:startJobRun');

interface JobBinding {
  fills: 'Name';
  attribute: 'Name';
}
const binding: JobBinding = { fills: 'Name', attribute: 'Name' };

/** A DataBrew job. */
export interface Job extends Handle<'databrew.job'> {
  /** Name of the job. */
  readonly name: string;
  /** Runs the job. */
  readonly startJobRun: JobTask<Start, void, StartJobRunResult, UndocumentedResult, JobBinding>;
}

const jobKind = { kind: 'databrew.job', properties: { Name: 'jobName', Arn: 'jobArn' } } as const;

/**
 * A handle of a DataBrew job.
 *
 * @example const clean = databrew.job('CleanOrders');
 */
export function job(target: TargetWith<'jobName'>): Job {
  return resourceHandle<Job>(jobKind, target, (handle) => ({
    startJobRun: jobTask('databrew:startJobRun', { binding, handle }),
  }));
}
