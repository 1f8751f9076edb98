/** Errors that JavaScript itself raises. Texts that V8 takes from the source are its own; the others hold in a workflow, too. */
import type { Outcome } from './cases.ts';

const NAMES = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError']);

const EXACT = [
  /^Cannot read properties of (null|undefined) \(reading '.*'\)$/s,
  /^Cannot convert undefined or null to object$/,
  /^Reduce of empty array with no initial value$/,
  /^Invalid time value$/,
  /^to(Fixed|Precision|Exponential)\(\) (digits )?argument must be between \d+ and 100$/,
  /^URI malformed$/,
];

/** The result of a run without the text of an error of the language, where the compiled run does not know it. */
export function withoutEngineText(result: Outcome['result'], compiled: Outcome['result']): unknown {
  if (!('error' in result) || !NAMES.has(result.error)) return result;
  const exact = 'error' in compiled && EXACT.some((text) => text.test(compiled.cause));
  return exact ? result : { error: result.error };
}
