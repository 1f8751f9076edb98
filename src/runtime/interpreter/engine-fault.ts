/**
 * Faults of the engine itself: a rule met a state of affairs that no definition and no event can bring about.
 */

/** An error under the code of internal errors. */
export function engineFault(problem: string): Error {
  return new Error(`STEP9001: The engine is at fault: ${problem}. Please report it with the definition that was run.`);
}
