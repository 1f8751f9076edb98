/**
 * Finds the calls of a run that went to one target.
 */
import type { Substitutions } from '../load-definition.ts';
import type { TraceCall, TraceStep } from '../trace.ts';
import { stubOf } from './mock.ts';
import { isCallOf } from './stub-calls.ts';

/** The calls of a state, a resource or a stub, in order of their start. */
export function callsTo(
  trace: readonly TraceStep[],
  target: string | object,
  substitutions: Substitutions,
): readonly TraceCall[] {
  if (typeof target !== 'string') {
    const stub = stubOf(target);
    return trace.flatMap(({ calls }) =>
      calls.filter((call) => isCallOf(stub, resourceOf(call), call.arguments, substitutions)),
    );
  }
  return trace.flatMap(({ state, calls }) =>
    state === target ? calls : calls.filter((call) => resourceOf(call) === target),
  );
}

/** The ASL Resource of a call. */
function resourceOf({ resource }: TraceCall): string {
  return /^(arn:|\$\{)/.test(resource) ? resource : `arn:aws:states:::${resource}`;
}
