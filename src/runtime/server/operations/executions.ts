/**
 * Executions: start, wait for, stop, redrive, describe, list, and their histories.
 */
import {
  type Json,
  type JsonObject,
  MAXIMUM_CAUSE_LENGTH,
  MAXIMUM_ERROR_LENGTH,
  MAXIMUM_PAYLOAD_BYTES,
  variableReferences,
} from '../../../asl/index.ts';
import type { LocalExecution } from '../../execution.ts';
import { jsonBytes } from '../../interpreter/json.ts';
import { ApiError, notFound } from '../api-error.ts';
import { now, parseDefinition, type ServerContext, target } from '../context.ts';
import { arn, flag, json, keyword, name, optionalText } from '../fields.ts';
import { apiEvent } from '../history-event.ts';
import type { Operation } from '../http.ts';
import { pageOf } from '../paging.ts';
import { revisionOf } from '../revisions.ts';

const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] as const;
const REDRIVE_FILTERS = ['REDRIVEN', 'NOT_REDRIVEN'] as const;
const REDRIVE_PERIOD_MILLISECONDS = 14 * 24 * 3600 * 1000;
const REDRIVE_HISTORY_EVENTS = 24_999;
const MAXIMUM_TRACE_HEADER_LENGTH = 256;

/** The execution of an ARN in a request. */
export function executionAt({ runtime }: ServerContext, given: string): LocalExecution {
  const found = runtime.execution(given);
  if (found.identity.type === 'EXPRESS') throw notFound('Execution', given);
  return found;
}

/** The operations. */
export function executionOperations(context: ServerContext): Readonly<Record<string, Operation>> {
  const start = (request: JsonObject, synchronous: boolean): LocalExecution => {
    const stateMachineArn = arn(request, 'stateMachineArn');
    const { machine } = target(context, stateMachineArn);
    if (synchronous && machine.type !== 'EXPRESS') {
      throw new ApiError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const given = request.name === undefined || request.name === null ? {} : { name: name(request) };
    const traceHeader = optionalText(request, 'traceHeader', { longest: MAXIMUM_TRACE_HEADER_LENGTH });
    return context.runtime.startKnown(stateMachineArn, inputIn(request), { ...given, synchronous, traceHeader });
  };

  return {
    StartExecution: (request) => {
      const { executionArn, startTime } = start(request, false);
      return { executionArn, startDate: startTime / 1000 };
    },
    StartSyncExecution: async (request) => {
      const execution = start(request, true);
      const result = await execution.result;
      return {
        ...describe(execution),
        name: execution.name,
        stopDate: result.stopTime / 1000,
        billingDetails: {
          billedDurationInMilliseconds: Math.max(1, Math.ceil((result.stopTime - result.startTime) / 100)) * 100,
          billedMemoryUsedInMB: 64,
        },
      };
    },
    StopExecution: (request) => {
      const execution = executionAt(context, arn(request, 'executionArn'));
      if (execution.finished() === undefined) {
        execution.stop(
          optionalText(request, 'error', { longest: MAXIMUM_ERROR_LENGTH }),
          optionalText(request, 'cause', { longest: MAXIMUM_CAUSE_LENGTH }),
        );
      }
      return { stopDate: now(context) };
    },
    RedriveExecution: (request) => {
      const execution = executionAt(context, arn(request, 'executionArn'));
      const problem = redriveProblem(context, execution);
      if (problem !== undefined) {
        throw new ApiError(
          'ExecutionNotRedrivable',
          `Execution is not redrivable: '${execution.executionArn}'. ${problem}`,
        );
      }
      execution.redrive();
      return { redriveDate: now(context) };
    },
    DescribeExecution: (request) => {
      const execution = executionAt(context, arn(request, 'executionArn'));
      const redrives = execution.redrives();
      const problem = execution.finished() === undefined ? 'Execution is RUNNING.' : redriveProblem(context, execution);
      return {
        ...describe(execution),
        mapRunArn: execution.identity.mapRun?.arn,
        redriveCount: redrives?.count ?? 0,
        ...(redrives === undefined ? {} : { redriveDate: redrives.time / 1000 }),
        ...(problem === undefined
          ? { redriveStatus: 'REDRIVABLE' }
          : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: problem }),
      };
    },
    ListExecutions: (request) => {
      const { items, nextToken } = pageOf(request, listed(context, request));
      return {
        executions: items.map((execution) => {
          const {
            executionArn,
            stateMachineArn,
            startDate,
            stopDate,
            status,
            stateMachineVersionArn,
            stateMachineAliasArn,
          } = describe(execution);
          const redrives = execution.redrives();
          return {
            executionArn,
            stateMachineArn,
            name: execution.name,
            status,
            startDate,
            stopDate,
            stateMachineVersionArn,
            stateMachineAliasArn,
            mapRunArn: execution.identity.mapRun?.arn,
            itemCount: execution.identity.mapRun?.items,
            redriveCount: redrives?.count ?? 0,
            redriveDate: redrives === undefined ? undefined : redrives.time / 1000,
          };
        }),
        ...nextToken,
      };
    },
    GetExecutionHistory: (request) => {
      const execution = executionAt(context, arn(request, 'executionArn'));
      const withData = flag(request, 'includeExecutionData', true);
      const events = execution.history();
      const { items, nextToken } = pageOf(request, flag(request, 'reverseOrder') ? events.toReversed() : events);
      return { events: items.map((event) => apiEvent(event, withData)), ...nextToken };
    },
    DescribeStateMachineForExecution: (request) => {
      const execution = executionAt(context, arn(request, 'executionArn'));
      const { name: machineName, definition, date, revisionId, configuration } = revisionOf(context, execution);
      const { mapRun } = execution.identity;
      return {
        stateMachineArn: execution.stateMachineArn,
        name: machineName,
        definition,
        roleArn: execution.identity.roleArn,
        updateDate: date,
        revisionId,
        loggingConfiguration: { level: 'OFF', includeExecutionData: false },
        tracingConfiguration: { enabled: false },
        encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
        variableReferences: variableReferences(parseDefinition(definition)),
        ...configuration,
        ...(mapRun === undefined
          ? {}
          : {
              mapRunArn: mapRun.arn,
              label: execution.stateMachineArn.slice(execution.stateMachineArn.lastIndexOf('/') + 1),
            }),
      };
    },
  };
}

