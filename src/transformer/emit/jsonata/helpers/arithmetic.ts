/**
 * JavaScript's arithmetic on operands that may be NaN or ±Infinity, which JSONata's operators refuse. Every function takes
 * numbers only; finite operands go to the operator, the rest follows IEEE 754. Written to be read next to ECMA-262 §6.1.6.1.
 */

/** Comparisons accept every number, so they tell the finite ones apart. */
export const IS_FINITE = `function($x) { $x <= 1.7976931348623157e308 and $x >= -1.7976931348623157e308 }`;

export const ADD = `function($a, $b) {
  $isFinite($a) and $isFinite($b) ? $a + $b
    : $a != $a or $b != $b ? 0/0
    : $isFinite($b) ? $a
    : $isFinite($a) or $a = $b ? $b : 0/0
}`;

export const NEGATE = `function($x) { $isFinite($x) ? -$x : $x != $x ? $x : $x > 0 ? -1/0 : 1/0 }`;

export const SUBTRACT = `function($a, $b) { $add($a, $negate($b)) }`;

export const MULTIPLY = `function($a, $b) {
  $isFinite($a) and $isFinite($b) ? $a * $b
    : $a != $a or $b != $b or $a = 0 or $b = 0 ? 0/0
    : $a < 0 = ($b < 0) ? 1/0 : -1/0
}`;

/** True for negative numbers and for -0, which only division tells from 0. */
export const IS_NEGATIVE = `function($x) { $x < 0 or ($x = 0 and 1 / $x < 0) }`;

export const DIVIDE = `function($a, $b) {
  $isFinite($a) and $isFinite($b) ? $a / $b
    : $a != $a or $b != $b or $isFinite($a) = $isFinite($b) ? 0/0
    : $isFinite($a) ? ($isNegative($a) = $isNegative($b) ? 0 : -0)
    : $isNegative($a) = $isNegative($b) ? 1/0 : -1/0
}`;

export const REMAINDER = `function($a, $b) {
  $isFinite($a) and $isFinite($b) ? $a % $b
    : $isFinite($a) and $b = $b ? $a : 0/0
}`;

/**
 * `a ** b`, where `$power` refuses results that are not finite. Overflow is found by doubling a small exponent up to
 * `b` while the power can still be squared; within a rounding error of the largest double, where the halves cannot decide, `$power` still refuses.
 */
export const EXPONENTIATE = `function($a, $b) {
  $b = 0 ? 1
    : $a != $a or $b != $b ? 0/0
    : (
      $odd := $isFinite($b) and $b % 2 in [1, -1];
      $size := $abs($a);
      $halved := function($exponent) { $exponent <= 1 ? $exponent : $halved($exponent / 2) };
      $grows := function($base, $at, $exponent) {
        $at >= $exponent ? false : $power($base, $at) > 1.34078079299426e154 ? true : $grows($base, $at * 2, $exponent)
      };
      $huge := function($base, $exponent) { $grows($base, $halved($exponent), $exponent) };
      $large := $odd and $isNegative($a) ? -1/0 : 1/0;
      $small := $odd and $isNegative($a) ? -0 : 0;
      $isFinite($a) and $isFinite($b)
        ? $a = 0
          ? ($b > 0 ? $small : $large)
          : $a < 0 and $floor($b) != $b
            ? 0/0
            : $size > 1 and $b > 1 and $huge($size, $b) or $size < 1 and $b < -1 and $huge(1 / $size, -$b)
              ? $large
              : $power($a, $b)
        : $isFinite($b)
          ? ($b > 0 ? $large : $small)
          : $size = 1 ? 0/0 : $size > 1 = ($b > 0) ? 1/0 : 0
    )
}`;
