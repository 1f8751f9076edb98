/**
 * The context object that a tested state sees: the one of the request, which must be made of the known fields, or that of an
 * EXPRESS execution that has just entered the state.
 */
import type { Json, JsonObject } from '../../../asl/index.ts';
import { timestamp } from '../../interpreter/context-object.ts';
import { isJsonObject } from '../../interpreter/json.ts';
import { hasToken, parseResource } from '../../interpreter/resource.ts';
import { ApiError } from '../api-error.ts';
import { arnOf, type ServerContext } from '../context.ts';
import { json, optionalText } from '../fields.ts';
import type { TestedState } from './tested-state.ts';

type FieldType = 'string' | 'number' | 'any';

const FIELDS: Readonly<Record<string, Readonly<Record<string, FieldType>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  StateMachine: { Id: 'string', Name: 'string' },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  Task: { Token: 'string' },
};

const invalid = (problem: string): ApiError =>
  new ApiError('ValidationException', `Invalid Context object provided: ${problem}`);

/** The context object of the request, if it has one. */
export function givenContext(request: JsonObject, state: TestedState['state']): JsonObject | undefined {
  const text = optionalText(request, 'context');
  if (text === undefined) return undefined;
  const context = json(text, 'ValidationException', 'Invalid Context object provided: not a valid JSON');
  if (!isJsonObject(context)) throw invalid('must be a JSON object');
  for (const [name, part] of Object.entries(context)) refuseUnknown(name, part);
  if (context.Task !== undefined && !(state.Type === 'Task' && hasToken(parseResource(state.Resource)))) {
    throw invalid(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function refuseUnknown(name: string, part: Json): void {
  if (name === 'Map') throw invalid("'Map' field is not supported when mocking a Context object");
  const fields = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
  if (fields === undefined) throw invalid(`Field '${name}' is not allowed`);
  if (!isJsonObject(part)) throw invalid(`${name} must be a JSON object`);
  for (const [field, value] of Object.entries(part)) {
    const type = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (type === undefined) throw invalid(`Field '${field}' is not allowed`);
    if (type !== 'any' && typeof value !== type) throw invalid(`${name}.${field} must be a ${type}`);
  }
}

/** The context object of an execution that does nothing but this state. */
export function freshContext(
  server: ServerContext,
  { name, state }: TestedState,
  input: Json,
  roleArn: string | undefined,
  retryCount: number,
): JsonObject {
  const machine = server.uuid();
  const execution = server.uuid();
  const time = timestamp(server.runtime.clock.now());
  const retries = state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map';
  const token = state.Type === 'Task' && hasToken(parseResource(state.Resource));
  return {
    Execution: {
      Id: arnOf(server, 'express', `${machine}:${execution}:${server.uuid()}`),
      Input: input,
      Name: execution,
      RoleArn: roleArn ?? `arn:aws:iam::${server.accountId}:role/TestState`,
      StartTime: time,
    },
    StateMachine: { Id: arnOf(server, 'stateMachine', machine), Name: machine },
    State: { Name: name, EnteredTime: time, ...(retries ? { RetryCount: retryCount } : {}) },
    ...(token ? { Task: { Token: server.uuid() } } : {}),
  };
}
