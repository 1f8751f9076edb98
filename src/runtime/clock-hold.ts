/**
 * Holding the clock for a piece of work that may itself wait for things that the clock brings about. While it waits, even
 * for several things at once, the clock is free; once nothing is awaited any more it is held again, until the work ends.
 */
import type { Clock } from './clock.ts';

/** Lets the clock run while something that the clock itself drives is awaited. */
export type WithClockFree = <T>(wait: () => Promise<T>) => Promise<T>;

/** A hold on a clock. */
export interface ClockHold {
  readonly free: WithClockFree;
  readonly end: () => void;
}

/** Holds a clock. */
export function holdClock(clock: Clock): ClockHold {
  let release = clock.hold();
  let waits = 0;
  let over = false;
  return {
    free: async (wait) => {
      waits += 1;
      release();
      try {
        return await wait();
      } finally {
        waits -= 1;
        if (waits === 0 && !over) release = clock.hold();
      }
    },
    end: () => {
      over = true;
      release();
    },
  };
}
