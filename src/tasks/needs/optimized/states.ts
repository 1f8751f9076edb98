/**
 * Child executions. `.sync` watches and stops the child, whose executions are named after its state machine in the same
 * region and account: across accounts the call runs under Credentials, and then this role needs none of it.
 */
import { childOf } from '../child-execution.ts';
import { factAt } from '../facts.ts';
import { need } from '../need.ts';
import { type Integrations, type Refusal, waitsForJob } from './integration.ts';
import { managedRule } from './managed-rule.ts';

const unknownChild: Refusal = {
  code: 'needs-resource',
  message: 'the state machine to start is computed while the workflow runs',
};

export const states: Integrations = {
  'states:startExecution': {
    patterns: ['request-response', 'sync', 'sync:2', 'token'],
    needs: (call) => {
      const child = childOf(factAt(call.arguments, 'StateMachineArn'));
      if (child === undefined) return unknownChild;
      const start = need('states:StartExecution', child.arn);
      if (!waitsForJob(call.pattern)) return [start];
      return [
        start,
        need(['states:DescribeExecution', 'states:StopExecution'], child.executions),
        managedRule('StepFunctionsGetEventsForStepFunctionsExecutionRule'),
      ];
    },
  },
};
