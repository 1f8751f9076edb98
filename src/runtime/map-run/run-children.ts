/**
 * Runs the children of a map run: starts one for each input that is not done yet, as many at the same time as the limits say
 * at that moment, and stops them all when more failed than is tolerated or nobody waits for the run any more.
 */
import { type ChildInput, exceedsTolerance, type ResultSink, type S3Call } from '../../dsl/distributed-map/index.ts';
import type { WithClockFree } from '../clock-hold.ts';
import type { ExecutionResult, LocalExecution } from '../execution.ts';
import type { Children } from './children.ts';
import { lookAhead } from './look-ahead.ts';
import { count, failedItems, type MapRun } from './map-run.ts';
import type { MapRuns } from './map-runs.ts';

const MAX_CONCURRENCY = 10_000;

/** What to run, and what with. */
export interface ChildrenWork {
  readonly run: MapRun;
  readonly runs: MapRuns;
  readonly inputs: AsyncGenerator<ChildInput>;
  readonly children: Children;
  readonly sink: ResultSink;
  readonly s3: S3Call;
  readonly signal: AbortSignal;
  readonly free: WithClockFree;
}

/** Runs them; gives whether more failed than is tolerated. */
export async function runChildren(work: ChildrenWork): Promise<boolean> {
  const { run, runs, sink, s3, signal, free } = work;
  const running = new Set<LocalExecution>();
  let exceeded = false;
  let fault: { readonly reason: unknown } | undefined;
  let wake: () => void = () => undefined;

  const stopAll = (): void => {
    for (const execution of running) execution.stop();
    wake();
  };
  const judge = (): void => {
    if (exceeded || !isExceeded(run)) return;
    exceeded = true;
    stopAll();
  };
  const follow = (index: number, input: ChildInput): void => {
    const execution = work.children.execution(index, input);
    running.add(execution);
    run.awaitingRedrive.delete(index);
    count(run.running, input.items);
    execution.result
      .then((result) => {
        const { status } = result;
        const child = { input: input.input, result: summary(result) };
        runs.note(run, { type: 'child', index, items: input.items, run: child });
        sink.add(index, child);
        work.children.noted(execution, status === 'SUCCEEDED');
        judge();
      })
      .catch((reason: unknown) => {
        fault ??= { reason };
        stopAll();
      })
      .finally(() => {
        running.delete(execution);
        count(run.running, input.items, -1);
        wake();
      });
  };
  const change = (): Promise<void> =>
    free(
      () =>
        new Promise((resolve) => {
          wake = resolve;
        }),
    );
  const isOver = (): boolean => exceeded || fault !== undefined || signal.aborted;

  const ahead = lookAhead(
    work.inputs,
    ({ items }) => count(run.read, items),
    () => {
      run.isRead = true;
      judge();
    },
  );
  const endListening = runs.onLimit(run, () => {
    judge();
    wake();
  });
  signal.addEventListener('abort', stopAll, { once: true });
  try {
    for (let index = 0; !isOver(); index += 1) {
      const input = await ahead.next();
      if (input === undefined) break;
      if (run.done.has(index)) continue;
      while (!isOver() && running.size >= (run.limits.maxConcurrency || MAX_CONCURRENCY)) await change();
      if (sink.isFull()) await sink.flush(s3);
      if (!isOver()) follow(index, input);
    }
  } catch (thrown) {
    fault ??= { reason: thrown };
    stopAll();
  }
  while (running.size > 0) await change();
  signal.removeEventListener('abort', stopAll);
  endListening();
  await ahead.close();
  if (fault !== undefined) throw fault.reason;
  return exceeded;
}

/** A percentage is one of all items, which are known once the source was read. */
function isExceeded(run: MapRun): boolean {
  const { toleratedFailurePercentage: percentage, ...limits } = run.limits;
  const tolerance =
    run.isRead || percentage === undefined ? run.limits : { toleratedFailureCount: Infinity, ...limits };
  return exceedsTolerance(tolerance, failedItems(run), run.read.items);
}

function summary({
  executionArn,
  name,
  status,
  output,
  error,
  cause,
  startTime,
  stopTime,
}: ExecutionResult): Omit<ExecutionResult, 'history' | 'trace' | 'transitions'> {
  return {
    executionArn,
    name,
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    startTime,
    stopTime,
  };
}
