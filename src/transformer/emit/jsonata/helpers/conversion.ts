/**
 * JavaScript's conversions between types, for values whose type is only known at run time. Exact on every JSON value,
 * `undefined`, NaN and ±Infinity; `$type` alone is not, since it takes NaN for an object and refuses Infinity.
 */

/** `typeof x`. */
export const TYPE_OF = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? 'number' : (
    $kind := $type($x);
    $exists($kind) ? ($kind in ['null', 'array'] ? 'object' : $kind) : 'undefined'
  )
}`;

/** `String(x)`. */
export const TO_TEXT = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? $formatBase($x) : (
    $kind := $type($x);
    $kind = 'number' ? $numberText($x)
      : $kind = 'array' ? $join([$map($x, function($item) { $item = null ? '' : $toText($item) })], ',')
      : $kind = 'object' ? '[object Object]'
      : $exists($kind) ? $string($x) : 'undefined'
  )
}`;

/**
 * True for decimal digits beyond the largest number, which `$number` refuses; JavaScript makes them Infinity. Compared with the
 * exponent made smaller by 400, and close to the limit digit by digit: 2^1024 - 2^970 is the least that rounds to Infinity.
 */
export const OVERFLOWS = `function($t) {(
  $found := $match($t, /([0-9.]+)(?:[eE]([+-]?\\d+))?/, 1);
  $exponent := $exists($found.groups[1]) and $found.groups[1] != '' ? $number($replace($found.groups[1], '+', '')) : 0;
  $scaled := $abs($exponent) < 800
    ? $number($replace($replace($found.groups[0], /^\\./, '0.'), /\\.$/, '') & 'e' & $formatBase($exponent - 400)) : $exponent;
  $contains($found.groups[0], /[1-9]/) and ($scaled > 1.7976931348623159e-92 or $scaled > 1.7976931348623155e-92
    and $replace($replace($found.groups[0], '.', ''), /^0+/, '') >= '17976931348623158079372897140530341507993413271003')
)}`;

/** `Number(s)` of a string. */
export const PARSE_NUMBER = `function($s) {(
  $t := $replace($s, /^\\s+|\\s+$/, '');
  $t = '' ? 0
    : $contains($t, /^[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?$/)
      ? ($overflows($t) ? ($contains($t, /^-/) ? -1/0 : 1/0)
        : $number($replace($replace($replace($t, /^\\+/, ''), /^(-?)\\./, '$10.'), /\\.($|[eE])/, '$1')))
    : $contains($t, /^0([xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)$/) ? $number($t)
    : $t in ['Infinity', '+Infinity'] ? 1/0
    : $t = '-Infinity' ? -1/0 : 0/0
)}`;

/** `Number(x)`. */
export const TO_NUMBER = `function($x) {
  $x != $x or $x in [1/0, -1/0] ? $x : (
    $kind := $type($x);
    $kind = 'number' ? $x
      : $kind = 'string' ? $parseNumber($x)
      : $kind = 'boolean' ? ($x ? 1 : 0)
      : $kind = 'null' ? 0
      : $exists($kind) ? $parseNumber($toText($x)) : 0/0
  )
}`;

/** True for what ToPrimitive turns into a string: strings, lists and records. */
const IS_TEXTUAL = `function($x) { $typeOf($x) in ['string', 'object'] and $x != null }`;

/** `a + b`. */
const PLUS = `function($a, $b) {
  $isTextual($a) or $isTextual($b) ? $toText($a) & $toText($b) : $add($toNumber($a), $toNumber($b))
}`;

/** `a < b`. */
const LESS_THAN = `function($a, $b) {
  $isTextual($a) and $isTextual($b) ? $toText($a) < $toText($b) : $toNumber($a) < $toNumber($b)
}`;

/** `a <= b`, which is not the opposite of `b < a` where NaN is involved. */
const LESS_OR_EQUAL = `function($a, $b) {
  $isTextual($a) and $isTextual($b) ? $toText($a) <= $toText($b) : $toNumber($a) <= $toNumber($b)
}`;

/** `a == b`, two objects by their content. */
const LOOSE_EQUALS = `function($a, $b) {
  $a != null and $b != null ? (
    $left := $typeOf($a);
    $right := $typeOf($b);
    $left = $right ? $a = $b
      : $isTextual($a) and $isTextual($b) ? $toText($a) = $toText($b)
      : $toNumber($a) = $toNumber($b)
  ) : $a != null = ($b != null)
}`;

export const OPERATORS = {
  isTextual: IS_TEXTUAL,
  plus: PLUS,
  lessThan: LESS_THAN,
  lessOrEqual: LESS_OR_EQUAL,
  looseEquals: LOOSE_EQUALS,
} as const;
