/**
 * Holds a mocked result against the response of the API that the task calls, as far as the schemas of the AWS SDK's clients
 * say: types of members, and which are required. They do not say ranges, lengths and enumerations.
 */
import type { Json, State } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { parseResource, type TaskResource } from '../../interpreter/resource.ts';
import type { Spelling } from '../../services/sdk/member-name.ts';
import { aslMember } from '../../services/sdk/member-name.ts';
import { responseSchema } from '../../services/sdk/response-schema.ts';
import { type Shape, shapeOf } from '../../services/sdk/shape.ts';
import { ApiError } from '../api-error.ts';
import type { Mock } from './mock.ts';

/** Services whose optimized integration has a name of its own. */
const SERVICES: Readonly<Record<string, string>> = { events: 'eventbridge', states: 'sfn' };

/** Members that an optimized integration gives in a form of its own: `lambda:invoke` parses the payload. */
const OPEN_MEMBERS: ReadonlySet<string> = new Set(['lambda:invoke Payload']);

/** Refuses a result that the API cannot give. */
export async function refuseUnlikeApi(state: State, mock: Mock): Promise<void> {
  if (mock.kind !== 'result' || mock.validation === 'NONE' || state.Type !== 'Task') return;
  const call = apiCall(parseResource(state.Resource));
  const schema = call === undefined ? undefined : await responseSchema(call.service, call.action);
  if (call === undefined || schema === undefined) return;
  const problem = problemOf('', mock.result, shapeOf(schema), call, mock.validation === 'STRICT');
  if (problem !== undefined) {
    throw new ApiError('ValidationException', `Mock result schema validation error: ${problem}`);
  }
}

interface ApiCall {
  readonly service: string;
  readonly action: string;
  readonly spelling: Spelling;
}

function apiCall(resource: TaskResource): ApiCall | undefined {
  if (resource.kind !== 'integration' || resource.pattern !== 'response') return undefined;
  const { service, action } = resource;
  return service.startsWith('aws-sdk:')
    ? { service: service.slice('aws-sdk:'.length), action, spelling: 'sdk' }
    : { service: SERVICES[service] ?? service, action, spelling: 'optimized' };
}

function problemOf(field: string, value: Json, shape: Shape, call: ApiCall, strict: boolean): string | undefined {
  if (OPEN_MEMBERS.has(`${call.service}:${call.action} ${field}`)) return undefined;
  switch (shape.kind) {
    case 'structure':
      return isJsonObject(value) ? structureProblem(value, shape, call, strict) : mustBe(field, 'an object');
    case 'list':
      if (!isJsonArray(value)) return mustBe(field, 'an array');
      return first(value, (item) => problemOf(field, item, shapeOf(shape.of), call, strict));
    case 'map':
      if (!isJsonObject(value)) return mustBe(field, 'an object');
      return first(Object.values(value), (item) => problemOf(field, item, shapeOf(shape.of), call, strict));
    case 'timestamp':
    case 'blob':
      return typeof value === 'string' ? undefined : mustBe(field, 'a string');
    case 'simple':
      return typeof value === shape.type ? undefined : mustBe(field, `a ${shape.type}`);
    default:
      return undefined;
  }
}

function structureProblem(
  value: Readonly<Record<string, Json>>,
  shape: Extract<Shape, { kind: 'structure' }>,
  call: ApiCall,
  strict: boolean,
): string | undefined {
  const members = [...shape.members].map(([member, type]) => [aslMember(member, call.spelling), type] as const);
  const missing = members.slice(0, shape.required).find(([member]) => !Object.hasOwn(value, member))?.[0];
  if (strict && missing !== undefined) return `Required field '${missing}' is missing`;
  return first(members, ([member, type]) => {
    const given = Object.hasOwn(value, member) ? value[member] : undefined;
    return given === undefined ? undefined : problemOf(member, given, shapeOf(type), call, strict);
  });
}

function mustBe(field: string, type: string): string {
  return field === '' ? `Mocked result must be ${type}` : `Field '${field}' must be ${type}`;
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
