/**
 * TestState: one state by itself, with a mock or for real. The state runs in a machine in which every state that it may go to
 * ends the execution, so that the engine's own rules decide what it does; a failure that its Retry would handle is RETRIABLE.
 */
import type { Json, JsonObject, Retrier, StateMachine } from '../../../asl/index.ts';
import { formatProblem, validateStateMachine } from '../../../asl/index.ts';
import { virtualClock } from '../../clock.ts';
import type { ExecutionResult } from '../../execution.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { decideRetry } from '../../interpreter/retry.ts';
import { LocalRuntime } from '../../local-runtime.ts';
import { nameQueryLanguages } from '../../name-query-languages.ts';
import { TaskError } from '../../task-connector.ts';
import { ApiError } from '../api-error.ts';
import type { ServerContext } from '../context.ts';
import { json, keyword, optionalText, structure, text } from '../fields.ts';
import type { Operation } from '../http.ts';

const LEVELS = ['INFO', 'DEBUG', 'TRACE'] as const;
const MOCKED = 'arn:aws:states:::aws-sdk:stepscript:mocked';
const NAME = 'StateName';

/** The operation. */
export function testStateOperation(context: ServerContext): Operation {
  return async (request) => {
    const given = json(
      text(request, 'definition'),
      'InvalidDefinition',
      "Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION'",
    );
    if (!isJsonObject(given))
      throw new ApiError('InvalidDefinition', "Invalid State Machine Definition: 'Expected value of type [OBJECT]'");
    const level = keyword(request, 'inspectionLevel', LEVELS, 'INFO');
    const input = json(
      optionalText(request, 'input') ?? '{}',
      'InvalidExecutionInput',
      'Invalid State Machine Execution Input',
    );
    const variables = json(
      optionalText(request, 'variables') ?? '{}',
      'ValidationException',
      'The variables are not JSON.',
    );
    const mock = structure(request, 'mock');
    const { name, state, language } = stateIn(given, optionalText(request, 'stateName'));
    const machine = aroundState(name, state, language, mock !== undefined, isJsonObject(variables) ? variables : {});
    const result = await run(context, machine, name, input, mock);
    return answer(result, name, state, level, retriesMade(request));
  };
}

interface TestedState {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: string;
}

/** The state itself, or one of a whole machine. */
function stateIn(given: JsonObject, stateName: string | undefined): TestedState {
  const language = String(given.QueryLanguage ?? 'JSONPath');
  if (given.States === undefined) return { name: stateName ?? NAME, state: given, language };
  const states = isJsonObject(given.States) ? given.States : {};
  const found = stateName === undefined ? undefined : findState(states, stateName);
  if (stateName === undefined || found === undefined) {
    throw new ApiError('ValidationException', 'State not found in the definition: give its name in stateName.');
  }
  return { name: stateName, state: found, language: String(found.QueryLanguage ?? language) };
}

