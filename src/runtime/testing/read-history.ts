/**
 * Reads the events of GetExecutionHistory, from the SDK or from a file, into a result with its trace. Which branch or
 * iteration an event belongs to follows from the events before it.
 */
import type { Json } from '../../asl/index.ts';
import { UsageError } from '../../dsl/index.ts';
import type { ExecutionResult } from '../execution.ts';
import type { HistoryDetails, HistoryEvent, HistoryEventType } from '../history.ts';
import { createTracer } from '../trace.ts';

/** An event as the API, the SDK or the AWS CLI gives it. */
export interface RecordedEvent {
  readonly id?: number | undefined;
  readonly previousEventId?: number | undefined;
  readonly type?: string | undefined;
  readonly timestamp?: Date | string | number | undefined;
}

const JSON_DETAILS: ReadonlySet<string> = new Set(['input', 'output', 'parameters']);

/** The execution that the events tell. */
export function readHistory(events: readonly RecordedEvent[], executionArn = 'recorded'): ExecutionResult {
  const history = events.map(eventOf).sort((left, right) => left.id - right.id);
  const tracer = createTracer();
  const threads = threadsOf(history);
  for (const event of history) tracer.add(event, threads.get(event.id) ?? 0);
  const first = history[0];
  const last = history.at(-1);
  const status = STATUSES[last?.type ?? ''];
  if (first === undefined || last === undefined || status === undefined) {
    throw new UsageError(
      'STEP8216',
      'The history is not that of an execution that has ended.',
      'Pass every event of GetExecutionHistory.',
    );
  }
  const { output, error, cause } = last;
  return {
    status,
    ...(output === undefined ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
    executionArn,
    name: executionArn.split(':').at(-1) ?? executionArn,
    startTime: first.timestamp,
    stopTime: last.timestamp,
    transitions: history.filter(({ type }) => type.endsWith('StateEntered')).length,
    history,
    trace: tracer.steps(),
  };
}

const STATUSES: Readonly<Record<string, ExecutionResult['status']>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionTimedOut: 'TIMED_OUT',
  ExecutionAborted: 'ABORTED',
};

function eventOf(recorded: RecordedEvent): HistoryEvent {
  const { id = 0, previousEventId = 0, type = '', timestamp = 0 } = recorded;
  const found = Object.entries(recorded).find(([key, value]) => key.endsWith('EventDetails') && value !== undefined);
  return {
    id,
    previousEventId,
    timestamp: timeOf(timestamp),
    type: type as HistoryEventType,
    ...detailsOf(found?.[1]),
  };
}

function detailsOf(given: unknown): HistoryDetails {
  const entries = Object.entries(typeof given === 'object' && given !== null ? given : {}).flatMap(([key, value]) => {
    if (value === undefined || key.endsWith('Details')) return [];
    if (JSON_DETAILS.has(key)) return [[key, parsed(value)] as const];
    if (key !== 'assignedVariables') return [[key, value] as const];
    const variables = Object.entries(value).map(([name, text]) => [name, parsed(text)] as const);
    return [[key, Object.fromEntries(variables)] as const];
  });
  return Object.fromEntries(entries);
}

function parsed(text: unknown): Json {
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : null;
}

/** The SDK gives dates, the API seconds, the AWS CLI either a text or seconds. */
function timeOf(timestamp: Date | string | number): number {
  return typeof timestamp === 'number' ? Math.round(timestamp * 1000) : new Date(timestamp).getTime();
}

/** Event → branch or iteration. */
function threadsOf(history: readonly HistoryEvent[]): ReadonlyMap<number, number> {
  const threads = new Map<number, number>();
  const types = new Map(history.map(({ id, type }) => [id, type]));
  const open: { name: string; thread: number }[] = [];
  let last = 0;
  for (const { id, previousEventId, type, name = '' } of history) {
    let thread = threads.get(previousEventId) ?? 0;
    const before = types.get(previousEventId);
    const entered = /^(\w+)StateEntered$/.exec(type)?.[1];
    if (type === 'MapIterationStarted' || (entered !== undefined && before === 'ParallelStateStarted')) {
      last += 1;
      thread = last;
    }
    if (entered !== undefined) open.push({ name, thread });
    if (type.endsWith('StateExited')) {
      const at = open.findLastIndex(
        (one) =>
          one.name === name &&
          (one.thread === thread || !open.some((other) => other.name === name && other.thread === thread)),
      );
      thread = open.splice(at, 1)[0]?.thread ?? thread;
    }
    threads.set(id, thread);
  }
  return threads;
}
