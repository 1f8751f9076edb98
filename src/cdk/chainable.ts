/**
 * Hand-written states as a resource of a workflow: what binds them is a state or a chain of states. They have no identifiers.
 */
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** The kind of handle that stands for hand-written states. */
export const handWrittenKind = 'stepfunctions.states';

/**
 * Whether a value is a state or a chain of states, of any copy of the CDK.
 *
 * @example
 * isChainable(new sfn.Pass(this, 'Legacy')); // true
 */
export function isChainable(value: unknown): value is IChainable {
  return typeof value === 'object' && value !== null && 'startState' in value && 'endStates' in value;
}
