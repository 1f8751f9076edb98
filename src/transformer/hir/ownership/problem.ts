/** What the ownership check finds. */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';

/** A write that compiled code cannot do as JavaScript does it. */
export interface OwnershipProblem {
  /** The variable through which the object is written. */
  readonly variable: VarId;
  readonly write: Origin;
  /** Where the object is read through another name. */
  readonly read: Origin;
  /** How that name comes to be the same object. */
  readonly reason: string;
}
