/**
 * Amazon EMR Serverless: applications and the job runs in them. A call that was waited for gives what the call itself gives,
 * not the description of the job.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 */
import type { Handle } from '../dsl/index.ts';
import type * as request from './shapes/emr-serverless-request.generated.ts';
import type * as result from './shapes/emr-serverless-result.generated.ts';
import { type JobTask, jobTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/emr-serverless-request.generated.ts';

type Start = 'emr-serverless:startJobRun';

/** Step Functions makes up the client token. */
type Unique<P> = Without<P, 'ClientToken'> & { readonly ClientToken?: string | undefined };

/** Parameters of `createApplication`. */
export type CreateApplicationRequest = Unique<request.CreateApplicationRequest>;
/** Result of starting, stopping and deleting an application. */
export interface ApplicationResult {
  ApplicationId: string;
}

/** Parameters of `startJobRun`. */
export type StartJobRunRequest = Unique<request.StartJobRunRequest>;

/**
 * Creates an application; `.sync` waits until it is created.
 *
 * @example const { ApplicationId } = await emrserverless.createApplication({ Name: 'spark', Type: 'SPARK', ReleaseLabel: 'emr-7.5.0' });
 */
export const createApplication: JobTask<
  'emr-serverless:createApplication',
  CreateApplicationRequest,
  result.CreateApplicationResult,
  Partial<result.CreateApplicationResult>
> = jobTask('emr-serverless:createApplication');

/**
 * Starts an application; `.sync` waits until it is started.
 *
 * @example await emrserverless.startApplication.sync({ ApplicationId: spark });
 */
export const startApplication: JobTask<
  'emr-serverless:startApplication',
  request.StartApplicationRequest,
  ApplicationResult,
  ApplicationResult
> = jobTask('emr-serverless:startApplication');

/**
 * Stops an application; `.sync` waits until it is stopped.
 *
 * @example await emrserverless.stopApplication.sync({ ApplicationId: spark });
 */
export const stopApplication: JobTask<
  'emr-serverless:stopApplication',
  request.StopApplicationRequest,
  ApplicationResult,
  ApplicationResult
> = jobTask('emr-serverless:stopApplication');

/**
 * Deletes a stopped application; `.sync` waits until it is gone.
 *
 * @example await emrserverless.deleteApplication.sync({ ApplicationId: input.application });
 */
export const deleteApplication: JobTask<
  'emr-serverless:deleteApplication',
  request.DeleteApplicationRequest,
  ApplicationResult,
  ApplicationResult
> = jobTask('emr-serverless:deleteApplication');

/**
 * Runs a job in an application; `.sync` waits for its end.
 *
 * @example await emrserverless.startJobRun.sync({ ApplicationId: spark, ExecutionRoleArn: role, JobDriver: { SparkSubmit: { EntryPoint: input.script } } });
 */
export const startJobRun: JobTask<
  Start,
  StartJobRunRequest,
  result.StartJobRunResult,
  Partial<result.StartJobRunResult>
> = jobTask('emr-serverless:startJobRun');

/**
 * Cancels a job run; `.sync` waits until it is cancelled.
 *
 * @example await emrserverless.cancelJobRun.sync({ ApplicationId: spark, JobRunId: input.run });
 */
export const cancelJobRun: JobTask<
  'emr-serverless:cancelJobRun',
  request.CancelJobRunRequest,
  result.CancelJobRunResult,
  Partial<result.CancelJobRunResult>
> = jobTask('emr-serverless:cancelJobRun');

interface ApplicationBinding {
  fills: 'ApplicationId';
  attribute: 'Name';
}
const binding: ApplicationBinding = { fills: 'ApplicationId', attribute: 'Name' };

/** An application. */
export interface Application extends Handle<'emrserverless.application'> {
  /** Id of the application. */
  readonly name: string;
  /** Runs a job in this application. */
  readonly startJobRun: JobTask<
    Start,
    Without<StartJobRunRequest, 'ApplicationId'>,
    result.StartJobRunResult,
    Partial<result.StartJobRunResult>,
    ApplicationBinding
  >;
}

const applicationKind = {
  kind: 'emrserverless.application',
  properties: { Name: 'applicationId', Arn: 'applicationArn' },
} as const;

/**
 * A handle of an application.
 *
 * @example const spark = emrserverless.application('Spark');
 */
export function application(target: TargetWith<'applicationId' | 'applicationArn'>): Application {
  return resourceHandle<Application>(applicationKind, target, (handle) => ({
    startJobRun: jobTask('emr-serverless:startJobRun', { binding, handle }),
  }));
}
