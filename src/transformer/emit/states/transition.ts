/**
 * Where a state goes: `Next` with its assignments, or `End` with the region's result. `Output` is left out where the state's
 * own result is what the region returns.
 */
import type { Assignments, Json, Transition } from '../../../asl/index.ts';
import { b } from '../../core/build.ts';
import type { Origin } from '../../core/origin.ts';
import type { StateExit } from '../../flow/states.ts';
import { emitAssign } from './assign.ts';
import type { StateContext } from './context.ts';

/** The ways out that a state with an effect can have. */
export type EffectExit = Extract<StateExit, { kind: 'goto' | 'return' }>;

/** The fields of the way out. */
export type TransitionFields = Transition & { readonly Assign?: Assignments; readonly Output?: Json };

/** The end of a state with an effect; `giving` says whether the state's default output is the effect's result. */
export function emitTransition(
  exit: EffectExit,
  origin: Origin,
  giving: 'result' | 'input',
  cx: StateContext,
): TransitionFields {
  if (exit.kind === 'goto') return { ...emitAssign(exit.updates, cx), Next: cx.name(exit.target) };
  const { value } = exit;
  if (giving === 'result' && value?.kind === 'ambient' && value.source === 'result') return { End: true };
  return { Output: cx.field(value ?? b.absent(origin), 'data'), End: true };
}
