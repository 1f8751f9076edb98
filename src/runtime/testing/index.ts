/**
 * Tests of workflows: `simulate` runs a workflow in virtual time, `mock` stands in for what it calls, `replay` runs a recorded
 * execution again, `createCoverage` collects the lines that were reached.
 */

export { type Clock, realClock, type VirtualClock, virtualClock } from '../clock.ts';
export { submitted, TaskError } from '../task-connector.ts';
export { formatFailure, formatTrace, type TraceFormat } from '../trace-text/format-trace.ts';
export { type Coverage, createCoverage } from './coverage.ts';
export { type Mock, mock, type TypedMock } from './mock.ts';
export { type RecordedEvent, readHistory } from './read-history.ts';
export { type Replay, replay } from './replay.ts';
export { type AwsTarget, type SimulateOptions, simulate } from './simulate.ts';
export type { Simulation } from './simulation.ts';
export type { OrderedCall, TraceViews } from './trace-views.ts';
