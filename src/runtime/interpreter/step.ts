/**
 * One transition in progress. A step starts from a snapshot, replaces it piece by piece with new values and collects the
 * actions; the state types' rules are functions on it. They do not call one another but leave work in `todo`, so that each
 * stays in a file of its own.
 */

import {
  type Json,
  MAXIMUM_EXPRESS_EXECUTION_SECONDS,
  MAXIMUM_HISTORY_EVENTS,
  MAXIMUM_STANDARD_EXECUTION_SECONDS,
  type State,
  type StateGraph,
  type StateMachine,
} from '../../asl/index.ts';
import type { HistoryDetails, HistoryEventType } from '../history.ts';
import { contextOf } from './context-object.ts';
import type { DataRequest, StateResult, StateView } from './data.ts';
import { engineFault } from './engine-fault.ts';
import type { Action } from './events.ts';
import type { Failure } from './failure.ts';
import type { OperationId, Outcome, Purpose, Snapshot, Thread, ThreadId } from './snapshot.ts';

/** Work that one rule leaves to another. */
export type Todo =
  | { readonly kind: 'enter'; readonly thread: ThreadId; readonly state: string; readonly input: Json }
  | { readonly kind: 'attempt'; readonly thread: ThreadId }
  | ({ readonly kind: 'leave'; readonly thread: ThreadId; readonly next: string | undefined } & StateResult)
  | { readonly kind: 'fail'; readonly thread: ThreadId; readonly failure: Failure }
  | { readonly kind: 'end'; readonly thread: ThreadId; readonly output: Json }
  | { readonly kind: 'breakOff'; readonly thread: ThreadId; readonly failure: Failure };

/** A transition under construction. */
export interface Step {
  readonly machine: StateMachine;
  readonly time: number;
  readonly actions: Action[];
  readonly todo: Todo[];
  /** What this step made itself, and may therefore change in place; whatever it was given stays as it is. */
  readonly own: Set<object>;
  snapshot: Snapshot;
  /** The history has room for one more event only, the one that ends the execution. */
  full: boolean;
}

/** A thread that must exist. */
export function threadOf(step: Step, id: ThreadId): Thread {
  const thread = step.snapshot.threads[id];
  if (thread === undefined) throw engineFault(`thread ${id} does not exist`);
  return thread;
}

/** Replaces fields of the snapshot. */
export function edit(step: Step, changes: Partial<Snapshot>): void {
  if (step.own.has(step.snapshot)) Object.assign(step.snapshot, changes);
  else {
    step.snapshot = { ...step.snapshot, ...changes };
    step.own.add(step.snapshot);
  }
}

/** Replaces fields of a thread. */
export function patch(step: Step, id: ThreadId, changes: Partial<Thread>): void {
  const thread = threadOf(step, id);
  if (step.own.has(thread)) Object.assign(thread, changes);
  else putThread(step, { ...thread, ...changes });
}

function putThread(step: Step, thread: Thread): void {
  step.own.add(thread);
  const { threads } = step.snapshot;
  if (step.own.has(threads)) Object.assign(threads, { [thread.id]: thread });
  else {
    const copy = { ...threads, [thread.id]: thread };
    step.own.add(copy);
    edit(step, { threads: copy });
  }
}

/** Adds a thread that has not entered a state yet. */
export function addThread(
  step: Step,
  from: Pick<Thread, 'graph' | 'variables' | 'lastEvent' | 'input'> & Partial<Thread>,
): ThreadId {
  const id = step.snapshot.nextThread;
  const thread: Thread = {
    state: '',
    enteredTime: step.time,
    enteredEvent: 0,
    eventBefore: 0,
    retryCount: 0,
    retrierAttempts: [],
    phase: { kind: 'idle' },
    ...from,
    id,
  };
  edit(step, { nextThread: id + 1 });
  putThread(step, thread);
  return id;
}

/** Removes a thread. */
export function removeThread(step: Step, id: ThreadId): void {
  const { [id]: _, ...threads } = step.snapshot.threads;
  step.own.add(threads);
  edit(step, { threads });
}

/** A number for a new operation. */
export function newOperation(step: Step): OperationId {
  const operation = step.snapshot.nextOperation;
  edit(step, { nextOperation: operation + 1 });
  return operation;
}

