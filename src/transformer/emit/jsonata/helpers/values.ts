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

/** What is at the end of a path: keys of objects are texts. What is no path leads nowhere. */
export const GET_AT = `function($x, $path) {
  $type($path) = 'array'
    ? $reduce($path, function($in, $key) { $type($in) = 'array' ? $in[$number($key)] : $lookup($in, $key) }, $x)
    : $path
}`;

/**
 * A value with another one at the end of a path: down to what holds it, and up again with copies. Keys of objects are texts.
 */
export const PUT_AT = `function($x, $path, $value) {(
  $above := $reduce($path, function($steps, $key) {(
    $last := $steps[-1];
    $next := $exists($last) ? (
      $in := $lookup($last, 'in');
      $at := $lookup($last, 'at');
      $type($in) = 'array' ? $in[$at] : $lookup($in, $at)
    ) : $x;
    $append($steps, {'in': $next, 'at': $type($next) = 'array' ? $number($key) : $key})
  )}, []);
  $reduce($reverse($above), function($content, $step) {(
    $in := $lookup($step, 'in');
    $at := $lookup($step, 'at');
    $type($in) = 'array'
      ? [$map($in, function($item, $position) { $position = $at ? $content : $item })[]]
      : $merge([$in, {$at: $content}])
  )}, $value)
)}`;

/** What `JSON.stringify` keeps: NaN and ±Infinity become null at any depth. */
export const FINITE_DATA = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? null : (
    $kind := $type($x);
    $kind = 'array' ? [$map($x, function($item) { $finiteData($item) })[]]
      : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $finiteData($value)} })])
      : $x
  )
}`;

/** Data for an ASL variable: NaN and ±Infinity become marked text at any depth. The mark is a character for private use. */
export const PACKED = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? '\\uE000' & $formatBase($x) : (
    $kind := $type($x);
    $kind = 'array' ? [$map($x, function($item) { $packed($item) })[]]
      : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $packed($value)} })])
      : $x
  )
}`;

/** The other way. */
export const UNPACKED = `function($x) {(
  $kind := $type($x);
  $kind = 'string' ? (
    $x = '\\uE000NaN' ? 0/0 : $x = '\\uE000Infinity' ? 1/0 : $x = '\\uE000-Infinity' ? -1/0 : $x
  ) : $kind = 'array' ? [$map($x, function($item) { $unpacked($item) })[]]
    : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $unpacked($value)} })])
    : $x
)}`;

/** Data with null for the mark of an undefined item and, as in JSON, for NaN and the infinities, at any depth. `$type` fails on infinities and takes NaN for an object. */
export const WITHOUT_MARKS = `function($x) {(
  $kind := $x != $x or $x in [1/0, -1/0] ? 'null' : $type($x);
  $kind = 'null' or $x = '\\uE000undefined' ? null
    : $kind = 'array' ? [$map($x, function($item) { $withoutMarks($item) })[]]
    : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $withoutMarks($value)} })])
    : $x
)}`;

/** Data with null for the mark of an undefined item, at any depth. */
export const MARKS_AS_NULL = `function($x) {(
  $kind := $x != $x or $x in [1/0, -1/0] ? 'number' : $type($x);
  $kind = 'string' ? ($x = '\\uE000undefined' ? null : $x)
    : $kind = 'array' ? [$map($x, function($item) { $marksAsNull($item) })[]]
    : $kind = 'object' ? $merge([$each($x, function($value, $key) { {$key: $marksAsNull($value)} })])
    : $x
)}`;

/** `JSON.stringify` of data without NaN: the text by `$string`, unless a number in it has more than 15 digits. */
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

/** The same over several lines; `$margin` is a line break and the indentation around. */
export const PRETTY_TEXT = `function($x, $indent, $margin) {(
  $kind := $type($x);
  $inner := $margin & $indent;
  $lines := $kind = 'array' ? [$map($x, function($item) { $inner & $prettyText($item, $indent, $inner) })]
    : $kind = 'object' ? [$each($x, function($value, $key) {
        $inner & $jsonText($key) & ': ' & $prettyText($value, $indent, $inner)
      })]
    : [];
  $count($lines) = 0 ? $jsonText($x)
    : ($kind = 'array' ? '[' : '{') & $join($lines, ',') & $margin & ($kind = 'array' ? ']' : '}')
)}`;

