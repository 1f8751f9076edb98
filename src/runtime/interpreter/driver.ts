/**
 * Runs an execution: performs the actions of the transition function and feeds it what comes of them, one event at a time.
 * While an evaluation or a call is under way the clock is held, so that virtual time moves only when nothing else does.
 */
import type { Json, StateMachine } from '../../asl/index.ts';
import type { Clock } from '../clock.ts';
import { holdClock, type WithClockFree } from '../clock-hold.ts';
import type { HistoryEvent } from '../history.ts';
import type { Schedule } from '../schedule.ts';
import type { DataLayer } from './data.ts';
import type { Action, EngineEvent, MapRunStart, TaskAttempt } from './events.ts';
import type { Failure } from './failure.ts';
import { resume } from './resume.ts';
import type { ExecutionIdentity, OperationId, Outcome, Snapshot, ThreadId } from './snapshot.ts';
import { type Transition, transition } from './transition.ts';

/** How a call ended, or that its end will come through its token. */
export type TaskEnd =
  | { readonly kind: 'succeeded'; readonly output: Json }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'pending' };

/** Reports about a task attempt while it lasts. They may come at any time; late ones are dropped. */
export interface TaskReports {
  readonly started: (workerName?: string) => void;
  readonly submitted: (output: Json) => void;
  readonly heartbeat: () => void;
  readonly ended: (end: TaskEnd) => void;
}

/** Reports about a map run. */
export interface MapRunReports {
  readonly started: (mapRunArn: string) => void;
}

/** What the driver needs from the runtime. */
export interface DriverHost {
  readonly clock: Clock;
  readonly data: DataLayer;
  readonly seed: number;
  /** Decides when what concurrent work gave is taken note of. */
  readonly schedule: Schedule;
  readonly call: (
    attempt: TaskAttempt,
    reports: TaskReports,
    signal: AbortSignal,
    free: WithClockFree,
  ) => Promise<TaskEnd>;
  readonly runMap: (
    start: MapRunStart,
    reports: MapRunReports,
    signal: AbortSignal,
    free: WithClockFree,
  ) => Promise<TaskEnd>;
  readonly record: (event: HistoryEvent, thread: ThreadId) => void;
  /** Gets every event before anything comes of it; replaying them in order resumes the execution. */
  readonly journal?: (event: EngineEvent) => void;
}

/** An execution under way. */
export interface Running {
  /** Settles when the execution does; rejects only if the engine itself is at fault or the definition is broken. */
  readonly outcome: () => Promise<Outcome>;
  readonly snapshot: () => Snapshot;
  /** Goes on with an execution that failed; `outcome` is a new promise then. */
  readonly redrive: () => void;
  readonly stop: (error?: string, cause?: string) => void;
}

