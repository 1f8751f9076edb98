/**
 * The JSON of what a task gives. What JSON cannot say at all (a BigInt, a cycle) fails the task as it fails a Lambda function,
 * under the name that Lambda's runtime gives it.
 */
import { jsonClone } from './json-clone.ts';

/**
 * The value as JSON; throws an error named `Runtime.MarshalError` with code STEP8106 that says which `producer` gave it.
 *
 * @example jsonResult(10n, 'The function Charge'); // throws: STEP8106: The function Charge gave a value that …
 */
export function jsonResult(value: unknown, producer: string): unknown {
  try {
    return jsonClone(value);
  } catch (reason) {
    const detail = reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason);
    const error = new Error(`STEP8106: ${producer} gave a value that JSON cannot hold: ${detail}. Return plain data.`);
    error.name = 'Runtime.MarshalError';
    throw error;
  }
}
