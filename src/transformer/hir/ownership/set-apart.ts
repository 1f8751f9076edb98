/** Items of lists that are told apart from the others: that of a round, or one that leaves its list. */
import type { Analysis } from './analysis.ts';
import { areOnce, type Count, fieldsOfOne, isOnce, putObject, reach, slot, slotsHolding, writeSlot } from './heap.ts';
import { ANY, earlierLocation, type Field, isSingle, type Location, partLocation } from './location.ts';
import { mergeOutdated, overlapAlike, renameState, type State } from './state.ts';
import { NOTHING, union } from './union.ts';

/** What the slots of lists can hold. */
export function itemsOf(lists: ReadonlySet<Location>, cx: Analysis): ReadonlySet<Location> {
  const state = cx.state;
  return state === null ? NOTHING : union([...lists].map((list) => slot(state.heap, list, ANY)));
}

/** The location of all items, if they surely are different objects. */
export function severalObjects(
  items: ReadonlySet<Location>,
  lists: ReadonlySet<Location>,
  cx: Analysis,
): Location | null {
  const [item, ...others] = items;
  if (cx.state === null || item === undefined || others.length > 0 || isSingle(item) || lists.has(item)) return null;
  return slotsHolding(cx.state.heap, reach(cx.state.heap, lists), item) > 1 ? null : item;
}

/** Sets an item apart. Items that were taken here before have another location, for none is taken twice. */
export function takeOne(taken: Split, site: number, lists: ReadonlySet<Location>, cx: Analysis): void {
  if (cx.state === null) return;
  const { one } = taken;
  if (cx.state.heap.has(one)) renameState(cx.state, [[one, earlierLocation(site)]]);
  cx.made.add(site);
  split(cx.state, taken, reach(cx.state.heap, lists));
}

/**
 * Makes `one` the object that has left its list, with parts of its own: each of those that it can be was in one slot at most, so
 * no other object holds it now, nor what it holds.
 */
export function takeOut(state: State, objects: ReadonlySet<Location>, one: Location): void {
  const fields = fieldsOfOne(state.heap, objects);
  putObject(
    state.heap,
    one,
    [...objects].some((object) => state.heap.get(object)?.tree === true),
  );
  // Names may still mean the object.
  for (const held of state.holds.values()) if ([...objects].some((object) => held.has(object))) held.add(one);
  for (const outdated of state.outdated.values()) {
    for (const object of objects) {
      const why = outdated.get(object);
      const known = outdated.get(one);
      if (why !== undefined) outdated.set(one, known === undefined ? why : mergeOutdated(known, why));
    }
  }
  for (const object of objects) overlapAlike(state, object, one);
  for (const [field, counts] of fields) {
    const targets = new Set(counts.keys());
    const part = partLocation(one, field);
    const own = part !== one && areOnce(state.heap, targets);
    if (own) takeOut(state, targets, part);
    fillSlot(state, one, field, own ? new Map([[part, 1]]) : counts);
  }
}

/** One object of several. */
export interface Split {
  readonly many: Location;
  readonly one: Location;
  /** Holder of `many` that holds all of them but `one`. */
  readonly parent: Location | null;
  /** Parts that were set apart, with what they are some of. */
  readonly parts: Map<Location, Location>;
}

/** Makes `one` of the objects that `many` stands for, with parts of its own where each object has parts of its own. */
function split(state: State, { many, one, parent, parts }: Split, holders: ReadonlySet<Location>): void {
  const cell = state.heap.get(many);
  const fields = fieldsOfOne(state.heap, new Set([many]));
  putObject(state.heap, one, cell?.tree ?? false, isOnce(state.heap, many));
  // Whoever may hold any of the many may hold this one.
  for (const [holder, { fields: slots }] of state.heap) {
    if (holder === parent || holder === one) continue;
    for (const [field, targets] of slots) {
      const count = targets.get(many);
      if (count !== undefined)
        writeSlot(state.heap, holder, {
          field,
          targets: new Set([one]),
          replace: false,
          often: count > 1,
          renamed: true,
        });
    }
  }
  for (const held of state.holds.values()) if (held.has(many)) held.add(one);
  for (const outdated of state.outdated.values()) {
    const why = outdated.get(many);
    if (why !== undefined) outdated.set(one, why);
  }
  overlapAlike(state, many, one);
  for (const [field, counts] of fields) {
    const part = partLocation(one, field);
    const [only, ...others] = counts.keys();
    const own =
      only !== undefined &&
      others.length === 0 &&
      part !== one &&
      !isSingle(only) &&
      slotsHolding(state.heap, holders, only) === 1;
    if (own) {
      parts.set(part, only);
      split(state, { many: only, one: part, parent: many, parts }, holders);
    }
    fillSlot(state, one, field, own ? new Map([[part, 1]]) : counts);
  }
}

/** What a slot of the object that is set apart holds: as often as it does in the others. */
function fillSlot(state: State, one: Location, field: Field, counts: ReadonlyMap<Location, Count>): void {
  writeSlot(state.heap, one, { field, targets: new Set(counts.keys()), replace: true });
  const often = new Set([...counts.keys()].filter((target) => counts.get(target) === 2));
  if (often.size > 0) writeSlot(state.heap, one, { field, targets: often, replace: false, often: true });
}
