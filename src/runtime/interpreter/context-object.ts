/**
 * The context object, `$states.context`. `RetryCount` exists only in states that can retry, `Task.Token` only in tasks that
 * can be completed through one, `Map.Item` in a Map's item selection and inside its iterations.
 */
import type { JsonObject, StateType } from '../../asl/index.ts';
import type { ExecutionIdentity, Thread } from './snapshot.ts';

/** The context object of a thread's current state. */
export function contextOf(execution: ExecutionIdentity, thread: Thread, type: StateType, token?: string): JsonObject {
  const retries = type === 'Task' || type === 'Parallel' || type === 'Map';
  const mapItem = thread.mapItem ?? execution.mapItem;
  return {
    Execution: {
      Id: execution.arn,
      Input: execution.input,
      StartTime: timestamp(execution.startTime),
      Name: execution.name,
      RoleArn: execution.roleArn,
      ...(execution.synchronous ? {} : { RedriveCount: execution.redrives?.count ?? 0 }),
      ...(execution.redrives === undefined ? {} : { RedriveTime: timestamp(execution.redrives.time) }),
    },
    StateMachine: { Id: execution.stateMachineArn, Name: execution.stateMachineName },
    State: {
      Name: thread.state,
      EnteredTime: timestamp(thread.enteredTime),
      ...(retries ? { RetryCount: thread.retryCount } : {}),
    },
    ...(mapItem === undefined ? {} : { Map: { Item: mapItem } }),
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}

/** A time as the context object writes it. */
export function timestamp(milliseconds: number): string {
  const known = written.get(milliseconds);
  if (known !== undefined) return known;
  const text = new Date(milliseconds).toISOString();
  if (written.size >= MOST_WRITTEN) written.clear();
  written.set(milliseconds, text);
  return text;
}

/** Every evaluation of a state, and all states of an instant, show the same few times. */
const written = new Map<number, string>();
const MOST_WRITTEN = 1000;
