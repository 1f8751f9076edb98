/**
 * The runs of Distributed Maps.
 */
import type { MapRun, MapRunLimits } from '../../map-run/map-run.ts';
import { ApiError } from '../api-error.ts';
import { now, type ServerContext } from '../context.ts';
import { arn, number } from '../fields.ts';
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
      const { limits, redrives } = run;
      return {
        ...summary(run),
        status: run.status,
        maxConcurrency: limits.maxConcurrency,
        toleratedFailurePercentage: limits.toleratedFailurePercentage ?? 0,
        toleratedFailureCount: limits.toleratedFailureCount ?? 0,
        itemCounts: countsOf(run, 'items'),
        executionCounts: countsOf(run, 'executions'),
        redriveCount: redrives?.count ?? 0,
        ...(redrives === undefined ? {} : { redriveDate: redrives.time / 1000 }),
      };
    },
    ListMapRuns: (request) => {
      const { executionArn } = executionAt(context, arn(request, 'executionArn'));
      const runs = context.runtime.mapRuns.filter((run) => run.executionArn === executionArn);
      const { items, nextToken } = pageOf(request, runs);
      return { mapRuns: items.map(summary), ...nextToken };
    },
    UpdateMapRun: (request) => {
      const { mapRunArn } = runAt(arn(request, 'mapRunArn'));
      context.runtime.updateMapRun(mapRunArn, limitsIn(request));
      return { updateDate: now(context) };
    },
  };
}

function limitsIn(request: Parameters<Operation>[0]): Partial<MapRunLimits> {
  const maxConcurrency = number(request, 'maxConcurrency', 0, Number.MAX_SAFE_INTEGER);
  const toleratedFailureCount = number(request, 'toleratedFailureCount', 0, Number.MAX_SAFE_INTEGER);
  const toleratedFailurePercentage = number(request, 'toleratedFailurePercentage', 0, 100);
  return {
    ...(maxConcurrency === undefined ? {} : { maxConcurrency }),
    ...(toleratedFailureCount === undefined ? {} : { toleratedFailureCount }),
    ...(toleratedFailurePercentage === undefined ? {} : { toleratedFailurePercentage }),
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

/** What was read and neither runs nor ended is pending; what is to be redriven is counted by itself. */
function countsOf({ read, running, ended, written, awaitingRedrive }: MapRun, unit: 'items' | 'executions'): object {
  const { SUCCEEDED, FAILED, TIMED_OUT, ABORTED } = ended;
  const done = SUCCEEDED[unit] + FAILED[unit] + TIMED_OUT[unit] + ABORTED[unit];
  const items = [...awaitingRedrive.values()];
  const pendingRedrive = unit === 'items' ? items.reduce((sum, each) => sum + each, 0) : items.length;
  const total = Math.max(read[unit], done + running[unit] + pendingRedrive);
  return {
    pending: total - done - running[unit] - pendingRedrive,
    running: running[unit],
    succeeded: SUCCEEDED[unit],
    failed: FAILED[unit],
    timedOut: TIMED_OUT[unit],
    aborted: ABORTED[unit],
    total,
    resultsWritten: written ? done : 0,
    // Every child is redriven, an EXPRESS one by a new execution.
    failuresNotRedrivable: 0,
    pendingRedrive,
  };
}