function inputIn(request: JsonObject): Json {
  const given = optionalText(request, 'input') ?? '{}';
  const input = json(
    given,
    'InvalidExecutionInput',
    `Invalid State Machine Execution Input: 'Invalid JSON: ${given.slice(0, 100)}'`,
  );
  if (jsonBytes(input) <= MAXIMUM_PAYLOAD_BYTES) return input;
  throw new ApiError(
    'InvalidExecutionInput',
    `Invalid State Machine Execution Input: 'Input exceeds ${MAXIMUM_PAYLOAD_BYTES} bytes'`,
  );
}

/** DescribeExecution's members that StartSyncExecution shares. */
export function describe(execution: LocalExecution): {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly startDate: number;
  readonly stopDate: number | undefined;
  readonly status: string;
  readonly stateMachineVersionArn: string | undefined;
  readonly stateMachineAliasArn: string | undefined;
} {
  const result = execution.finished();
  const { stateMachineVersionArn, stateMachineAliasArn } = execution.identity;
  const details = {
    name: execution.name,
    input: JSON.stringify(execution.input),
    inputDetails: { included: true },
    ...(result?.output === undefined
      ? {}
      : { output: JSON.stringify(result.output), outputDetails: { included: true } }),
    error: result?.error,
    cause: result?.cause,
    traceHeader: execution.identity.traceHeader,
  };
  return {
    ...details,
    executionArn: execution.executionArn,
    stateMachineArn: execution.stateMachineArn,
    startDate: execution.startTime / 1000,
    stopDate: result === undefined ? undefined : result.stopTime / 1000,
    status: result?.status ?? 'RUNNING',
    stateMachineVersionArn,
    stateMachineAliasArn,
  };
}

function listed(context: ServerContext, request: JsonObject): readonly LocalExecution[] {
  const status = request.statusFilter === undefined ? undefined : keyword(request, 'statusFilter', STATUSES, 'RUNNING');
  const redriven =
    request.redriveFilter === undefined ? undefined : keyword(request, 'redriveFilter', REDRIVE_FILTERS, 'REDRIVEN');
  const belongs = ownerIn(context, request);
  return context.runtime.executions
    .filter(
      (execution) =>
        belongs(execution) &&
        (status === undefined || (execution.finished()?.status ?? 'RUNNING') === status) &&
        (redriven === undefined || (execution.redrives() !== undefined) === (redriven === 'REDRIVEN')),
    )
    .toReversed();
}

/** By machine, by version, by alias or by map run. */
function ownerIn(context: ServerContext, request: JsonObject): (execution: LocalExecution) => boolean {
  if (request.mapRunArn !== undefined) {
    const given = arn(request, 'mapRunArn');
    const run = context.runtime.mapRuns.find(({ mapRunArn }) => mapRunArn === given);
    if (run === undefined) throw new ApiError('ResourceNotFound', `Resource not found: '${given}'`);
    return ({ identity }) => identity.mapRun?.arn === given;
  }
  const given = arn(request, 'stateMachineArn');
  const { machine, versionArn, alias } = target(context, given);
  if (machine.type === 'EXPRESS') {
    throw new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
  }
  if (alias !== undefined) return ({ identity }) => identity.stateMachineAliasArn === given;
  if (versionArn !== undefined) return ({ identity }) => identity.stateMachineVersionArn === given;
  return ({ stateMachineArn }) => stateMachineArn === given;
}

function redriveProblem(context: ServerContext, execution: LocalExecution): string | undefined {
  const result = execution.finished();
  if (result === undefined) return 'Execution is RUNNING and cannot be redriven.';
  if (result.status === 'SUCCEEDED') return 'Execution is SUCCEEDED and cannot be redriven.';
  if (context.runtime.clock.now() - result.stopTime > REDRIVE_PERIOD_MILLISECONDS) {
    return 'Execution has exceeded the redrivable period of 14 days.';
  }
  if (execution.history().length >= REDRIVE_HISTORY_EVENTS)
    return 'Execution has reached the maximum number of history events.';
  return undefined;
}
