/**
 * A service call.
 */
import type { TaskState } from '../../../asl/index.ts';
import type { PlannedState } from '../../flow/states.ts';
import type { TaskCall } from '../../hir/types.ts';
import { numberField, type StateContext, textField } from './context.ts';
import { emitRecovery } from './recovery.ts';
import { type EffectExit, emitTransition } from './transition.ts';

/** The Task state. Without `Arguments` AWS would send the state's input, so a call without arguments sends `{}`. */
export function emitTask(call: TaskCall<never>, state: PlannedState, exit: EffectExit, cx: StateContext): TaskState {
  const { timeoutSeconds, heartbeatSeconds, credentialsRoleArn } = call;
  return {
    Type: 'Task',
    ...(call.comment !== null && { Comment: call.comment }),
    Resource: call.resource,
    Arguments: call.arguments ? cx.field(call.arguments, 'data') : {},
    ...(timeoutSeconds && { TimeoutSeconds: numberField(timeoutSeconds, cx) }),
    ...(heartbeatSeconds && { HeartbeatSeconds: numberField(heartbeatSeconds, cx) }),
    ...(credentialsRoleArn && { Credentials: { RoleArn: textField(credentialsRoleArn, 'data', cx) } }),
    ...emitRecovery(call.retry, state.handlers, cx),
    ...emitTransition(exit, state.origin, 'result', cx),
  };
}
