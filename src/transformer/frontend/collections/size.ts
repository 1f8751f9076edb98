/** The size of a `Map`, which is a record, or of a `Set`, which is a list. */
import { Kind, mayBe, shapes } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import * as b from '../make.ts';
import { asList } from './iterated.ts';

/** `collection.size`. */
export function sizeOf(collection: RawExpr, origin: RawExpr['origin']): RawExpr {
  return mayBe(collection.shape, Kind.record)
    ? b.library('Map.size', null, [collection], shapes.integer, origin)
    : b.lengthOf(asList(collection), origin);
}
