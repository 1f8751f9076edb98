/**
 * The pure core of the engine: `transition` takes the state of an execution and something that happened and gives the next
 * state and what to do about it. No clock, no randomness, no I/O; the driver performs the actions and reports back.
 */
import { MAXIMUM_HISTORY_EVENTS, type StateMachine } from '../../asl/index.ts';
import type { Action, EngineEvent } from './events.ts';
import { failureOf } from './failure.ts';
import { answered } from './rules/answer.ts';
import { endThread } from './rules/end.ts';
import { attemptState, enterState } from './rules/enter.ts';
import { breakOff, failState } from './rules/fail.ts';
import { leaveState } from './rules/leave.ts';
import { happened } from './rules/operation.ts';
import { redriveExecution } from './rules/redrive.ts';
import type { ExecutionIdentity, Snapshot } from './snapshot.ts';
import { addThread, endOfExecution, finish, record, type Step, startDeadline, type Todo } from './step.ts';

/** The next snapshot and what the driver has to do. */
export interface Transition {
  readonly snapshot: Snapshot;
  readonly actions: readonly Action[];
}

/** The id of an execution's first thread. */
const MAIN = 0;

/** Starts an execution. */
export function begin(machine: StateMachine, execution: ExecutionIdentity, seed: number): Transition {
  const step: Step = {
    machine,
    time: execution.startTime,
    actions: [],
    todo: [],
    full: false,
    own: new Set(),
    snapshot: {
      execution,
      threads: {},
      nextThread: MAIN,
      nextOperation: 1,
      lastEvent: 0,
      randomState: seed,
      transitions: 0,
    },
  };
  addThread(step, { graph: [], variables: {}, lastEvent: 0, input: execution.input });
  record(step, MAIN, 'ExecutionStarted', { input: execution.input }, { keepLast: true });
  startDeadline(step, MAIN);
  step.todo.push({ kind: 'enter', thread: MAIN, state: machine.StartAt, input: execution.input });
  return settle(step);
}

/** What follows from an event. An event of an operation that is no longer under way changes nothing. */
export function transition(machine: StateMachine, snapshot: Snapshot, event: EngineEvent): Transition {
  const ended = snapshot.outcome !== undefined;
  if (ended !== (event.type === 'redriven')) return { snapshot, actions: [] };
  const step: Step = { machine, time: event.time, actions: [], todo: [], own: new Set(), full: false, snapshot };
  if (event.type === 'redriven') redriveExecution(step, MAIN);
  else if (event.type === 'stopped') {
    const { error, cause } = failureOf(event.error, event.cause);
    const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    record(step, MAIN, 'ExecutionAborted', details, { after: 0 });
    finish(step, { status: 'ABORTED', ...details });
  } else if (isTimeUp(snapshot, event)) {
    record(step, MAIN, 'ExecutionTimedOut', { error: 'States.Timeout' }, { after: 0 });
    finish(step, { status: 'TIMED_OUT' });
  } else if (snapshot.threads[event.thread] !== undefined) {
    if (event.type === 'evaluated') answered(step, event.thread, event.operation, event.answer);
    else happened(step, event);
  }
  const next = settle(step);
  const failed = next.snapshot.outcome !== undefined && next.snapshot.outcome.status !== 'SUCCEEDED';
  if (!failed) return next;
  const threads = event.type === 'redriven' ? next.snapshot.threads : snapshot.threads;
  return { ...next, snapshot: { ...next.snapshot, threads } };
}

/** Whether the time of the machine, or that of any execution, is over. */
function isTimeUp({ deadline, execution }: Snapshot, event: EngineEvent): boolean {
  return (event.type === 'timerFired' && event.operation === deadline) || event.time >= endOfExecution(execution);
}

/** Works off what the rules left to do. */
function settle(step: Step): Transition {
  for (let todo = step.todo.shift(); todo !== undefined; todo = step.todo.shift()) {
    // A thread that was aborted while its work was waiting has nothing left to do.
    if (step.snapshot.threads[todo.thread] !== undefined) work(step, todo);
  }
  if (step.full && step.snapshot.outcome === undefined) endByHistory(step);
  return { snapshot: step.snapshot, actions: step.actions };
}

function work(step: Step, todo: Todo): void {
  switch (todo.kind) {
    case 'enter':
      enterState(step, todo.thread, todo.state, todo.input);
      return;
    case 'attempt':
      attemptState(step, todo.thread);
      return;
    case 'leave':
      leaveState(step, todo.thread, todo, todo.next);
      return;
    case 'fail':
      failState(step, todo.thread, todo.failure);
      return;
    case 'end':
      endThread(step, todo.thread, todo.output);
      return;
    case 'breakOff':
      breakOff(step, todo.thread, todo.failure);
      return;
  }
}

function endByHistory(step: Step): void {
  const failure = {
    error: 'States.Runtime',
    cause: `The execution reached the maximum number of history events (${MAXIMUM_HISTORY_EVENTS}).`,
  };
  record(step, MAIN, 'ExecutionFailed', failure);
  finish(step, { status: 'FAILED', ...failure });
}
