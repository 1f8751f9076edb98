/**
 * A decision: one rule per arm. A rule's assignments replace the state's, which belong to the default.
 */
import type { ChoiceRule, ChoiceState } from '../../../asl/index.ts';
import { fault } from '../../core/compiler-fault.ts';
import type { Expr } from '../../core/expr.ts';
import type { StateExit } from '../../flow/states.ts';
import { emitAssign } from './assign.ts';
import type { StateContext } from './context.ts';

/** The Choice state. */
export function emitChoice(exit: Extract<StateExit, { kind: 'decide' }>, cx: StateContext): ChoiceState {
  return {
    Type: 'Choice',
    Choices: exit.arms.map(
      (arm): ChoiceRule => ({
        Condition: conditionField(arm.test, cx),
        ...emitAssign(arm.updates, cx),
        Next: cx.name(arm.target),
      }),
    ),
    ...emitAssign(exit.otherwise.updates, cx),
    Default: cx.name(exit.otherwise.target),
  };
}

function conditionField(test: Expr, cx: StateContext): boolean | string {
  const field = cx.field(test, 'condition');
  if (typeof field === 'boolean' || typeof field === 'string') return field;
  return fault('a condition was expected', test.origin);
}
