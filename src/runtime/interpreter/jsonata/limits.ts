/**
 * The bounds that Step Functions puts on one JSONata evaluation. All but the time bound are AWS's measured values.
 * AWS stops an evaluation after about one second; we allow five seconds of this process's CPU time, so that a slow or busy
 * machine does not fail what AWS would run, while an endless loop still ends.
 */

/** Bounds of one evaluation. */
export interface EvaluationLimits {
  /** Nested evaluations; AWS accepts 100 and refuses 101. */
  readonly depth: number;
  /** CPU time in milliseconds. */
  readonly milliseconds: number;
  /** Bytes that one value may hold: eight for a scalar, one for a character. */
  readonly valueBytes: number;
  /** Elements that one `$range` call may produce. */
  readonly rangeElements: number;
}

/** The bounds that the engine applies unless told otherwise. */
export const DEFAULT_EVALUATION_LIMITS: EvaluationLimits = {
  depth: 100,
  milliseconds: 5_000,
  valueBytes: 6_990_256,
  rangeElements: 360_145,
};

/** What one number, boolean or null counts against `valueBytes`. */
export const SCALAR_BYTES = 8;
