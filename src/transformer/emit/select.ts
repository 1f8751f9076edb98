/**
 * Which ASL state a planned state becomes: the effect decides, or, without one, the exit. One block is always one state.
 */

import type { State } from '../../asl/index.ts';
import { fault } from '../core/compiler-fault.ts';
import type { PlannedState } from '../flow/states.ts';
import { emitChoice } from './states/choice.ts';
import type { StateContext } from './states/context.ts';
import { emitDistributedMap } from './states/distributed-map.ts';
import { emitFail } from './states/fail.ts';
import { emitMap } from './states/map.ts';
import { emitParallel } from './states/parallel.ts';
import { emitPass } from './states/pass.ts';
import { emitSucceed } from './states/succeed.ts';
import { emitTask } from './states/task.ts';
import { emitWait } from './states/wait.ts';

/** Emits one state. */
export function emitState(state: PlannedState, cx: StateContext): State {
  const { effect, exit, origin } = state;
  if (effect) {
    if (exit.kind === 'decide' || exit.kind === 'raise') fault(`${exit.kind} after an effect`, origin);
    switch (effect.kind) {
      case 'task':
        return emitTask(effect, state, exit, cx);
      case 'wait':
        return emitWait(effect, exit, cx);
      case 'map':
        return effect.run
          ? emitDistributedMap({ ...effect, run: effect.run }, state, exit, cx)
          : emitMap(effect, state, exit, cx);
      case 'fork':
        return emitParallel(effect, state, exit, cx);
    }
  }
  switch (exit.kind) {
    case 'goto':
      return emitPass(exit, cx);
    case 'decide':
      return emitChoice(exit, cx);
    case 'return':
      return emitSucceed(exit, cx);
    case 'raise':
      return emitFail(exit, origin, cx);
  }
}
