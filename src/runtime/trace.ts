/**
 * The trace of an execution: one step per state entered, in order of entry, with what went in and out, what it assigned
 * and every call it made. It is folded from the history, so that it never disagrees with it.
 */
import type { Json, JsonObject, StateType } from '../asl/index.ts';
import type { HistoryEvent } from './history.ts';
import type { ThreadId } from './interpreter/snapshot.ts';

/** One attempt of a Task. */
export interface TraceCall {
  /** `service:action` of an integration, or the ARN of a function or activity. */
  readonly resource: string;
  readonly arguments: Json;
  readonly result?: Json;
  readonly error?: string;
  readonly cause?: string;
}

/** One state that was entered. */
export interface TraceStep {
  readonly state: string;
  readonly type: StateType;
  /** Branch or iteration that it ran in; 0 is the execution itself. */
  readonly thread: number;
  readonly enteredAt: number;
  readonly input: Json;
  /** Absent while the state runs, and for a state that was cut off. */
  readonly exitedAt?: number;
  readonly output?: Json;
  readonly assigned?: JsonObject;
  readonly calls: readonly TraceCall[];
}

/** Collects a trace. */
export interface Tracer {
  readonly add: (event: HistoryEvent, thread: ThreadId) => void;
  readonly steps: () => readonly TraceStep[];
}

type Draft<T> = { -readonly [K in keyof T]: T[K] };
type StepDraft = Draft<Omit<TraceStep, 'calls'>> & { readonly calls: Draft<TraceCall>[] };

const ENTERED = 'StateEntered';
const CALL_ENDS: ReadonlySet<string> = new Set(
  ['Task', 'LambdaFunction', 'Activity'].flatMap((kind) =>
    ['Succeeded', 'Failed', 'TimedOut'].map((end) => `${kind}${end}`),
  ),
);

/** An empty trace. */
export function createTracer(): Tracer {
  const steps: StepDraft[] = [];
  const current = new Map<ThreadId, StepDraft>();
  return {
    add: (event, thread) => {
      if (event.type.endsWith(ENTERED)) {
        const step: StepDraft = {
          state: event.name ?? '',
          type: event.type.slice(0, -ENTERED.length) as StateType,
          thread,
          enteredAt: event.timestamp,
          input: event.input ?? null,
          calls: [],
        };
        steps.push(step);
        current.set(thread, step);
        return;
      }
      const step = current.get(thread);
      if (step !== undefined) extend(step, event);
    },
    steps: () => steps,
  };
}

function extend(step: StepDraft, event: HistoryEvent): void {
  switch (event.type) {
    case 'TaskScheduled':
      step.calls.push({ resource: `${event.resourceType}:${event.resource}`, arguments: event.parameters ?? null });
      return;
    case 'LambdaFunctionScheduled':
    case 'ActivityScheduled':
      step.calls.push({ resource: event.resource ?? '', arguments: event.input ?? null });
      return;
    default:
  }
  if (event.type.endsWith('StateExited')) {
    step.exitedAt = event.timestamp;
    step.output = event.output ?? null;
    if (event.assignedVariables !== undefined) step.assigned = event.assignedVariables;
  }
  const call = step.calls.at(-1);
  if (call === undefined || !CALL_ENDS.has(event.type)) return;
  if (event.type.endsWith('Succeeded')) call.result = event.output ?? null;
  if (event.error !== undefined) call.error = event.error;
  if (event.cause !== undefined) call.cause = event.cause;
}
