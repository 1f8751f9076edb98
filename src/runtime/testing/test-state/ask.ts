/**
 * One call of TestState, read into data. Calls are made one after another, and again after a second where Step Functions says
 * that there are too many: it takes one a second.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { type MockInput, type SFNClient, TestStateCommand, type TestStateOutput } from '@aws-sdk/client-sfn';
import type { Json, JsonObject, State } from '../../../asl/index.ts';
import { isJsonObject } from '../../interpreter/json.ts';
import type { Substitutions } from '../../load-definition.ts';
import { cannotTest } from './cannot-test.ts';
import { CONTEXT_VARIABLE, contextAsVariable, contextWrittenBack } from './context-variable.ts';

/** What the work of a Task, a Map or a Parallel gives. */
export type Mocked = { readonly result: Json } | { readonly error?: string; readonly cause?: string };

/** A state and what it is entered with. */
export interface Question {
  readonly name: string;
  readonly state: State;
  readonly input: Json;
  readonly variables: JsonObject;
  readonly context: JsonObject;
  readonly mock?: Mocked;
  /** Of a Task that is called in earnest. */
  readonly roleArn?: string;
  /** Retries that were made. */
  readonly retries?: number;
}

/** What became of it. */
export interface Answer {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR';
  readonly output: Json;
  readonly next?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly variables: JsonObject;
  /** The inspection data that are JSON. */
  readonly arguments?: Json;
  readonly result?: Json;
  readonly selectedItems?: Json;
  readonly maxConcurrency: number;
  readonly retry?: { readonly index: number; readonly seconds: number };
}

/** What it failed with. */
export function failureOf({ error, cause }: Answer): { readonly error?: string; readonly cause?: string } {
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** Asks. */
export type Ask = (question: Question) => Promise<Answer>;

/** How mocked results are held against the API's model. */
export type FieldValidation = 'STRICT' | 'PRESENT' | 'NONE';

const MOST_TRIES = 60;
const STATUSES: readonly (string | undefined)[] = ['SUCCEEDED', 'FAILED', 'RETRIABLE', 'CAUGHT_ERROR'];

/** Asks one endpoint. Resources that are placeholders still have to be ARNs for it. */
export function askTestState(sfn: SFNClient, validation: FieldValidation, arns: Substitutions): Ask {
  let last: Promise<unknown> = Promise.resolve();
  return (question) => {
    const answer = last.then(() => tried(sfn, commandOf(question, validation, arns), question));
    last = answer.catch(() => undefined);
    return answer.then((output) => answerOf(question, output));
  };
}

async function tried(sfn: SFNClient, command: TestStateCommand, { name }: Question): Promise<TestStateOutput> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await sfn.send(command);
    } catch (thrown) {
      const { name: error, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
      if (/^(Throttling|TooManyRequests)/.test(error) && attempt < MOST_TRIES) await delay(1000);
      else if (error === 'ValidationException' || /^Invalid/.test(error))
        throw cannotTest(`it refuses the state ${JSON.stringify(name)}: ${contextWrittenBack(message)}`);
      else throw thrown;
    }
  }
}

function commandOf(question: Question, validation: FieldValidation, arns: Substitutions): TestStateCommand {
  const { name, state, input, variables, context, mock, roleArn, retries = 0 } = question;
  const { Map: iteration, ...allowed } = context;
  // The items that a Map selects are those of its own iterations.
  const native = mock !== undefined && (iteration === undefined || state.Type === 'Map');
  const given = native ? variables : { ...variables, [CONTEXT_VARIABLE]: context };
  return new TestStateCommand({
    definition: JSON.stringify(machineAround(name, native ? state : contextAsVariable(state))).replace(
      /"Resource":"\$\{(\w+)\}"/g,
      (field, placeholder: string) => (Object.hasOwn(arns, placeholder) ? `"Resource":"${arns[placeholder]}"` : field),
    ),
    stateName: name,
    input: JSON.stringify(input),
    variables: JSON.stringify(given),
    inspectionLevel: 'DEBUG',
    ...(mock === undefined ? {} : { mock: mockOf(mock, validation) }),
    ...(native ? { context: JSON.stringify(allowed) } : {}),
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(retries === 0 ? {} : { stateConfiguration: { retrierRetryCount: retries } }),
  });
}

/** By itself a state would be one in JSONPath mode; the states that it leads to need only be there. */
function machineAround(name: string, state: State): object {
  const next = 'Next' in state ? [state.Next] : [];
  const rules = [...('Choices' in state ? state.Choices : []), ...('Catch' in state ? (state.Catch ?? []) : [])];
  const otherwise = 'Default' in state ? [state.Default] : [];
  const targets = [...next, ...otherwise, ...rules.map(({ Next }) => Next)].filter((target) => target !== undefined);
  const ends = Object.fromEntries(targets.map((target) => [target, { Type: 'Succeed' }]));
  return { QueryLanguage: 'JSONata', StartAt: name, States: { ...ends, [name]: state } };
}

function mockOf(mock: Mocked, fieldValidationMode: FieldValidation): MockInput {
  if ('result' in mock) return { result: JSON.stringify(mock.result), fieldValidationMode };
  return { errorOutput: mock };
}

function answerOf({ name, input, variables }: Question, answer: TestStateOutput): Answer {
  const { status, output, nextState, error, cause, inspectionData = {} } = answer;
  if (!STATUSES.includes(status)) throw cannotTest(`it says of the state ${JSON.stringify(name)} that it is ${status}`);
  const { errorDetails, afterArguments, afterItemSelector, result, maxConcurrency = 0 } = inspectionData;
  const { [CONTEXT_VARIABLE]: _, ...assigned } = objectOf(inspectionData.variables);
  return {
    // It is one of these.
    status: status as Answer['status'],
    output: output === undefined ? input : JSON.parse(output),
    ...(nextState === undefined ? {} : { next: nextState }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause: contextWrittenBack(cause) }),
    variables: { ...variables, ...assigned },
    ...(afterArguments === undefined ? {} : { arguments: JSON.parse(afterArguments) }),
    ...(result === undefined ? {} : { result: JSON.parse(result) }),
    ...(afterItemSelector === undefined ? {} : { selectedItems: JSON.parse(afterItemSelector) }),
    maxConcurrency,
    ...(errorDetails?.retryIndex === undefined
      ? {}
      : { retry: { index: errorDetails.retryIndex, seconds: errorDetails.retryBackoffIntervalSeconds ?? 0 } }),
  };
}

function objectOf(text: string | undefined): JsonObject {
  const value: Json = text === undefined ? {} : JSON.parse(text);
  return isJsonObject(value) ? value : {};
}
