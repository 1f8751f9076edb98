/**
 * Characters and their codes. JSONata knows neither, but it writes a text as the percent-encoded bytes of its UTF-8, and reads
 * it back. Half of a surrogate pair has no UTF-8: it is completed to a pair, of which the other half is known.
 */

/** The code point of a text that is one. Characters that are not encoded stand in the list of those from U+0021 on. */
export const CODE_POINT = `function($c) {(
  $encoded := $encodeUrlComponent($c);
  $length($encoded) = 1
    ? 33 + $length($substringBefore("!\\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\\\]^_\u0060abcdefghijklmnopqrstuvwxyz{|}~", $encoded))
    : (
      $bytes := [$map($split($substring($encoded, 1), '%'), function($hex) { $number('0x' & $hex) })];
      $size := $count($bytes);
      $reduce($bytes, function($bits, $byte) { $bits * 64 + $byte - 128 })
        - ($size = 1 ? 0 : $size = 2 ? 12288 : $size = 3 ? 917504 : 62914560)
    )
)}`;

/** The code of a UTF-16 code unit. */
export const UNIT_CODE = `function($unit) {(
  $pair := $split('\u{1F600}', '');
  $contains($unit, /[\\ud800-\\udbff]/) ? 55296 + $floor(($codePoint($unit & $pair[1]) - 65536) / 1024)
    : $contains($unit, /[\\udc00-\\udfff]/) ? 56320 + ($codePoint($pair[0] & $unit) - 65536) % 1024
    : $codePoint($unit)
)}`;

/** The text of a code point that is no surrogate. */
export const POINT_TEXT = `function($n) {(
  $byte := function($value) { '%' & $pad($formatBase($value, 16), -2, '0') };
  $tail := function($shift) { $byte(128 + $floor($n / $shift) % 64) };
  $decodeUrlComponent(
    $n < 128 ? $byte($n)
      : $n < 2048 ? $byte(192 + $floor($n / 64)) & $tail(1)
      : $n < 65536 ? $byte(224 + $floor($n / 4096)) & $tail(64) & $tail(1)
      : $byte(240 + $floor($n / 262144)) & $tail(4096) & $tail(64) & $tail(1)
  )
)}`;

/** The code unit with a code below 2^16. */
export const UNIT_TEXT = `function($n) {
  $n < 55296 or $n >= 57344 ? $pointText($n) : (
    $high := $n < 56320;
    $pair := $split($pointText(65536 + ($high ? ($n - 55296) * 1024 : $n - 56320)), '');
    $high ? $pair[0] : $pair[1]
  )
}`;
