/**
 * What tests ask of a trace: which states were entered, how long was waited, what was tried again. All of it is in order, by
 * the names that the states have.
 */
import type { TraceCall, TraceStep } from '../trace.ts';

/** A call, with the state that made it. */
export interface OrderedCall extends TraceCall {
  readonly state: string;
}

/** Views of a trace. */
export interface TraceViews {
  /** The names of the states that were entered, in order. */
  readonly states: readonly string[];
  /** The seconds that each Wait state took, in order. */
  readonly waits: readonly number[];
  /** Every call, in order of the states that made them; retries are calls of their own. */
  readonly order: readonly OrderedCall[];
}

/** The views of a trace. */
export function viewsOf(trace: readonly TraceStep[]): TraceViews {
  return {
    states: trace.map(({ state }) => state),
    waits: trace
      .filter(({ type, exitedAt }) => type === 'Wait' && exitedAt !== undefined)
      .map(({ enteredAt, exitedAt = enteredAt }) => (exitedAt - enteredAt) / 1000),
    order: trace.flatMap(({ state, calls }) => calls.map((call) => ({ state, ...call }))),
  };
}

/** How often states tried these calls again: all but the first call that a state made each time it was entered. */
export function retriesAmong(trace: readonly TraceStep[], calls: readonly TraceCall[]): number {
  const counted = new Set(calls);
  return trace.reduce((sum, step) => sum + Math.max(0, step.calls.filter((call) => counted.has(call)).length - 1), 0);
}
