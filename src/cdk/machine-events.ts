/**
 * Rules of EventBridge about a state machine: what follows an execution, and what starts one. Only STANDARD machines report the
 * ends of their executions. https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
import { type OnEventOptions, Rule, type RuleTargetInput, type Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { type StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { ConstructError } from './construct-error.ts';

/** The ways in which an execution ends. */
export type ExecutionEnd = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** A rule for executions that end in one of the ways. */
export function onExecutionEnd(
  machine: StateMachine,
  id: string,
  ends: readonly ExecutionEnd[],
  { target, eventPattern, ...options }: OnEventOptions = {},
): Rule {
  if (machine.stateMachineType === StateMachineType.EXPRESS) {
    throw new ConstructError(machine.node.path, [
      {
        code: 'STEP8305',
        problem: 'An EXPRESS state machine does not report the ends of its executions to EventBridge.',
        remedy: 'Make the workflow STANDARD, or call the target at the end of the workflow.',
      },
    ]);
  }
  return new Rule(machine, id, {
    ...options,
    eventPattern: {
      ...eventPattern,
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { ...eventPattern?.detail, status: [...ends], stateMachineArn: [machine.stateMachineArn] },
    },
    ...(target !== undefined && { targets: [target] }),
  });
}

/** A rule that starts the machine by a schedule; without an input it gets EventBridge's own event. */
export function startBySchedule(machine: StateMachine, id: string, schedule: Schedule, input?: RuleTargetInput): Rule {
  const target = new SfnStateMachine(machine, input === undefined ? {} : { input });
  return new Rule(machine, id, { schedule, targets: [target] });
}
