/**
 * Leaving a state: its result is evaluated, checked against the size quotas, recorded with the variables it assigned, and
 * the thread goes to the next state or ends.
 */

import type { Json, State } from '../../../asl/index.ts';
import type { StateResult } from '../data.ts';
import { engineFault } from '../engine-fault.ts';
import { assignFailure, payloadFailure } from '../payload.ts';
import type { ThreadId } from '../snapshot.ts';
import { evaluate, patch, record, type Step, stateOf, threadOf, viewOf } from '../step.ts';

/** Asks for the Output and Assign of a state that did its work; `result` is what a Task, Parallel or Map gave. */
export function askResult(step: Step, id: ThreadId, result?: Json): void {
  const thread = threadOf(step, id);
  const state = stateOf(step, thread);
  if (state.Type === 'Choice' || state.Type === 'Fail') throw engineFault(`a ${state.Type} has no result`);
  const given = result === undefined ? {} : { result };
  evaluate(
    step,
    id,
    { moment: 'result', ...given },
    { moment: 'result', state },
    { ...viewOf(step, thread), ...given },
  );
}

/** The state after one that succeeded; a state that ends its graph has none. */
export function nextOf(state: State): string | undefined {
  return 'Next' in state ? state.Next : undefined;
}

/** Leaves the state with this output and these assignments. */
export function leaveState(step: Step, id: ThreadId, result: StateResult, next: string | undefined): void {
  const thread = threadOf(step, id);
  const state = stateOf(step, thread);
  const failure =
    payloadFailure(result.output, thread.state) ?? assignFailure(result.assign, thread.variables, thread.state);
  if (failure !== undefined) {
    step.todo.push({ kind: 'fail', thread: id, failure });
    return;
  }
  if (state.Type === 'Fail') throw engineFault('a Fail is never left');
  const assigned = Object.keys(result.assign).length === 0 ? {} : { assignedVariables: result.assign };
  record(step, id, `${state.Type}StateExited`, { name: thread.state, output: result.output, ...assigned });
  patch(step, id, { variables: { ...thread.variables, ...result.assign }, phase: { kind: 'idle' } });
  if (next === undefined) step.todo.push({ kind: 'end', thread: id, output: result.output });
  else step.todo.push({ kind: 'enter', thread: id, state: next, input: result.output });
}
