/** Variables that get to mean objects. */
import type { VarId } from '../../core/ids.ts';
import type { Location } from './location.ts';
import { forgetNames } from './slot-name.ts';
import type { State } from './state.ts';

/** Binds a variable to objects. */
export function bindObjects(variable: VarId, objects: ReadonlySet<Location>, state: State): void {
  forgetNames(state, variable);
  state.readFrom.delete(variable);
  state.outdated.delete(variable);
  keepOutdated(state, variable);
  state.holds.set(variable, new Set(objects));
}

/** What was changed through a name that now means something else cannot be written back through it. */
function keepOutdated(state: State, variable: VarId): void {
  for (const outdated of state.outdated.values()) {
    for (const [object, why] of outdated)
      if (why.through === variable && why.oneSlot) outdated.set(object, { ...why, oneSlot: false });
  }
}