/** Starts an execution, or resumes it after the events of its journal. */
export function drive(
  machine: StateMachine,
  execution: ExecutionIdentity,
  host: DriverHost,
  past: readonly EngineEvent[] = [],
): Running {
  const { clock } = host;
  const underWay = new Map<OperationId, () => void>();
  const queue: EngineEvent[] = [];
  let snapshot: Snapshot;
  let draining = false;
  let settle: { resolve: (outcome: Outcome) => void; reject: (reason: unknown) => void };
  let outcome: Promise<Outcome>;
  const open = (): void => {
    outcome = new Promise((resolve, reject) => {
      settle = { resolve, reject };
    });
  };
  open();

  const close = (): void => {
    for (const stop of [...underWay.values()]) stop();
    underWay.clear();
  };
  const give = (reason: unknown): void => {
    close();
    settle.reject(reason);
  };

  const apply = (step: Transition): void => {
    snapshot = step.snapshot;
    for (const action of step.actions) perform(action);
  };
  const dispatch = (event: EngineEvent): void => {
    queue.push(event);
    if (draining) return;
    draining = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        host.journal?.(next);
        apply(transition(machine, snapshot, next));
      }
    } catch (fault) {
      give(fault);
    } finally {
      draining = false;
    }
  };

  const perform = (action: Action): void => {
    switch (action.type) {
      case 'record':
        host.record(action.event, action.thread);
        return;
      case 'evaluate': {
        const release = clock.hold();
        const { thread, operation } = action;
        underWay.set(operation, release);
        host.data.answer(action.request, action.view).then((answer) => {
          host.schedule(() => {
            dispatch({ type: 'evaluated', time: clock.now(), thread, operation, answer });
            underWay.delete(operation);
            release();
          });
        }, give);
        return;
      }
      case 'startTimer': {
        const { thread, operation } = action;
        const cancel = clock.schedule(action.at, () => {
          underWay.delete(operation);
          dispatch({ type: 'timerFired', time: clock.now(), thread, operation });
        });
        underWay.set(operation, cancel);
        return;
      }
      case 'startTask':
        startTask(action);
        return;
      case 'startMapRun':
        startMapRun(action);
        return;
      case 'cancel':
        underWay.get(action.operation)?.();
        underWay.delete(action.operation);
        return;
      case 'finish':
        close();
        settle.resolve(action.outcome);
    }
  };

  /** Runs something that holds the clock until it is done, called off, or free to wait. */
  const during = (operation: OperationId, work: (signal: AbortSignal, free: WithClockFree) => Promise<void>): void => {
    const controller = new AbortController();
    const hold = holdClock(clock);
    underWay.set(operation, () => {
      hold.end();
      controller.abort();
    });
    work(controller.signal, hold.free).then(hold.end, give);
  };

  const startTask = (attempt: TaskAttempt): void => {
    const { thread, operation } = attempt;
    let calling = true;
    const report = (
      event:
        | { type: 'taskStarted'; workerName?: string }
        | { type: 'taskSubmitted'; output: Json }
        | { type: 'taskHeartbeat' },
    ): void => dispatch({ ...event, time: clock.now(), thread, operation });
    const ended = (end: TaskEnd): void => {
      // A pending task stays under way: its abort has to be noticed by whoever holds its token.
      if (end.kind === 'pending') return;
      const at = { time: clock.now(), thread, operation };
      if (end.kind === 'succeeded') dispatch({ type: 'taskSucceeded', output: end.output, ...at });
      else dispatch({ type: 'taskFailed', failure: end.failure, ...at });
      const abort = underWay.get(operation);
      underWay.delete(operation);
      // Its token brought the result while the call itself still goes on.
      if (calling) abort?.();
    };
    const reports: TaskReports = {
      started: (workerName) =>
        report(workerName === undefined ? { type: 'taskStarted' } : { type: 'taskStarted', workerName }),
      submitted: (output) => report({ type: 'taskSubmitted', output }),
      heartbeat: () => report({ type: 'taskHeartbeat' }),
      ended,
    };
    during(operation, async (signal, free) => {
      const end = await host.call(attempt, reports, signal, free);
      await new Promise<void>((resolve) => host.schedule(resolve));
      calling = false;
      ended(end);
    });
  };

  const startMapRun = (start: MapRunStart): void => {
    const { thread, operation } = start;
    const at = (): { time: number; thread: ThreadId; operation: OperationId } => ({
      time: clock.now(),
      thread,
      operation,
    });
    let isStarted = start.run !== undefined;
    const started = (mapRunArn: string): void => {
      isStarted = true;
      dispatch({ type: 'mapRunStarted', mapRunArn, ...at() });
    };
    during(operation, async (signal, free) => {
      const end = await host.runMap(start, { started }, signal, free);
      if (end.kind === 'succeeded') dispatch({ type: 'mapRunSucceeded', output: end.output, ...at() });
      else if (end.kind === 'failed')
        dispatch({ type: 'mapRunFailed', failure: end.failure, started: isStarted, ...at() });
    });
  };

  const first = resume(machine, execution, host.seed, past);
  snapshot = first.snapshot;
  try {
    apply(first);
  } catch (fault) {
    give(fault);
  }
  return {
    outcome: () => outcome,
    snapshot: () => snapshot,
    redrive: () => {
      open();
      dispatch({ type: 'redriven', time: clock.now() });
    },
    stop: (error, cause) =>
      dispatch({
        type: 'stopped',
        time: clock.now(),
        ...(error === undefined ? {} : { error }),
        ...(cause === undefined ? {} : { cause }),
      }),
  };
}
