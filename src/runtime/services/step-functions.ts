/**
 * Step Functions as a service of itself: workflows that start, wait for and answer executions of machines in the same
 * runtime, through the optimized integration and through `aws-sdk:sfn`.
 */
import { createHash } from 'node:crypto';
import { type Json, type JsonObject, parseJson } from '../../asl/index.ts';
import type { ExecutionResult, LocalExecution } from '../execution.ts';
import { timestamp } from '../interpreter/context-object.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { submitted, TaskError, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';
import type { TaskTokens } from '../task-tokens.ts';
import { sdkServiceOf } from './aws-sdk.ts';

/** How an execution is started. */
export interface StartOptions {
  readonly name?: string | undefined;
  /** As StartSyncExecution does. */
  readonly synchronous?: boolean | undefined;
  /** The X-Ray trace that the caller is in. */
  readonly traceHeader?: string | undefined;
  /** Gives the execution of that name if there is one, whatever its input and status. */
  readonly adopt?: boolean | undefined;
}

/** What the service needs of the runtime. */
export interface Executions {
  /** Starts a registered machine; throws a `TaskError` under the API's exception name where the API would. */
  readonly start: (reference: string, input: Json, options: StartOptions) => LocalExecution;
  /** STANDARD or EXPRESS. */
  readonly typeOf: (reference: string) => 'STANDARD' | 'EXPRESS';
  readonly find: (executionArn: string) => LocalExecution;
  readonly tokens: TaskTokens;
  readonly uuid: () => string;
}

type Errors = (name: string, message: string) => TaskError;

/** The service. */
export function createStepFunctionsService(executions: Executions): Service {
  const optimizedErrors: Errors = (name, message) =>
    new TaskError(
      `StepFunctions.${name.replace(/Exception$/, '')}Exception`,
      `${message} (Service: AWSStepFunctions; Status Code: 400; Error Code: ${name}; Request ID: ${executions.uuid()}; Proxy: null)`,
    );
  const sdkErrors: Errors = (name, message) =>
    new TaskError(
      `Sfn.${name.replace(/Exception$/, '')}Exception`,
      `${message} (Service: Sfn, Status Code: 400, Request ID: ${executions.uuid()}) (SDK Attempt Count: 1)`,
    );

  return (resource) => {
    if (resource.kind !== 'integration') return undefined;
    if (resource.service === 'states') {
      const [, suffix] = /^startExecution(\.sync(?::2)?|\.waitForTaskToken)?$/.exec(resource.action) ?? ['', undefined];
      if (!resource.action.startsWith('startExecution')) return undefined;
      return (request) => renaming(optimizedErrors, () => startOptimized(executions, request, suffix ?? ''));
    }
    if (sdkServiceOf(resource) !== 'sfn') return undefined;
    const action = SDK_ACTIONS[resource.action];
    return action === undefined ? undefined : (request) => renaming(sdkErrors, () => action(executions, request));
  };
}

/** The runtime's errors carry the API's names; each integration has its own form of them. */
async function renaming(errors: Errors, perform: () => unknown): Promise<unknown> {
  try {
    return await perform();
  } catch (thrown) {
    throw thrown instanceof TaskError && !thrown.name.startsWith('States.')
      ? errors(thrown.name, thrown.message)
      : thrown;
  }
}

async function startOptimized(executions: Executions, request: TaskRequest, suffix: string): Promise<unknown> {
  const execution = await startOnce(executions, request);
  const response = { ExecutionArn: execution.executionArn, StartDate: execution.startTime };
  if (suffix === '') return response;
  if (suffix === '.waitForTaskToken') return submitted(response);
  if (request.accepted === undefined) request.submitted(response);
  request.signal.addEventListener('abort', () => execution.stop(), { once: true });
  const result = await request.whileWaiting(() => execution.result);
  const description = describe(execution, result, (time) => time);
  if (result.status !== 'SUCCEEDED') throw new TaskError('States.TaskFailed', JSON.stringify(description));
  return suffix === '.sync:2' ? { ...description, Input: execution.input, Output: result.output ?? null } : description;
}

/**
 * Starts the child of an attempt, or finds it again after a restart. A child without a name of its own takes one that
 * depends on the attempt alone, so that an attempt which went down with the process does not start a second one.
 */
