/**
 * Refuses props of a state machine that contradict a compiled workflow, and would otherwise be ignored or fail on AWS.
 */
import { QueryLanguage, type StateMachineProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Manifest } from '../artifact/index.ts';
import { ConstructError, type ConstructProblem } from './construct-error.ts';

/**
 * Throws where the props do not fit the workflow.
 *
 * @example
 * checkMachineProps({ queryLanguage: QueryLanguage.JSON_PATH }, manifest, 'Stack/Machine'); // throws STEP8303
 */
export function checkMachineProps(props: StateMachineProps, manifest: Manifest, path: string): void {
  const problems: ConstructProblem[] = [];
  if (props.queryLanguage === QueryLanguage.JSON_PATH) {
    problems.push({
      code: 'STEP8303',
      problem: `\`${manifest.name}\` is compiled to JSONata; \`queryLanguage: JSON_PATH\` cannot apply to it.`,
      remedy: 'Remove `queryLanguage`.',
    });
  }
  if (manifest.type === 'EXPRESS' && props.stateMachineType === undefined) {
    problems.push({
      code: 'STEP8304',
      problem: `\`${manifest.name}\` is an EXPRESS workflow, but the state machine would be STANDARD.`,
      remedy: 'Use `WorkflowStateMachine`, or pass `stateMachineType: StateMachineType.EXPRESS`.',
    });
  }
  const [first, ...others] = problems;
  if (first !== undefined) throw new ConstructError(path, [first, ...others]);
}
