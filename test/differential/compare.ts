/**
 * Strict comparison of two outcomes: results, calls with their moments, time passed. The tolerated differences, all of them:
 * errors that the language raises compare by name (their messages are the engine's own), concurrent workflows may make calls
 * of one moment in any order, and calls of the tasks that a case names may be cut.
 */
import { expect } from 'vitest';
import type { Call, Outcome, WorkflowCases } from './cases.ts';

const LANGUAGE_ERRORS = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError']);

/** Fails the test where the outcomes differ. */
export function expectEqualOutcomes(native: Outcome, compiled: Outcome, plan: WorkflowCases): void {
  expect(comparable(compiled, plan)).toStrictEqual(comparable(without(compiled, native, plan.cut ?? []), plan));
}

/** The native outcome without the calls that a compiled run may leave out and did. */
function without(compiled: Outcome, native: Outcome, cut: readonly string[]): Outcome {
  const made = new Set(compiled.calls.map((call) => JSON.stringify(call)));
  return {
    ...native,
    calls: native.calls.filter((call) => !cut.includes(call.task) || made.has(JSON.stringify(call))),
  };
}

function comparable({ result, calls, seconds }: Outcome, { concurrent }: WorkflowCases): unknown {
  const named = 'error' in result && LANGUAGE_ERRORS.has(result.error) ? { error: result.error } : result;
  return { result: named, calls: concurrent ? sorted(calls) : calls, seconds };
}

function sorted(calls: readonly Call[]): readonly string[] {
  return [...calls].sort((a, b) => a.at - b.at || (text(a) < text(b) ? -1 : 1)).map(text);
}

function text(call: Call): string {
  return JSON.stringify(call);
}
