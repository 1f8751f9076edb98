/**
 * S3 for the readers and writers of one map run. It is called under the resource names that these have, so that mocks of
 * them apply. Everything but the body of an object passes through JSON.
 */
import { isObject, type S3Call } from '../../dsl/distributed-map/index.ts';
import type { WithClockFree } from '../clock-hold.ts';
import type { MapRunStart } from '../interpreter/events.ts';
import type { TaskDispatch } from '../task-dispatch.ts';

/** The calls of one run. */
export function s3Calls(
  start: MapRunStart,
  perform: TaskDispatch['perform'],
  signal: AbortSignal,
  free: WithClockFree,
): S3Call {
  return async (operation, parameters) => {
    const { thread, name: state, view } = start;
    const resource = `arn:aws:states:::s3:${operation}`;
    const attempt = { thread, state, retryCount: 0, resource, arguments: parameters, context: view.context };
    const answer = await perform({ operation: start.operation, ...attempt }, signal, free);
    if (operation === 'getObject') return isObject(answer) ? answer : {};
    return JSON.parse(JSON.stringify(answer ?? null));
  };
}
