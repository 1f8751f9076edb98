/**
 * What the reports of timers, task attempts and map runs lead to. A report whose operation the thread no longer waits for
 * is dropped.
 */
import type { EngineEvent } from '../events.ts';
import type { TaskPhase, Thread } from '../snapshot.ts';
import { patch, type Step, threadOf } from '../step.ts';
import { askResult } from './leave.ts';
import { mapRunFailed, mapRunStarted, mapRunSucceeded } from './map-run.ts';
import { activityStarted, taskFailed, taskHeartbeat, taskSubmitted, taskSucceeded, taskTimedOut } from './task.ts';

type OperationEvent = Exclude<EngineEvent, { type: 'stopped' | 'redriven' | 'evaluated' }>;

/** Goes on with a report. */
export function happened(step: Step, event: OperationEvent): void {
  const thread = threadOf(step, event.thread);
  const { phase } = thread;
  if (event.type === 'timerFired') {
    if (phase.kind === 'task') taskTimedOut(step, thread, phase, event.operation);
    else if ((phase.kind === 'waiting' || phase.kind === 'backoff') && phase.operation === event.operation) {
      patch(step, thread.id, { phase: { kind: 'idle' } });
      if (phase.kind === 'waiting') askResult(step, thread.id);
      else step.todo.push({ kind: 'attempt', thread: thread.id });
    }
  } else if (phase.kind === 'task' && phase.operation === event.operation) {
    if (isTaskEvent(event)) reported(step, thread, phase, event);
  } else if (phase.kind === 'mapRun' && phase.operation === event.operation) {
    if (event.type === 'mapRunStarted') mapRunStarted(step, thread, phase, event.mapRunArn);
    else if (event.type === 'mapRunSucceeded') mapRunSucceeded(step, thread, event.output);
    else if (event.type === 'mapRunFailed') mapRunFailed(step, thread, event.failure, event.started);
  }
}

/** Reports of a call, as opposed to those of timers and map runs. */
type TaskEvent = Extract<EngineEvent, { type: `task${string}` }>;

function isTaskEvent(event: OperationEvent): event is TaskEvent {
  return event.type.startsWith('task');
}

function reported(step: Step, thread: Thread, phase: TaskPhase, event: TaskEvent): void {
  switch (event.type) {
    case 'taskStarted':
      activityStarted(step, thread, event.workerName);
      return;
    case 'taskSubmitted':
      taskSubmitted(step, thread, phase, event.output);
      return;
    case 'taskHeartbeat':
      taskHeartbeat(step, thread, phase);
      return;
    case 'taskSucceeded':
      taskSucceeded(step, thread, phase, event.output);
      return;
    case 'taskFailed':
      taskFailed(step, thread, phase, event.failure);
      return;
  }
}
