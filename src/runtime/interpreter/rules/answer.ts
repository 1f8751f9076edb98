/**
 * What an answer of the data layer leads to, by the moment that was asked about.
 */
import type { Json } from '../../../asl/index.ts';
import type { DataAnswer } from '../data.ts';
import { failureOf } from '../failure.ts';
import { payloadFailure } from '../payload.ts';
import type { OperationId, Purpose, Thread, ThreadId } from '../snapshot.ts';
import { patch, type Step, startTimer, stateOf, threadOf } from '../step.ts';
import { evaluationFailed } from './fail.ts';
import { nextOf } from './leave.ts';
import { itemSelected, mapOf, startIterations } from './map.ts';
import { startMapRun } from './map-run.ts';
import { startBranches } from './parallel.ts';
import { startTask, taskStateOf } from './task.ts';

/** Goes on with an answer, unless the thread no longer waits for it. */
export function answered(step: Step, id: ThreadId, operation: OperationId, answer: DataAnswer): void {
  const thread = threadOf(step, id);
  if (thread.phase.kind !== 'evaluating' || thread.phase.operation !== operation) return;
  const { purpose } = thread.phase;
  if (answer.moment === 'failed') {
    if (purpose.moment === 'item') selectionFailed(step, thread, answer);
    else evaluationFailed(step, thread, answer);
    return;
  }
  proceed(step, thread, purpose, answer);
}

/** An ItemSelector belongs to the Map: the iteration never started, and the Map fails. */
function selectionFailed(step: Step, child: Thread, answer: Extract<DataAnswer, { moment: 'failed' }>): void {
  standInMap(step, child);
  evaluationFailed(step, threadOf(step, child.id), answer);
  const failed = step.todo.pop();
  if (failed?.kind === 'fail') step.todo.push({ ...failed, kind: 'breakOff' });
}

/** The place of a thread whose iteration has not started is the Map. */
function standInMap(step: Step, child: Thread): void {
  const [parent] = mapOf(step, child);
  patch(step, child.id, { state: parent.state, graph: parent.graph, enteredEvent: parent.enteredEvent });
}

/** Fails what would be started with more data than Step Functions passes on. */
function refusedAsTooLarge(step: Step, thread: Thread, input: Json): boolean {
  const selecting = thread.state === '';
  const failure = payloadFailure(input, selecting ? mapOf(step, thread)[0].state : thread.state);
  if (failure === undefined) return false;
  if (selecting) standInMap(step, thread);
  step.todo.push({ kind: selecting ? 'breakOff' : 'fail', thread: thread.id, failure });
  return true;
}

function proceed(
  step: Step,
  thread: Thread,
  purpose: Purpose,
  answer: Exclude<DataAnswer, { moment: 'failed' }>,
): void {
  const { id } = thread;
  const state = stateOf(step, purpose.moment === 'item' ? mapOf(step, thread)[0] : thread);
  switch (answer.moment) {
    case 'arguments':
      if (refusedAsTooLarge(step, thread, answer.arguments)) return;
      startTask(
        step,
        id,
        taskStateOf(step, thread),
        answer,
        purpose.moment === 'arguments' ? purpose.token : undefined,
      );
      return;
    case 'branches':
      if (refusedAsTooLarge(step, thread, answer.input)) return;
      if (state.Type === 'Parallel') startBranches(step, id, state, answer.input);
      return;
    case 'items':
      startIterations(step, id, answer.items, answer.maxConcurrency);
      return;
    case 'item':
      if (refusedAsTooLarge(step, thread, answer.input)) return;
      itemSelected(step, thread, answer.input);
      return;
    case 'mapRun':
      startMapRun(step, id, answer.plan);
      return;
    case 'delay': {
      const seconds = 'seconds' in answer ? answer.seconds : Math.max(0, (answer.until - step.time) / 1000);
      patch(step, id, { phase: { kind: 'waiting', operation: startTimer(step, id, seconds) } });
      return;
    }
    case 'failure':
      step.todo.push({ kind: 'breakOff', thread: id, failure: failureOf(answer.error, answer.cause) });
      return;
    case 'choice':
      if (answer.next === undefined) unmatched(step, thread);
      else
        step.todo.push({ kind: 'leave', thread: id, next: answer.next, output: answer.output, assign: answer.assign });
      return;
    case 'result':
      step.todo.push({ kind: 'leave', thread: id, next: nextOf(state), output: answer.output, assign: answer.assign });
      return;
    case 'caught': {
      const rule = purpose.moment === 'caught' && 'Catch' in state ? state.Catch?.[purpose.catcher] : undefined;
      step.todo.push({ kind: 'leave', thread: id, next: rule?.Next, output: answer.output, assign: answer.assign });
    }
  }
}

function unmatched(step: Step, thread: Thread): void {
  const cause =
    `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.enteredEvent}). ` +
    'Failed to transition out of the state. The state does not point to a next state.';
  step.todo.push({ kind: 'fail', thread: thread.id, failure: { error: 'States.NoChoiceMatched', cause } });
}