async function startOnce(
  executions: Executions,
  { accepted, arguments: call, token }: TaskRequest,
): Promise<LocalExecution> {
  if (isJsonObject(accepted)) {
    // Other executions may still be on their way back.
    await Promise.resolve();
    return executions.find(String(accepted.ExecutionArn));
  }
  const named = isJsonObject(call) && call.Name !== undefined;
  return startFrom(executions, call, named || token === undefined ? {} : { name: uuidOf(token), adopt: true });
}

function uuidOf(token: string): string {
  const hex = createHash('sha256').update(token).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

type SdkAction = (executions: Executions, request: TaskRequest) => unknown;

const SDK_ACTIONS: Readonly<Record<string, SdkAction | undefined>> = {
  startExecution: (executions, { arguments: call }) => {
    const execution = startFrom(executions, call);
    return { ExecutionArn: execution.executionArn, StartDate: timestamp(execution.startTime) };
  },
  startSyncExecution: async (executions, request) => {
    const call = isJsonObject(request.arguments) ? request.arguments : {};
    if (executions.typeOf(String(call.StateMachineArn)) !== 'EXPRESS') {
      throw new TaskError(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    }
    const execution = startFrom(executions, call, { synchronous: true });
    request.signal.addEventListener('abort', () => execution.stop(), { once: true });
    const result = await request.whileWaiting(() => execution.result);
    return {
      ...describe(execution, result, timestamp),
      BillingDetails: { BilledDurationInMilliseconds: 100, BilledMemoryUsedInMB: 64 },
    };
  },
  describeExecution: (executions, { arguments: call }) => {
    const execution = executions.find(isJsonObject(call) ? String(call.ExecutionArn) : '');
    return describe(execution, execution.finished(), timestamp);
  },
  stopExecution: async (executions, { arguments: call, whileWaiting }) => {
    const fields = isJsonObject(call) ? call : {};
    const execution = executions.find(String(fields.ExecutionArn));
    execution.stop(textOf(fields.Error), textOf(fields.Cause));
    const { stopTime } = await whileWaiting(() => execution.result);
    return { StopDate: timestamp(stopTime) };
  },
  sendTaskSuccess: (executions, { arguments: call }) => {
    const fields = isJsonObject(call) ? call : {};
    executions.tokens.succeed(String(fields.TaskToken), outputOf(fields.Output));
    return {};
  },
  sendTaskFailure: (executions, { arguments: call }) => {
    const fields = isJsonObject(call) ? call : {};
    executions.tokens.fail(String(fields.TaskToken), textOf(fields.Error), textOf(fields.Cause));
    return {};
  },
  sendTaskHeartbeat: (executions, { arguments: call }) => {
    executions.tokens.heartbeat(isJsonObject(call) ? String(call.TaskToken) : '');
    return {};
  },
};

function startFrom(executions: Executions, call: Json, options: StartOptions = {}): LocalExecution {
  const fields = isJsonObject(call) ? call : {};
  const input = fields.Input ?? {};
  return executions.start(String(fields.StateMachineArn), typeof input === 'string' ? jsonInput(input) : input, {
    name: textOf(fields.Name),
    ...options,
  });
}

/** A text that is the input's JSON, as the API takes it. */
function jsonInput(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw new TaskError('InvalidExecutionInput', `Invalid State Machine Execution Input: ${JSON.stringify(text)}`);
  }
}

function outputOf(output: Json | undefined): Json {
  if (typeof output !== 'string') return output ?? null;
  try {
    return parseJson(output);
  } catch {
    throw new TaskError('InvalidOutput', "Invalid Output: 'Output is not valid JSON'");
  }
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** DescribeExecution's answer; times in the integration's own form. */
function describe(
  execution: LocalExecution,
  result: ExecutionResult | undefined,
  at: (time: number) => Json,
): JsonObject {
  return {
    ExecutionArn: execution.executionArn,
    Input: JSON.stringify(execution.input),
    InputDetails: { Included: true },
    Name: execution.name,
    StartDate: at(execution.startTime),
    StateMachineArn: execution.stateMachineArn,
    Status: result?.status ?? 'RUNNING',
    ...(result === undefined ? {} : { StopDate: at(result.stopTime) }),
    ...(result?.output === undefined
      ? {}
      : { Output: JSON.stringify(result.output), OutputDetails: { Included: true } }),
    ...(result?.error === undefined ? {} : { Error: result.error }),
    ...(result?.cause === undefined ? {} : { Cause: result.cause }),
  };
}
