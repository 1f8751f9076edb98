/**
 * A state that fails: the first retrier that handles the failure starts the attempt again after its delay, else the first
 * catcher takes over, else the failure ends the thread. A failure that ends the first thread ends the execution.
 */
import type { State } from '../../../asl/index.ts';
import type { DataFailure } from '../data.ts';
import { errorOutputOf, type Failure, failureOf, handles } from '../failure.ts';
import { nextRandom } from '../random.ts';
import { decideRetry } from '../retry.ts';
import type { Thread, ThreadId } from '../snapshot.ts';
import { edit, evaluate, finish, patch, record, type Step, startTimer, stateOf, threadOf, viewOf } from '../step.ts';
import { iterationFailed } from './map.ts';
import { branchFailed } from './parallel.ts';

/** Records a failed evaluation and lets it fail the state. */
export function evaluationFailed(step: Step, thread: Thread, failure: DataFailure): void {
  const cause = `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.enteredEvent}). ${failure.message}`;
  const state = stateOf(step, thread);
  if (failure.error === 'States.QueryEvaluationError') {
    // A state that did nothing yet is not a predecessor, except a Wait.
    const untouched = thread.lastEvent === thread.enteredEvent && state.Type !== 'Wait';
    record(
      step,
      thread.id,
      'EvaluationFailed',
      {
        state: thread.state,
        ...(failure.location === undefined ? {} : { location: failure.location }),
        error: failure.error,
        cause,
      },
      untouched ? { after: thread.eventBefore } : {},
    );
  }
  step.todo.push({ kind: 'fail', thread: thread.id, failure: failureOf(failure.error, cause) });
}

/** Decides what becomes of a state's failure. */
export function failState(step: Step, id: ThreadId, failure: Failure): void {
  const thread = threadOf(step, id);
  const state = stateOf(step, thread);
  // A Catch whose own Output or Assign failed is not retried or caught.
  const recovering = thread.phase.kind === 'evaluating' && thread.phase.purpose.moment === 'caught';
  if (!recovering && retried(step, thread, state, failure)) return;
  // A broken definition ends the execution as it stands.
  const broken = failure.error === 'States.Runtime';
  if (!broken && (state.Type === 'Parallel' || state.Type === 'Map')) record(step, id, `${state.Type}StateFailed`, {});
  if (!recovering && caught(step, threadOf(step, id), state, failure)) return;
  step.todo.push({ kind: 'breakOff', thread: id, failure });
}

/** Ends a thread by a failure. */
export function breakOff(step: Step, id: ThreadId, failure: Failure): void {
  const thread = threadOf(step, id);
  if (thread.parent === undefined) {
    const { error, cause } = failure;
    const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    record(step, id, 'ExecutionFailed', details);
    finish(step, { status: 'FAILED', ...details });
    return;
  }
  const parent = threadOf(step, thread.parent.thread);
  if (parent.phase.kind === 'parallel') branchFailed(step, parent, parent.phase, thread, failure);
  else if (parent.phase.kind === 'map')
    iterationFailed(step, parent, parent.phase, thread, thread.parent.slot, failure);
}

function retried(step: Step, thread: Thread, state: State, failure: Failure): boolean {
  if (!('Retry' in state) || state.Retry === undefined) return false;
  const [jitter, randomState] = nextRandom(step.snapshot.randomState);
  const decision = decideRetry(state.Retry, thread.retrierAttempts, failure, jitter);
  if (decision === undefined) return false;
  edit(step, { randomState, transitions: step.snapshot.transitions + 1 });
  const attempts = state.Retry.map(
    (_, index) => (thread.retrierAttempts[index] ?? 0) + (index === decision.retrier ? 1 : 0),
  );
  const operation = startTimer(step, thread.id, decision.delaySeconds);
  patch(step, thread.id, {
    retryCount: thread.retryCount + 1,
    retrierAttempts: attempts,
    phase: { kind: 'backoff', operation },
  });
  return true;
}

function caught(step: Step, thread: Thread, state: State, failure: Failure): boolean {
  if (!('Catch' in state) || state.Catch === undefined) return false;
  const catcher = state.Catch.findIndex((rule) => handles(rule.ErrorEquals, failure));
  if (catcher < 0) return false;
  const view = { ...viewOf(step, thread), errorOutput: errorOutputOf(failure) };
  evaluate(step, thread.id, { moment: 'caught', catcher, failure }, { moment: 'caught', state, catcher }, view);
  return true;
}
