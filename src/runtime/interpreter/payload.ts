/**
 * Size quotas on the data that moves between states: 256 KiB for an input or output, for one variable and for one Assign,
 * 10 MiB for the variables of a scope.
 */
import {
  type Json,
  type JsonObject,
  MAXIMUM_PAYLOAD_BYTES,
  MAXIMUM_VARIABLE_BYTES,
  MAXIMUM_VARIABLES_TOTAL_BYTES,
} from '../../asl/index.ts';
import type { Failure } from './failure.ts';
import { jsonBytes } from './json.ts';

/** The failure of a result that is too large; `subject` is the state's name, or for a task what it called. */
export function payloadFailure(value: Json, subject: string): Failure | undefined {
  if (jsonBytes(value) <= MAXIMUM_PAYLOAD_BYTES) return undefined;
  return {
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  };
}

/** The failure of an assignment that is too large, alone or with the variables that are there already. */
export function assignFailure(assign: JsonObject, variables: JsonObject, state: string): Failure | undefined {
  if (Object.keys(assign).length === 0) return undefined;
  const tooLarge = Object.entries(assign).find(([, value]) => jsonBytes(value) > MAXIMUM_VARIABLE_BYTES)?.[0];
  if (tooLarge !== undefined)
    return limit(`The size of the variable '${tooLarge}' assigned in the state '${state}'`, MAXIMUM_VARIABLE_BYTES);
  if (jsonBytes(assign) > MAXIMUM_PAYLOAD_BYTES)
    return limit(`The size of the Assign field of the state '${state}'`, MAXIMUM_PAYLOAD_BYTES);
  if (jsonBytes({ ...variables, ...assign }) > MAXIMUM_VARIABLES_TOTAL_BYTES) {
    return limit('The total size of the variables of the execution', MAXIMUM_VARIABLES_TOTAL_BYTES);
  }
  return undefined;
}

function limit(subject: string, bytes: number): Failure {
  return { error: 'States.DataLimitExceeded', cause: `${subject} exceeds the limit of ${bytes} bytes.` };
}
