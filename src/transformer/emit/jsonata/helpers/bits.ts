/**
 * JavaScript's bitwise operators. JSONata has none: numbers are reduced modulo 2^32 first, NaN and ±Infinity becoming 0,
 * and `&`, `|`, `^` go through the bits one by one.
 */

/** ToUint32. */
export const UINT32 = `function($x) {
  $isFinite($x) ? (
    $rest := ($x < 0 ? $ceil($x) : $floor($x)) % 4294967296;
    $rest < 0 ? $rest + 4294967296 : $rest + 0
  ) : 0
}`;

/** ToInt32. */
export const INT32 = `function($x) {(
  $bits := $uint32($x);
  $bits >= 2147483648 ? $bits - 4294967296 : $bits
)}`;

/** `$weights` says what a bit of the result is: of the left alone, of the right alone, of both. */
export const BITWISE = `function($a, $b, $weights) {(
  $result := $reduce([0..31], function($state, $bit) {(
    $left := $state.left % 2;
    $right := $state.right % 2;
    $one := $left + $right = 0 ? 0 : $weights[$left + 2 * $right - 1];
    {
      'left': ($state.left - $left) / 2,
      'right': ($state.right - $right) / 2,
      'place': $state.place * 2,
      'sum': $state.sum + $one * $state.place
    }
  )}, {'left': $uint32($a), 'right': $uint32($b), 'place': 1, 'sum': 0}).sum;
  $int32($result)
)}`;

/** `Math.imul`: the left is taken in halves, so that no product leaves the exact range. */
export const PRODUCT32 = `function($a, $b) {(
  $left := $uint32($a);
  $right := $uint32($b);
  $low := $left % 65536;
  $int32((($left - $low) / 65536 * $right % 65536) * 65536 + $low * $right)
)}`;
