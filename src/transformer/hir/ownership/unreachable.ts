/**
 * Objects that no name leads to any more. They hold nothing that anybody could see, so what they held may be in one place again, as
 * the items of `[...list]` are once `list` is not mentioned any more.
 */
import { type Heap, reach } from './heap.ts';
import type { Location } from './location.ts';
import type { State } from './state.ts';
import { union } from './union.ts';

/** Forgets them; every object that is still wanted is held by a variable. */
export function dropUnreachable(state: State): void {
  const { heap } = state;
  const reached = reach(heap, union([...state.holds.values()]));
  for (const location of [...heap.keys()]) if (!reached.has(location)) heap.delete(location);
  // Objects that overlap have two names.
  if (state.overlaps.size === 0) for (const location of reached) findOnce(location, heap);
}

/** What is held in one slot at most, and not by itself, is so wherever it was before. */
function findOnce(location: Location, heap: Heap): void {
  const cell = heap.get(location);
  if (cell === undefined || cell.once) return;
  let slots = 0;
  for (const { fields } of heap.values()) for (const targets of fields.values()) slots += targets.get(location) ?? 0;
  if (slots > 1) return;
  const inside = reach(
    heap,
    [...cell.fields.values()].flatMap((targets) => [...targets.keys()]),
  );
  if (!inside.has(location)) cell.once = true;
}
