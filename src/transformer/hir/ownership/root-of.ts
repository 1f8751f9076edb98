/** The variable that an expression of keys begins with. */
import type { Expr } from '../../core/expr.ts';
import type { VarId } from '../../core/ids.ts';

/** The variable of a name or place, perhaps with `?? null`; undefined for other expressions. */
export function rootOf(place: Expr | undefined): VarId | undefined {
  if (place?.kind === 'ref') return place.variable;
  if (place?.kind === 'logical' && place.right.kind === 'literal') return rootOf(place.left);
  return place?.kind === 'member' || place?.kind === 'index' ? rootOf(place.object) : undefined;
}
