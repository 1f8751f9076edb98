/**
 * Rounds over the items of lists. Where all items are different objects, the item of a round is told apart from the others, so
 * that code may change it while the list is only kept for the rounds to come.
 */
import type { Origin } from '../../core/origin.ts';
import { type Analysis, checkRead } from './analysis.ts';
import { reach } from './heap.ts';
import { earlierOf, isPartOf, type Location, recentLocation } from './location.ts';
import { repeat } from './repeat.ts';
import { itemsOf, severalObjects, takeOne } from './set-apart.ts';
import { forget, holdPending, type Root, renameState } from './state.ts';

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
