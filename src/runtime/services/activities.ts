/**
 * Activities. A worker in this process is a function that gets the task's input and gives its output; the tasks of an
 * activity without one wait in a queue until somebody polls for them, as GetActivityTask does.
 */
import type { Json } from '../../asl/index.ts';
import { resourceName } from '../resource-name.ts';
import { submitted, type TaskRequest } from '../task-connector.ts';
import type { Service } from '../task-dispatch.ts';

/** Does an activity's tasks. */
export type ActivityWorker = (
  input: Json,
  task: Pick<TaskRequest, 'token' | 'signal' | 'sleep'>,
) => Json | Promise<Json>;

/** A task that a worker has taken. */
export interface ActivityTask {
  readonly taskToken: string;
  readonly input: Json;
}

/** The activities of a runtime. */
export interface ActivityService {
  /** Sets the worker of an activity, by name, ARN or logical id; without one, its tasks are polled for. */
  readonly define: (reference: string, worker: ActivityWorker | undefined) => void;
  readonly remove: (reference: string) => void;
  /** The next task of an activity; waits for one until the signal aborts. */
  readonly poll: (
    reference: string,
    workerName: string | undefined,
    signal?: AbortSignal,
  ) => Promise<ActivityTask | undefined>;
  readonly service: Service;
}

interface Waiter {
  readonly workerName: string | undefined;
  readonly give: (task: ActivityTask) => void;
}

interface Queue {
  readonly tasks: Set<TaskRequest>;
  readonly waiters: Set<Waiter>;
}

/** No activities yet. */
export function createActivityService(): ActivityService {
  const workers = new Map<string, ActivityWorker>();
  const queues = new Map<string, Queue>();

  const queueOf = (name: string): Queue => {
    const queue = queues.get(name) ?? { tasks: new Set(), waiters: new Set() };
    queues.set(name, queue);
    return queue;
  };

  return {
    define: (reference, worker) => {
      const name = resourceName(reference);
      if (worker === undefined) queueOf(name);
      else workers.set(name, worker);
    },
    remove: (reference) => {
      workers.delete(resourceName(reference));
      queues.delete(resourceName(reference));
    },
    poll: (reference, workerName, signal) => {
      const { tasks, waiters } = queueOf(resourceName(reference));
      for (const task of tasks) {
        tasks.delete(task);
        return Promise.resolve(taken(task, workerName));
      }
      return new Promise((resolve) => {
        const waiter: Waiter = { workerName, give: resolve };
        waiters.add(waiter);
        const giveUp = (): void => {
          waiters.delete(waiter);
          resolve(undefined);
        };
        if (signal?.aborted) giveUp();
        else signal?.addEventListener('abort', giveUp, { once: true });
      });
    },
    service: (resource) => {
      if (resource.kind === 'integration') return undefined;
      const name = resourceName(resource.arn);
      const worker = workers.get(name);
      if (worker !== undefined) {
        return (request) => {
          request.started('local');
          return worker(request.arguments, request);
        };
      }
      const queue = resource.kind === 'activity' ? queues.get(name) : undefined;
      return queue === undefined ? undefined : (request) => enqueue(queue, request);
    },
  };
}

/** Gives the task to a worker that waits, or keeps it until one comes or nobody waits for it any more. */
function enqueue({ tasks, waiters }: Queue, request: TaskRequest): unknown {
  for (const waiter of waiters) {
    waiters.delete(waiter);
    waiter.give(taken(request, waiter.workerName));
    return submitted();
  }
  tasks.add(request);
  request.signal.addEventListener('abort', () => tasks.delete(request), { once: true });
  return submitted();
}

function taken(request: TaskRequest, workerName: string | undefined): ActivityTask {
  request.started(workerName);
  return { taskToken: request.token ?? '', input: request.arguments };
}
