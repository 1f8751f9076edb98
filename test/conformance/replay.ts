/**
 * Runs a recorded execution in the engine: recorded task attempts are played back in order for each state, Lambda functions
 * do what their stand-ins on AWS did, activities are polled under the recorded worker's name.
 */

import type { Json, JsonObject } from '../../src/asl/index.ts';
import { LocalRuntime, type TaskConnector, TaskError, type TaskRequest } from '../../src/runtime/index.ts';
import { isJsonObject } from '../../src/runtime/interpreter/json.ts';
import { differences, type RecordedCase, type RecordedFunction, type RecordedTask, sample } from './recordings.ts';

type Result = Awaited<ReturnType<LocalRuntime['run']>>;

/** Where the engine differs from a recording; nowhere if it conforms. */
export async function replay(recorded: RecordedCase): Promise<readonly string[]> {
  const mismatches: string[] = [];
  const result = await run(recorded, mismatches);
  const { status, output, error, cause } = recorded.expect;
  const outcome = { status, output, error, cause };
  return [
    ...mismatches,
    ...differences(
      defined(outcome),
      defined({ status: result.status, output: result.output, error: result.error, cause: result.cause }),
    ),
    ...historyDifferences(recorded, result),
  ];
}

function defined(fields: Readonly<Record<string, Json | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

async function run(recorded: RecordedCase, mismatches: string[]): Promise<Result> {
  const { context, mocks } = recorded;
  const runtime = new LocalRuntime({ region: String(context.region), accountId: String(context.account) });
  const tokens: string[] = [];
  const attempts = recorded.parallelEventsNormalised ? [] : (mocks.tasks ?? []);
  for (const state of new Set(attempts.map((task) => task.state))) {
    const own = attempts.filter((task) => task.state === state);
    const activity = own[0]?.resource?.includes(':activity:') ? own[0].resource : undefined;
    if (activity === undefined) runtime.mock(state, playBack(own, submissionsOf(recorded, state), tokens, mismatches));
    else void workOn(runtime, activity, own, recorded, mismatches);
  }
  for (const [name, stand] of Object.entries(mocks.lambda ?? {}))
    runtime.lambda(name, (event) => standIn(stand, event));
  runtime.mock('arn:aws:states:::s3:getObject', ({ arguments: call }) => {
    const { Bucket, Key } = call as { Bucket: string; Key: string };
    return { Body: mocks.s3?.[Bucket]?.[Key] ?? '' };
  });
  if (attempts.length === 0 && mocks.lambda !== undefined) runtime.mock(LAMBDA_INVOKE, invokeStandIn(mocks.lambda));
  const execution = runtime.start(recorded.definition, recorded.input, {
    name: String(context.executionName),
    stateMachineName: String(context.stateMachineName),
    roleArn: String(context.roleArn),
    type: recorded.type,
    synchronous: recorded.sync === true,
  });
  // Only StopExecution aborts, and nothing of the recorded machines comes before it but the state it was in.
  if (recorded.expect.status === 'ABORTED') execution.stop();
  const result = await execution.result;
  // The id that an EXPRESS execution has besides its name is not ours to choose.
  const text = JSON.stringify(result).replaceAll(execution.executionArn, String(context.executionArn));
  return JSON.parse(tokens.reduce(withoutToken, text));
}

/** What the recording shows that accepting the request of a `.sync` or token task gave. */
function submissionsOf(recorded: RecordedCase, state: string): Json[] {
  const events = recorded.expect.events ?? [];
  const own = new Map<Json | undefined, Json | undefined>();
  for (const { id, prev, type, name } of events) {
    own.set(id, type === 'TaskStateEntered' ? name : own.get(prev));
  }
  return events
    .filter(({ id, type }) => type === 'TaskSubmitted' && own.get(id) === state)
    .map(({ output }) => sample(output ?? null));
}

function playBack(tasks: RecordedTask[], submissions: Json[], tokens: string[], mismatches: string[]): TaskConnector {
  return async (request) => {
    if (request.token !== undefined) tokens.push(request.token);
    const task = tasks.shift();
    if (task === undefined) throw new Error('more attempts than were recorded');
    compareRequest(task, request, mismatches);
    const submission = submissions.shift();
    if (submission !== undefined) request.submitted(submission);
    if (task.timedOut) await request.sleep(1e6);
    if (task.error !== undefined) throw new TaskError(task.error, String(sample(task.cause ?? '')));
    return sample(task.result ?? null);
  };
}

function compareRequest(task: RecordedTask, request: TaskRequest, mismatches: string[]): void {
  const expected = task.parameters ?? task.input;
  if (expected === undefined) return;
  const call: Json = JSON.parse(withoutToken(JSON.stringify(request.arguments), request.token));
  mismatches.push(...differences(expected, call, `${task.state}.parameters`));
}

/** A token is recorded as a placeholder. */
function withoutToken(text: string, token: string | undefined): string {
  return token === undefined ? text : text.replaceAll(JSON.stringify(token), '"<task_token:1>"');
}

async function workOn(
  runtime: LocalRuntime,
  activity: string,
  tasks: readonly RecordedTask[],
  recorded: RecordedCase,
  mismatches: string[],
): Promise<void> {
  runtime.activity(activity);
  const { workerName } = recorded.expect.events?.find(({ type }) => type === 'ActivityStarted') ?? {};
  for (const task of tasks) {
    const taken = await runtime.activityTask(activity, String(workerName));
    if (taken === undefined) return;
    mismatches.push(...differences(task.input, taken.input, `${task.state}.input`));
    if (task.error === undefined) runtime.sendTaskSuccess(taken.taskToken, sample(task.result ?? null));
    else runtime.sendTaskFailure(taken.taskToken, task.error, String(sample(task.cause ?? '')));
  }
}

const LAMBDA_INVOKE = 'arn:aws:states:::lambda:invoke';

/** `lambda:invoke` with the response metadata that AWS adds. */
function invokeStandIn(functions: Readonly<Record<string, RecordedFunction>>): TaskConnector {
  return ({ arguments: call }) => {
    const { FunctionName, Payload = null } = isJsonObject(call) ? call : {};
    const name = Object.keys(functions).find((known) => String(FunctionName).includes(known)) ?? '';
    const stand = functions[name];
    if (stand === undefined) throw new Error(`no function ${String(FunctionName)} was recorded`);
    const payload = standIn(stand, Payload);
    const headers = {
      'X-Amz-Executed-Version': '$LATEST',
      'x-amzn-Remapped-Content-Length': '0',
      Connection: 'keep-alive',
      'x-amzn-RequestId': 'id',
      'Content-Length': String(Buffer.byteLength(pythonJson(payload))),
      Date: 'date',
      'X-Amzn-Trace-Id': 'id',
      'Content-Type': 'application/json',
    };
    const lists = Object.fromEntries(Object.entries(headers).map(([header, value]) => [header, [value]]));
    return {
      ExecutedVersion: '$LATEST',
      Payload: payload,
      SdkHttpMetadata: { AllHttpHeaders: lists, HttpHeaders: headers, HttpStatusCode: 200 },
      SdkResponseMetadata: { RequestId: 'id' },
      StatusCode: 200,
    };
  };
}

/** JSON as Python prints it, with blanks after commas and colons. */
function pythonJson(value: Json): string {
  const lines = JSON.stringify(value, null, 1);
  return lines
    .replace(/([[{])\n\s*/g, '$1')
    .replace(/\n\s*([\]}])/g, '$1')
    .replace(/\n\s*/g, ' ');
}

function standIn(stand: RecordedFunction, event: unknown): Json {
  switch (stand.kind) {
    case 'identity':
      return JSON.parse(JSON.stringify(event ?? null));
    case 'constant':
      return stand.value ?? null;
    case 'largeString':
      return String(stand.char).repeat(Number(stand.length));
    case 'format':
      return `input-event-${JSON.stringify(event).replaceAll('"', "'")}`;
    case 'raise': {
      const { errorMessage = '', errorType = '', stackTrace = [] } = stand;
      throw new TaskError(errorType, JSON.stringify({ errorMessage, errorType, requestId: 'id', stackTrace }));
    }
  }
}

/** Children of a Distributed Map and concurrent branches have no fixed order. */
function historyDifferences(recorded: RecordedCase, result: Result): readonly string[] {
  const { events = [] } = recorded.expect;
  if (recorded.parallelEventsNormalised || events.length === 0) return [];
  const mayDiffer = (type: unknown): boolean => recorded.features.includes('distributed') && type === 'MapStateExited';
  const actual = result.history.map(({ timestamp: _, previousEventId, ...event }) => ({
    prev: previousEventId,
    ...event,
  }));
  const expected = events.map(
    (event, index): JsonObject => (mayDiffer(event.type) ? { ...event, prev: actual[index]?.prev ?? null } : event),
  );
  return differences(expected, actual, 'history');
}
