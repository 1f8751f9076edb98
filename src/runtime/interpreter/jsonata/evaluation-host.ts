/**
 * What an evaluation may observe of the outside world: the time, randomness and ids. The engine passes the clock and the
 * seeded source of its run, so that a run is repeatable.
 */
export interface EvaluationHost {
  /** Milliseconds since the epoch; `$now()` and `$millis()` read it once per expression. */
  readonly now: () => number;
  /** A number in [0, 1) for `$random()` and `$shuffle()`. */
  readonly random: () => number;
  /** A version 4 UUID for `$uuid()`. */
  readonly uuid: () => string;
}
