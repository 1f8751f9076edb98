/**
 * A failure as developers know failures: the error, the line it happened on, and a stack of workflow functions; then what the
 * task was called with, and its cause decoded.
 */
import { type Json, walkStates } from '../../asl/index.ts';
import type { ExecutionResult } from '../execution.ts';
import type { TraceStep } from '../trace.ts';
import { calledOf } from './called.ts';
import { decodeCause } from './decode-cause.ts';
import { frameOf, originOf, placeOf } from './source-lines.ts';
import type { RowFormat } from './timeline.ts';

/** An execution that did not succeed. */
export type FailedExecution = Pick<ExecutionResult, 'status' | 'error' | 'cause' | 'history' | 'trace'>;

/** The failure, as lines. */
export function failure(result: FailedExecution, format: RowFormat): readonly string[] {
  const { style, workflow, source, width } = format;
  const { error = result.status, cause } = result;
  const decoded = decodeCause(cause);
  const last = failingStep(result);
  const raised = raisingStep(result) ?? last;
  const call = raised?.calls.findLast((made) => made.error !== undefined) ?? raised?.calls.at(-1);
  const origin = raised === undefined ? undefined : originOf(workflow, raised.state);
  const frame = origin === undefined ? undefined : frameOf(origin, source, width - 2);
  const stack = stackOf(raised?.state, format);
  // Where the error was raised in the same place before, to say so says nothing.
  const again =
    last === undefined
      ? []
      : stackOf(last.state, format)
          .slice(0, 1)
          .filter((at) => at !== stack[0]);
  const called = call === undefined ? undefined : calledOf(call);
  return [
    `${style.bad(style.strong(error))}${decoded.message === '' ? '' : `: ${decoded.message}`}`,
    ...stack.map((place) => style.faint(`    at ${place}`)),
    ...again.map((place) => style.faint(`    thrown again at ${place}`)),
    ...(frame === undefined ? [] : ['', `  ${frame[0]}`, `  ${style.bad(frame[1])}`]),
    ...(called === undefined
      ? []
      : ['', `  ${style.faint('called')} ${called.name} ${style.faint('with')}`, ...indented(called.parameters)]),
    ...(decoded.details.length === 0
      ? []
      : ['', `  ${style.faint('cause')}`, ...decoded.details.map((line) => `    ${line}`)]),
  ];
}

function indented(value: Json): readonly string[] {
  return JSON.stringify(value, null, 2)
    .split('\n')
    .map((line) => `    ${line}`);
}

/** The step whose call first failed as the whole execution did in the end; a `throw` may have passed the error on. */
function raisingStep({ error, cause, trace }: FailedExecution): TraceStep | undefined {
  if (error === undefined) return undefined;
  return trace.findLast(({ calls }) => calls.some((call) => call.error === error && call.cause === cause));
}

/** The step whose state the last event leads back to. */
function failingStep({ history, trace }: FailedExecution): TraceStep | undefined {
  const events = new Map(history.map((event) => [event.id, event]));
  let event = history.at(-1);
  while (event !== undefined && !event.type.endsWith('StateEntered')) event = events.get(event.previousEventId);
  const entered = event;
  if (entered === undefined) return undefined;
  return trace.findLast(({ state, enteredAt }) => state === entered.name && enteredAt === entered.timestamp);
}

/** The functions that a state is in, innermost first, then the states that contain it. */
function stackOf(state: string | undefined, { workflow }: RowFormat): readonly string[] {
  const frames: string[] = [];
  const entries = [...walkStates(workflow.definition)];
  for (let entry = entries.find(({ name }) => name === state); entry !== undefined; entry = entry.parent) {
    const origin = originOf(workflow, entry.name);
    if (origin === undefined) {
      frames.push(entry.name);
      continue;
    }
    let span: Parameters<typeof placeOf>[0] = origin;
    for (const { name, call } of origin.callers ?? []) {
      frames.push(frame(name, span));
      span = call;
    }
    frames.push(frame(entry.parent === undefined ? workflow.manifest.name : entry.parent.name, span));
  }
  return frames;
}

function frame(name: string, span: Parameters<typeof placeOf>[0]): string {
  return span === undefined ? name : `${name} (${placeOf(span)}:${span.start.column + 1})`;
}
