/**
 * What the validator reports. Codes, texts and locations are AWS's own wherever a recording or a measurement gives them
 * (AWS-FACTS §1.6, AWS-BEHAVIOUR, and the public measurements named in each file); a few codes are ours, for definitions
 * that AWS accepts at creation and that can never run as written.
 */

/**
 * Codes of ValidateStateMachineDefinition.
 *
 * @example
 * const fromAws = problems.filter(({ code }) => (AWS_CODES as readonly string[]).includes(code));
 */
export const AWS_CODES = [
  'INVALID_JSON_DESCRIPTION',
  'SCHEMA_VALIDATION_FAILED',
  'INVALID_STATE_NAME',
  'DUPLICATE_STATE_NAME',
  'INVALID_LABEL_NAME',
  'DUPLICATE_LABEL_NAME',
  'INVALID_VARIABLE_NAME',
  'RESERVED_VARIABLE_NAME',
  'DUPLICATE_VARIABLE_NAME',
  'MISSING_TRANSITION_TARGET',
  'MISSING_END_STATE',
  'INVALID_JSONATA_EXPRESSION',
  'UNSUPPORTED_JSONATA_EXPRESSION',
] as const;

/**
 * Codes of our own, where AWS accepts the definition: an expression too deep to evaluate, a variable that a distributed
 * iteration cannot read, a field that an inline Map ignores, and a query language that this validator does not know.
 *
 * @example
 * const ours = problems.filter(({ code }) => (STRICTER_CODES as readonly string[]).includes(code));
 */
export const STRICTER_CODES = ['EXPRESSION_TOO_DEEP', 'UNREADABLE_VARIABLE', 'MISPLACED_FIELD'] as const;

/**
 * The code of a problem.
 *
 * @example
 * const code: ProblemCode = 'MISSING_END_STATE';
 */
export type ProblemCode = (typeof AWS_CODES)[number] | (typeof STRICTER_CODES)[number];

/**
 * A reason to refuse a definition.
 *
 * @example
 * const problem: ValidationProblem = {
 *   code: 'MISSING_TRANSITION_TARGET',
 *   message: "Missing 'Next' target: Done",
 *   location: '/States/Work/Next',
 * };
 */
export interface ValidationProblem {
  readonly code: ProblemCode;
  readonly message: string;
  /** AWS's path, `/States/X/Output/total`; null for the few problems that AWS locates nowhere. */
  readonly location: string | null;
}

/**
 * Takes a problem of a rule.
 *
 * @example
 * report('MISSING_END_STATE', 'Workflow has no terminal state', null);
 */
export type Report = (code: ProblemCode, message: string, location: string | null) => void;

/**
 * A problem as CreateStateMachine writes it into its InvalidDefinition message.
 *
 * @example
 * formatProblem(problem); // "MISSING_TRANSITION_TARGET: Missing 'Next' target: Done at /States/Work/Next"
 */
export function formatProblem({ code, message, location }: ValidationProblem): string {
  return `${code}: ${message} at ${location}`;
}
