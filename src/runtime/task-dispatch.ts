/**
 * Finds who performs a task attempt and turns what comes of it into a task's end. Mocks come first, by state name, then by
 * resource; then the services of the runtime.
 */

import type { Json } from '../asl/index.ts';
import { UsageError } from '../dsl/index.ts';
import type { Clock } from './clock.ts';
import type { WithClockFree } from './clock-hold.ts';
import type { TaskEnd, TaskReports } from './interpreter/driver.ts';
import type { TaskAttempt } from './interpreter/events.ts';
import { failureOf } from './interpreter/failure.ts';
import { parseResource, type TaskResource } from './interpreter/resource.ts';
import { type TaskConnector, TaskError, type TaskRequest, TaskSubmission } from './task-connector.ts';

/** A service: the connector for a resource that is its own. */
export type Service = (resource: TaskResource) => TaskConnector | undefined;

/** Stands in for services where its rule fits the attempt. */
export interface TaskMock {
  readonly fits: (attempt: TaskAttempt) => boolean;
  readonly connector: TaskConnector;
}

/** What stands in for services: by state name or resource, and by rules that see the whole attempt. */
export interface TaskMocks {
  readonly named: ReadonlyMap<string, TaskConnector>;
  readonly rules: readonly TaskMock[];
}

/** Performs attempts. */
export interface TaskDispatch {
  readonly call: (
    attempt: TaskAttempt,
    reports: TaskReports,
    signal: AbortSignal,
    free: WithClockFree,
  ) => Promise<TaskEnd>;
  /**
   * Performs a call that is not a Task state's own, such as an item reader's, and gives the answer as it is; rejects with
   * what it failed with.
   */
  readonly perform: (attempt: TaskAttempt, signal: AbortSignal, free: WithClockFree) => Promise<unknown>;
}

const NO_REPORTS: TaskReports = {
  started: () => undefined,
  submitted: () => undefined,
  heartbeat: () => undefined,
  ended: () => undefined,
};

/** A dispatch over mocks and services. Faults of the set-up reject, or fail their task. */
export function createTaskDispatch(
  clock: Clock,
  mocks: TaskMocks,
  services: readonly Service[],
  faults: 'reject' | 'fail' = 'reject',
): TaskDispatch {
  return {
    call: async (attempt, reports, signal, free) => {
      const request = requestOf(attempt, clock, reports, signal, free);
      if (mockFor(attempt, mocks) !== undefined && parseResource(attempt.resource).kind === 'activity')
        request.started('local');
      try {
        const answer = await connectorFor(attempt, mocks, services)(request);
        if (!(answer instanceof TaskSubmission)) return { kind: 'succeeded', output: asJson(answer) };
        reports.submitted(asJson(answer.response));
        return { kind: 'pending' };
      } catch (thrown) {
        if (thrown instanceof UsageError) {
          if (faults === 'reject') throw thrown;
          return { kind: 'failed', failure: failureOf('States.Runtime', thrown.message) };
        }
        const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
        return { kind: 'failed', failure: failureOf(name, message) };
      }
    },
    perform: async (attempt, signal, free) => {
      try {
        const connector = connectorFor(attempt, mocks, services);
        const answer = await connector(requestOf(attempt, clock, NO_REPORTS, signal, free));
        return answer instanceof TaskSubmission ? answer.response : answer;
      } catch (thrown) {
        if (faults === 'reject' || !(thrown instanceof UsageError)) throw thrown;
        throw new TaskError('States.Runtime', thrown.message);
      }
    },
  };
}

function connectorFor(attempt: TaskAttempt, mocks: TaskMocks, services: readonly Service[]): TaskConnector {
  const mock = mockFor(attempt, mocks);
  if (mock !== undefined) return mock;
  const resource = parseResource(attempt.resource);
  for (const service of services) {
    const connector = service(resource);
    if (connector !== undefined) return connector;
  }
  throw new UsageError(
    'STEP8201',
    `The local runtime has nothing that performs ${attempt.resource} (state ${JSON.stringify(attempt.state)}), called with ${shown(attempt.arguments)}.`,
    `Give it a mock: runtime.mock(${JSON.stringify(attempt.state)}, async ({ arguments: call }) => …), or mock the resource by its ARN.`,
  );
}

const SHOWN = 300;

function shown(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function mockFor(attempt: TaskAttempt, { named, rules }: TaskMocks): TaskConnector | undefined {
  const { state, resource } = attempt;
  return named.get(state) ?? rules.find(({ fits }) => fits(attempt))?.connector ?? named.get(resource);
}

function requestOf(
  attempt: TaskAttempt,
  clock: Clock,
  reports: TaskReports,
  signal: AbortSignal,
  free: WithClockFree,
): TaskRequest {
  return {
    resource: attempt.resource,
    arguments: asJson(attempt.arguments),
    state: attempt.state,
    attempt: attempt.retryCount,
    context: attempt.context,
    ...(attempt.token === undefined ? {} : { token: attempt.token }),
    ...(attempt.roleArn === undefined ? {} : { credentials: { roleArn: attempt.roleArn } }),
    ...(attempt.accepted === undefined ? {} : { accepted: attempt.accepted }),
    signal,
    clock,
    sleep: (seconds) => free(() => sleepUntil(clock, clock.now() + seconds * 1000, signal)),
    whileWaiting: free,
    started: (workerName) => reports.started(workerName),
    submitted: (response) => reports.submitted(asJson(response)),
  };
}

/** An attempt that nobody waits for any more never wakes up, and its timer keeps nothing alive. */
function sleepUntil(clock: Clock, at: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(at, resolve);
    signal.addEventListener('abort', cancel, { once: true });
  });
}

/** Connectors are user code: what they answer passes through JSON, as any result on Step Functions does. */
function asJson(value: unknown): Json {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
