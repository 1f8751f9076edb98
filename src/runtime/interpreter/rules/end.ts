/**
 * A thread that came to its end: the first thread's output is the execution's, any other's is a result of the Parallel or
 * Map that started it.
 */
import type { Json } from '../../../asl/index.ts';
import type { ThreadId } from '../snapshot.ts';
import { finish, record, type Step, threadOf } from '../step.ts';
import { iterationEnded } from './map.ts';
import { branchEnded } from './parallel.ts';

/** Ends a thread with an output. */
export function endThread(step: Step, id: ThreadId, output: Json): void {
  const thread = threadOf(step, id);
  if (thread.parent === undefined) {
    record(step, id, 'ExecutionSucceeded', { output });
    finish(step, { status: 'SUCCEEDED', output });
    return;
  }
  const parent = threadOf(step, thread.parent.thread);
  const { slot } = thread.parent;
  if (parent.phase.kind === 'parallel') branchEnded(step, parent, parent.phase, thread, slot, output);
  else if (parent.phase.kind === 'map') iterationEnded(step, parent, parent.phase, thread, slot, output);
}
