/**
 * Amazon Athena: queries, their state and their results. A work group handle starts queries in its group.
 */
import type { Handle } from '../dsl/index.ts';
import type {
  GetQueryExecutionRequest,
  GetQueryResultsRequest,
  StartQueryExecutionRequest,
  StopQueryExecutionRequest,
} from './shapes/athena-request.generated.ts';
import type {
  GetQueryExecutionResult,
  GetQueryResultsResult,
  StartQueryExecutionResult,
} from './shapes/athena-result.generated.ts';
import { type CallTask, callTask, type JobTask, jobTask } from './stub/integration.ts';
import type { Without } from './stub/parameters.ts';
import { resourceHandle, type TargetWith } from './stub/target.ts';

export type * from './shapes/athena-request.generated.ts';

type Start = 'athena:startQueryExecution';

/**
 * Starts a query; `.sync` waits for its end and resolves to its execution.
 *
 * @example const { QueryExecution } = await athena.startQueryExecution.sync({ QueryString: 'SELECT 1', WorkGroup: 'primary' });
 */
export const startQueryExecution: JobTask<
  Start,
  StartQueryExecutionRequest,
  StartQueryExecutionResult,
  GetQueryExecutionResult
> = jobTask('athena:startQueryExecution');

/**
 * Stops a query.
 *
 * @example await athena.stopQueryExecution({ QueryExecutionId: input.queryId });
 */
export const stopQueryExecution: CallTask<
  'athena:stopQueryExecution',
  StopQueryExecutionRequest,
  Record<never, never>
> = callTask('athena:stopQueryExecution');

/**
 * The state of a query.
 *
 * @example const { QueryExecution } = await athena.getQueryExecution({ QueryExecutionId: input.queryId });
 */
export const getQueryExecution: CallTask<
  'athena:getQueryExecution',
  GetQueryExecutionRequest,
  GetQueryExecutionResult
> = callTask('athena:getQueryExecution');

/**
 * One page of a query's results.
 *
 * @example const { ResultSet } = await athena.getQueryResults({ QueryExecutionId: input.queryId, MaxResults: 100 });
 */
export const getQueryResults: CallTask<'athena:getQueryResults', GetQueryResultsRequest, GetQueryResultsResult> =
  callTask('athena:getQueryResults');

interface WorkGroupBinding {
  fills: 'WorkGroup';
  attribute: 'Name';
}
const binding: WorkGroupBinding = { fills: 'WorkGroup', attribute: 'Name' };

/** A work group. */
export interface WorkGroup extends Handle<'athena.workGroup'> {
  /** Name of the work group. */
  readonly name: string;
  /** Starts a query in this work group. */
  readonly startQueryExecution: JobTask<
    Start,
    Without<StartQueryExecutionRequest, 'WorkGroup'>,
    StartQueryExecutionResult,
    GetQueryExecutionResult,
    WorkGroupBinding
  >;
}

const workGroupKind = {
  kind: 'athena.workGroup',
  properties: { Name: 'workGroupName', Arn: 'workGroupArn' },
} as const;

/**
 * A handle of a work group.
 *
 * @example const reports = athena.workGroup('Reports');
 */
export function workGroup(target: TargetWith<'workGroupName'>): WorkGroup {
  return resourceHandle<WorkGroup>(workGroupKind, target, (handle) => ({
    startQueryExecution: jobTask('athena:startQueryExecution', { binding, handle }),
  }));
}
