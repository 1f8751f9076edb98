/**
 * The native children of a distributed map: each gets its input as JSON, gives its output as JSON, and may fail without
 * the others. Once more failed than is tolerated no further child starts and the map fails.
 */
import { randomUUID } from 'node:crypto';
import { jsonResult } from '../json-result.ts';
import { currentFrame } from '../native/frame.ts';
import type { ChildInput } from './batch-items.ts';
import type { Json } from './json.ts';
import { exceedsTolerance, type Tolerance } from './tolerance.ts';
import type { ChildRun } from './write-results.ts';

/** What Step Functions runs at the same time at most. */
const MAX_CONCURRENCY = 10_000;

/** What to run. */
export interface ChildrenRequest {
  readonly inputs: readonly ChildInput[];
  readonly iterate: (input: Json, index: number) => unknown;
  readonly tolerance: Tolerance;
  readonly maxConcurrency: number | undefined;
  /** ARN prefix of the children. */
  readonly arn: string;
}

/** How the children ended. */
export interface ChildrenRuns {
  /** Missing where a child was not started. */
  readonly runs: readonly (ChildRun | undefined)[];
  /** Whether more failed than is tolerated; children that were running then are not waited for. */
  readonly exceeded: boolean;
}

/** Runs the children. */
export async function runChildren(request: ChildrenRequest): Promise<ChildrenRuns> {
  const { inputs, tolerance } = request;
  const total = inputs.reduce((sum, { items }) => sum + items, 0);
  const runs: (ChildRun | undefined)[] = inputs.map(() => undefined);
  const pending = inputs.entries();
  let failed = 0;
  const isExceeded = (): boolean => exceedsTolerance(tolerance, failed, total);
  let giveUp: () => void = () => undefined;
  const exceeded = new Promise<void>((resolve) => {
    giveUp = resolve;
  });
  const lane = async (): Promise<void> => {
    for (const [index, child] of pending) {
      if (isExceeded()) return;
      const run = await runChild(child.input, index, request);
      runs[index] = run;
      if (run.result.status !== 'SUCCEEDED') failed += child.items;
      if (isExceeded()) giveUp();
    }
  };
  const lanes = Math.min(request.maxConcurrency || MAX_CONCURRENCY, inputs.length);
  await Promise.race([exceeded, Promise.all(Array.from({ length: lanes }, lane))]);
  return { runs, exceeded: isExceeded() };
}

async function runChild(input: Json, index: number, { iterate, arn }: ChildrenRequest): Promise<ChildRun> {
  const now = (): number => currentFrame().runner.now?.() ?? Date.now();
  const name = randomUUID();
  const startTime = now();
  const end = (status: string, outcome: object): ChildRun => ({
    input,
    result: { executionArn: `${arn}:${name}`, name, status, startTime, stopTime: now(), ...outcome },
  });
  try {
    const output = jsonResult(await iterate(input, index), 'The callback of distributedMap') as Json;
    return end('SUCCEEDED', { output });
  } catch (reason) {
    if (!(reason instanceof Error)) throw reason;
    return end('FAILED', { error: reason.name, cause: reason.message });
  }
}
