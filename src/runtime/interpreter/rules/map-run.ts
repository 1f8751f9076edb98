/**
 * A Distributed Map: its children are executions of their own, run by the driver; the machine sees the run as one operation
 * that starts, succeeds or fails.
 */
import type { Json } from '../../../asl/index.ts';
import type { MapRunPlan } from '../data.ts';
import type { Failure } from '../failure.ts';
import type { Thread, ThreadId } from '../snapshot.ts';
import { newOperation, patch, record, type Step, threadOf, viewOf } from '../step.ts';
import { askResult } from './leave.ts';

/** Hands the plan to the driver. */
export function startMapRun(step: Step, id: ThreadId, plan: MapRunPlan): void {
  // With an ItemReader nothing has been read yet, and Step Functions records a length of 0.
  record(step, id, 'MapStateStarted', { length: plan.items?.length ?? 0 });
  const operation = newOperation(step);
  patch(step, id, { phase: { kind: 'mapRun', operation } });
  const thread = threadOf(step, id);
  step.actions.push({
    type: 'startMapRun',
    operation,
    thread: id,
    state: thread.state,
    plan,
    view: viewOf(step, thread),
  });
}

/** The run has an identity. */
export function mapRunStarted(step: Step, thread: Thread, mapRunArn: string): void {
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
