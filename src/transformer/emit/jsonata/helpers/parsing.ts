/** `parseInt` and `parseFloat`: the longest prefix that is a number, NaN without one. */

/** `parseInt(s)`: decimal, or hexadecimal after 0x. */
export const PARSE_INTEGER = `function($s) {
  $contains($s, /^\\s*[+-]?0[xX]/) ? $parseDigits($s, 16) : (
    $found := $match($s, /^\\s*([+-]?\\d+)/, 1);
    $exists($found) ? $number($replace($found.groups[0], '+', '')) : 0/0
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

/** `parseFloat(s)`. */
export const PARSE_FLOATING = `function($s) {(
  $found := $match($s, /^\\s*([+-]?(?:Infinity|\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?))/, 1);
  $exists($found) ? $parseNumber($found.groups[0]) : 0/0
)}`;
