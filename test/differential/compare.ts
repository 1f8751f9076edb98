/**
 * Strict comparison of two outcomes: results, calls with their moments, time passed. The tolerated differences, all of them:
 * errors that the language raises compare by name where their text is the engine's own, concurrent workflows may make calls
 * of one moment in any order, and calls of the tasks that a case names may be cut.
 */
import { expect } from 'vitest';
import type { Call, Outcome, WorkflowCases } from './cases.ts';
import { withoutEngineText } from './language-errors.ts';

/** Fails the test where the outcomes differ. */
export function expectEqualOutcomes(native: Outcome, compiled: Outcome, plan: WorkflowCases): void {
  const expected = without(compiled, native, plan.cut ?? []);
  expect(comparable(compiled, compiled, plan)).toStrictEqual(comparable(expected, compiled, plan));
}

/** The native outcome without the calls that a compiled run may leave out and did. */
function without(compiled: Outcome, native: Outcome, cut: readonly string[]): Outcome {
  const made = new Set(compiled.calls.map((call) => JSON.stringify(call)));
  return {
    ...native,
    calls: native.calls.filter((call) => !cut.includes(call.task) || made.has(JSON.stringify(call))),
  };
}

function comparable({ result, calls, seconds }: Outcome, compiled: Outcome, { concurrent }: WorkflowCases): unknown {
  return { result: withoutEngineText(result, compiled.result), calls: concurrent ? sorted(calls) : calls, seconds };
}

function sorted(calls: readonly Call[]): readonly string[] {
  return [...calls].sort((a, b) => a.at - b.at || (text(a) < text(b) ? -1 : 1)).map(text);
}

function text(call: Call): string {
  return JSON.stringify(call);
}
