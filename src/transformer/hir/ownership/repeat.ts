/**
 * Code that runs again and again: loops, callbacks, the iterations of a Map. It is walked until its state no longer grows.
 * What a round makes is told apart from what earlier rounds made.
 */
import type { Analysis } from './analysis.ts';
import { earlierLocation, recentLocation } from './location.ts';
import { copyState, joinState, renameState } from './state.ts';

/** Runs rounds until nothing new comes up; the state afterwards is that at the start of any round. */
export function repeat(cx: Analysis, round: () => void): void {
  const outer = cx.made;
  const made = new Set<number>();
  const { rounds } = cx;
  cx.rounds = rounds === null ? null : rounds + 1;
  for (;;) {
    const start = cx.state;
    if (start === null) break;
    cx.state = copyState(start);
    cx.made = made;
    round();
    const end = cx.state;
    // All at once: an object and what holds it grow old together, see `renameHeap`.
    if (end !== null)
      renameState(
        end,
        [...made].map((site) => [recentLocation(site), earlierLocation(site)]),
      );
    const grown = end !== null && joinState(start, end);
    cx.state = start;
    if (!grown) break;
  }
  cx.rounds = rounds;
  // The rounds around these go on to count in the same set.
  for (const site of made) outer.add(site);
  cx.made = outer;
}
