/**
 * Executes a compiled workflow in the embedded engine, on virtual time. Loaded only by `run` and `trace`, so that the other commands
 * start without the engine.
 */
import { LocalRuntime } from '../runtime/index.ts';
import { formatFailure, formatTrace, type RecordedEvent, replay } from '../runtime/testing/index.ts';
import type { Execute } from './commands/run.ts';
import type { Trace, Traced } from './commands/trace.ts';
import { UsageError } from './exit-code.ts';

/** The engine behind `stepscript run`. */
export const executeLocally: Execute = async (workflow, input, performers, view) => {
  const result = await new LocalRuntime(performers).run(workflow, input);
  const { status, output, error, cause } = result;
  const format = { workflow, ...view };
  return {
    outcome:
      status === 'SUCCEEDED'
        ? { status, output: output ?? null }
        : { status, error: error ?? 'Unknown', cause: cause ?? '' },
    timeline: formatTrace(result, format),
    failure: formatFailure(result, format),
  };
};

/** The engine behind `stepscript trace`. */
export const traceLocally: Trace = async (workflow, traced, view) => {
  const result =
    traced.kind === 'run'
      ? await new LocalRuntime(traced.performers).run(workflow, traced.input)
      : await replay(workflow, eventsIn(traced.history));
  return { succeeded: result.status === 'SUCCEEDED', text: formatTrace(result, { workflow, ...view }) };
};

function eventsIn(history: Extract<Traced, { kind: 'recorded' }>['history']): readonly RecordedEvent[] {
  const events = typeof history === 'object' && history !== null && 'events' in history ? history.events : history;
  if (!Array.isArray(events))
    throw new UsageError('--history has no events: give it the output of get-execution-history.');
  return events;
}
