/**
 * History events in the API's form: details under a name of their own, data as JSON text.
 */
import type { Json } from '../../asl/index.ts';
import type { HistoryEvent } from '../history.ts';

const WITHOUT_DETAILS: ReadonlySet<string> = new Set([
  'LambdaFunctionStarted',
  'MapStateSucceeded',
  'ParallelStateStarted',
]);

/** The event; `withData` includes inputs and outputs. */
export function apiEvent(event: HistoryEvent, withData: boolean): object {
  const { id, previousEventId, timestamp, type, ...details } = event;
  const shown = detailsOf(details, withData);
  const empty = Object.keys(shown).length === 0 || WITHOUT_DETAILS.has(type);
  return { id, previousEventId, timestamp: timestamp / 1000, type, ...(empty ? {} : { [detailsName(type)]: shown }) };
}

function detailsName(type: string): string {
  const kind = /State(Entered|Exited)$/.exec(type)?.[0] ?? type;
  return `${kind.charAt(0).toLowerCase()}${kind.slice(1)}EventDetails`;
}

type Details = Omit<HistoryEvent, 'id' | 'previousEventId' | 'timestamp' | 'type'>;

function detailsOf(details: Details, withData: boolean): object {
  const { input, output, parameters, assignedVariables, ...plain } = details;
  return {
    ...plain,
    ...data('input', input, withData),
    ...data('output', output, withData),
    ...(parameters === undefined ? {} : { parameters: withData ? JSON.stringify(parameters) : '' }),
    ...(assignedVariables === undefined || !withData
      ? {}
      : {
          assignedVariables: Object.fromEntries(
            Object.entries(assignedVariables).map(([name, value]) => [name, JSON.stringify(value)]),
          ),
          assignedVariablesDetails: { truncated: false },
        }),
  };
}

function data(name: string, value: Json | undefined, withData: boolean): object {
  if (value === undefined || !withData) return {};
  return { [name]: JSON.stringify(value), [`${name}Details`]: { truncated: false } };
}
