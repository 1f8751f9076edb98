/**
 * Work that nobody awaits, such as a function that a topic calls: it holds the clock while it runs, so that virtual time
 * does not jump over it, and its failures are kept instead of lost.
 */
import type { Clock } from '../clock.ts';
import { holdClock } from '../clock-hold.ts';

/** Starts work that nobody awaits. */
export interface Background {
  /** `sleep` waits by the clock and lets virtual time pass. */
  readonly start: (what: string, work: (sleep: (seconds: number) => Promise<void>) => Promise<unknown>) => void;
  /** What failed so far. */
  readonly failures: readonly { readonly what: string; readonly error: unknown }[];
}

/** Background work on a clock. */
export function createBackground(clock: Clock): Background {
  const failures: { what: string; error: unknown }[] = [];
  return {
    failures,
    start: (what, work) => {
      const hold = holdClock(clock);
      const sleep = (seconds: number): Promise<void> =>
        hold.free(() => new Promise((resolve) => clock.schedule(clock.now() + seconds * 1000, resolve)));
      Promise.resolve()
        .then(() => work(sleep))
        .catch((error: unknown) => failures.push({ what, error }))
        .finally(hold.end);
    },
  };
}
