/**
 * `sleep` and `sleepUntil`.
 */
import type { WaitState } from '../../../asl/index.ts';
import type { Wait } from '../../hir/types.ts';
import { numberField, type StateContext, textField } from './context.ts';
import { type EffectExit, emitTransition } from './transition.ts';

/** The Wait state; its default output is its input. */
export function emitWait({ until }: Wait<never>, exit: EffectExit, cx: StateContext): WaitState {
  const duration =
    until.kind === 'seconds'
      ? { Seconds: numberField(until.value, cx) }
      : { Timestamp: textField(until.value, 'data', cx) };
  return { Type: 'Wait', ...duration, ...emitTransition(exit, until.value.origin, 'input', cx) };
}
