/**
 * The outside of a test run: answers task calls, tells the time (the number of calls so far) and makes ids. Two runs are equal
 * when their logs and results are, ids compared by where they first appear.
 */
import { Thrown, type Value, type World } from './evaluate.ts';

export interface TestWorld extends World {
  readonly log: unknown[];
  call(resource: string, request: Value): Value;
}

/** Answers depend only on what is called and how often. */
export type Answer = (resource: string, request: Value, count: number) => Value;

/** JSON as it crosses Step Functions. */
export function asJson(value: Value): Value {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

/** Makes a world with its own clock and ids. */
export function createWorld(input: Value, inputVariable: World['inputVariable'], answer: Answer): TestWorld {
  const log: unknown[] = [];
  let ids = 0;
  let calls = 0;
  return {
    log,
    input,
    inputVariable,
    now: () => log.length,
    uuid: () => {
      ids += 1;
      return `uuid-${ids}`;
    },
    call: (resource, request) => {
      log.push([resource, asJson(request)]);
      if (resource !== 'wait') calls += 1;
      return asJson(answer(resource, request, calls));
    },
  };
}

/** What a run did, with ids renamed in the order of their appearance. */
export function observe(world: TestWorld, runIt: () => Value): string {
  let outcome: unknown;
  try {
    outcome = { result: asJson(runIt()) };
  } catch (error) {
    if (!(error instanceof Thrown)) throw error;
    outcome = { error: error.error };
  }
  const seen = new Map<string, string>();
  return JSON.stringify([world.log, outcome]).replace(/uuid-\d+/g, (id) => {
    if (!seen.has(id)) seen.set(id, `id${seen.size}`);
    return seen.get(id) ?? id;
  });
}
