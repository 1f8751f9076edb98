/**
 * AWS Elemental MediaConvert: transcoding jobs. Settings are MediaConvert's own, in its spelling.
 */
import type { CreateJobRequest } from './shapes/mediaconvert-request.generated.ts';
import { type JobTask, jobTask } from './stub/integration.ts';

export type * from './shapes/mediaconvert-request.generated.ts';

/** A job, as far as it is not its settings. */
export interface Job {
  Arn?: string;
  Id?: string;
  BillingTagsSource?: string;
  CreatedAt?: string | number;
  CurrentPhase?: string;
  ErrorCode?: number;
  ErrorMessage?: string;
  JobPercentComplete?: number;
  JobTemplate?: string;
  Messages?: { Info?: string[]; Warning?: string[] };
  OutputGroupDetails?: {
    OutputDetails?: { DurationInMs?: number; VideoDetails?: { HeightInPx?: number; WidthInPx?: number } }[];
  }[];
  Priority?: number;
  Queue?: string;
  RetryCount?: number;
  Role?: string;
  Status?: 'SUBMITTED' | 'PROGRESSING' | 'COMPLETE' | 'CANCELED' | 'ERROR';
  StatusUpdateInterval?: string;
  Timing?: { FinishTime?: string | number; StartTime?: string | number; SubmitTime?: string | number };
  UserMetadata?: { [key: string]: string };
}

/** Result of `createJob`. */
export interface CreateJobResult {
  Job?: Job;
}

/**
 * Creates a job; `.sync` waits for its end.
 *
 * @example const { Job } = await mediaconvert.createJob.sync({ Role: role, Settings: { Inputs: [{ FileInput: input.video }], OutputGroups: groups } });
 */
export const createJob: JobTask<'mediaconvert:createJob', CreateJobRequest, CreateJobResult, CreateJobResult> =
  jobTask('mediaconvert:createJob');
