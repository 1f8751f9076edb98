/**
 * Strict comparison of two outcomes. The tolerated differences, all of them: errors that the language raises compare by name
 * (their messages are the engine's own), and concurrent workflows may make their calls in any order.
 */
import { expect } from 'vitest';
import type { Call, Outcome } from './cases.ts';

const LANGUAGE_ERRORS = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError']);

/** Fails the test where the outcomes differ. */
export function expectEqualOutcomes(native: Outcome, compiled: Outcome, concurrent: boolean): void {
  expect(comparable(compiled, concurrent)).toStrictEqual(comparable(native, concurrent));
}

function comparable({ result, calls, seconds }: Outcome, concurrent: boolean): unknown {
  const named = 'error' in result && LANGUAGE_ERRORS.has(result.error) ? { error: result.error } : result;
  return { result: named, calls: concurrent ? sorted(calls) : calls, ...(!concurrent && { seconds }) };
}

function sorted(calls: readonly Call[]): readonly string[] {
  return calls.map((call) => JSON.stringify(call)).sort();
}
