/**
 * Entering a state and attempting it. An attempt first asks the data layer for what the state type needs; a Pass and a
 * Succeed have nothing to do but their result.
 */
import type { Json } from '../../../asl/index.ts';
import { hasToken, parseResource } from '../resource.ts';
import type { ThreadId } from '../snapshot.ts';
import { edit, evaluate, patch, record, type Step, stateOf, threadOf, viewOf } from '../step.ts';
import { tokenOf } from '../task-token.ts';
import { askResult } from './leave.ts';

/** Enters a state. */
export function enterState(step: Step, id: ThreadId, name: string, input: Json): void {
  const eventBefore = threadOf(step, id).lastEvent;
  patch(step, id, { state: name, input, enteredTime: step.time, eventBefore, retryCount: 0, retrierAttempts: [] });
  const state = stateOf(step, threadOf(step, id));
  edit(step, { transitions: step.snapshot.transitions + 1 });
  const enteredEvent = record(step, id, `${state.Type}StateEntered`, { name, input });
  patch(step, id, { enteredEvent });
  attemptState(step, id);
}

/** Starts the work of the state that a thread is in; a retry does this again. */
export function attemptState(step: Step, id: ThreadId): void {
  const thread = threadOf(step, id);
  const state = stateOf(step, thread);
  const view = viewOf(step, thread);
  switch (state.Type) {
    case 'Task': {
      const token = hasToken(parseResource(state.Resource)) ? tokenOf(step.snapshot) : undefined;
      const purpose = { moment: 'arguments', ...(token === undefined ? {} : { token }) } as const;
      evaluate(step, id, purpose, { moment: 'arguments', state }, viewOf(step, thread, token));
      return;
    }
    case 'Parallel':
      evaluate(step, id, { moment: 'branches' }, { moment: 'branches', state }, view);
      return;
    case 'Map': {
      const moment = state.ItemProcessor.ProcessorConfig?.Mode === 'DISTRIBUTED' ? 'mapRun' : 'items';
      evaluate(step, id, { moment }, { moment, state }, view);
      return;
    }
    case 'Wait':
      evaluate(step, id, { moment: 'delay' }, { moment: 'delay', state }, view);
      return;
    case 'Choice':
      evaluate(step, id, { moment: 'choice' }, { moment: 'choice', state }, view);
      return;
    case 'Fail':
      evaluate(step, id, { moment: 'failure' }, { moment: 'failure', state }, view);
      return;
    case 'Pass':
    case 'Succeed':
      askResult(step, id);
      return;
  }
}
