/** A loop over a list, as the compilers of such loops pass it around. */
import type { Expr } from '../../../core/expr.ts';
import type { VarId } from '../../../core/ids.ts';
import type { Loop } from '../../../core/statement.ts';
import type { Emitted } from '../emission.ts';

export type EachLoop = Loop<Emitted, never> & {
  readonly head: { readonly kind: 'each'; readonly variable: VarId; readonly list: Expr<Emitted> };
};
