/** Arguments for which a built-in throws RangeError: the check that JavaScript makes before the call. */
import { literalNumber } from '../../core/operator-shapes.ts';
import { isOnly, Kind, shapes } from '../../core/shape.ts';
import type { RawExpr, RawLibraryCall } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import * as b from '../make.ts';

/** A call of `repeat` behind the check of its count. */
export function checkedCount(call: RawLibraryCall, cx: Lowering): RawExpr {
  if (!call.receiver) return call;
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
  const check = b.engineThrowIf(outside, 'RangeError', 'Invalid count value', origin);
  return b.sequence([...declareText, ...declareCount, check], { ...call, receiver: text, arguments: [times] }, origin);
}

/** A call of `String.fromCodePoint` behind the checks of its codes: each must be one of Unicode's. */
export function checkedCodes(call: RawLibraryCall, cx: Lowering): RawExpr {
  const { origin } = call;
  const captured = call.arguments.map((code) => b.capture(code, 'code', cx));
  const checks = captured.flatMap(([, code]) => {
    if (code.kind === 'literal' && isCodePoint(code.value)) return [];
    const integer = b.library('Number.isInteger', null, [code], shapes.boolean, origin);
    const most = b.binary('<=', code, b.literal(LAST_CODE_POINT, origin), origin);
    const least = b.binary('>=', code, b.literal(0, origin), origin);
    const valid = b.logical('&&', b.logical('&&', integer, least, origin), most, origin);
    return [b.engineThrowIf(b.not(valid, origin), 'RangeError', 'Invalid code point', origin)];
  });
  const before = captured.flatMap(([declare]) => declare);
  return b.sequence([...before, ...checks], { ...call, arguments: captured.map(([, code]) => code) }, origin);
}

const LAST_CODE_POINT = 0x10ffff;

function isCodePoint(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_CODE_POINT;
}
