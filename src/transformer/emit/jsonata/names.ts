/**
 * Names in JSONata text: which variable names an expression must not bind, and which keys may stand in a path as they are.
 * A variable called like a built-in hides it; names of `Object.prototype` break jsonata-js's own frames.
 */

const BUILT_INS = [
  'sum',
  'count',
  'max',
  'min',
  'average',
  'string',
  'substring',
  'substringBefore',
  'substringAfter',
  'lowercase',
  'uppercase',
  'length',
  'trim',
  'pad',
  'match',
  'contains',
  'replace',
  'split',
  'join',
  'formatNumber',
  'formatBase',
  'formatInteger',
  'parseInteger',
  'number',
  'floor',
  'ceil',
  'round',
  'abs',
  'sqrt',
  'power',
  'random',
  'boolean',
  'not',
  'map',
  'zip',
  'filter',
  'single',
  'reduce',
  'sift',
  'keys',
  'lookup',
  'append',
  'exists',
  'spread',
  'merge',
  'reverse',
  'each',
  'error',
  'assert',
  'type',
  'sort',
  'shuffle',
  'distinct',
  'base64encode',
  'base64decode',
  'encodeUrlComponent',
  'encodeUrl',
  'decodeUrlComponent',
  'decodeUrl',
  'eval',
  'toMillis',
  'fromMillis',
  'clone',
  'now',
  'millis',
  // Added by Step Functions.
  'parse',
  'partition',
  'range',
  'hash',
  'uuid',
  'states',
];

/** Keys that every JavaScript object inherits; jsonata-js finds them in any object. */
export const INHERITED_KEYS: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__proto__',
]);

/**
 * Names that no variable may have: an ASL variable or a local with such a name would break the expressions that read it.
 *
 * @example
 * RESERVED_VARIABLE_NAMES.has('count'); // true: `$count(…)` would no longer be the built-in
 */
export const RESERVED_VARIABLE_NAMES: ReadonlySet<string> = new Set([...BUILT_INS, ...INHERITED_KEYS]);

/** Words that mean something else when they stand in a path unquoted. */
const KEYWORDS: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** True when a key can be a path step without quotes. */
export function isPlainKey(key: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !KEYWORDS.has(key);
}

/** A legal variable name as close to the given one as possible. */
export function variableNameFrom(name: string): string {
  const legal = name.replace(/[^A-Za-z0-9_]/g, '').replace(/^[_0-9]+/, '');
  return legal === '' ? 'value' : legal;
}
