/**
 * A Task's attempts: calling with the evaluated arguments, the timers of its timeout and heartbeat, and what each report
 * of the call means. Functions, activities and integrations differ only in their history events.
 */

import type { Json, TaskState } from '../../../asl/index.ts';
import type { Moments } from '../data.ts';
import { engineFault } from '../engine-fault.ts';
import { type Failure, timeoutFailure } from '../failure.ts';
import { payloadFailure } from '../payload.ts';
import { parseResource, type TaskResource } from '../resource.ts';
import type { OperationId, TaskPhase, Thread, ThreadId } from '../snapshot.ts';
import { cancel, newOperation, patch, record, type Step, startTimer, stateOf, threadOf, viewOf } from '../step.ts';
import { askResult } from './leave.ts';

type TaskArguments = Moments['arguments']['answer'];

/** Makes the call. */
export function startTask(
  step: Step,
  id: ThreadId,
  state: TaskState,
  call: TaskArguments,
  token: string | undefined,
): void {
  const resource = parseResource(state.Resource);
  recordScheduled(step, id, resource, call);
  if (resource.kind !== 'activity') recordStarted(step, id, resource);
  const operation = newOperation(step);
  const timeout = call.timeoutSeconds === undefined ? undefined : startTimer(step, id, call.timeoutSeconds);
  const heartbeat =
    call.heartbeatSeconds === undefined
      ? undefined
      : { timer: startTimer(step, id, call.heartbeatSeconds), seconds: call.heartbeatSeconds };
  const thread = threadOf(step, id);
  const { context } = viewOf(step, thread, token);
  patch(step, id, {
    phase: {
      kind: 'task',
      operation,
      resource: state.Resource,
      ...(timeout === undefined ? {} : { timeout }),
      ...(heartbeat === undefined ? {} : { heartbeat }),
    },
  });
  step.actions.push({
    type: 'startTask',
    operation,
    thread: id,
    state: thread.state,
    retryCount: thread.retryCount,
    resource: state.Resource,
    arguments: call.arguments,
    context,
    ...(token === undefined ? {} : { token }),
    ...(call.roleArn === undefined ? {} : { roleArn: call.roleArn }),
    ...(call.timeoutSeconds === undefined ? {} : { timeoutSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds === undefined ? {} : { heartbeatSeconds: call.heartbeatSeconds }),
  });
}

/** A worker took an activity's task. */
export function activityStarted(step: Step, thread: Thread, workerName: string | undefined): void {
  record(step, thread.id, 'ActivityStarted', workerName === undefined ? {} : { workerName });
}

/** The request was accepted; the task goes on until its job is done or its token comes back. */
export function taskSubmitted(step: Step, thread: Thread, phase: TaskPhase, output: Json): void {
  const resource = parseResource(phase.resource);
  if (resource.kind === 'integration') record(step, thread.id, 'TaskSubmitted', { ...namesOf(resource), output });
}

/** A sign of life: the heartbeat's time starts again. */
export function taskHeartbeat(step: Step, thread: Thread, phase: TaskPhase): void {
  if (phase.heartbeat === undefined) return;
  cancel(step, phase.heartbeat.timer);
  const { seconds } = phase.heartbeat;
  patch(step, thread.id, { phase: { ...phase, heartbeat: { timer: startTimer(step, thread.id, seconds), seconds } } });
}

/** The call gave a result. */
export function taskSucceeded(step: Step, thread: Thread, phase: TaskPhase, output: Json): void {
  endAttempt(step, phase);
  const resource = parseResource(phase.resource);
  const failure = payloadFailure(output, resource.kind === 'integration' ? resource.service : resource.arn);
  if (failure !== undefined) {
    recordFailed(step, thread.id, resource, failure);
    step.todo.push({ kind: 'fail', thread: thread.id, failure });
    return;
  }
  if (resource.kind === 'integration') record(step, thread.id, 'TaskSucceeded', { ...namesOf(resource), output });
  else
    record(step, thread.id, resource.kind === 'function' ? 'LambdaFunctionSucceeded' : 'ActivitySucceeded', { output });
  askResult(step, thread.id, output);
}

/** The call failed. */
export function taskFailed(step: Step, thread: Thread, phase: TaskPhase, failure: Failure): void {
  endAttempt(step, phase);
  recordFailed(step, thread.id, parseResource(phase.resource), failure);
  step.todo.push({ kind: 'fail', thread: thread.id, failure });
}

/** The timeout or the heartbeat ran out. */
export function taskTimedOut(step: Step, thread: Thread, phase: TaskPhase, timer: OperationId): void {
  if (timer !== phase.timeout && timer !== phase.heartbeat?.timer) return;
  endAttempt(step, phase);
  cancel(step, phase.operation);
  const resource = parseResource(phase.resource);
  const failure = timeoutFailure(timer !== phase.timeout);
  const error = { error: 'States.Timeout' };
  if (resource.kind === 'integration') record(step, thread.id, 'TaskTimedOut', { ...namesOf(resource), ...error });
  else record(step, thread.id, resource.kind === 'function' ? 'LambdaFunctionTimedOut' : 'ActivityTimedOut', error);
  step.todo.push({ kind: 'fail', thread: thread.id, failure });
}

function endAttempt(step: Step, phase: TaskPhase): void {
  cancel(step, phase.timeout);
  cancel(step, phase.heartbeat?.timer);
}

function recordScheduled(step: Step, id: ThreadId, resource: TaskResource, call: TaskArguments): void {
  const limits = {
    ...(call.timeoutSeconds === undefined ? {} : { timeoutInSeconds: call.timeoutSeconds }),
    ...(call.heartbeatSeconds === undefined ? {} : { heartbeatInSeconds: call.heartbeatSeconds }),
    ...(call.roleArn === undefined ? {} : { taskCredentials: { roleArn: call.roleArn } }),
  };
  switch (resource.kind) {
    case 'integration': {
      const { region } = step.snapshot.execution;
      record(step, id, 'TaskScheduled', { ...namesOf(resource), region, parameters: call.arguments, ...limits });
      return;
    }
    case 'function':
      record(step, id, 'LambdaFunctionScheduled', { resource: resource.arn, input: call.arguments, ...limits });
      return;
    case 'activity':
      record(step, id, 'ActivityScheduled', { resource: resource.arn, input: call.arguments, ...limits });
  }
}

function recordStarted(step: Step, id: ThreadId, resource: TaskResource): void {
  if (resource.kind === 'integration') record(step, id, 'TaskStarted', namesOf(resource));
  else record(step, id, 'LambdaFunctionStarted', {});
}

function recordFailed(step: Step, id: ThreadId, resource: TaskResource, failure: Failure): void {
  const { error, cause } = failure;
  const details = { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
  if (resource.kind === 'integration') record(step, id, 'TaskFailed', { ...namesOf(resource), ...details });
  else record(step, id, resource.kind === 'function' ? 'LambdaFunctionFailed' : 'ActivityFailed', details);
}

function namesOf(resource: Extract<TaskResource, { kind: 'integration' }>): { resourceType: string; resource: string } {
  return { resourceType: resource.service, resource: resource.action };
}

/** Narrowing for callers that know the state must be a Task. */
export function taskStateOf(step: Step, thread: Thread): TaskState {
  const state = stateOf(step, thread);
  if (state.Type !== 'Task') throw engineFault(`${thread.state} is not a Task`);
  return state;
}
