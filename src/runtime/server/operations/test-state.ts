/**
 * TestState: one state by itself, with a mock or for real, and at the levels DEBUG and TRACE what each step made of the
 * data. What is shown where is what AWS's recordings show.
 */
import type { Json, JsonObject } from '../../../asl/index.ts';
import type { DataAnswer } from '../../interpreter/data.ts';
import { failureOf } from '../../interpreter/failure.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import type { EvaluationHost } from '../../interpreter/jsonata/evaluation-host.ts';
import { filtersAfter, filtersBefore } from '../../interpreter/jsonpath/inspection.ts';
import { createDataLayer } from '../../interpreter/query-languages.ts';
import { ApiError } from '../api-error.ts';
import type { ServerContext } from '../context.ts';
import { json, keyword, number, optionalText, structure, text } from '../fields.ts';
import type { Operation } from '../http.ts';
import { freshContext, givenContext } from '../test-state/context-object.ts';
import { mapItems, mapLimits, refuseFailures } from '../test-state/map-data.ts';
import { type Mock, mockOf, refuseUnmocked } from '../test-state/mock.ts';
import { refuseUnlikeApi } from '../test-state/mock-schema.ts';
import { runState, StateFailure, type StateVerdict } from '../test-state/run-state.ts';
import { type TestedState, testedState } from '../test-state/tested-state.ts';
import { callTask, waitFor } from '../test-state/work.ts';

const LEVELS = ['INFO', 'DEBUG', 'TRACE'] as const;
const MAX_DEFINITION = 1_048_576;
const MAX_TEXT = 262_144;
const MAX_STATE_NAME = 80;
const MAX_RETRIES = 99_999_999;

/** A request that was read and held to the rules. */
interface Test {
  readonly tested: TestedState;
  readonly input: Json;
  readonly variables: JsonObject;
  readonly context: JsonObject;
  readonly mock: Mock | undefined;
  readonly retriesMade: number;
  readonly iterationsFailed: number;
  readonly itemsRead: readonly Json[];
}

/** The operation. */
export function testStateOperation(server: ServerContext): Operation {
  const { clock } = server.runtime;
  const host: EvaluationHost = { now: clock.now, random: server.random, uuid: server.uuid };
  const data = createDataLayer(host, server.evaluation);
  return async (request, signal) => {
    const level = keyword(request, 'inspectionLevel', LEVELS, 'INFO');
    const test = await read(request, server);
    const { tested, input, mock } = test;
    const { name, state, jsonPath } = tested;
    const view = { input, context: test.context, variables: test.variables };
    const shown: Record<string, Json> = { input, ...(jsonPath ? filtersBefore(state, view, host) : {}) };
    const work = async (answer: DataAnswer): Promise<Json | undefined> => {
      if (answer.moment === 'delay') return waitFor(answer, clock, signal);
      if (answer.moment === 'arguments' && !jsonPath) shown.afterArguments = answer.arguments;
      if ((answer.moment === 'items' || answer.moment === 'mapRun') && state.Type === 'Map') {
        Object.assign(shown, mapLimits(answer));
        Object.assign(shown, await mapItems(state, answer, test.itemsRead, view, data));
        const total = answer.moment === 'items' ? answer.items.length : (answer.plan.items ?? test.itemsRead).length;
        refuseFailures(answer, test.iterationsFailed, total);
      }
      if (mock === undefined) return callTask(server.runtime, tested, answer);
      if (mock.kind === 'error') throw new StateFailure(failureOf(mock.error, mock.cause));
      return mock.result;
    };
    const verdict = await runState({
      name,
      state,
      view,
      data,
      retriesMade: test.retriesMade,
      random: server.random,
      work,
    });
    const details = level === 'INFO' ? {} : { inspectionData: inspected(test, verdict, shown, host) };
    return { ...outcome(verdict), ...details };
  };
}

