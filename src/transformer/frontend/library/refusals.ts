/** Built-ins that cannot be what they are in JavaScript, each with what to do instead. */

const LAMBDA = 'Compute it in a Lambda function: its result could differ in the last digit.';
const LOCAL = 'Use the UTC form: local time and locales do not exist in Step Functions.';
const PROMISE = 'Await the promise where it is made, e.g. with `await Promise.all([…])`.';
const TIMER = 'Use `await sleep(…)`.';

const REFUSALS: Readonly<Record<string, string>> = {
  setTimeout: TIMER,
  setInterval: TIMER,
  setImmediate: TIMER,
  queueMicrotask: TIMER,
  clearTimeout: TIMER,
  clearInterval: TIMER,
  fetch: 'Use an HTTP task, or a Lambda function.',
  eval: 'Write the code itself.',
  require: 'Import at the top of the module.',
  Symbol: 'Use a string key.',
  BigInt: 'Use a number, or a string for exact big integers.',
  'Array.prototype.toLocaleString': LOCAL,
  'Date.prototype.toLocaleDateString': LOCAL,
  'Date.prototype.toLocaleString': LOCAL,
  'Number.prototype.toLocaleString': LOCAL,
  'String.prototype.localeCompare': 'Compare with `<` and `>`: they order by code unit in both runs.',
  'String.prototype.normalize': 'Normalise in a Lambda function.',
  'String.prototype.toLocaleLowerCase': 'Use `toLowerCase()`.',
  'String.prototype.toLocaleUpperCase': 'Use `toUpperCase()`.',
};

const LAST_DIGIT = new Set(
  'acos acosh asin asinh atan atan2 atanh cbrt cos cosh exp expm1 fround hypot log log10 log1p log2 sin sinh tan tanh imul clz32'.split(
    ' ',
  ),
);

/** Why a built-in is refused, as the edit to make; undefined for those that are not refused by name. */
export function refusal(member: string): string | undefined {
  const known = REFUSALS[member];
  if (known !== undefined) return known;
  if (member.startsWith('Promise.prototype.')) return PROMISE;
  const math = /^Math\.(\w+)$/.exec(member)?.[1];
  if (math !== undefined && LAST_DIGIT.has(math)) return LAMBDA;
  if (/^(Map|Set|WeakMap|WeakSet)\b/.test(member)) return 'Use an object or an array.';
  if (/^(Reflect|Atomics|Intl|Symbol|BigInt|Function)\b/.test(member)) return 'Use plain data.';
  return undefined;
}
