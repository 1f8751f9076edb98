/** What `inferShapes` knows: flags of all values that variables hold and functions give. */
import type { FunctionId, VarId } from '../core/ids.ts';
import type { PropertyNames } from './late-properties.ts';
import type { Flags } from './shape-flags.ts';

export interface ShapeFacts {
  readonly variables: ReadonlyMap<VarId, Flags>;
  readonly functions: ReadonlyMap<FunctionId, Flags>;
  /** Of everything that is packed to travel as the winner of a race. */
  readonly packed: Flags;
  /** Names of properties that objects may have without a value. */
  readonly unset: PropertyNames;
}
