/**
 * A trace as a person reads it: one row for each state that was entered, with its time and its line of TypeScript; a failure
 * as a stack of workflow frames, with the cause decoded and what the failing task was called with.
 */

import type { CompiledWorkflow, SourceSpan } from '../artifact/index.ts';
import { type Json, walkStates } from '../asl/index.ts';
import type { ExecutionResult } from './execution.ts';
import type { TraceStep } from './trace.ts';

/** What a trace is shown with. */
export interface TraceFormat {
  readonly workflow: CompiledWorkflow;
  /** The text of a source file, if it is at hand; the rows show their lines then. */
  readonly source?: (file: string) => string | undefined;
}

type Traced = Pick<ExecutionResult, 'status' | 'error' | 'cause' | 'startTime' | 'stopTime' | 'history' | 'trace'>;

/**
 * The timeline, and the failure if there is one.
 *
 * @example console.log(formatTrace(await simulate(processOrder, input), { workflow: artifact }));
 */
export function formatTrace(result: Traced, format: TraceFormat): string {
  const rows = result.trace.map((step) => rowOf(step, result.startTime, format));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const seconds = secondsText(result.stopTime - result.startTime);
  return [...lines, `${result.status} after ${seconds}`, ...failureLines(result, format)].join('\n');
}

function rowOf(step: TraceStep, start: number, format: TraceFormat): readonly string[] {
  const span = format.workflow.sourceMap.states[step.state];
  const line = span === undefined ? '' : (lineOf(span, format) ?? '');
  return [
    secondsText(step.enteredAt - start),
    placeOf(span),
    step.state,
    [line, ...outcomeOf(step)].filter((part) => part !== '').join('  '),
  ];
}

function outcomeOf({ calls, type, enteredAt, exitedAt }: TraceStep): readonly string[] {
  const made = calls.map(({ resource, result, error }) => {
    const end = error === undefined ? (result === undefined ? '…' : short(result)) : error;
    return `${resource} → ${end}`;
  });
  const waited = type === 'Wait' && exitedAt !== undefined ? [`waited ${secondsText(exitedAt - enteredAt)}`] : [];
  return [...made, ...waited];
}

function secondsText(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)}s`;
}

function placeOf(span: SourceSpan | undefined): string {
  return span === undefined ? '' : `${span.file}:${span.start.line + 1}`;
}

function lineOf(span: SourceSpan, { source }: TraceFormat): string | undefined {
  return source?.(span.file)?.split('\n')[span.start.line]?.trim();
}

const SHORT = 80;

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}

function failureLines(result: Traced, format: TraceFormat): readonly string[] {
  if (result.status === 'SUCCEEDED') return [];
  const { error = result.status, cause } = result;
  const decoded = decodedCause(cause);
  const failed = failingStep(result);
  const call = failed?.calls.at(-1);
  return [
    '',
    `${error}${decoded.message === '' ? '' : `: ${decoded.message}`}`,
    ...framesOf(failed?.state, format),
    ...decoded.stack.map((line) => `    in the function: ${line}`),
    ...(call === undefined ? [] : [`  called ${call.resource} with ${JSON.stringify(call.arguments)}`]),
  ];
}

/** A failed Lambda function has JSON as its cause. */
function decodedCause(cause: string | undefined): { readonly message: string; readonly stack: readonly string[] } {
  try {
    const parsed: unknown = JSON.parse(cause ?? '');
    if (typeof parsed === 'object' && parsed !== null && 'errorMessage' in parsed) {
      const stack: readonly unknown[] =
        'stackTrace' in parsed && Array.isArray(parsed.stackTrace) ? parsed.stackTrace : [];
      return { message: String(parsed.errorMessage), stack: stack.map((line) => String(line).trim()) };
    }
  } catch {
    // An ordinary text.
  }
  return { message: cause ?? '', stack: [] };
}

/** The step whose state the last event leads back to. */
function failingStep({ history, trace }: Traced): TraceStep | undefined {
  const events = new Map(history.map((event) => [event.id, event]));
  let event = history.at(-1);
  while (event !== undefined && !event.type.endsWith('StateEntered')) event = events.get(event.previousEventId);
  const entered = event;
  if (entered === undefined) return undefined;
  return trace.findLast(({ state, enteredAt }) => state === entered.name && enteredAt === entered.timestamp);
}

/** The failing state and those that contain it, innermost first. */
function framesOf(state: string | undefined, { workflow }: TraceFormat): readonly string[] {
  const frames: string[] = [];
  const entries = [...walkStates(workflow.definition)];
  for (let entry = entries.find(({ name }) => name === state); entry !== undefined; entry = entry.parent) {
    const span = workflow.sourceMap.states[entry.name];
    frames.push(`    at ${entry.name}${span === undefined ? '' : ` (${placeOf(span)}:${span.start.column + 1})`}`);
  }
  return frames;
}
