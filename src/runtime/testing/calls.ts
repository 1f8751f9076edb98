/**
 * Finds the calls of a run that went to one target.
 */
import type { Json } from '../../asl/index.ts';
import { isJsonObject } from '../interpreter/json.ts';
import { resourceName } from '../resource-name.ts';
import type { TraceCall, TraceStep } from '../trace.ts';
import { functionOf } from './mock.ts';

/** The calls of a state, a resource or a Lambda handle, in order of their start. */
export function callsTo(trace: readonly TraceStep[], target: string | object): readonly TraceCall[] {
  if (typeof target !== 'string') {
    const name = resourceName(functionOf(target));
    return trace.flatMap(({ calls }) => calls.filter((call) => functionNameOf(call) === name));
  }
  const resource = target.replace(/^arn:[^:]+:states:::/, '');
  return trace.flatMap(({ state, calls }) =>
    state === target ? calls : calls.filter((call) => call.resource === resource),
  );
}

function functionNameOf(call: TraceCall): string | undefined {
  if (!call.resource.startsWith('lambda:invoke')) return resourceName(call.resource);
  const given: Json | undefined = isJsonObject(call.arguments) ? call.arguments.FunctionName : undefined;
  return typeof given === 'string' ? resourceName(given) : undefined;
}