function findState(states: JsonObject, name: string): JsonObject | undefined {
  for (const [key, state] of Object.entries(states)) {
    if (!isJsonObject(state)) continue;
    if (key === name) return state;
    const branches = isJsonArray(state.Branches) ? state.Branches : [];
    for (const graph of [...branches, state.ItemProcessor, state.Iterator]) {
      const inner = isJsonObject(graph) && isJsonObject(graph.States) ? findState(graph.States, name) : undefined;
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

/** The state between one that assigns the variables and one for each state that it may go to. */
function aroundState(
  name: string,
  state: JsonObject,
  language: string,
  mocked: boolean,
  variables: JsonObject,
): StateMachine {
  const { Retry: _, ...tested } = mocked ? asTask(state) : state;
  const targets = new Set(
    [state, ...lists(state.Choices), ...lists(state.Catch)].flatMap(({ Next, Default }) => [Next, Default]),
  );
  targets.delete(undefined);
  const ends = [...targets].map((target) => [String(target), { Type: 'Succeed', QueryLanguage: language }] as const);
  const before = Object.keys(variables).length === 0 ? [] : [[SET_UP, setUp(name, variables)] as const];
  const definition = {
    ...(language === 'JSONata' ? { QueryLanguage: language } : {}),
    StartAt: before.length === 0 ? name : SET_UP,
    States: { ...Object.fromEntries([...before, ...ends]), [name]: tested },
  };
  const problems = validateStateMachine(definition).filter(({ location }) => location?.includes(`/States/${name}`));
  if (problems.length > 0) {
    throw new ApiError(
      'InvalidDefinition',
      `Invalid State Machine Definition: '${problems.map(formatProblem).join(', ')}'`,
    );
  }
  return nameQueryLanguages(JSON.parse(JSON.stringify(definition)));
}

const SET_UP = 'set up the variables';

function setUp(next: string, variables: JsonObject): object {
  return { Type: 'Pass', Assign: variables, Next: next };
}

function lists(value: Json | undefined): readonly JsonObject[] {
  return isJsonArray(value) ? value.filter(isJsonObject) : [];
}

/** A mock gives the result of a Parallel, a Map or any Task as if it were a call's. */
function asTask(state: JsonObject): JsonObject {
  if (state.Type === 'Task') return { ...state, Resource: MOCKED };
  if (state.Type !== 'Parallel' && state.Type !== 'Map') return state;
  const kept = [
    'QueryLanguage',
    'Comment',
    'InputPath',
    'ResultSelector',
    'ResultPath',
    'OutputPath',
    'Output',
    'Assign',
    'Catch',
    'Retry',
    'Next',
    'End',
  ];
  const fields = Object.entries(state).filter(([field]) => kept.includes(field));
  const calls = state.QueryLanguage === 'JSONata' || state.Output !== undefined ? { Arguments: {} } : {};
  return { ...Object.fromEntries(fields), ...calls, Type: 'Task', Resource: MOCKED };
}

function run(
  context: ServerContext,
  machine: StateMachine,
  name: string,
  input: Json,
  mock: JsonObject | undefined,
): Promise<ExecutionResult> {
  if (mock === undefined) {
    return context.runtime.run(machine, input, { stateMachineName: 'TestState', type: 'EXPRESS' });
  }
  const runtime = new LocalRuntime({ clock: virtualClock({ start: Date.now() }) });
  runtime.mock(name, () => {
    const error = structure(mock, 'errorOutput');
    if (error !== undefined) throw new TaskError(optionalText(error, 'error') ?? '', optionalText(error, 'cause'));
    return json(optionalText(mock, 'result') ?? '{}', 'ValidationException', 'The mocked result is not JSON.');
  });
  return runtime.run(machine, input, { stateMachineName: 'TestState' });
}

function retriesMade(request: JsonObject): number {
  const count = structure(request, 'stateConfiguration')?.retrierRetryCount;
  return typeof count === 'number' ? count : 0;
}

function answer(result: ExecutionResult, name: string, state: JsonObject, level: string, made: number): object {
  const step = result.trace.find((one) => one.state === name);
  const failure = result.history.find(({ type }) =>
    /^(Task|LambdaFunction|Activity)(Failed|TimedOut)$|^EvaluationFailed$/.test(type),
  );
  const error = failure?.error ?? result.error;
  const cause = failure?.cause ?? result.cause;
  const failed = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  const retriers: readonly Retrier[] = JSON.parse(JSON.stringify(state.Retry ?? []));
  const retry =
    error === undefined
      ? undefined
      : decideRetry(
          retriers,
          retriers.map(() => made),
          failed,
          1,
        );
  const next = result.history.find(
    ({ type, name: entered }) => type === 'SucceedStateEntered' && entered !== name,
  )?.name;
  const inspectionData =
    level === 'INFO'
      ? { inspectionData: { input: JSON.stringify(step?.input ?? null) } }
      : { inspectionData: inspected(result, name) };
  if (retry !== undefined) {
    const errorDetails = { retryIndex: retry.retrier, retryBackoffIntervalSeconds: retry.delaySeconds };
    return {
      ...failed,
      ...inspectionData,
      inspectionData: { ...inspectionData.inspectionData, errorDetails },
      status: 'RETRIABLE',
    };
  }
  if (result.status !== 'SUCCEEDED') return { ...failed, ...inspectionData, status: 'FAILED' };
  const done = {
    output: JSON.stringify(result.output ?? null),
    ...(next === undefined ? {} : { nextState: next }),
    ...inspectionData,
  };
  return failure === undefined ? { ...done, status: 'SUCCEEDED' } : { ...failed, ...done, status: 'CAUGHT_ERROR' };
}

function inspected(result: ExecutionResult, name: string): object {
  const step = result.trace.find((one) => one.state === name);
  const [call] = step?.calls ?? [];
  return {
    input: JSON.stringify(step?.input ?? null),
    ...(call === undefined ? {} : { afterArguments: JSON.stringify(call.arguments) }),
    ...(call?.result === undefined ? {} : { result: JSON.stringify(call.result) }),
    ...(step?.assigned === undefined ? {} : { variables: JSON.stringify(step.assigned) }),
  };
}
