/**
 * Where each state came from.
 */
import type { BlockId } from '../core/ids.ts';
import type { Origin } from '../core/origin.ts';
import type { PlannedWorkflow } from '../flow/states.ts';

/** State name → origin, in document order. */
export function emitSourceMap(
  workflow: PlannedWorkflow,
  names: ReadonlyMap<BlockId, string>,
): Readonly<Record<string, Origin>> {
  const map: Record<string, Origin> = {};
  for (const region of workflow.regions.values()) {
    for (const state of region.states.values()) {
      const name = names.get(state.id);
      const assigns = !state.effect && state.exit.kind === 'goto';
      if (name !== undefined) map[name] = assigns ? (state.codeOrigin ?? state.origin) : state.origin;
    }
  }
  return map;
}
