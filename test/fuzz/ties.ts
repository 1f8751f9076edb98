/**
 * Concurrent code that comes to two things at the same moment: which of them is first is open (docs/semantics.md, "Concurrency is
 * structured"), and shows where tasks take a moment longer.
 */
import { isDeepStrictEqual } from 'node:util';
import type { CaseTasks, Outcome } from '../differential/cases.ts';
import { slowedCalls } from './slow-tasks.ts';

/** Seconds that no program counts. */
const MOMENT = 0.001;

/** Calls whose delay is tried. */
const MOST = 12;

/**
 * The tasks, none of which answers at once: what throws without waiting has then ended its siblings before they go on, in Node as
 * in Step Functions.
 */
export function takingTime(tasks: CaseTasks): CaseTasks {
  return slowedCalls(tasks, () => true, MOMENT);
}

/** True if a native run fails like the compiled one where its first calls take a moment longer. */
export async function failsLikewise(
  native: Outcome,
  compiled: Outcome,
  tasks: () => CaseTasks,
  rerun: (tasks: CaseTasks) => Promise<Outcome>,
): Promise<boolean> {
  if (!('error' in native.result) || !('error' in compiled.result)) return false;
  for (let count = 1; count <= Math.min(native.calls.length, MOST); count += 1) {
    const { result } = await rerun(slowedCalls(tasks(), (call) => call <= count, MOMENT));
    if (isDeepStrictEqual(result, compiled.result)) return true;
  }
  return false;
}
