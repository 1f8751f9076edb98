/** Reads of properties and items, with the shapes and checks that JavaScript's rules ask for. */

import type { Origin } from '../core/origin.ts';
import { Kind, mayBe, orAbsent, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import * as b from './make.ts';

/** `object[index]`; undefined when there is no such item, whatever TypeScript thinks, unless it is proven in range. */
export function elementAt(
  object: RawExpr,
  index: RawExpr,
  shape: ValueShape,
  origin: Origin,
  inRange = false,
): RawExpr {
  const key = index.kind === 'literal' && typeof index.value === 'string' ? index.value : null;
  if (key !== null && !mayBe(object.shape, Kind.list | Kind.string)) return b.member(object, key, shape, origin);
  return {
    kind: 'index',
    origin,
    shape: inRange ? shape : orAbsent(shape),
    object,
    index,
    ...(inRange && { inRange: true as const }),
  };
}
