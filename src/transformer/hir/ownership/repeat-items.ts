/**
 * Rounds over the items of lists. Where all items are different objects, the item of a round is told apart from the others, so
 * that code may change it while the list is only kept for the rounds to come.
 */
import type { Origin } from '../../core/origin.ts';
import { type Analysis, checkRead } from './analysis.ts';
import { putObject, reach, slot, slotsHolding, writeSlot } from './heap.ts';
import {
  ANY,
  earlierLocation,
  earlierOf,
  isPartOf,
  isSingle,
  type Location,
  partLocation,
  recentLocation,
} from './location.ts';
import { repeat } from './repeat.ts';
import { forget, holdPending, type Root, renameState, type State } from './state.ts';
import { NOTHING, union } from './union.ts';

export interface ItemRounds {
  /** The node that owns the rounds. */
  readonly node: object;
  readonly lists: ReadonlySet<Location>;
  /** Where the list is read. */
  readonly origin: Origin;
  /** The result is made of the list's own items, not of what rounds do with them. */
  readonly keeps?: boolean;
  round(item: ReadonlySet<Location>): void;
}

/** Runs a round per item. */
export function repeatItems(cx: Analysis, rounds: ItemRounds): void {
  const site = cx.site(rounds.node);
  const root: Root = `pending ${site}`;
  const one = recentLocation(site);
  const items = itemsOf(rounds.lists, cx);
  const many = severalObjects(items, rounds.lists, cx);
  const parts = new Map<Location, Location>();
  if (cx.state !== null) holdPending(root, rounds.lists, cx.state);
  repeat(cx, () => {
    readPending(root, rounds, cx);
    if (many !== null) takeOne({ many, one, parent: null, parts }, site, rounds.lists, cx);
    rounds.round(many === null ? items : new Set([one]));
    if (rounds.keeps) readPending(root, rounds, cx);
    // The rounds to come never look at this item again.
    const outdated = cx.state?.outdated.get(root);
    for (const location of [...(outdated?.keys() ?? [])]) if (isPartOf(location, one)) outdated?.delete(location);
  });
  if (cx.state === null) return;
  forget(cx.state, [root]);
  if (many === null) return;
  // What was set apart becomes one of the many again, and so do its parts.
  const whole = [...parts].reverse();
  whole.push([one, many]);
  const moves = whole.flatMap(([part, origin]) =>
    [part, earlierOf(part)].map((location) => [location, origin] as const),
  );
  renameState(cx.state, moves);
}

function readPending(root: Root, rounds: ItemRounds, cx: Analysis): void {
  if (cx.state !== null) checkRead(root, reach(cx.state.heap, rounds.lists), rounds.origin, cx);
}

function itemsOf(lists: ReadonlySet<Location>, cx: Analysis): ReadonlySet<Location> {
  const state = cx.state;
  return state === null ? NOTHING : union([...lists].map((list) => slot(state.heap, list, ANY)));
}

/** The location of all items, if they surely are different objects. */
function severalObjects(items: ReadonlySet<Location>, lists: ReadonlySet<Location>, cx: Analysis): Location | null {
  const [item, ...others] = items;
  if (cx.state === null || item === undefined || others.length > 0 || isSingle(item) || lists.has(item)) return null;
  return slotsHolding(cx.state.heap, reach(cx.state.heap, lists), item) > 1 ? null : item;
}

/** Sets the item of a round apart. Items of earlier rounds have another location, for no later round gives them again. */
function takeOne(taken: Split, site: number, lists: ReadonlySet<Location>, cx: Analysis): void {
  if (cx.state === null) return;
  const { one } = taken;
  if (cx.state.heap.has(one)) renameState(cx.state, [[one, earlierLocation(site)]]);
  cx.made.add(site);
  split(cx.state, taken, reach(cx.state.heap, lists));
}

interface Split {
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
  const fields = [...(cell?.fields ?? [])].map(([field, targets]) => [field, new Set(targets.keys())] as const);
  putObject(state.heap, one, cell?.tree ?? false);
  // Whoever may hold any of the many may hold this one.
  for (const [holder, { fields: slots }] of state.heap) {
    if (holder === parent || holder === one) continue;
    for (const [field, targets] of slots) {
      const count = targets.get(many);
      if (count !== undefined)
        writeSlot(state.heap, holder, { field, targets: new Set([one]), replace: false, often: count > 1 });
    }
  }
  for (const held of state.holds.values()) if (held.has(many)) held.add(one);
  for (const outdated of state.outdated.values()) {
    const why = outdated.get(many);
    if (why !== undefined) outdated.set(one, why);
  }
  for (const [field, targets] of fields) {
    const part = partLocation(one, field);
    const [only, ...others] = targets;
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
    writeSlot(state.heap, one, { field, targets: own ? new Set([part]) : targets, replace: true });
  }
}
