/**
 * What the analysis knows at one point: which objects each variable can hold, the objects, and which objects are *outdated* in
 * which variable. Compiled code gives every variable its own copy, so after a write through one name all other names of the
 * object are outdated; that is harmless until one of them is read.
 */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { copyHeap, type Heap, joinHeap, renameHeap, renameLocation } from './heap.ts';
import type { Location } from './location.ts';

/** A variable, or a list that a loop goes on with. */
export type Root = VarId | `pending ${number}`;

/** Why an object is outdated in a root. */
export interface Outdated {
  /** The name through which the object was written. */
  readonly through: VarId;
  readonly write: Origin;
  /** The object is known to be in one slot of the root only, so writing the slot anew brings it up to date. */
  readonly oneSlot: boolean;
}

/** Where a variable's value was read from: a slot, as canonical text, and the variables that the text depends on. */
export interface SlotName {
  readonly root: VarId;
  readonly path: string;
  readonly depends: ReadonlySet<VarId>;
}

export interface State {
  readonly holds: Map<Root, Set<Location>>;
  readonly outdated: Map<Root, Map<Location, Outdated>>;
  /** For variables that got their value from a slot and still hold it. */
  readonly readFrom: Map<VarId, SlotName>;
  heap: Heap;
}

export function emptyState(): State {
  return { holds: new Map(), outdated: new Map(), readFrom: new Map(), heap: new Map() };
}

export function copyState(state: State): State {
  return {
    holds: new Map([...state.holds].map(([root, locations]) => [root, new Set(locations)])),
    outdated: new Map([...state.outdated].map(([root, locations]) => [root, new Map(locations)])),
    readFrom: new Map(state.readFrom),
    heap: copyHeap(state.heap),
  };
}

/** Adds another state; answers whether anything was new. */
export function joinState(into: State, from: State): boolean {
  let changed = joinHeap(into.heap, from.heap);
  for (const [root, locations] of from.holds) {
    const known = into.holds.get(root) ?? new Set();
    into.holds.set(root, known);
    for (const location of locations) {
      if (known.has(location)) continue;
      known.add(location);
      changed = true;
    }
  }
  for (const [root, locations] of from.outdated) {
    const known = into.outdated.get(root) ?? new Map<Location, Outdated>();
    into.outdated.set(root, known);
    for (const [location, outdated] of locations) {
      const present = known.get(location);
      const merged = present === undefined ? outdated : mergeOutdated(present, outdated);
      if (merged === present) continue;
      known.set(location, merged);
      changed = true;
    }
  }
  for (const [variable, name] of into.readFrom) {
    const other = from.readFrom.get(variable);
    if (other !== undefined && other.root === name.root && other.path === name.path) continue;
    into.readFrom.delete(variable);
    changed = true;
  }
  return changed;
}

/** Of two reasons one that a write back removes only if it removes both. */
export function mergeOutdated(known: Outdated, other: Outdated): Outdated {
  if (!known.oneSlot || (other.oneSlot && other.through === known.through)) return known;
  return { ...known, oneSlot: false };
}

/** Gives locations other names. */
export function renameState(state: State, moves: readonly (readonly [Location, Location])[]): void {
  state.heap = renameHeap(state.heap, moves);
  for (const [root, locations] of state.holds) {
    state.holds.set(root, new Set([...locations].map((location) => renameLocation(location, moves))));
  }
  for (const [root, locations] of state.outdated) {
    const renamed = new Map<Location, Outdated>();
    for (const [location, why] of locations) {
      const name = renameLocation(location, moves);
      const known = renamed.get(name);
      renamed.set(name, known === undefined ? why : mergeOutdated(known, why));
    }
    state.outdated.set(root, renamed);
  }
}

/** Keeps a copy that was just taken; jumps may have left an older one of the same name behind. */
export function holdPending(root: Root, objects: ReadonlySet<Location>, state: State): void {
  forget(state, [root]);
  state.holds.set(root, new Set(objects));
}

/** Forgets roots that are out of scope. */
export function forget(state: State, roots: Iterable<Root>): void {
  for (const root of roots) {
    state.holds.delete(root);
    state.outdated.delete(root);
    if (typeof root === 'number') state.readFrom.delete(root);
  }
}
