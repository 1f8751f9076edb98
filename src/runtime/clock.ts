/**
 * Time as a run sees it. The real clock is the computer's. The virtual clock stands still while anything is being done and
 * jumps to the next timer once nothing is, so that waits, retries and timeouts take no real time and always happen in the
 * same order. While a handler does real work virtual time passes at most as fast as real time, so that a handler that never
 * answers still runs into its timeout.
 */

import { createTimerQueue, type Timer } from './timer-queue.ts';

/** A source of time and timers. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Calls back once at that time, or at once if it has passed; returns what cancels it. */
  readonly schedule: (at: number, callback: () => void) => () => void;
  /** Says that work is being done, so that time must not jump; returns what ends that. */
  readonly hold: () => () => void;
  /** Whether time never jumps, so that there may be timers for what nobody will wait for. */
  readonly steady?: true;
}

/** Longest delay that Node's timers take. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/**
 * The computer's clock.
 *
 * @example
 * const runtime = new LocalRuntime({ clock: realClock() });
 */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    schedule: (at, callback) => {
      let timer: NodeJS.Timeout;
      const arm = (): void => {
        const delay = at - Date.now();
        timer = delay > LONGEST_TIMEOUT ? setTimeout(arm, LONGEST_TIMEOUT) : setTimeout(callback, Math.max(0, delay));
      };
      arm();
      return () => clearTimeout(timer);
    },
    hold: () => () => undefined,
    steady: true,
  };
}

/** A virtual clock can also be moved by hand. */
export interface VirtualClock extends Clock {
  /** Moves time forward, firing what falls due on the way; only of use while something holds the clock. */
  readonly advance: (milliseconds: number) => void;
}

/** How a virtual clock is set up. */
export interface VirtualClockOptions {
  /** Default 2025-01-01. */
  readonly start?: number;
  /** Numbers in [0, 1) that order the timers of one instant; without, they fire in the order in which they were set. */
  readonly random?: () => number;
}

/** When a virtual clock starts unless told otherwise. */
export const VIRTUAL_EPOCH = Date.parse('2025-01-01T00:00:00.000Z');

/**
 * A clock that jumps.
 *
 * @example
 * const runtime = new LocalRuntime({ clock: virtualClock({ start: Date.parse('2026-06-01T00:00:00Z') }) });
 */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const { random } = options;
  let time = options.start ?? VIRTUAL_EPOCH;
  let order = 0;
  let holds = 0;
  let _idleCheck: NodeJS.Immediate | undefined;
  let busyCheck: NodeJS.Timeout | undefined;
  /** The real time that corresponds to `time` while the clock is held. */
  let heldSince = 0;
  const timers = createTimerQueue();
  const earliest = timers.first;

  const fire = (timer: Timer): void => {
    timers.remove(timer);
    if (timer.at > time) {
      heldSince += timer.at - time;
      time = timer.at;
    }
    timer.callback();
  };

  /** While held, a timer fires once as much real time has passed. */
  const whileBusy = (): void => {
    busyCheck = undefined;
    const timer = earliest();
    if (timer === undefined || holds === 0) return;
    const remaining = timer.at - time - (Date.now() - heldSince);
    if (remaining <= 0) fire(timer);
    busyCheck ??= setTimeout(whileBusy, Math.min(Math.max(remaining, 1), LONGEST_TIMEOUT));
  };

  const whenIdle = (): void => {
    _idleCheck = undefined;
    const timer = holds === 0 ? earliest() : undefined;
    if (timer !== undefined) fire(timer);
    watch();
  };

  const watch = (): void => {
    const next = earliest();
    if (next === undefined) {
      clearTimeout(busyCheck);
      busyCheck = undefined;
    } else if (holds === 0) _idleCheck ??= setImmediate(whenIdle);
    else busyCheck ??= setTimeout(whileBusy, Math.min(Math.max(next.at - time, 1), LONGEST_TIMEOUT));
  };

  return {
    now: () => time,
    schedule: (at, callback) => {
      order += 1;
      const timer: Timer = { at, order: random?.() ?? order, callback };
      timers.add(timer);
      watch();
      return () => {
        timers.remove(timer);
        watch();
      };
    },
    hold: () => {
      let held = true;
      if (holds === 0) heldSince = Date.now();
      holds += 1;
      return () => {
        if (!held) return;
        held = false;
        holds -= 1;
        watch();
      };
    },
    advance: (milliseconds) => {
      const target = time + milliseconds;
      for (let timer = earliest(); timer !== undefined && timer.at <= target; timer = earliest()) fire(timer);
      time = Math.max(time, target);
    },
  };
}
