/**
 * What the keys of a list of pairs may be, read from the code that makes the pairs: shapes know one kind of item for a whole
 * list, so that of a pair covers its value too.
 */
import { everyPair, type PairExpr } from '../../../core/pairs.ts';
import { isOnly, Kind, shapes, type ValueShape } from '../../../core/shape.ts';
import type { Value } from '../emission.ts';

/** True where every key of the pairs is certainly text. */
export function hasTextKeys(pairs: Value): boolean {
  const item = pairs.shape.item?.item;
  if (item && isText(item)) return true;
  return everyPair(pairs, isTextPair, (entries) =>
    isOnly(entries.arguments[0]?.shape ?? shapes.json, Kind.record | Kind.list),
  );
}

function isTextPair(pair: PairExpr): boolean {
  const first = pair.kind === 'list' ? pair.entries[0] : undefined;
  return first?.kind === 'item' && isText(first.value.shape);
}

function isText(shape: ValueShape): boolean {
  return shape.kinds === Kind.string;
}
