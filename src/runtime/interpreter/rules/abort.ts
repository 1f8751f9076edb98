/**
 * Aborting threads when one of them failed: whatever they have under way is called off and their states are recorded as
 * aborted, inner threads first. All these events follow the last event of the thread that failed, and a Task that failed is
 * itself recorded as aborted, since it was never left.
 */
import type { Thread, ThreadId } from '../snapshot.ts';
import { cancel, record, removeThread, type Step, stateOf, threadOf } from '../step.ts';

/** Calls off everything a thread does and removes it. */
export function abortThread(step: Step, id: ThreadId, after: number): void {
  const { phase } = threadOf(step, id);
  switch (phase.kind) {
    case 'parallel':
    case 'map':
      for (const [slot, child] of Object.entries(phase.children)) {
        abortThread(step, child, after);
        if (phase.kind === 'map') recordIterationAborted(step, id, Number(slot), after);
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
  recordAborted(step, threadOf(step, id), after);
  removeThread(step, id);
}

/** Records the end of an iteration that did not finish. */
export function recordIterationAborted(step: Step, parent: ThreadId, index: number, after: number): void {
  record(step, parent, 'MapIterationAborted', { name: threadOf(step, parent).state, index }, { after, keepLast: true });
}

/** Records that the Task that failed its branch or iteration was never left. */
export function recordFailedTask(step: Step, failed: Thread): void {
  if (failed.state !== '' && stateOf(step, failed).Type === 'Task') recordAborted(step, failed, failed.lastEvent);
}

function recordAborted(step: Step, thread: Thread, after: number): void {
  // A thread whose item is still being selected has not entered a state.
  if (thread.state === '') return;
  const { Type } = stateOf(step, thread);
  if (Type !== 'Task' && Type !== 'Wait' && Type !== 'Parallel' && Type !== 'Map') return;
  record(step, thread.id, `${Type}StateAborted`, {}, { after, keepLast: true });
}
