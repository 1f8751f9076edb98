/**
 * A Parallel: one child thread per branch, all started at once on the same input, results in branch order. The first branch
 * that fails fails the state; the others are aborted.
 */
import type { Json, ParallelState } from '../../../asl/index.ts';
import type { Failure } from '../failure.ts';
import type { ParallelPhase, Thread, ThreadId } from '../snapshot.ts';
import { addThread, patch, record, removeThread, type Step, threadOf } from '../step.ts';
import { abortThread, recordFailedTask } from './abort.ts';
import { askResult } from './leave.ts';

/** Starts the branches. */
export function startBranches(step: Step, id: ThreadId, state: ParallelState, input: Json): void {
  const started = record(step, id, 'ParallelStateStarted', {});
  const { graph, variables, state: name } = threadOf(step, id);
  const children: Record<number, ThreadId> = {};
  for (const [slot, branch] of state.Branches.entries()) {
    const child = addThread(step, {
      parent: { thread: id, slot },
      graph: [...graph, { state: name, branch: slot }],
      variables,
      lastEvent: started,
      input,
      ...inheritedItem(threadOf(step, id)),
    });
    children[slot] = child;
    step.todo.push({ kind: 'enter', thread: child, state: branch.StartAt, input });
  }
  patch(step, id, { phase: { kind: 'parallel', children, results: state.Branches.map(() => null) } });
}

/** A branch ended with an output. */
export function branchEnded(
  step: Step,
  parent: Thread,
  phase: ParallelPhase,
  child: Thread,
  slot: number,
  output: Json,
): void {
  const { [slot]: _, ...children } = phase.children;
  const results = phase.results.with(slot, output);
  removeThread(step, child.id);
  patch(step, parent.id, { phase: { ...phase, children, results }, lastEvent: child.lastEvent });
  if (Object.keys(children).length > 0) return;
  record(step, parent.id, 'ParallelStateSucceeded', {}, { keepLast: true });
  askResult(step, parent.id, results);
}

/** A branch failed. */
export function branchFailed(step: Step, parent: Thread, phase: ParallelPhase, child: Thread, failure: Failure): void {
  for (const sibling of Object.values(phase.children)) {
    if (sibling !== child.id) abortThread(step, sibling, child.lastEvent);
  }
  recordFailedTask(step, child);
  removeThread(step, child.id);
  patch(step, parent.id, { lastEvent: child.lastEvent, phase: { kind: 'idle' } });
  step.todo.push({ kind: 'fail', thread: parent.id, failure });
}

/** Branches inside an iteration still see its item in the context object. */
function inheritedItem(thread: Thread): Pick<Thread, 'mapItem'> {
  return thread.mapItem === undefined ? {} : { mapItem: thread.mapItem };
}
