/**
 * Assignments that no other state could take.
 */
import type { PassState } from '../../../asl/index.ts';
import type { StateExit } from '../../flow/states.ts';
import { emitAssign } from './assign.ts';
import type { StateContext } from './context.ts';

/** The Pass state. */
export function emitPass(exit: Extract<StateExit, { kind: 'goto' }>, cx: StateContext): PassState {
  return { Type: 'Pass', ...emitAssign(exit.updates, cx), Next: cx.name(exit.target) };
}
