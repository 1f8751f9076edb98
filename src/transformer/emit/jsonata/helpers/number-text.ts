/**
 * Binds `$fraction` to all decimal digits of `$size - $whole`: it is cut into digits of base 2^24 (exactly), and these are
 * multiplied by 10^8 as often as anything is left, each carry being eight more decimal digits; `enough` may stop it before.
 */
export const fractionDigits = (enough = ''): string => `
  $cut := function($rest, $cells) {
    $rest = 0 ? $cells : (
      $cell := $floor($rest * 16777216);
      $cut($rest * 16777216 - $cell, [$cell, $cells])
    )
  };
  $expand := function($cells, $text) {
    $sum($cells) = 0${enough} ? $text : (
      $next := $reduce($cells, function($state, $cell) {(
        $value := $cell * 100000000 + $state.carry;
        $carry := $floor($value / 16777216);
        {'carry': $carry, 'cells': [$state.cells, $value - $carry * 16777216]}
      )}, {'carry': 0, 'cells': []});
      $expand($next.cells, $text & $pad($formatBase($next.carry), -8, '0'))
    )
  };
  $fraction := $expand($cut($size - $whole, []), '');
`;

/**
 * `String(x)` of any number. jsonata 2.0.6 writes at most 15 digits; most numbers need no more, and integers are written
 * whole by `$formatBase`. For the others the exact decimal expansion is computed; then the nearest 16 digits are tried, then
 * those above (the gap above a power of two is the wider one), and 17 always suffice. Exact for every double.
 */
export const NUMBER_TEXT = `function($x) {
  $x != $x or $floor($x) = $x ? $formatBase($x) : (
    $short := $string($x);
    $number($short) = $x ? $short : (
      $size := $abs($x);
      $whole := $floor($size);
      ${fractionDigits()}
      $zeros := $whole > 0 ? 0 : $length($fraction) - $length($replace($fraction, /^0+/, ''));
      $digits := $whole > 0 ? $formatBase($whole) & $fraction : $substring($fraction, $zeros);
      $point := $whole > 0 ? $length($formatBase($whole)) : -$zeros;
      $write := function($precision, $up) {(
        $head := $substring($digits, 0, $precision);
        $tail := $substring($digits, $precision);
        $half := $pad('5', $length($tail), '0');
        $high := $substring($head, 0, $precision - 8);
        $low := $number($substring($head, $precision - 8));
        $rounded := $up or $tail > $half or $tail = $half and $low % 2 = 1
          ? ($low = 99999999 ? $formatBase($number($high) + 1) & '00000000' : $high & $pad($formatBase($low + 1), -8, '0'))
          : $head;
        $point > 0 ? $substring($rounded, 0, $point) & '.' & $substring($rounded, $point)
          : $point > -6 ? '0.' & $substring('000000', 0, -$point) & $rounded
          : $substring($rounded, 0, 1) & '.' & $substring($rounded, 1) & 'e-' & $formatBase(1 - $point)
      )};
      $near := $point < 16 ? $write(16, false) : '0';
      $above := $point < 16 ? $write(16, true) : '0';
      ($x < 0 ? '-' : '')
        & ($number($near) = $size ? $near : $number($above) = $size ? $above : $write(17, false))
    )
  )
}`;

/**
 * All digits of a whole number, as `toFixed` writes them; `$formatBase` ends with zeros from 2^53 on. The number is cut at 2^32,
 * exactly, and the halves are put together in base 10^7.
 */
export const WHOLE_TEXT = `function($x) {
  $x < 9007199254740992 ? $formatBase($x) : (
    $high := $floor($x / 4294967296);
    $low := $x - $high * 4294967296;
    $above := $floor($high / 10000000);
    $below := $high - $above * 10000000;
    $carried := $floor($low / 10000000);
    $first := $below * 4967296 + $low - $carried * 10000000;
    $second := $below * 429 + $above * 4967296 + $carried + $floor($first / 10000000);
    $formatBase($above * 429 + $floor($second / 10000000))
      & $pad($formatBase($second % 10000000), -7, '0') & $pad($formatBase($first % 10000000), -7, '0')
  )
}`;
