/**
 * Branches of a Parallel state and their results. A result that may be undefined travels in a box (`{ v: value }` or `{}`),
 * since lists cannot hold undefined.
 */
import { Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import * as b from './make.ts';

/** What a branch returns for its value. */
export function boxedBranch(value: RawExpr): RawExpr {
  return mayBe(value.shape, Kind.absent) ? b.object({ v: value }, value.origin) : value;
}

/** The value of a branch, from the list of results. */
export function branchResult(
  results: RawExpr,
  position: number,
  shape: ValueShape,
  origin: RawExpr['origin'],
): RawExpr {
  const boxed = mayBe(shape, Kind.absent);
  const item = b.index(results, b.literal(position, origin), boxed ? shapes.record : shape, origin, true);
  return boxed ? b.member(item, 'v', shape, origin) : item;
}
