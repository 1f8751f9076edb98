/** Functions and values without an owner: the language's, and those of the platform that people expect to find. */
import { type MemberTable, partly, refused, supported } from './support.ts';

const TIMER = 'Use `await sleep(…)`.';

export const GLOBALS: MemberTable = {
  ...supported('', 'NaN Infinity String Number Boolean isFinite isNaN parseFloat'),
  ...supported('', 'decodeURI decodeURIComponent encodeURI encodeURIComponent'),
  ...partly('', 'parseInt', 'a radix that is not constant'),
  ...partly('', 'Array', 'arrays without items; `Array(n).fill(…)` and `Array(n).keys()` compile'),
  ...partly('', 'Date', 'local time; texts that are not ISO 8601'),
  ...partly('', 'RegExp', 'patterns that are not constant'),
  ...supported('', 'Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError'),
  ...supported('', 'Object Math JSON Promise'),
  ...supported('', 'atob btoa structuredClone'),
  ...supported('crypto', 'randomUUID'),
  ...partly('', 'createHash', "anything but `createHash('sha256').update(text).digest('hex')`"),
  ...supported('console', 'debug error info log trace warn'),
  ...refused('', 'eval Function', 'Write the code itself.'),
  ...refused('', 'escape', 'Use `encodeURIComponent`.'),
  ...refused('', 'unescape', 'Use `decodeURIComponent`.'),
  ...refused('', 'setTimeout setInterval setImmediate queueMicrotask clearTimeout clearInterval', TIMER),
  ...refused('', 'fetch', 'Use an HTTP task, or a Lambda function.'),
  ...refused('', 'require', 'Import at the top of the module.'),
};

export const PROMISE_TABLE: MemberTable = {
  ...supported('Promise', 'all allSettled any race resolve reject'),
  ...refused('Promise', 'withResolvers', 'Use a task with a callback token.'),
  ...refused('Promise', 'try', 'Await an async function that does it.'),
  ...supported('Promise.prototype', 'then catch finally'),
};
