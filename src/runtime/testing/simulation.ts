/**
 * What came of a run, as tests look at it.
 */
import type { ExecutionResult } from '../execution.ts';
import type { Substitutions } from '../load-definition.ts';
import type { LocalRuntime } from '../local-runtime.ts';
import type { TraceCall } from '../trace.ts';
import { callsTo } from './calls.ts';
import { retriesAmong, type TraceViews, viewsOf } from './trace-views.ts';

/** What came of a simulation. A native run has calls and no states: its history is empty. */
export interface Simulation<O> extends Omit<ExecutionResult, 'output'>, TraceViews {
  /** Of a successful execution. */
  readonly output?: O;
  /** Seconds that the execution took; virtual ones, except on AWS. */
  readonly seconds: number;
  /** The calls of a state, by its name, of a resource, by its ARN, or of a stub, in order. */
  readonly calls: (target: string | object) => readonly TraceCall[];
  /** How often such calls were tried again. */
  readonly retries: (target: string | object) => number;
  /** The runtime, for its queues, topics and buses; only of a local run. */
  readonly runtime: LocalRuntime;
}

/** What a run gives; a local one its runtime too. */
export interface TestRun {
  readonly result: ExecutionResult;
  readonly runtime: LocalRuntime;
}

/** A run as tests look at it. */
export function simulationOf<O>(
  { result: { output, ...result }, runtime }: TestRun,
  substitutions: Substitutions = {},
): Simulation<O> {
  const calls = (target: string | object): readonly TraceCall[] => callsTo(result.trace, target, substitutions);
  return {
    ...result,
    // The compiler's types say what the machine outputs.
    ...(output === undefined ? {} : { output: output as O }),
    seconds: (result.stopTime - result.startTime) / 1000,
    ...viewsOf(result.trace),
    calls,
    retries: (target) => retriesAmong(result.trace, calls(target)),
    runtime,
  };
}
