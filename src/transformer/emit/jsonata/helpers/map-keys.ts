/** Keys of a `Map` as texts of which no two keys share one, and back. */

/** The text of a key: a mark for its type, and the key as text. */
export const MAP_TEXT = `function($x) {(
  $kind := $typeOf($x);
  ($kind = 'string' ? '=' : $kind = 'number' ? '#' : $kind = 'boolean' ? '!' : '?') & $toText($x)
)}`;

/** The key of a text. */
export const MAP_KEY = `function($t) {(
  $mark := $substring($t, 0, 1);
  $rest := $substring($t, 1);
  $mark = '=' ? $rest
    : $mark = '#' ? $parseNumber($rest)
    : $mark = '!' ? $rest = 'true'
    : $rest = 'null' ? null : [][0]
)}`;
