/**
 * `x.toString(radix)` of any number, digit by digit as V8 writes it: digits behind the point as long as what is left is more than
 * half the distance to the next double, the last one rounded to even. Whole numbers are written by `$formatBase`, which is V8's
 * own; the text of radix 10 is another one, the shortest.
 */
export const RADIX_TEXT = `function($x, $radix) {
  $radix = 10 ? $numberText($x) : $x != $x or $floor($x) = $x ? $formatBase($x, $radix) : (
    $marks := '0123456789abcdefghijklmnopqrstuvwxyz';
    $size := $abs($x);
    $above := function($bit) { $bit * 2 <= $size ? $above($bit * 2) : $bit };
    $below := function($bit) { $bit > $size ? $below($bit / 2) : $bit };
    $half := ($size < 1 ? $below(0.5) : $above(1)) / 9007199254740992;
    $up := function($digits) {
      $digits = '' ? $digits : (
        $last := $length($digits) - 1;
        $next := $length($substringBefore($marks, $substring($digits, $last))) + 1;
        $kept := $substring($digits, 0, $last);
        $next < $radix ? $kept & $substring($marks, $next, 1) : $up($kept)
      )
    };
    $write := function($rest, $delta, $digits) {(
      $scaled := $rest * $radix;
      $digit := $floor($scaled);
      $left := $scaled - $digit;
      $slack := $delta * $radix;
      $all := $digits & $substring($marks, $digit, 1);
      ($left > 0.5 or $left = 0.5 and $digit % 2 = 1) and $left + $slack > 1
        ? $up($all)
        : $left >= $slack ? $write($left, $slack, $all) : $all
    )};
    $whole := $floor($size);
    $digits := $write($size - $whole, $half > 5e-324 ? $half : 5e-324, '');
    ($x < 0 ? '-' : '') & $formatBase($digits = '' ? $whole + 1 : $whole, $radix) & ($digits = '' ? '' : '.' & $digits)
  )
}`;
