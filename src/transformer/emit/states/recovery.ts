/**
 * `Retry` and `Catch`.
 */
import type { Catcher, RecoveryFields, Retrier } from '../../../asl/index.ts';
import type { PlannedState } from '../../flow/states.ts';
import type { RetryRule } from '../../hir/types.ts';
import { emitAssign } from './assign.ts';
import type { StateContext } from './context.ts';

/** The fields, as far as there are rules. */
export function emitRecovery(
  retry: readonly RetryRule[],
  handlers: PlannedState['handlers'],
  cx: StateContext,
): RecoveryFields {
  return {
    ...(retry.length > 0 && { Retry: retry.map(emitRetrier) }),
    ...(handlers.length > 0 && {
      Catch: handlers.map(
        (handler): Catcher => ({
          ErrorEquals: handler.errorEquals ?? ['States.ALL'],
          ...emitAssign(handler.updates, cx),
          Next: cx.name(handler.target),
        }),
      ),
    }),
  };
}

function emitRetrier(rule: RetryRule): Retrier {
  return {
    ErrorEquals: rule.errorEquals,
    ...(rule.intervalSeconds !== undefined && { IntervalSeconds: rule.intervalSeconds }),
    ...(rule.maxAttempts !== undefined && { MaxAttempts: rule.maxAttempts }),
    ...(rule.backoffRate !== undefined && { BackoffRate: rule.backoffRate }),
    ...(rule.maxDelaySeconds !== undefined && { MaxDelaySeconds: rule.maxDelaySeconds }),
    ...(rule.jitter !== undefined && { JitterStrategy: rule.jitter }),
  };
}
