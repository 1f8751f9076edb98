/**
 * Times: a literal Timestamp of a Wait is RFC 3339 with an upper-case `T` and an offset or `Z`, on a day that exists; a Task's
 * heartbeat interval is shorter than its timeout where both are constants.
 */
import { isExpression } from '../expression-text.ts';
import type { DocumentGraph, DocumentState } from './document.ts';
import type { Report } from './problem.ts';

const RFC3339 =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** Reports bad timestamps and heartbeats. */
export function checkTiming(
  graphs: readonly DocumentGraph[],
  jsonPath: ReadonlySet<DocumentState>,
  report: Report,
): void {
  for (const state of graphs.flatMap(({ states }) => states)) {
    const { type, fields, location } = state;
    const { Timestamp: timestamp, TimeoutSeconds: timeout, HeartbeatSeconds: heartbeat } = fields;
    const evaluated = typeof timestamp === 'string' && isExpression(timestamp) && !jsonPath.has(state);
    if (type === 'Wait' && typeof timestamp === 'string' && !evaluated && !isRfc3339(timestamp)) {
      // Recorded: conformance/reject, test_wait_timestamp_invalid.
      report('SCHEMA_VALIDATION_FAILED', 'String does not match RFC3339 timestamp', `${location}/Timestamp`);
    }
    if (type === 'Task' && typeof timeout === 'number' && typeof heartbeat === 'number' && heartbeat >= timeout) {
      const message = `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`;
      report('SCHEMA_VALIDATION_FAILED', message, `${location}/HeartbeatSeconds`);
    }
  }
}

/**
 * Whether a text is a timestamp as Step Functions accepts it.
 *
 * @example
 * isRfc3339('2016-03-14T01:59:00Z'); // true
 * isRfc3339('2016-13-05T21:29:29Z'); // false
 */
export function isRfc3339(text: string): boolean {
  const parts = RFC3339.exec(text)?.groups;
  if (parts === undefined) return false;
  const number = (part: string): number => Number(parts[part]);
  const daysInMonth = new Date(Date.UTC(2000 + (number('year') % 400), number('month'), 0)).getUTCDate();
  const date = number('month') >= 1 && number('month') <= 12 && number('day') >= 1 && number('day') <= daysInMonth;
  return date && number('hour') <= 23 && number('minute') <= 59 && number('second') <= 59;
}
