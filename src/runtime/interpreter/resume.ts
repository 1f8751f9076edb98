/**
 * Brings an execution to where its journal ends: the events are applied again, what was recorded is recorded again, and of
 * the actions only those that were still under way are left to do. A task whose request had been accepted is told so, since
 * making it twice would be wrong, and a Distributed Map goes on with the run that it had started.
 */
import type { Json, StateMachine } from '../../asl/index.ts';
import type { Action, EngineEvent } from './events.ts';
import type { ExecutionIdentity, OperationId } from './snapshot.ts';
import { begin, type Transition, transition } from './transition.ts';

/** The execution after the events, and what has to be done now; without events, its begin. */
export function resume(
  machine: StateMachine,
  execution: ExecutionIdentity,
  seed: number,
  past: readonly EngineEvent[],
): Transition {
  let step = begin(machine, execution, seed);
  if (past.length === 0) return step;
  const records: Action[] = [];
  const underWay = new Map<OperationId, Action>();
  const accepted = new Map<OperationId, Json>();
  const mapRuns = new Map<OperationId, string>();
  let finish: Action | undefined;
  const follow = (actions: readonly Action[]): void => {
    for (const action of actions) {
      if (action.type === 'record') records.push(action);
      else if (action.type === 'cancel') underWay.delete(action.operation);
      else if (action.type === 'finish') {
        underWay.clear();
        finish = action;
      } else underWay.set(action.operation, action);
    }
  };
  follow(step.actions);
  for (const event of past) {
    if ('operation' in event) {
      if (event.type === 'taskSubmitted') accepted.set(event.operation, event.output);
      else if (event.type === 'taskStarted') accepted.set(event.operation, null);
      else if (event.type === 'mapRunStarted') mapRuns.set(event.operation, event.mapRunArn);
      else if (event.type !== 'taskHeartbeat') underWay.delete(event.operation);
    }
    if (event.type === 'redriven') finish = undefined;
    step = transition(machine, step.snapshot, event);
    follow(step.actions);
  }
  const pending = [...underWay.values()].map((action) => {
    if (action.type === 'startMapRun') {
      const mapRunArn = mapRuns.get(action.operation);
      return mapRunArn === undefined ? action : { ...action, run: { mapRunArn, redrives: 0 } };
    }
    if (action.type !== 'startTask') return action;
    const answer = accepted.get(action.operation);
    return answer === undefined ? action : { ...action, accepted: answer };
  });
  return { snapshot: step.snapshot, actions: [...records, ...pending, ...(finish === undefined ? [] : [finish])] };
}
