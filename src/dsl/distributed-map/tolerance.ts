/**
 * When a distributed map has failed: once more items failed than it tolerates. Without any tolerance the first failure is
 * one too many.
 */

/** The tolerance of a distributed map. */
export interface Tolerance {
  readonly toleratedFailureCount?: number | undefined;
  readonly toleratedFailurePercentage?: number | undefined;
}

/** Whether `failed` of `total` items are too many. */
export function exceedsTolerance(tolerance: Tolerance, failed: number, total: number): boolean {
  const { toleratedFailureCount: count, toleratedFailurePercentage: percentage } = tolerance;
  if (count === undefined && percentage === undefined) return failed > 0;
  if (count !== undefined && failed > count) return true;
  return percentage !== undefined && (failed / total) * 100 > percentage;
}

/** ASL Error and Cause of a distributed map that failed more often than it tolerates. */
export const thresholdExceeded = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
} as const;
