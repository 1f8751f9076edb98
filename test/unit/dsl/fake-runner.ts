/**
 * A task runner for tests: answers by Resource or handle id, keeps every request, and has a virtual clock that jumps to the
 * next sleeper whenever nothing else is left to do.
 */
import type { TaskRequest, TaskRunner } from '../../../src/dsl/index.ts';

type Answer = (request: TaskRequest, count: number) => unknown;

/** A runner with its record. */
export interface FakeRunner extends TaskRunner {
  readonly requests: TaskRequest[];
  /** The delays that were asked for, in order, without those of time limits that were not needed. */
  readonly sleeps: (number | string)[];
  now(): number;
}

/** Start of the virtual clock. */
export const epoch = Date.parse('2026-01-01T00:00:00Z');

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** Makes a fake runner; `answers` are looked up by handle id, then by Resource. */
export function fakeRunner(answers: Readonly<Record<string, Answer>> = {}): FakeRunner {
  const requests: TaskRequest[] = [];
  const sleeps: (number | string)[] = [];
  const sleepers: Sleeper[] = [];
  const counts = new Map<string, number>();
  let time = epoch;

  const sleepTo = (at: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const sleeper: Sleeper = { at, wake: resolve };
      sleepers.push(sleeper);
      signal?.addEventListener('abort', () => {
        const index = sleepers.indexOf(sleeper);
        if (index >= 0) sleepers.splice(index, 1);
        resolve();
      });
      // A macrotask later everything that could go on has done so.
      setTimeout(advance, 1);
    });

  const advance = (): void => {
    const next = sleepers.toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return;
    sleepers.splice(sleepers.indexOf(next), 1);
    time = Math.max(time, next.at);
    next.wake();
  };

  return {
    requests,
    sleeps,
    now: () => time,
    newToken: () => `token-${requests.length + 1}`,
    async run(request) {
      requests.push(request);
      const key = [request.handle?.id, request.resource].find((name) => name !== undefined && name in answers);
      const answer = key === undefined ? undefined : answers[key];
      if (key === undefined || answer === undefined) throw new Error(`No answer for ${request.resource}`);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return answer(request, count);
    },
    sleep(seconds, signal) {
      if (signal === undefined) sleeps.push(seconds);
      return sleepTo(time + seconds * 1000, signal);
    },
    sleepUntil(timestamp) {
      sleeps.push(timestamp);
      return sleepTo(Date.parse(timestamp));
    },
  };
}
