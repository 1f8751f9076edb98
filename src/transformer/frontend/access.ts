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
  const certain = inRange || isPresentGroup(object, index);
  return {
    kind: 'index',
    origin,
    shape: certain ? shape : orAbsent(shape),
    object,
    index,
    ...(certain && { inRange: true as const }),
  };
}

/** A group of a match that takes part in every match, or the match itself. */
function isPresentGroup(object: RawExpr, index: RawExpr): boolean {
  const { match, kinds } = object.shape;
  if (match === undefined || index.kind !== 'literal' || typeof index.value !== 'number') return false;
  return index.value >= 0 && index.value < match.present && (index.value === 0 || kinds === Kind.record);
}
