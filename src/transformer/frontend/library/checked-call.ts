/** Built-ins that throw for some arguments: the check that JavaScript makes stands in front, as an explicit throw. */
import type { RawExpr, RawLibraryCall } from '../../hir/types.ts';
import type { Lowering } from '../lowering.ts';
import { checkedParse } from '../parse-json.ts';
import { checkedDigits } from './checked-digits.ts';
import { checkedText } from './checked-text.ts';
import { checkedCodes, checkedCount } from './range-checks.ts';

/** The call behind its check, where it needs one. */
export function checkedCall(call: RawLibraryCall, cx: Lowering): RawExpr {
  switch (call.member) {
    case 'JSON.parse':
      return checkedParse(call, cx);
    case 'String.prototype.repeat':
      return checkedCount(call, cx);
    case 'String.fromCodePoint':
      return checkedCodes(call, cx);
    case 'Number.prototype.toFixed':
    case 'Number.prototype.toPrecision':
    case 'Number.prototype.toExponential':
    case 'Number.prototype.toString':
      return checkedDigits(call, cx);
    default:
      return checkedText(call, cx);
  }
}
