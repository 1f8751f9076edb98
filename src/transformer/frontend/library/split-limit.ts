/** `text.split(separator, limit)` where only the run knows the limit: the first of all parts. */
import { Kind, mayBe } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** A limit that an encoding can have in it. */
export function isFixedLimit(limit: RawExpr | undefined): boolean {
  return limit === undefined || (limit.kind === 'literal' && typeof limit.value === 'number' && limit.value >= 0);
}

/** The parts that `limit` leaves: JavaScript takes it modulo 2 ** 32, and all parts where it is undefined. */
export function firstParts(parts: RawExpr, limit: RawExpr, cx: Lowering): RawExpr {
  const { origin } = parts;
  const [declareParts, all] = b.capture(parts, 'parts', cx);
  const [declareLimit, given] = b.capture(limit, 'limit', cx);
  const most = b.binary('>>>', { ...given, shape: b.present(given.shape) } as RawExpr, b.literal(0, origin), origin);
  const some = b.library('Array.prototype.slice', all, [b.literal(0, origin), most], parts.shape, origin);
  const left = mayBe(given.shape, Kind.absent)
    ? b.conditional(b.isAbsent(given, origin), { ...all, shape: parts.shape } as RawExpr, some, origin)
    : some;
  return b.sequence([...declareParts, ...declareLimit], left, origin);
}
