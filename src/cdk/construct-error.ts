/**
 * Errors of the construct, raised at synth: the workflow was not compiled, or the resources do not fit it. One error tells
 * all that is wrong with one construct, each problem under its own code, with what to do.
 */

/** One thing that is wrong. */
export interface ConstructProblem {
  /** Diagnostic code, e.g. `STEP4201`. */
  readonly code: string;
  readonly problem: string;
  readonly remedy: string;
}

/**
 * Raised where a workflow cannot become a state machine.
 *
 * @example
 * try { new WorkflowStateMachine(stack, 'Orders', { workflow }); } catch (e) { if (e instanceof ConstructError) console.error(e.code); }
 */
export class ConstructError extends Error {
  override readonly name = 'StepScriptConstructError';
  /** Code of the first problem. */
  readonly code: string;
  readonly problems: readonly ConstructProblem[];

  constructor(path: string, problems: readonly [ConstructProblem, ...ConstructProblem[]]) {
    super(problems.map(({ code, problem, remedy }) => `${code}: ${problem} ${remedy} [${path}]`).join('\n'));
    this.code = problems[0].code;
    this.problems = problems;
  }
}