/** The states that a thread runs in. */
export function graphOf(machine: StateMachine, thread: Pick<Thread, 'graph'>): StateGraph {
  let graph: StateGraph = machine;
  for (const { state: name, branch } of thread.graph) {
    const state = graph.States[name];
    const inner =
      state?.Type === 'Map'
        ? state.ItemProcessor
        : state?.Type === 'Parallel'
          ? state.Branches[branch ?? 0]
          : undefined;
    if (inner === undefined) throw engineFault(`${name} has no inner states`);
    graph = inner;
  }
  return graph;
}

/** The state that a thread is in. */
export function stateOf(step: Step, thread: Thread): State {
  const graph = graphOf(step.machine, thread);
  const state = Object.hasOwn(graph.States, thread.state) ? graph.States[thread.state] : undefined;
  if (state === undefined) throw engineFault(`The definition has no state ${JSON.stringify(thread.state)}`);
  return state;
}

/** Appends an event; unless told otherwise it follows the thread's last one and becomes it. */
export function record(
  step: Step,
  id: ThreadId,
  type: HistoryEventType,
  details: HistoryDetails,
  placing: { readonly after?: number; readonly keepLast?: boolean } = {},
): number {
  const eventId = step.snapshot.lastEvent + 1;
  if (
    eventId >= MAXIMUM_HISTORY_EVENTS &&
    step.snapshot.execution.type === 'STANDARD' &&
    !type.startsWith('Execution')
  ) {
    step.full = true;
    return step.snapshot.lastEvent;
  }
  const previousEventId = placing.after ?? threadOf(step, id).lastEvent;
  edit(step, { lastEvent: eventId });
  step.actions.push({
    type: 'record',
    thread: id,
    event: { id: eventId, previousEventId, timestamp: step.time, type, ...details },
  });
  if (!placing.keepLast) patch(step, id, { lastEvent: eventId });
  return eventId;
}

/** What the data layer may see of a thread now. */
export function viewOf(step: Step, thread: Thread, token?: string): StateView {
  return {
    input: thread.input,
    variables: thread.variables,
    context: contextOf(step.snapshot.execution, thread, stateOf(step, thread).Type, token),
  };
}

/** Asks the data layer and makes the thread wait for the answer. */
export function evaluate(step: Step, id: ThreadId, purpose: Purpose, request: DataRequest, view: StateView): void {
  const operation = newOperation(step);
  patch(step, id, { phase: { kind: 'evaluating', operation, purpose } });
  step.actions.push({ type: 'evaluate', thread: id, operation, request, view });
}

/** Starts a timer that reports to a thread. */
export function startTimer(step: Step, id: ThreadId, seconds: number): OperationId {
  const operation = newOperation(step);
  const at = Math.min(step.time + seconds * 1000, endOfExecution(step.snapshot.execution));
  step.actions.push({ type: 'startTimer', thread: id, operation, at });
  return operation;
}

/** How long an execution may take. */
const LONGEST_SECONDS = {
  STANDARD: MAXIMUM_STANDARD_EXECUTION_SECONDS,
  EXPRESS: MAXIMUM_EXPRESS_EXECUTION_SECONDS,
} as const;

/** When an execution times out at the latest, in milliseconds since the epoch; a redrive begins its time anew. */
export function endOfExecution({ type, startTime, redrives }: Snapshot['execution']): number {
  return (redrives?.time ?? startTime) + LONGEST_SECONDS[type] * 1000;
}

/** Starts the timer of the whole execution, if it has one. */
export function startDeadline(step: Step, main: ThreadId): void {
  const { machine, snapshot } = step;
  const { type, timed } = snapshot.execution;
  // Where the clock jumps, the year of a STANDARD execution has no timer of its own: other timers end with it, and a clock on
  // which nothing happens but the answer to a token that is still to come must not jump there.
  const longest = type === 'EXPRESS' || timed === true ? LONGEST_SECONDS[type] : undefined;
  const { TimeoutSeconds: limit = longest } = machine;
  if (limit === undefined) return;
  const deadline = startTimer(step, main, limit);
  edit(step, { deadline });
}

/** Calls off an operation. */
export function cancel(step: Step, operation: OperationId | undefined): void {
  if (operation !== undefined) step.actions.push({ type: 'cancel', operation });
}

/** Ends the execution: nothing that is still under way matters any more. */
export function finish(step: Step, outcome: Outcome): void {
  step.todo.length = 0;
  edit(step, { outcome });
  step.actions.push({ type: 'finish', outcome });
}
