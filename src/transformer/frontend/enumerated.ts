/**
 * A value as what its own keys are listed of: objects and arrays themselves, the UTF-16 units of a text, nothing for the other
 * values. `Object.keys` and its like list them, and so does `for … in`.
 */
import { Kind, mayBe, shapes, type ValueShape } from '../core/shape.ts';
import type { RawExpr } from '../hir/types.ts';
import { demandKeysSeen } from './data.ts';
import type { Lowering } from './lowering.ts';
import * as b from './make.ts';

const WITH_KEYS = Kind.record | Kind.list;
const TEXTS = shapes.list(shapes.string);

/** The record or list with the same keys and values; the value itself where it cannot be anything else. */
export function enumerated(value: RawExpr, cx: Lowering): RawExpr {
  demandKeysSeen(value, cx);
  if (value.shape.kinds === 0 || (value.shape.kinds & ~WITH_KEYS) === 0) return value;
  const { origin } = value;
  const [declare, ref] = b.capture(value, 'object', cx);
  const is = (type: string): RawExpr =>
    b.binary('===', b.unary('typeof', ref, origin), b.literal(type, origin), origin);
  const shape: ValueShape = { ...ref.shape, kinds: ref.shape.kinds & WITH_KEYS };
  const nothing = b.record([], origin);
  const parts = b.logical('&&', is('object'), b.not(b.isNullish(ref, origin), origin), origin);
  const other = mayBe(ref.shape, WITH_KEYS) ? b.conditional(parts, { ...ref, shape }, nothing, origin) : nothing;
  const units = (): RawExpr => b.library('String.prototype.split', ref, [b.literal('', origin)], TEXTS, origin);
  const all = mayBe(ref.shape, Kind.string) ? b.conditional(is('string'), units(), other, origin) : other;
  return b.sequence(declare, all, origin);
}
