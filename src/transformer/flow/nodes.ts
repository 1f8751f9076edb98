/**
 * A few nodes that the middle end makes often and that `b` has no builder for.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import type { Origin } from '../core/origin.ts';
import { shapes } from '../core/shape.ts';
import type { PureStatement } from '../core/statement.ts';

/** The item of a list at an index that is known to be in range. */
export function itemAt(list: Expr, index: Expr, origin: Origin): Expr {
  return b.index(list, index, list.shape.item ?? shapes.unknown, origin, true);
}

/** Statements and then a value, as one expression. */
export function program(body: readonly PureStatement[], value: Expr): Expr {
  const { origin, shape } = value;
  return b.program([...body, b.return(value, origin)], shape, origin);
}
