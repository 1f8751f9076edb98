/**
 * The shape of a value that two upper bounds describe: what a definition can produce and what the checker knows at a use.
 * Used when a definition takes the place of a reference, so that narrowing at the use is not lost.
 */
import type { Expr } from '../core/expr.ts';
import type { ValueShape } from '../core/shape.ts';

/** The lower of two upper bounds; the use's where they contradict each other. */
export function narrowShape(defined: ValueShape, used: ValueShape): ValueShape {
  const kinds = defined.kinds & used.kinds;
  if (kinds === 0) return used;
  const item = used.item ?? defined.item;
  return {
    kinds,
    ...((defined.integer || used.integer) && { integer: true as const }),
    ...(defined.nonFinite && used.nonFinite && { nonFinite: true as const }),
    ...(defined.undefinedProperties && used.undefinedProperties && { undefinedProperties: true as const }),
    ...(defined.undefinedItems && used.undefinedItems && { undefinedItems: true as const }),
    ...(item && { item }),
    ...((defined.error || used.error) && { error: true as const }),
    ...((defined.date || used.date) && { date: true as const }),
    ...((defined.collection || used.collection) && { collection: true as const }),
    ...(defined.match && used.match && { match: used.match }),
  };
}

/** The expression with its shape narrowed to what is known where it is used. */
export function narrowTo(expr: Expr, used: ValueShape): Expr {
  if (expr.kind === 'literal' || expr.kind === 'absent') return expr;
  return expr.shape === used ? expr : { ...expr, shape: narrowShape(expr.shape, used) };
}