async function read(request: JsonObject, server: ServerContext): Promise<Test> {
  const definition = json(
    text(request, 'definition', { shortest: 1, longest: MAX_DEFINITION }),
    'InvalidDefinition',
    "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'",
  );
  if (!isJsonObject(definition)) {
    throw new ApiError('InvalidDefinition', "Invalid State Machine Definition: 'Expected value of type [OBJECT]'");
  }
  const stateName = optionalText(request, 'stateName', { shortest: 1, longest: MAX_STATE_NAME });
  const roleArn = optionalText(request, 'roleArn', { shortest: 1, longest: MAX_STATE_NAME ** 2 });
  const input = given(request, 'input', 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
  const variables = given(request, 'variables', 'ValidationException', 'Invalid variables provided: not a valid JSON');
  if (variables !== undefined && !isJsonObject(variables)) {
    throw new ApiError('ValidationException', 'Invalid variables provided: must be a JSON object');
  }
  const tested = testedState(definition, stateName);
  const mock = mockOf(request, tested.state);
  const settings = structure(request, 'stateConfiguration') ?? {};
  const iterationsFailed = number(settings, 'mapIterationFailureCount', 0, MAX_RETRIES);
  const retriesMade = number(settings, 'retrierRetryCount', 0, MAX_RETRIES) ?? 0;
  optionalText(settings, 'errorCausedByState', { shortest: 1, longest: MAX_STATE_NAME });
  const itemsRead = given(
    settings,
    'mapItemReaderData',
    'ValidationException',
    'Map item reader data must be a valid JSON.',
  );
  const context = givenContext(request, tested.state);
  if (mock === undefined) {
    refuseWithoutMock(iterationsFailed !== undefined, context !== undefined);
    refuseUnmocked(tested.state, roleArn);
  } else await refuseUnlikeApi(tested.state, mock);
  return {
    tested,
    // An input of null is one.
    input: input === undefined ? {} : input,
    variables: variables ?? {},
    context: context ?? freshContext(server, tested, input === undefined ? {} : input, roleArn, retriesMade),
    mock,
    retriesMade,
    iterationsFailed: iterationsFailed ?? 0,
    itemsRead: isJsonArray(itemsRead) ? itemsRead : [],
  };
}

function given(request: JsonObject, member: string, code: string, message: string): Json | undefined {
  const value = optionalText(request, member, { longest: MAX_TEXT });
  return value === undefined ? undefined : json(value, code, message);
}

function refuseWithoutMock(failureCount: boolean, context: boolean): void {
  const what = failureCount ? 'MapIterationFailureCount' : context ? 'Context object' : undefined;
  if (what === undefined) return;
  throw new ApiError('ValidationException', `TestState does not support ${what} when a mock is not specified.`);
}

function outcome({ status, output, failure, nextState }: StateVerdict): JsonObject {
  return {
    status,
    ...(output === undefined ? {} : { output: JSON.stringify(output) }),
    ...(failure?.error === undefined ? {} : { error: failure.error }),
    ...(failure?.cause === undefined ? {} : { cause: failure.cause }),
    ...(nextState === undefined ? {} : { nextState }),
  };
}

/** Members of the inspection data that are no JSON text. */
const PLAIN: ReadonlySet<string> = new Set(['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage']);

function inspected(
  { tested: { state, jsonPath }, input, variables, context }: Test,
  { status, result, assign, catchIndex, retry }: StateVerdict,
  shown: Readonly<Record<string, Json>>,
  host: EvaluationHost,
): JsonObject {
  const view = { input, context, variables, ...(result === undefined ? {} : { result }) };
  const after = jsonPath && status === 'SUCCEEDED' ? filtersAfter(state, view, host) : {};
  const given = state.Type === 'Task' ? result : state.Type === 'Pass' ? constantResult(state) : undefined;
  const known = { ...variables, ...assign };
  const errorDetails = {
    ...(catchIndex === undefined ? {} : { catchIndex }),
    ...(retry === undefined
      ? {}
      : { retryIndex: retry.retrier, retryBackoffIntervalSeconds: Math.trunc(retry.delaySeconds) }),
  };
  const texts = {
    ...shown,
    ...after,
    ...(given === undefined ? {} : { result: given }),
    ...(Object.keys(known).length === 0 ? {} : { variables: known }),
  };
  return {
    ...Object.fromEntries(
      Object.entries(texts).map(([name, value]) => [name, PLAIN.has(name) ? value : JSON.stringify(value)]),
    ),
    ...(Object.keys(errorDetails).length === 0 ? {} : { errorDetails }),
  };
}

function constantResult(state: object): Json | undefined {
  const fields: Readonly<Record<string, Json | undefined>> = Object.fromEntries(Object.entries(state));
  return fields.Result;
}
