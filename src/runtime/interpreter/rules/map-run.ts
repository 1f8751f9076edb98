/**
 * A Distributed Map: its children are executions of their own, run by the driver; the machine sees the run as one operation
 * that starts, succeeds or fails.
 */

import { isDistributedMap, type Json } from '../../../asl/index.ts';
import type { MapRunPlan } from '../data.ts';
import { engineFault } from '../engine-fault.ts';
import type { Failure } from '../failure.ts';
import type { MapRunPhase, Thread, ThreadId } from '../snapshot.ts';
import { newOperation, patch, record, type Step, stateOf, threadOf, viewOf } from '../step.ts';
import { askResult } from './leave.ts';

/** Hands the plan to the driver. */
export function startMapRun(step: Step, id: ThreadId, plan: MapRunPlan): void {
  // With an ItemReader nothing has been read yet, and Step Functions records a length of 0.
  record(step, id, 'MapStateStarted', { length: plan.items?.length ?? 0 });
  const thread = threadOf(step, id);
  const problem = toleranceProblem(plan);
  if (problem !== undefined) {
    const cause = `An error occurred while executing the state '${thread.state}' (entered at the event id #${thread.enteredEvent}). ${problem}`;
    step.todo.push({ kind: 'fail', thread: id, failure: { error: 'States.Runtime', cause } });
    return;
  }
  run(step, id, { kind: 'mapRun', operation: newOperation(step), plan, redrives: 0 });
}

/** Goes on with a run after the execution was redriven: what succeeded in it stays. */
export function redriveMapRun(step: Step, id: ThreadId, phase: MapRunPhase, mapRunArn: string): void {
  const redrives = phase.redrives + 1;
  record(step, id, 'MapRunRedriven', { mapRunArn, redriveCount: redrives });
  run(step, id, { ...phase, operation: newOperation(step), redrives });
}

function run(step: Step, id: ThreadId, phase: MapRunPhase): void {
  patch(step, id, { phase });
  const thread = threadOf(step, id);
  const state = stateOf(step, thread);
  if (state.Type !== 'Map' || !isDistributedMap(state)) throw engineFault(`${thread.state} is no Distributed Map`);
  const { operation, plan, mapRunArn, redrives } = phase;
  step.actions.push({
    type: 'startMapRun',
    operation,
    thread: id,
    name: thread.state,
    state,
    plan,
    view: viewOf(step, thread),
    ...(mapRunArn === undefined ? {} : { run: { mapRunArn, redrives } }),
  });
}

function toleranceProblem({
  problem,
  toleratedFailureCount: count,
  toleratedFailurePercentage: percentage,
}: MapRunPlan): string | undefined {
  if (problem !== undefined) return problem;
  if (count !== undefined && count < 0) return 'ToleratedFailureCount cannot be negative.';
  if (percentage !== undefined && (percentage < 0 || percentage > 100))
    return 'ToleratedFailurePercentage must be between 0 and 100.';
  return undefined;
}

/** The run has an identity. */
export function mapRunStarted(step: Step, thread: Thread, phase: MapRunPhase, mapRunArn: string): void {
  patch(step, thread.id, { phase: { ...phase, mapRunArn } });
  record(step, thread.id, 'MapRunStarted', { mapRunArn });
}

/** Every child is done, with no more failures than tolerated. */
export function mapRunSucceeded(step: Step, thread: Thread, output: Json): void {
  record(step, thread.id, 'MapRunSucceeded', {});
  record(step, thread.id, 'MapStateSucceeded', {}, { keepLast: true });
  askResult(step, thread.id, output);
}

/** The run failed. */
export function mapRunFailed(step: Step, thread: Thread, failure: Failure, started: boolean): void {
  if (started) {
    const { error, cause } = failure;
    record(step, thread.id, 'MapRunFailed', {
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
  }
  step.todo.push({ kind: 'fail', thread: thread.id, failure });
}
