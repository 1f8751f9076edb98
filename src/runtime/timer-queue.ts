/**
 * Timers by the time at which they fall due, those of one instant by their order: a binary heap, since a test may have tens
 * of thousands of executions that wait. Each timer knows its place in the heap, so that one that is cancelled leaves it.
 */

/** A timer of a queue. */
export interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** The queue. */
export interface TimerQueue {
  readonly add: (timer: Timer) => void;
  /** Takes a timer out; one that is not there is no matter. */
  readonly remove: (timer: Timer) => void;
  /** The one that falls due next. */
  readonly first: () => Timer | undefined;
}

/** An empty queue. */
export function createTimerQueue(): TimerQueue {
  const heap: Timer[] = [];
  const places = new Map<Timer, number>();
  const put = (timer: Timer, place: number): void => {
    heap[place] = timer;
    places.set(timer, place);
  };
  const isBefore = (left: Timer, right: Timer): boolean =>
    left.at < right.at || (left.at === right.at && left.order < right.order);

  const rise = (timer: Timer, from: number): number => {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !isBefore(timer, parent)) break;
      put(parent, place);
      place = above;
    }
    put(timer, place);
    return place;
  };
  const sink = (timer: Timer, from: number): void => {
    let place = from;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const [first, second] = [heap[left], heap[right]];
      if (first === undefined) break;
      const below = second !== undefined && isBefore(second, first) ? right : left;
      const child = below === right && second !== undefined ? second : first;
      if (!isBefore(child, timer)) break;
      put(child, place);
      place = below;
    }
    put(timer, place);
  };

  return {
    add: (timer) => {
      rise(timer, heap.length);
    },
    remove: (timer) => {
      const place = places.get(timer);
      if (place === undefined) return;
      places.delete(timer);
      const last = heap.pop();
      if (last === undefined || last === timer) return;
      sink(last, rise(last, place));
    },
    first: () => heap[0],
  };
}
