/**
 * Size quotas on the data that moves between states: 256 KiB for an input or output, for one variable and for one Assign,
 * 10 MiB for the variables of a scope.
 */
import type { Json, JsonObject } from '../../asl/index.ts';
import type { Failure } from './failure.ts';
import { jsonBytes } from './json.ts';

/** Largest input or output in bytes. */
export const MAX_PAYLOAD_BYTES = 262_144;
const MAX_VARIABLES_BYTES = 10 * 1024 * 1024;

/** The failure of a result that is too large; `subject` is the state's name, or for a task what it called. */
export function payloadFailure(value: Json, subject: string): Failure | undefined {
  if (jsonBytes(value) <= MAX_PAYLOAD_BYTES) return undefined;
  return {
    error: 'States.DataLimitExceeded',
    cause: `The state/task '${subject}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  };
}

/** The failure of an assignment that is too large, alone or with the variables that are there already. */
export function assignFailure(assign: JsonObject, variables: JsonObject, state: string): Failure | undefined {
  if (Object.keys(assign).length === 0) return undefined;
  const tooLarge = Object.entries(assign).find(([, value]) => jsonBytes(value) > MAX_PAYLOAD_BYTES)?.[0];
  if (tooLarge !== undefined)
    return limit(`The size of the variable '${tooLarge}' assigned in the state '${state}'`, MAX_PAYLOAD_BYTES);
  if (jsonBytes(assign) > MAX_PAYLOAD_BYTES)
    return limit(`The size of the Assign field of the state '${state}'`, MAX_PAYLOAD_BYTES);
  if (jsonBytes({ ...variables, ...assign }) > MAX_VARIABLES_BYTES) {
    return limit('The total size of the variables of the execution', MAX_VARIABLES_BYTES);
  }
  return undefined;
}

function limit(subject: string, bytes: number): Failure {
  return { error: 'States.DataLimitExceeded', cause: `${subject} exceeds the limit of ${bytes} bytes.` };
}
