/**
 * Aborting a thread whose sibling failed: whatever it has under way is called off and its state is recorded as aborted,
 * inner threads first.
 */
import type { ThreadId } from '../snapshot.ts';
import { cancel, record, removeThread, type Step, stateOf, threadOf } from '../step.ts';

/** Calls off everything a thread does and removes it. */
export function abortThread(step: Step, id: ThreadId): void {
  const { phase } = threadOf(step, id);
  switch (phase.kind) {
    case 'parallel':
    case 'map':
      for (const [slot, child] of Object.entries(phase.children)) {
        abortThread(step, child);
        if (phase.kind === 'map') recordIterationAborted(step, id, Number(slot));
      }
      break;
    case 'task':
      cancel(step, phase.operation);
      cancel(step, phase.timeout);
      cancel(step, phase.heartbeat?.timer);
      break;
    case 'idle':
      break;
    default:
      cancel(step, phase.operation);
  }
  recordAborted(step, id);
  removeThread(step, id);
}

/** Records the end of an iteration that did not finish. */
export function recordIterationAborted(step: Step, parent: ThreadId, index: number): void {
  record(step, parent, 'MapIterationAborted', { name: threadOf(step, parent).state, index });
}

function recordAborted(step: Step, id: ThreadId): void {
  const thread = threadOf(step, id);
  // A thread whose item is still being selected has not entered a state.
  if (thread.state === '') return;
  const { Type } = stateOf(step, thread);
  if (Type === 'Task' || Type === 'Wait' || Type === 'Parallel' || Type === 'Map')
    record(step, id, `${Type}StateAborted`, {});
}
