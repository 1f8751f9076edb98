/** What the ownership check finds. */
import type { VarId } from '../../core/ids.ts';
import type { Origin } from '../../core/origin.ts';

/** A write that compiled code cannot do as JavaScript does it. */
export interface OwnershipProblem {
  readonly kind: 'aliased-mutation' | 'captured-write';
  /** The variable that is written, or through which an object is. */
  readonly variable: VarId;
  readonly write: Origin;
  /** Where the other name is read; where the variable is declared, for captured writes. */
  readonly alias: Origin | null;
  readonly reason: string;
}
