/** `parseInt` and `parseFloat`: the longest prefix that is a number, NaN without one. */

/** `parseInt(s)`: decimal, or hexadecimal after 0x. */
export const PARSE_INTEGER = `function($s) {
  $contains($s, /^\\s*[+-]?0[xX]/) ? $parseDigits($s, 16) : (
    $found := $match($s, /^\\s*([+-]?\\d+)/, 1);
    $exists($found) ? $parseNumber($found.groups[0]) : 0/0
  )
}`;

/** `parseInt(s, radix)`. The pattern takes the whole text, so that its match is never empty. */
export const PARSE_DIGITS = `function($s, $radix) {(
  $found := $match($s, /^\\s*([+-]?)([0-9a-zA-Z]*)[\\s\\S]*/, 1);
  $word := $lowercase($found.groups[1]);
  $digits := $radix = 16 and $contains($word, /^0x/) ? $substring($word, 2) : $word;
  $read := $reduce($split($digits, ''), function($state, $digit) {(
    $value := $length($substringBefore('0123456789abcdefghijklmnopqrstuvwxyz', $digit));
    $state.open and $value < $radix
      ? {'open': true, 'some': true, 'value': $state.value * $radix + $value}
      : {'open': false, 'some': $state.some, 'value': $state.value}
  )}, {'open': true, 'some': false, 'value': 0});
  $read.some ? ($found.groups[0] = '-' ? -1 : 1) * $read.value : 0/0
)}`;

/** `parseInt(s, radix)` of a radix that is computed: 0 asks the text, and there are no others than those from 2 to 36. */
export const PARSE_RADIX = `function($s, $radix) {(
  $base := $int32($radix);
  $found := $match($s, /^\\s*([+-]?\\d+)/, 1);
  $base = 0 ? $parseInteger($s)
    : $base = 10 ? ($exists($found) ? $parseNumber($found.groups[0]) : 0/0)
    : $base > 1 and $base < 37 ? $parseDigits($s, $base) : 0/0
)}`;

/** `parseFloat(s)`. */
export const PARSE_FLOATING = `function($s) {(
  $found := $match($s, /^\\s*([+-]?(?:Infinity|\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?))/, 1);
  $exists($found) ? $parseNumber($found.groups[0]) : 0/0
)}`;

/**
 * `Date.parse(s)` of dates and timestamps with a zone as ISO 8601 writes them. A text without digits is an invalid date; any other
 * text, which JavaScript might read in its own way, fails the evaluation rather than give another number.
 */
export const PARSE_DATE = `function($s) {(
  $day := $contains($s, /^\\d{4}(T|$)/) ? $replace($s, /^\\d{4}/, '$0-01-01')
    : $contains($s, /^\\d{4}-\\d\\d(T|$)/) ? $replace($s, /^\\d{4}-\\d\\d/, '$0-01') : $s;
  $time := $replace($replace($day, /(T\\d\\d:\\d\\d)(Z|[+-])/, '$1:00$2'), /(\\.\\d{3})\\d+/, '$1');
  $contains($time, /^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T(([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,3})?|24:00:00(\\.0{1,3})?)(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d))?$/)
      ? $toMillis($time)
    : $contains($time, /^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?(Z|[+-]\\d\\d:\\d\\d))?$/) ? 0/0
    : $contains($s, /[0-9]/) ? $error('only ISO 8601 dates with a zone can be read') : 0/0
)}`;
