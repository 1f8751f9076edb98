/**
 * AWS Glue: runs of jobs, and crawlers. A crawler has no optimized integration: starting one is an AWS SDK call, and waiting
 * for it is a loop over `aws.glue.getCrawler`.
 */
import type { Handle } from '../dsl/index.ts';
import type { Absentable } from './sdk/client-operation.ts';
import type { StartJobRunRequest } from './shapes/glue-request.generated.ts';
import type { JobRun, StartJobRunResult } from './shapes/glue-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';
import type { Text } from './stub/text.ts';

export type * from './shapes/glue-request.generated.ts';
export type { JobRun, StartJobRunResult };

type Start = 'glue:startJobRun';

/**
 * Runs a job; `.sync` waits for its end and resolves to the run.
 *
 * @example const { JobRunState } = await glue.startJobRun.sync({ JobName: 'clean', Arguments: { '--month': '7' } });
 */
export const startJobRun: JobTask<Start, StartJobRunRequest, StartJobRunResult, JobRun> = jobTask('glue:startJobRun');

interface JobBinding {
  fills: 'JobName';
  attribute: 'Name';
}
const jobBinding: JobBinding = { fills: 'JobName', attribute: 'Name' };

/** A Glue job. */
export interface Job extends Handle<'glue.job'> {
  /** Name of the job. */
  readonly name: string;
  /** Runs the job. */
  readonly startJobRun: JobTask<
    Start,
    Absentable<Without<StartJobRunRequest, 'JobName'>>,
    StartJobRunResult,
    JobRun,
    JobBinding
  >;
}

const jobKind = { kind: 'glue.job', properties: { Name: 'jobName', Arn: 'jobArn' } } as const;

/**
 * A handle of a Glue job.
 *
 * @example const clean = glue.job('Clean');
 */
export function job(target: TargetWith<'jobName'>): Job {
  return resourceHandle<Job>(jobKind, target, (handle) => ({
    startJobRun: jobTask('glue:startJobRun', { binding: jobBinding, handle }),
  }));
}

/** Parameters of `startCrawler`. */
export interface StartCrawlerRequest {
  /** Name of the crawler. */
  readonly Name: Text<'Name'>;
}

type StartCrawler = 'aws-sdk:glue:startCrawler';

/**
 * Starts a crawler.
 *
 * @example await glue.startCrawler({ Name: 'orders' });
 */
export const startCrawler: CallTask<StartCrawler, StartCrawlerRequest, Record<never, never>> = callTask(
  'aws-sdk:glue:startCrawler',
);

interface CrawlerBinding {
  fills: 'Name';
  attribute: 'Name';
}
const crawlerBinding: CrawlerBinding = { fills: 'Name', attribute: 'Name' };

/** A crawler. */
export interface Crawler extends Handle<'glue.crawler'> {
  /** Name of the crawler. */
  readonly name: string;
  /** Starts the crawler. */
  readonly startCrawler: CallTask<StartCrawler, void, Record<never, never>, CrawlerBinding>;
}

const crawlerKind = { kind: 'glue.crawler', properties: { Name: 'crawlerName', Arn: 'crawlerArn' } } as const;

/**
 * A handle of a crawler.
 *
 * @example const orders = glue.crawler('Orders');
 */
export function crawler(target: TargetWith<'crawlerName'>): Crawler {
  return resourceHandle<Crawler>(crawlerKind, target, (handle) => ({
    startCrawler: callTask('aws-sdk:glue:startCrawler', { binding: crawlerBinding, handle }),
  }));
}
