/**
 * Calls that nobody waits for, since an exception left their statements first: Step Functions may stop before it makes them
 * (docs/semantics.md, "Concurrency is structured"). They may take any time without a native run noticing.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Call, CaseTasks, Outcome } from '../differential/cases.ts';
import { slowed } from './slow-tasks.ts';

/** Seconds that no program waits. */
const FOREVER = 1e8;

/** True if the compiled run made all calls of the native one but some that nobody waits for there; `rerun` runs it with other tasks. */
export async function leftOutAbandoned(
  native: Outcome,
  compiled: Outcome,
  tasks: CaseTasks,
  rerun: (tasks: CaseTasks) => Promise<Outcome>,
): Promise<boolean> {
  const missing = lessThan(native.calls, compiled.calls);
  if (missing.length === 0 || lessThan(compiled.calls, native.calls).length > 0) return false;
  const isMissing = (task: string, payload: unknown): boolean =>
    missing.some((call) => call.task === task && isDeepStrictEqual(payloadOf(call), payload));
  const slow = Object.entries(tasks).map(([id, task]) => [
    id,
    slowed(task, (payload) => isMissing(id, payload), FOREVER),
  ]);
  const { result, seconds } = await rerun(Object.fromEntries(slow));
  return isDeepStrictEqual(result, native.result) && seconds === native.seconds;
}

/** The calls that another run did not make, or not as often. */
function lessThan(calls: readonly Call[], others: readonly Call[]): readonly Call[] {
  const left = others.map((call) => JSON.stringify(call));
  return calls.filter((call) => {
    const at = left.indexOf(JSON.stringify(call));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function payloadOf({ arguments: given }: Call): unknown {
  return typeof given === 'object' && given !== null && 'Payload' in given ? given.Payload : undefined;
}
