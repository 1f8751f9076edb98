/**
 * AWS CodeBuild: builds and batches of builds. A project handle starts those of its project.
 */
import type { Handle } from '../dsl/index.ts';
import type { Absentable } from './sdk/client-operation.ts';
import type * as request from './shapes/codebuild-request.generated.ts';
import type * as result from './shapes/codebuild-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/codebuild-request.generated.ts';

type Start = 'codebuild:startBuild';
type StartBatch = 'codebuild:startBuildBatch';

/**
 * Starts a build; `.sync` waits for its end and resolves to the finished build.
 *
 * @example const { Build } = await codebuild.startBuild.sync({ ProjectName: project, SourceVersion: input.commit });
 */
export const startBuild: JobTask<Start, request.StartBuildRequest, result.StartBuildResult, result.StartBuildResult> =
  jobTask('codebuild:startBuild');

/**
 * Stops a build.
 *
 * @example await codebuild.stopBuild({ Id: input.buildId });
 */
export const stopBuild: CallTask<'codebuild:stopBuild', request.StopBuildRequest, result.StopBuildResult> =
  callTask('codebuild:stopBuild');

/**
 * Deletes builds.
 *
 * @example await codebuild.batchDeleteBuilds({ Ids: input.buildIds });
 */
export const batchDeleteBuilds: CallTask<
  'codebuild:batchDeleteBuilds',
  request.BatchDeleteBuildsRequest,
  result.BatchDeleteBuildsResult
> = callTask('codebuild:batchDeleteBuilds');

/**
 * Reads reports of builds.
 *
 * @example const { Reports } = await codebuild.batchGetReports({ ReportArns: input.reports });
 */
export const batchGetReports: CallTask<
  'codebuild:batchGetReports',
  request.BatchGetReportsRequest,
  result.BatchGetReportsResult
> = callTask('codebuild:batchGetReports');

/**
 * Starts a batch of builds; `.sync` waits for its end and resolves to the finished batch.
 *
 * @example const { BuildBatch } = await codebuild.startBuildBatch.sync({ ProjectName: project });
 */
export const startBuildBatch: JobTask<
  StartBatch,
  request.StartBuildBatchRequest,
  result.StartBuildBatchResult,
  result.StartBuildBatchResult
> = jobTask('codebuild:startBuildBatch');

/**
 * Stops a batch of builds.
 *
 * @example await codebuild.stopBuildBatch({ Id: input.batchId });
 */
export const stopBuildBatch: CallTask<
  'codebuild:stopBuildBatch',
  request.StopBuildBatchRequest,
  result.StopBuildBatchResult
> = callTask('codebuild:stopBuildBatch');

/**
 * Runs the failed builds of a batch, or all of them, again.
 *
 * @example await codebuild.retryBuildBatch.sync({ Id: input.batchId, RetryType: 'RETRY_FAILED_BUILDS' });
 */
export const retryBuildBatch: JobTask<
  'codebuild:retryBuildBatch',
  request.RetryBuildBatchRequest,
  result.RetryBuildBatchResult,
  result.RetryBuildBatchResult
> = jobTask('codebuild:retryBuildBatch');

/**
 * Deletes a batch of builds.
 *
 * @example await codebuild.deleteBuildBatch({ Id: input.batchId });
 */
export const deleteBuildBatch: CallTask<
  'codebuild:deleteBuildBatch',
  request.DeleteBuildBatchRequest,
  result.DeleteBuildBatchResult
> = callTask('codebuild:deleteBuildBatch');

interface ProjectBinding {
  fills: 'ProjectName';
  attribute: 'Name';
}
const binding: ProjectBinding = { fills: 'ProjectName', attribute: 'Name' };

type OfProject<P> = Absentable<Without<P, 'ProjectName'>>;

/** A build project. */
export interface Project extends Handle<'codebuild.project'> {
  /** Name of the project. */
  readonly name: string;
  /** Starts a build of this project. */
  readonly startBuild: JobTask<
    Start,
    OfProject<request.StartBuildRequest>,
    result.StartBuildResult,
    result.StartBuildResult,
    ProjectBinding
  >;
  /** Starts a batch of builds of this project. */
  readonly startBuildBatch: JobTask<
    StartBatch,
    OfProject<request.StartBuildBatchRequest>,
    result.StartBuildBatchResult,
    result.StartBuildBatchResult,
    ProjectBinding
  >;
}

const projectKind = { kind: 'codebuild.project', properties: { Name: 'projectName', Arn: 'projectArn' } } as const;

/**
 * A handle of a build project.
 *
 * @example const project = codebuild.project('Site');
 */
export function project(target: TargetWith<'projectArn' | 'projectName'>): Project {
  return resourceHandle<Project>(projectKind, target, (handle) => ({
    startBuild: jobTask('codebuild:startBuild', { binding, handle }),
    startBuildBatch: jobTask('codebuild:startBuildBatch', { binding, handle }),
  }));
}
