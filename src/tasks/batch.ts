/**
 * AWS Batch: jobs. A queue handle submits to its queue; a job definition is a parameter. With `.sync` a failed job throws
 * `errors.TaskFailed`, and a finished one resolves to its description.
 */
import type { Handle } from '../dsl/index.ts';
import type { SubmitJobRequest } from './shapes/batch-request.generated.ts';
import type { JobDetail, SubmitJobResult } from './shapes/batch-result.generated.ts';
import { type JobTask, jobTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/batch-request.generated.ts';
export type { JobDetail, SubmitJobResult } from './shapes/batch-result.generated.ts';

type Submit = 'batch:submitJob';

/**
 * Submits a job.
 *
 * @example const job = await batch.submitJob.sync({ JobName: 'report', JobQueue: queue, JobDefinition: definition, Parameters: { month: '7' } });
 */
export const submitJob: JobTask<Submit, SubmitJobRequest, SubmitJobResult, JobDetail> = jobTask('batch:submitJob');

interface QueueBinding {
  fills: 'JobQueue';
  attribute: 'Arn';
}
const binding: QueueBinding = { fills: 'JobQueue', attribute: 'Arn' };
type QueueRequest = Without<SubmitJobRequest, 'JobQueue'>;

/** A job queue. */
export interface JobQueue extends Handle<'batch.queue'> {
  /** Name of the queue. */
  readonly name: string;
  /** Submits a job to this queue. */
  readonly submitJob: JobTask<Submit, QueueRequest, SubmitJobResult, JobDetail, QueueBinding>;
}

const queueKind = { kind: 'batch.queue', properties: { Name: 'jobQueueName', Arn: 'jobQueueArn' } } as const;

/**
 * A handle of a job queue.
 *
 * @example const queue = batch.queue('Nightly');
 */
export function queue(target: TargetWith<'jobQueueArn'>): JobQueue {
  return resourceHandle<JobQueue>(queueKind, target, (handle) => ({
    submitJob: jobTask('batch:submitJob', { binding, handle }),
  }));
}

/** A job definition: a value of the parameter `JobDefinition`. */
export interface JobDefinition extends Handle<'batch.jobDefinition'> {
  /** Name of the job definition. */
  readonly name: string;
}

const jobDefinitionKind = {
  kind: 'batch.jobDefinition',
  properties: { Name: 'jobDefinitionName', Arn: 'jobDefinitionArn' },
} as const;

/**
 * A handle of a job definition.
 *
 * @example const definition = batch.jobDefinition('Report');
 */
export function jobDefinition(target: TargetWith<'jobDefinitionArn'>): JobDefinition {
  return resourceHandle<JobDefinition>(jobDefinitionKind, target, () => ({}));
}
