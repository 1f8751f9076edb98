/**
 * The end of a region with a value.
 */
import type { SucceedState } from '../../../asl/index.ts';
import type { StateExit } from '../../flow/states.ts';
import type { StateContext } from './context.ts';

/** The Succeed state. */
export function emitSucceed(exit: Extract<StateExit, { kind: 'return' }>, cx: StateContext): SucceedState {
  return { Type: 'Succeed', Output: exit.value ? cx.field(exit.value, 'data') : null };
}
