/**
 * `toFixed` with a constant number of digits, rounded as JavaScript does: by the exact decimal value. The fraction times a power of ten is taken as a product
 * and its rounding error (Dekker), so that a half is told from almost a half.
 */
import type { JsonataNode } from '../ast.ts';
import { number, text } from '../build.ts';
import type { Emission } from '../emission.ts';
import { constantArgument, receiverOf } from './call.ts';
import { formatted, whenFinite } from './number-digits.ts';
import type { LibraryEmitter } from './types.ts';

/** Powers of ten up to this one are exact, and so is their product with a fraction in two parts. */
const MOST_DIGITS = 15;

export const toFixed: LibraryEmitter = {
  emit: (call, cx) => {
    const digits = call.arguments.length === 0 ? 0 : constantArgument(call, 0);
    if (typeof digits !== 'number' || digits > MOST_DIGITS) return formatted('fixedText', call, cx);
    const value = receiverOf(call, cx);
    return whenFinite(value, cx, (node) => {
      const small = value.shape.integer === true;
      const whole: JsonataNode = small ? cx.code`$formatBase` : cx.helper('wholeText');
      const exact = digits === 0 ? wholeOnly(node, whole, cx) : withDigits(node, digits, whole, cx);
      // From 1e21 on `toFixed` is `String`.
      return small ? exact : cx.code`$abs(${node}) >= 1e21 ? $formatBase(${node}) : ${exact}`;
    });
  },
};

/** `whole` writes a whole number. */
function wholeOnly(node: JsonataNode, whole: JsonataNode, cx: Emission): JsonataNode {
  return cx.code`(
    $size := $abs(${node});
    $whole := $floor($size);
    (${node} < 0 ? '-' : '') & ${whole}($size - $whole >= 0.5 ? $whole + 1 : $whole)
  )`;
}

function withDigits(node: JsonataNode, digits: number, whole: JsonataNode, cx: Emission): JsonataNode {
  const scale = 10 ** digits;
  const splitter = 134217729;
  const high = splitter * scale - (splitter * scale - scale);
  const low = scale - high;
  return cx.code`(
    $size := $abs(${node});
    $whole := $floor($size);
    $part := $size - $whole;
    $scaled := $part * ${number(scale)};
    $pieces := ${number(splitter)} * $part;
    $high := $pieces - ($pieces - $part);
    $low := $part - $high;
    $rest := $high * ${number(high)} - $scaled + $high * ${number(low)} + $low * ${number(high)} + $low * ${number(low)};
    $below := $floor($scaled);
    $rounded := $scaled - $below - 0.5 + $rest >= 0 ? $below + 1 : $below;
    $carry := $rounded >= ${number(scale)};
    (${node} < 0 ? '-' : '')
      & ${whole}($carry ? $whole + 1 : $whole)
      & '.'
      & $pad($formatBase($carry ? 0 : $rounded), ${number(-digits)}, ${text('0')})
  )`;
}
