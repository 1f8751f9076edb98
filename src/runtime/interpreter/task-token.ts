/**
 * Task tokens: opaque, unique in a runtime, and a function of the execution and the attempt, so that the transition stays
 * pure and a run is repeatable.
 */
import type { Snapshot } from './snapshot.ts';

/** The token for the operation that comes next. */
export function tokenOf(snapshot: Snapshot): string {
  return Buffer.from(`${snapshot.execution.arn}#${snapshot.nextOperation}`).toString('base64url');
}
