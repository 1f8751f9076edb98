/**
 * Objects that may be in two trees at once: what a recursive function gives back of an object, and what it changed of it. Both
 * copies are right until one of them is written; then whoever has the other may not look at it any more.
 */
import { type Heap, reach } from './heap.ts';
import { ANY, type Field, isPartOf, isSingle, type Location } from './location.ts';
import { type Outdated, outdate, type Root, type State } from './state.ts';
import { union } from './union.ts';

/** Any object below one of the two may be any object below the other. */
export function addOverlap({ overlaps }: State, some: Iterable<Location>, others: ReadonlySet<Location>): void {
  for (const one of some) {
    for (const other of others) {
      overlaps.set(one, new Set([...(overlaps.get(one) ?? []), other]));
      overlaps.set(other, new Set([...(overlaps.get(other) ?? []), one]));
    }
  }
}

/** The tops of all that the objects may be found in besides. */
export function partnersOf(objects: ReadonlySet<Location>, { heap, overlaps }: State): ReadonlySet<Location> {
  const found = [...overlaps].filter(([top]) => isAnyBelow(objects, new Set([top]), heap));
  return union(found.map(([, partners]) => partners));
}

/** Some of the objects may be some of the others under another name. */
export function mayOverlap(objects: ReadonlySet<Location>, others: ReadonlySet<Location>, state: State): boolean {
  const partners = partnersOf(objects, state);
  return partners.size > 0 && isAnyBelow(others, partners, state.heap);
}

/** Two places below the object may hold the same object. */
export function overlapsInside(top: Location, state: State): boolean {
  const below = reach(state.heap, [top]);
  return [...state.overlaps].some(
    ([one, partners]) =>
      isAnyBelow(below, new Set([one]), state.heap) &&
      [...partners].some(
        (other) => isAnyBelow(below, new Set([other]), state.heap) && !areAlternatives(one, other, top, state),
      ),
  );
}

/** One slot holds either of the two, and nothing below the other is anywhere then. */
function areAlternatives(one: Location, other: Location, top: Location, { heap }: State): boolean {
  const isFree = (from: Location, slot: Slot, held: Location): boolean =>
    !isAnyBelow(reachWithout(heap, [from], slot, held), new Set([held]), heap);
  return (
    one !== other &&
    [...reach(heap, [top])].some((holder) =>
      [...(heap.get(holder)?.fields ?? [])].some(
        ([field, targets]) =>
          field !== ANY &&
          isSingle(holder) &&
          targets.has(one) &&
          targets.has(other) &&
          isFree(top, { holder, field }, one) &&
          isFree(top, { holder, field }, other),
      ),
    )
  );
}

/** A key of an object. */
export interface Slot {
  readonly holder: Location;
  readonly field: Field;
}

/** What is below objects, where a slot does not hold one of the things that it may hold, or any of them. */
export function reachWithout(
  heap: Heap,
  from: Iterable<Location>,
  slot: Slot,
  held: Location | null,
): ReadonlySet<Location> {
  const found = new Set<Location>();
  const open = [...from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    for (const [field, targets] of heap.get(next)?.fields ?? [])
      for (const one of targets.keys())
        if (next !== slot.holder || field !== slot.field || (held !== null && one !== held)) open.push(one);
  }
  return found;
}

function isAnyBelow(objects: ReadonlySet<Location>, tops: ReadonlySet<Location>, heap: Heap): boolean {
  const below = reach(heap, tops);
  return [...objects].some((one) => below.has(one) || [...tops].some((top) => isPartOf(one, top)));
}

/** What each root leads to, as far as it matters. */
export type Reached = (root: Root, held: ReadonlySet<Location>) => ReadonlySet<Location>;

/** What else the changed objects may be in is outdated wherever it is; no more is to be known about it then. */
export function loseOverlapping(
  objects: ReadonlySet<Location>,
  why: Outdated,
  state: State,
  reached: Reached = (_, held) => reach(state.heap, held),
): void {
  const { overlaps, heap } = state;
  const shared = [...overlaps.keys()].filter((top) => isAnyBelow(objects, new Set([top]), heap));
  for (const top of shared) {
    const partners = [...(overlaps.get(top) ?? [])];
    const below = reach(heap, partners);
    lose((one) => below.has(one) || partners.some((other) => isPartOf(one, other)), why, state, reached);
  }
  for (const top of shared) forgetOverlaps(top, state);
}

/** The objects are outdated wherever they are. */
export function loseAll(objects: ReadonlySet<Location>, why: Outdated, state: State): void {
  lose(
    (one) => objects.has(one),
    why,
    state,
    (_, held) => reach(state.heap, held),
  );
}

function lose(isLost: (one: Location) => boolean, why: Outdated, state: State, reached: Reached): void {
  for (const [root, held] of state.holds) {
    const lost = [...reached(root, held)].filter(isLost);
    if (lost.length > 0) outdate(state, root, lost, { ...why, oneSlot: false, lost: true });
  }
}

function forgetOverlaps(top: Location, { overlaps }: State): void {
  for (const partner of overlaps.get(top) ?? []) {
    const left = new Set([...(overlaps.get(partner) ?? [])].filter((one) => one !== top));
    if (left.size === 0) overlaps.delete(partner);
    else overlaps.set(partner, left);
  }
  overlaps.delete(top);
}

/** Forgets overlaps with what no variable leads to any more. */
export function forgetUnreachable(state: State): void {
  if (state.overlaps.size === 0) return;
  const reached = [...reach(state.heap, union([...state.holds.values()]))];
  for (const top of [...state.overlaps.keys()])
    if (!reached.some((one) => isPartOf(one, top))) forgetOverlaps(top, state);
}
