/**
 * A call as people say it: what was called, on which resource, and with what besides. A function's payload says more than the
 * envelope of `lambda:invoke`, and a table's name more than that it is the `TableName`.
 */
import type { Json } from '../../asl/index.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import type { TraceCall } from '../trace.ts';

/** A call. */
export interface Called {
  /** `lambda:invoke Charge`, `dynamodb:getItem Orders`. */
  readonly name: string;
  readonly parameters: Json;
}

const NAMING = ['FunctionName', 'TableName', 'QueueUrl', 'TopicArn', 'StateMachineArn'] as const;

/** The call. */
export function calledOf({ resource, arguments: given }: TraceCall): Called {
  if (!isJsonObject(given)) return { name: resource, parameters: given };
  const naming = NAMING.find((member) => typeof given[member] === 'string');
  if (naming === undefined) return { name: resource, parameters: given };
  const { [naming]: named, ...rest } = given;
  const name = `${resource} ${resourceName(String(named))}`;
  return { name, parameters: naming === 'FunctionName' && 'Payload' in rest ? (rest.Payload ?? null) : rest };
}
