/** `parseInt` and `parseFloat`: the longest prefix that is a number, NaN without one. */

/** `parseInt(s)`: decimal, or hexadecimal after 0x. */
export const PARSE_INTEGER = `function($s) {
  $contains($s, /^\\s*[+-]?0[xX]/) ? $parseDigits($s, 16) : (
    $found := $match($s, /^\\s*([+-]?\\d+)/, 1);
    $exists($found) ? $number($replace($found.groups[0], '+', '')) : 0/0
  )
}`;

/** `parseInt(s, radix)` for 2, 8 and 16. */
export const PARSE_DIGITS = `function($s, $radix) {(
  $text := $lowercase($s);
  $found := $radix = 16 ? $match($text, /^\\s*([+-]?)(?:0x)?([0-9a-f]+)/, 1)
    : $radix = 8 ? $match($text, /^\\s*([+-]?)([0-7]+)/, 1)
    : $match($text, /^\\s*([+-]?)([01]+)/, 1);
  $prefixOnly := $radix = 16 and $contains($text, /^\\s*[+-]?0x([^0-9a-f]|$)/);
  $exists($found) and $not($prefixOnly)
    ? ($found.groups[0] = '-' ? -1 : 1) * $reduce($split($found.groups[1], ''), function($value, $digit) {
        $value * $radix + $length($substringBefore('0123456789abcdef', $digit))
      }, 0)
    : 0/0
)}`;

/** `parseFloat(s)`. */
export const PARSE_FLOATING = `function($s) {(
  $found := $match($s, /^\\s*([+-]?(?:Infinity|\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?))/, 1);
  $exists($found) ? $parseNumber($found.groups[0]) : 0/0
)}`;
