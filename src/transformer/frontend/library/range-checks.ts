/** Arguments for which a built-in throws RangeError: the check that JavaScript makes before the call. */
import { literalNumber } from '../../core/operator-shapes.ts';
import { isOnly, Kind } from '../../core/shape.ts';
import type { RawExpr } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** A call of `repeat` behind the check of its count. */
export function rangeChecked(call: RawExpr, cx: Lowering): RawExpr {
  if (call.kind !== 'library' || !call.receiver) return call;
  const [count] = call.arguments;
  const known = count ? literalNumber(count) : 0;
  if (!count || (known !== null && known > -1)) return call;
  const { origin } = call;
  const [declareText, text] = b.capture(call.receiver, 'text', cx);
  const [declareCount, times] = b.capture(count, 'count', cx);
  const number = isOnly(times.shape, Kind.number) ? times : b.unary('+', times, origin);
  // A count is cut to an integer first, so that -0.5 is 0.
  const negative = b.binary('<=', number, b.literal(-1, origin), origin);
  const infinite = b.binary('===', number, b.literal(Number.POSITIVE_INFINITY, origin), origin);
  const outside = number.shape.nonFinite ? b.logical('||', negative, infinite, origin) : negative;
  const check = b.throwIf(outside, 'RangeError', 'Invalid count value', origin);
  return b.sequence([...declareText, ...declareCount, check], { ...call, receiver: text, arguments: [times] }, origin);
}
