/**
 * Activities with workers in this process: a worker is a function that gets the task's input and gives its output.
 */
import type { Json } from '../../asl/index.ts';
import { resourceName } from '../resource-name.ts';
import type { TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';

/** Does an activity's tasks. */
export type ActivityWorker = (
  input: Json,
  task: Pick<TaskRequest, 'token' | 'signal' | 'sleep'>,
) => Json | Promise<Json>;

/** The activities of a runtime. */
export interface ActivityService {
  /** Sets the worker of an activity, by name, ARN or logical id. */
  readonly define: (reference: string, worker: ActivityWorker) => void;
  readonly service: Service;
}

/** No activities yet. */
export function createActivityService(): ActivityService {
  const workers = new Map<string, ActivityWorker>();
  return {
    define: (reference, worker) => {
      workers.set(resourceName(reference), worker);
    },
    service: (resource) => {
      if (resource.kind === 'integration') return undefined;
      const worker = workers.get(resourceName(resource.arn));
      return worker === undefined ? undefined : (request) => worker(request.arguments, request);
    },
  };
}
