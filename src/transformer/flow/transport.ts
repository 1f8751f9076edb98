/**
 * Values on their way out of branches and iterations, and into iterations. Step Functions passes JSON, which has no NaN and no
 * infinities; where a value may hold them it is packed before and unpacked behind.
 */
import { b } from '../core/build.ts';
import type { Expr } from '../core/expr.ts';
import { Kind, type ValueShape } from '../core/shape.ts';

/** The value as JSON that tells everything. */
export function pack(value: Expr): Expr {
  return b.library('Data.packed', null, [value], packedShape(value.shape), value.origin);
}

/** What was packed. */
export function unpack(value: Expr, shape: ValueShape): Expr {
  const received = { ...value, shape: packedShape(shape) } as Expr;
  return b.library('Data.unpacked', null, [received], shape, value.origin);
}

function packedShape({ kinds }: ValueShape): ValueShape {
  return { kinds: kinds | Kind.string };
}
