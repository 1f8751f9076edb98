/**
 * The runs of Distributed Maps.
 */
import type { MapRun } from '../../map-run/map-run.ts';
import { ApiError } from '../api-error.ts';
import type { ServerContext } from '../context.ts';
import { arn } from '../fields.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import { executionAt } from './executions.ts';

/** The operations. */
export function mapRunOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  const runAt = (given: string): MapRun => {
    const run = context.runtime.mapRuns.find(({ mapRunArn }) => mapRunArn === given);
    if (run === undefined) throw new ApiError('ResourceNotFound', `Resource not found: '${given}'`);
    return run;
  };
  return {
    DescribeMapRun: (request) => {
      const run = runAt(arn(request, 'mapRunArn'));
      const { plan } = run;
      return {
        ...summary(run),
        status: run.status,
        maxConcurrency: plan.maxConcurrency,
        toleratedFailurePercentage: plan.toleratedFailurePercentage ?? 0,
        toleratedFailureCount: plan.toleratedFailureCount ?? 0,
        itemCounts: countsOf(run, (index) => run.items[index] ?? 1),
        executionCounts: countsOf(run, () => 1),
        redriveCount: 0,
      };
    },
    ListMapRuns: (request) => {
      const { executionArn } = executionAt(context, arn(request, 'executionArn'));
      const runs = context.runtime.mapRuns.filter((run) => run.executionArn === executionArn);
      const { items, nextToken } = pageOf(request, runs);
      return { mapRuns: items.map(summary), ...nextToken };
    },
    UpdateMapRun: (request) => {
      const run = runAt(arn(request, 'mapRunArn'));
      throw new ApiError(
        'ValidationException',
        `Map run ${run.mapRunArn} cannot be changed: the local server runs with the limits it started with.`,
      );
    },
  };
}

function summary(run: MapRun): object {
  return {
    mapRunArn: run.mapRunArn,
    executionArn: run.executionArn,
    stateMachineArn: run.stateMachineArn,
    startDate: run.startTime / 1000,
    ...(run.stopTime === undefined ? {} : { stopDate: run.stopTime / 1000 }),
  };
}

function countsOf(run: MapRun, weight: (index: number) => number): object {
  const counts = {
    pending: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    timedOut: 0,
    aborted: 0,
    total: 0,
    resultsWritten: 0,
  };
  for (const index of run.items.keys()) {
    const child = run.children[index];
    const status = child === undefined ? 'pending' : MEMBERS[child.finished()?.status ?? 'RUNNING'];
    counts[status] += weight(index);
    counts.total += weight(index);
  }
  return counts;
}

const MEMBERS = {
  RUNNING: 'running',
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const;
