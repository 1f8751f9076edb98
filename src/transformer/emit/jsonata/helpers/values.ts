/** Helpers on values of unknown shape: member access, and what a value is when it leaves as JSON. */

/** `x[k]` for any `x` that is not null or undefined, own properties only; nothing where there is none. */
export const GET = `function($x, $k) {
  $typeOf($x) in ['object', 'string'] ? (
    $kind := $type($x);
    $key := $toText($k);
    $kind = 'object' ? ($key in $keys($x) ? $lookup($x, $key) : [][0])
      : $kind = 'null' ? [][0] : (
        $items := $kind = 'array' ? $x : $split($x, '');
        $key = 'length' ? $count($items) : $contains($key, /^(0|[1-9][0-9]{0,14})$/) ? (
          $at := $number($key);
          $items[$at]
        ) : [][0]
      )
  ) : [][0]
}`;

/** What \`JSON.stringify\` keeps: NaN and ±Infinity become null at any depth. */
export const FINITE_DATA = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? null : (
    $kind := $type($x);
    $kind = 'array' ? [$map($x, function($item) { $finiteData($item) })[]]
      : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $finiteData($value)} })])
      : $x
  )
}`;

/** \`JSON.stringify\` of data without NaN: the text by \`$string\`, unless a number in it has more than 15 digits. */
export const JSON_TEXT = `function($x) {(
  $list := $type($x) = 'array' ? [[$x]] : [$x];
  $text := $string($list);
  $parse($text) = $list ? $substring($text, 1, $length($text) - 2) : (
    $kind := $type($x);
    $kind = 'number' ? $numberText($x)
      : $kind = 'array' ? '[' & $join([$map($x, function($item) { $jsonText($item) })], ',') & ']'
      : '{' & $join([$each($x, function($value, $key) {(
          $quoted := $string([$key]);
          $substring($quoted, 1, $length($quoted) - 2) & ':' & $jsonText($value)
        )})], ',') & '}'
  )
)}`;
