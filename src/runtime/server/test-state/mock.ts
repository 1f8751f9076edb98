/**
 * The mock of a TestState request: what the state's work gives, or fails with. Which states take one, and which need one,
 * is AWS's rule, as are the words.
 */
import {
  type Json,
  type JsonObject,
  MAXIMUM_CAUSE_LENGTH,
  MAXIMUM_ERROR_LENGTH,
  MAXIMUM_PAYLOAD_BYTES,
  type State,
} from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../../interpreter/json.ts';
import { parseResource } from '../../interpreter/resource.ts';
import { ApiError } from '../api-error.ts';
import { json, keyword, optionalText, structure } from '../fields.ts';

/** How strictly the result is held against the API's model. */
export type FieldValidation = 'STRICT' | 'PRESENT' | 'NONE';

/** The mock. */
export type Mock =
  | { readonly kind: 'result'; readonly result: Json; readonly validation: FieldValidation }
  | { readonly kind: 'error'; readonly error: string | undefined; readonly cause: string | undefined };

const MODES: readonly FieldValidation[] = ['STRICT', 'PRESENT', 'NONE'];

const invalid = (message: string): ApiError => new ApiError('ValidationException', message);

/** The mock of a request, if it has one that is meant for such a state. */
export function mockOf(request: JsonObject, state: State): Mock | undefined {
  const given = structure(request, 'mock');
  if (given === undefined) return undefined;
  const validation = keyword(given, 'fieldValidationMode', MODES, 'STRICT');
  const text = optionalText(given, 'result', { longest: MAXIMUM_PAYLOAD_BYTES });
  const errorOutput = structure(given, 'errorOutput');
  if (text !== undefined && errorOutput !== undefined) {
    throw invalid('A test mock should have only one of the following fields: [result, errorOutput].');
  }
  if (state.Type !== 'Task' && state.Type !== 'Map' && state.Type !== 'Parallel') {
    throw invalid(`State type '${state.Type}' is not supported when a mock is specified`);
  }
  if (text === undefined) {
    const output = errorOutput ?? {};
    return {
      kind: 'error',
      error: optionalText(output, 'error', { longest: MAXIMUM_ERROR_LENGTH }),
      cause: optionalText(output, 'cause', { longest: MAXIMUM_CAUSE_LENGTH }),
    };
  }
  const result = json(text, 'ValidationException', 'Mocked result must be a valid JSON.');
  refuseUnfit(state, result);
  return { kind: 'result', result, validation };
}

function refuseUnfit(state: State, result: Json): void {
  if (state.Type === 'Parallel') {
    if (!isJsonArray(result)) throw invalid('Mocked result must be an array.');
    if (result.length !== state.Branches.length) {
      throw invalid('Mocked result must contain the same number of items as number of Parallel branches.');
    }
  }
  if (state.Type !== 'Map') return;
  if ('ResultWriter' in state && state.ResultWriter !== undefined) {
    if (!isJsonObject(result)) throw invalid('Mocked result must be a JSON object.');
  } else if (!isJsonArray(result)) throw invalid('Mocked result must be an array.');
}

/** Refuses to test without a mock what only a mock can answer. */
export function refuseUnmocked(state: State, roleArn: string | undefined): void {
  if (state.Type === 'Map' || state.Type === 'Parallel') {
    throw new ApiError(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  }
  if (state.Type !== 'Task') return;
  if (roleArn === undefined) throw invalid('RoleArn must be specified when testing a Task state');
  const resource = parseResource(state.Resource);
  if (resource.kind === 'activity' || (resource.kind === 'integration' && resource.pattern !== 'response')) {
    throw new ApiError(
      'InvalidDefinition',
      'TestState API does not support Activity tasks or .sync and .waitForTaskToken service integrations when a mock is not specified.',
    );
  }
}
