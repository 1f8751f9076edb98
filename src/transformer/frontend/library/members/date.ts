/** `Date`: dates are milliseconds inside a workflow, in UTC. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const LOCAL = 'Use the UTC form: local time and locales do not exist in Step Functions.';

export const DATE: MemberTable = {
  ...supported('Date', 'UTC now'),
  ...partly('Date', 'parse', 'texts that are not ISO 8601 with seconds and a zone: they fail the run'),
  ...supported(
    'Date.prototype',
    'getTime getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMilliseconds getUTCMinutes getUTCMonth getUTCSeconds toISOString toJSON toUTCString valueOf',
  ),
  ...refused(
    'Date.prototype',
    'getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTimezoneOffset toDateString toLocaleDateString toLocaleString toLocaleTimeString toString toTimeString',
    LOCAL,
  ),
  ...partly(
    'Date.prototype',
    'setTime setUTCDate setUTCFullYear setUTCHours setUTCMilliseconds setUTCMinutes setUTCMonth setUTCSeconds',
    'dates that another name sees too',
  ),
  ...refused(
    'Date.prototype',
    'setDate setFullYear setHours setMilliseconds setMinutes setMonth setSeconds',
    'Use the UTC form: local time does not exist in Step Functions.',
  ),
};
