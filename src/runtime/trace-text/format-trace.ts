/**
 * A trace as a person reads it: the timeline of its TypeScript lines, how it ended, and a failure as a stack of workflow
 * functions with what the failing task was called with and its cause decoded.
 */
import type { CompiledWorkflow } from '../../artifact/index.ts';
import type { ExecutionResult } from '../execution.ts';
import { failure } from './failure.ts';
import type { Source } from './source-lines.ts';
import { durationText, styleOf } from './style.ts';
import { type RowFormat, timeline } from './timeline.ts';

/** What a trace is shown with. */
export interface TraceFormat {
  readonly workflow: CompiledWorkflow;
  /** The text of a source file, if it is at hand; the rows show their lines then, and else the names of states. */
  readonly source?: Source;
  /** Whether to colour it, for a terminal. Default: no. */
  readonly color?: boolean;
  /** Columns that a row may have. Default 160. */
  readonly width?: number;
}

/** What of an execution is shown. */
export type Traced = Pick<
  ExecutionResult,
  'status' | 'error' | 'cause' | 'startTime' | 'stopTime' | 'history' | 'trace' | 'transitions'
>;

const WIDTH = 160;

/**
 * The timeline, and the failure if there is one.
 *
 * @example console.log(formatTrace(await simulate(processOrder, input), { workflow: artifact }));
 */
export function formatTrace(result: Traced, format: TraceFormat): string {
  const rows = rowFormat(format);
  const lines = [...timeline(result.trace, result.startTime, rows), summary(result, rows)];
  return (result.status === 'SUCCEEDED' ? lines : [...lines, '', ...failure(result, rows)]).join('\n');
}

/**
 * The failure alone; an empty text if there is none.
 *
 * @example console.error(formatFailure(await simulate(processOrder, input), { workflow: artifact }));
 */
export function formatFailure(result: Traced, format: TraceFormat): string {
  return result.status === 'SUCCEEDED' ? '' : failure(result, rowFormat(format)).join('\n');
}

function rowFormat({ workflow, source = () => undefined, color = false, width = WIDTH }: TraceFormat): RowFormat {
  return { workflow, source, style: styleOf(color), width };
}

function summary({ status, startTime, stopTime, transitions }: Traced, { style }: RowFormat): string {
  const text = `${status} after ${durationText(stopTime - startTime)}`;
  const billed = `, ${transitions} ${transitions === 1 ? 'transition' : 'transitions'}`;
  return `${status === 'SUCCEEDED' ? style.good(text) : style.bad(text)}${style.faint(billed)}`;
}
