/**
 * `toFixed`, `toPrecision` and `toExponential` of finite numbers with any number of digits. The exact decimal expansion is
 * taken, so that a half is told from almost a half: JavaScript rounds by the exact value, halves away from zero.
 */
import { fractionDigits } from './number-text.ts';

/**
 * The significant digits of a number that is not negative, and where its point is: 0.00123 is `123` with the point at -2. Of
 * the digits behind the point there are all, or as many as are enough. Whole numbers from 2^53 on, of which `$formatBase` does
 * not write all digits, are cut into digits of base 2^24 (exactly) and divided by 10^8 as often as anything is left.
 */
export const DECIMAL = `function($size, $enough) {
  $size = 0 ? {'digits': '', 'point': 1} : (
    $whole := $floor($size);
    ${fractionDigits(' or $enough($text)')}
    $limbs := function($rest, $cells) {
      $rest = 0 ? $cells : (
        $high := $floor($rest / 16777216);
        $limbs($high, [$rest - $high * 16777216, $cells])
      )
    };
    $divided := function($cells, $text) {
      $sum($cells) = 0 ? $text : (
        $next := $reduce($cells, function($state, $cell) {(
          $value := $state.carry * 16777216 + $cell;
          $quotient := $floor($value / 100000000);
          {'carry': $value - $quotient * 100000000, 'cells': [$state.cells, $quotient]}
        )}, {'carry': 0, 'cells': []});
        $divided($next.cells, $pad($formatBase($next.carry), -8, '0') & $text)
      )
    };
    $units := $whole = 0 ? ''
      : $whole < 9007199254740992 ? $formatBase($whole)
      : $replace($divided($limbs($whole, []), ''), /^0+/, '');
    $digits := $whole > 0 ? $units & $fraction : $replace($fraction, /^0+/, '');
    {'digits': $digits, 'point': $length($digits) - $length($fraction)}
  )
}`;

/** The first digits of an expansion, rounded. A carry out of the first of them makes one more, and moves the point. */
export const ROUND_DIGITS = `function($expansion, $wanted) {(
  $head := $pad($substring($expansion.digits, 0, $wanted), $wanted, '0');
  $substring($expansion.digits, $wanted, 1) < '5' ? {'digits': $head, 'point': $expansion.point} : (
    $stem := $replace($head, /9+$/, '');
    $last := $length($stem) - 1;
    $last < 0
      ? {'digits': '1' & $pad('', $wanted, '0'), 'point': $expansion.point + 1}
      : {
          'digits': $pad($substring($stem, 0, $last) & $formatBase($number($substring($stem, $last)) + 1), $wanted, '0'),
          'point': $expansion.point
        }
  )
)}`;

/** `x.toFixed(places)`, which is `String(x)` from 1e21 on. */
export const FIXED_TEXT = `function($x, $places) {
  $abs($x) >= 1e21 ? $formatBase($x) : (
    $expansion := $decimal($abs($x), function($text) { $length($text) > $places });
    $wanted := $expansion.point + $places;
    $rounded := $wanted < 0 ? '' : $roundDigits($expansion, $wanted).digits;
    $all := $pad($rounded, -1 - $places, '0');
    $units := $length($all) - $places;
    ($x < 0 ? '-' : '') & $substring($all, 0, $units) & ($places = 0 ? '' : '.' & $substring($all, $units))
  )
}`;

/** Digits as a number with an exponent. */
export const EXPONENT_TEXT = `function($digits, $exponent) {
  $substring($digits, 0, 1)
    & ($length($digits) > 1 ? '.' & $substring($digits, 1) : '')
    & ($exponent < 0 ? 'e' : 'e+')
    & $formatBase($exponent)
}`;

/** The first significant digits, rounded: as many as are asked for, or one more. */
export const SIGNIFICANT = `function($x, $wanted) {
  $roundDigits($decimal($abs($x), function($text) { $length($replace($text, /^0+/, '')) > $wanted }), $wanted)
}`;

/** `x.toExponential(places)`. */
export const EXPONENTIAL_TEXT = `function($x, $places) {(
  $rounded := $significant($x, $places + 1);
  ($x < 0 ? '-' : '') & $exponentText($substring($rounded.digits, 0, $places + 1), $rounded.point - 1)
)}`;

/** `x.toExponential()`: the digits that `String(x)` writes. */
export const SHORT_EXPONENTIAL_TEXT = `function($x) {(
  $parts := $split($numberText($abs($x)), 'e');
  $exponent := $count($parts) > 1 ? $number($replace($parts[1], '+', '')) : 0;
  $units := $substringBefore($parts[0], '.');
  $written := $replace($replace($parts[0], '.', ''), /^0+/, '');
  $zeros := $length($replace($parts[0], '.', '')) - $length($written);
  ($x < 0 ? '-' : '') & ($written = '' ? '0e+0'
    : $exponentText($replace($written, /0+$/, ''), $length($units) - $zeros - 1 + $exponent))
)}`;

/** `x.toPrecision(precision)`. */
export const PRECISION_TEXT = `function($x, $precision) {(
  $rounded := $significant($x, $precision);
  $digits := $substring($rounded.digits, 0, $precision);
  $point := $rounded.point;
  ($x < 0 ? '-' : '') & (
    $point < -5 or $point > $precision ? $exponentText($digits, $point - 1)
      : $point = $precision ? $digits
      : $point > 0 ? $substring($digits, 0, $point) & '.' & $substring($digits, $point)
      : '0.' & $pad('', -$point, '0') & $digits
  )
)}`;
