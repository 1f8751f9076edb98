/**
 * Redriving an execution that failed: every thread that had not ended, those that failed and those that were aborted for
 * it, attempts its state again with fresh retries and timers; what succeeded stays as it is.
 */
import type { ThreadId } from '../snapshot.ts';
import { patch, record, type Step, startDeadline } from '../step.ts';
import { selectItem } from './map.ts';
import { redriveMapRun } from './map-run.ts';

/** Starts again where the execution broke off. */
export function redriveExecution(step: Step, main: ThreadId): void {
  const { outcome: _, deadline: __, ...snapshot } = step.snapshot;
  const count = (snapshot.execution.redrives?.count ?? 0) + 1;
  const execution = { ...snapshot.execution, redrives: { count, time: step.time } };
  step.snapshot = { ...snapshot, execution };
  const redriven = record(step, main, 'ExecutionRedriven', { redriveCount: count }, { keepLast: true });
  startDeadline(step, main);
  for (const thread of Object.values(step.snapshot.threads)) {
    // A Parallel or Map goes on with its branches and iterations.
    const { phase } = thread;
    if (phase.kind === 'parallel' || phase.kind === 'map') continue;
    patch(step, thread.id, { retryCount: 0, retrierAttempts: [], phase: { kind: 'idle' }, lastEvent: redriven });
    if (phase.kind === 'mapRun' && phase.mapRunArn !== undefined)
      redriveMapRun(step, thread.id, phase, phase.mapRunArn);
    else if (thread.state !== '') step.todo.push({ kind: 'attempt', thread: thread.id });
    else selectItem(step, thread.id);
  }
}
