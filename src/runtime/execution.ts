/**
 * An execution in the runtime: the driver's run together with its history and trace, and the result that callers get.
 */
import type { Json, StateMachine } from '../asl/index.ts';
import type { Clock } from './clock.ts';
import type { HistoryEvent } from './history.ts';
import type { DataLayer } from './interpreter/data.ts';
import { type DriverHost, drive } from './interpreter/driver.ts';
import type { EngineEvent } from './interpreter/events.ts';
import { parseResource } from './interpreter/resource.ts';
import type { ExecutionIdentity, Outcome } from './interpreter/snapshot.ts';
import type { Schedule } from './schedule.ts';
import type { TaskDispatch } from './task-dispatch.ts';
import type { TaskTokens } from './task-tokens.ts';
import { createTracer, type TraceStep } from './trace.ts';

/** How an execution ended, with everything that happened in it. */
export interface ExecutionResult {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';
  /** Of a successful execution. */
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly executionArn: string;
  readonly name: string;
  readonly startTime: number;
  readonly stopTime: number;
  /** Billed transitions of a STANDARD execution: states entered and retries. */
  readonly transitions: number;
  readonly history: readonly HistoryEvent[];
  readonly trace: readonly TraceStep[];
}

/** An execution that was started. */
export interface LocalExecution {
  readonly executionArn: string;
  readonly name: string;
  readonly stateMachineArn: string;
  readonly startTime: number;
  readonly input: Json;
  readonly identity: ExecutionIdentity;
  /** Settles when the execution ends, whatever its status; rejects only for faults of the set-up, such as a missing mock. */
  readonly result: Promise<ExecutionResult>;
  /** The result, once there is one. */
  readonly finished: () => ExecutionResult | undefined;
  /** Goes on with an execution that failed, was stopped or timed out, from where it broke off; `result` is a new promise. */
  readonly redrive: () => void;
  /** How often it was redriven, and when last. */
  readonly redrives: () => ExecutionIdentity['redrives'];
  /** The events so far. */
  readonly history: () => readonly HistoryEvent[];
  /** Deletes what is kept of it outside of this process. */
  readonly forget: () => void;
  /** Aborts the execution. */
  readonly stop: (error?: string, cause?: string) => void;
  /** The next token that a task of this execution waits on, optionally of the state of this name. */
  readonly token: (state?: string) => Promise<string>;
}

/** What executions share. */
export interface ExecutionServices {
  readonly clock: Clock;
  readonly data: DataLayer;
  readonly dispatch: TaskDispatch;
  readonly tokens: TaskTokens;
  readonly runMap: (identity: ExecutionIdentity) => DriverHost['runMap'];
  readonly seed: number;
  readonly schedule: Schedule;
  /** Told of faults of the engine, which then fail their execution; without, they reject its result. */
  readonly report?: ((fault: unknown) => void) | undefined;
}

/** What makes an execution outlive its process. */
export interface Persistence {
  /** The events so far; none for a new execution. */
  readonly past: readonly EngineEvent[];
  /** Seed of this execution's randomness, whatever that of the runtime is now. */
  readonly seed: number;
  readonly journal: (event: EngineEvent) => void;
  /** Nobody will ask for the execution again. */
  readonly forget?: () => void;
}

/** Starts an execution. */
export function startExecution(
  machine: StateMachine,
  identity: ExecutionIdentity,
  services: ExecutionServices,
  persistence?: Persistence,
): LocalExecution {
  const { clock, tokens } = services;
  const history: HistoryEvent[] = [];
  const tracer = createTracer();
  let finished: ExecutionResult | undefined;

  const host: DriverHost = {
    clock,
    data: services.data,
    seed: persistence?.seed ?? services.seed,
    schedule: services.schedule,
    call: async (attempt, reports, signal, free) => {
      const { token, state, resource } = attempt;
      if (token === undefined) return services.dispatch.call(attempt, reports, signal, free);
      tokens.issue({ token, state, resource, executionArn: identity.arn }, reports);
      signal.addEventListener('abort', () => tokens.revoke(token), { once: true });
      const waits = attempt.accepted !== undefined && parseResource(resource);
      // Nobody but the holder of the token can say what becomes of it.
      if (waits && (waits.kind === 'activity' || (waits.kind === 'integration' && waits.pattern === 'token'))) {
        tokens.offer(token);
        return { kind: 'pending' };
      }
      const end = await services.dispatch.call(attempt, reports, signal, free);
      if (end.kind === 'pending') tokens.offer(token);
      else tokens.revoke(token);
      return end;
    },
    runMap: services.runMap(identity),
    record: (event, thread) => {
      history.push(event);
      tracer.add(event, thread);
    },
    ...(persistence === undefined ? {} : { journal: persistence.journal }),
  };

  const running = drive(machine, identity, host, persistence?.past);
  const finish = (outcome: Outcome): ExecutionResult => {
    finished = {
      ...outcome,
      executionArn: identity.arn,
      name: identity.name,
      startTime: identity.startTime,
      stopTime: history.at(-1)?.timestamp ?? clock.now(),
      transitions: running.snapshot().transitions,
      history,
      trace: tracer.steps(),
    };
    return finished;
  };
  const broken = (fault: unknown): ExecutionResult => {
    if (services.report === undefined) throw fault;
    services.report(fault);
    return finish({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: `The local engine is at fault: ${String(fault)}`,
    });
  };
  const follow = (): Promise<ExecutionResult> => {
    const next = running.outcome().then(finish, broken);
    // Whoever started the execution may look at the result much later, or never.
    next.catch(() => undefined);
    return next;
  };
  let result = follow();
  return {
    executionArn: identity.arn,
    name: identity.name,
    stateMachineArn: identity.stateMachineArn,
    startTime: identity.startTime,
    input: identity.input,
    identity,
    get result() {
      return result;
    },
    finished: () => finished,
    redrive: () => {
      finished = undefined;
      running.redrive();
      result = follow();
    },
    redrives: () => running.snapshot().execution.redrives,
    history: () => history,
    forget: () => persistence?.forget?.(),
    stop: running.stop,
    token: (state) =>
      tokens.next((issued) => issued.executionArn === identity.arn && (state === undefined || issued.state === state)),
  };
}
