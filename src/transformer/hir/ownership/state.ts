/**
 * What the analysis knows at one point: which objects each variable can hold, the objects, and which objects are *outdated* in
 * which variable. Compiled code gives every variable its own copy, so after a write through one name all other names of the
 * object are outdated; that is harmless until one of them is read.
 */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';
import { copyHeap, type Heap, joinHeap, renameHeap, renameLocation } from './heap.ts';
import type { Location } from './location.ts';

/** A variable, a list that a loop goes on with, or the constants. */
export type Root = VarId | `pending ${number}` | 'constants';

/** Why an object is outdated in a root. */
export interface Outdated {
  /** The name through which the object was written. */
  readonly through: VarId;
  readonly write: Origin;
  /** The object is known to be in one slot of the root only, so writing the slot anew brings it up to date. */
  readonly oneSlot: boolean;
  /** A function had the object, so what is written to it through this root would be missed elsewhere. */
  readonly lost?: true;
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
  /** Objects that may share what is below them, see `overlaps.ts`. */
  overlaps: Map<Location, ReadonlySet<Location>>;
  heap: Heap;
}

export function emptyState(): State {
  return { holds: new Map(), outdated: new Map(), readFrom: new Map(), overlaps: new Map(), heap: new Map() };
}

export function copyState(state: State): State {
  return {
    holds: new Map([...state.holds].map(([root, locations]) => [root, new Set(locations)])),
    outdated: new Map([...state.outdated].map(([root, locations]) => [root, new Map(locations)])),
    readFrom: new Map(state.readFrom),
    overlaps: new Map(state.overlaps),
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
  for (const [top, partners] of from.overlaps) {
    const known = into.overlaps.get(top);
    if (known !== undefined && [...partners].every((one) => known.has(one))) continue;
    into.overlaps.set(top, new Set([...(known ?? []), ...partners]));
    changed = true;
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
  const kept = !known.oneSlot || (other.oneSlot && other.through === known.through);
  if (kept && (known.lost || !other.lost)) return known;
  return { ...known, oneSlot: kept && known.oneSlot, ...(other.lost && { lost: other.lost }) };
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
  const overlaps: State['overlaps'] = new Map();
  for (const [top, partners] of state.overlaps) {
    const name = renameLocation(top, moves);
    const renamed = [...partners].map((one) => renameLocation(one, moves));
    overlaps.set(name, new Set([...(overlaps.get(name) ?? []), ...renamed]));
  }
  state.overlaps = overlaps;
}

/** Notes that a root's copies of objects are not what the objects are now. */
export function outdate(state: State, root: Root, objects: Iterable<Location>, why: Outdated): void {
  const outdated = state.outdated.get(root) ?? new Map<Location, Outdated>();
  state.outdated.set(root, outdated);
  for (const object of objects) {
    const known = outdated.get(object);
    outdated.set(object, known === undefined ? why : mergeOutdated(known, why));
  }
}

/** One more location for what another one stands for. */
export function overlapAlike({ overlaps }: State, known: Location, added: Location): void {
  const partners = overlaps.get(known);
  if (partners === undefined) return;
  overlaps.set(added, partners);
  for (const one of partners) overlaps.set(one, new Set([...(overlaps.get(one) ?? []), added]));
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

/** Forgets what names lead to that are not mentioned any more; what was written through them may still be put back. */
export function leave(state: State, names: Iterable<VarId>): void {
  for (const name of names) {
    state.holds.delete(name);
    state.outdated.delete(name);
  }
}
