/**
 * Calls that nobody waits for, since an exception left their statements first: Step Functions may stop before it makes them
 * (docs/semantics.md, "Concurrency is structured"). They may take any time without a native run noticing.
 */
import { isDeepStrictEqual } from 'node:util';
import { after, type Call, type CaseTasks, Later, type Outcome } from '../differential/cases.ts';

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

/** Seconds that no program counts, and every task takes. */
const MOMENT = 0.001;

/**
 * The tasks, none of which answers at once: what throws without waiting has then ended its siblings before they go on, in Node as
 * in Step Functions.
 */
export function takingTime(tasks: CaseTasks): CaseTasks {
  const timed = Object.entries(tasks).map(([id, task]) => [id, slowed(task, () => true, MOMENT)]);
  return Object.fromEntries(timed);
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

function slowed(
  task: (payload: never) => unknown,
  isSlow: (payload: unknown) => boolean,
  seconds: number,
): (payload: never) => unknown {
  return (payload) => {
    if (!isSlow(payload)) return task(payload);
    try {
      const value = task(payload);
      return after(seconds, value instanceof Later ? value.value : value);
    } catch (error) {
      return after(seconds, error);
    }
  };
}
