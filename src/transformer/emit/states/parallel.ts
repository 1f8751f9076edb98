/**
 * Branches side by side. They read the variables of the graphs around them; their input is what these could not give.
 */
import type { ParallelState } from '../../../asl/index.ts';
import type { PlannedState } from '../../flow/states.ts';
import type { FlowFork } from '../../flow/types.ts';
import { emitCaptures } from './captures.ts';
import type { StateContext } from './context.ts';
import { emitRecovery } from './recovery.ts';
import { type EffectExit, emitTransition } from './transition.ts';

/** The Parallel state. */
export function emitParallel(effect: FlowFork, state: PlannedState, exit: EffectExit, cx: StateContext): ParallelState {
  return {
    Type: 'Parallel',
    ...(effect.captures.length > 0 && { Arguments: emitCaptures(effect.captures, cx) }),
    Branches: effect.regions.map((region) => cx.graph(region)),
    ...emitRecovery(effect.retry, state.handlers, cx),
    ...emitTransition(exit, state.origin, 'result', cx),
  };
}