/**
 * The same of the properties that `$names` lists, in its order, at any depth. It is made as text, because an object would list
 * names that are indexes first. Without indentation `$margin` is empty.
 */
export const KEYED_TEXT = `function($x, $names, $indent, $margin) {(
  $kind := $type($x);
  $inner := $margin & $indent;
  $own := $kind = 'object' ? $keys($x) : [];
  $entries := $kind = 'array' ? $map($x, function($item) { {'head': $inner, 'value': $item} })
    : $map($filter($names, function($name) { $name in $own }), function($name) {
        {'head': $inner & $jsonText($name) & ($indent = '' ? ':' : ': '), 'value': $lookup($x, $name)}
      });
  $lines := $map($entries, function($entry) {
    $lookup($entry, 'head') & $keyedText($lookup($entry, 'value'), $names, $indent, $inner)
  });
  $end := $exists($lines) ? $margin : '';
  $kind = 'array' ? '[' & $join([$lines], ',') & $end & ']'
    : $kind = 'object' ? '{' & $join([$lines], ',') & $end & '}'
    : $jsonText($x)
)}`;

/** The UTF-16 code units of a text from one position to another; `$substring` counts code points. */
export const SLICE_TEXT = `function($s, $from, $to) {(
  $units := $split($s, '');
  $to <= $from ? ''
    : $count($units) = $length($s) ? $substring($s, $from, $to - $from)
    : $join([$filter($units, function($unit, $at) { $at >= $from and $at < $to })])
)}`;

/** The replacement pattern `w` with `$$`, `$&`, `$`` and `$'` filled in. */
export const FILL_REPLACEMENT = `function($w, $found, $before, $after) {
  $contains($w, '$') ? $join([$map($split($w, '$$'), function($a) {
    $join([$map($split($a, '$&'), function($b) {
      $join([$map($split($b, '$\u0060'), function($c) { $join($split($c, "$'"), $after) })], $before)
    })], $found)
  })], '$') : $w
}`;

/** `s.replaceAll(t, w)` for texts; an empty `t` matches between all code units. */
export const REPLACE_ALL = `function($s, $t, $w) {(
  $units := $t = '' and $s != '' ? $append($append([''], $split($s, '')), ['']) : $split($s, $t);
  $parts := $t = '' and $s = '' ? ['', ''] : $units;
  $contains($w, '$') ? $reduce([0..$count($parts) - 1], function($all, $at) {(
    $before := $join([$filter($parts, function($part, $k) { $k < $at })], $t);
    $after := $join([$filter($parts, function($part, $k) { $k >= $at })], $t);
    $at = 0 ? $parts[0] : $all & $fillReplacement($w, $t, $before, $after) & $parts[$at]
  )}, '') : $join($parts, $w)
)}`;

/**
 * A replacement text for a match whose groups, itself first, are `$groups`: `$$`, `$&`, `` $` ``, `$'`, the numbers of its
 * `$count` groups, and names where the pattern has some.
 */
export const EXPAND_REPLACEMENT = `function($w, $groups, $size, $names, $before, $after) {
  $contains($w, '$') ? $replace($w, /\\x24(?:[\\x24&\u0060']|\\d\\d?|<[^>]*>)/, function($mark) {(
    $key := $substring($mark.match, 1);
    $first := $substring($key, 0, 1);
    $group := function($at) {(
      $text := $groups[$at];
      $exists($text) ? $text : ''
    )};
    $key = '$' ? '$'
      : $key = '&' ? $group(0)
      : $key = '\u0060' ? $before
      : $key = "'" ? $after
      : $first = '<' ? (
          $name := $substring($key, 1, $length($key) - 2);
          $names = null ? $mark.match : $name in $keys($names) ? $group($lookup($names, $name)) : ''
        )
      : (
          $both := $number($key);
          $lone := $number($first);
          $both >= 1 and $both <= $size ? $group($both)
            : $lone >= 1 and $lone <= $size ? $group($lone) & $substring($key, 1)
            : $mark.match
        )
  )}) : $w
}`;
