/**
 * DynamoDB's attribute values, the same conversions as `src/tasks/items` makes natively: by the type of a value when it is
 * written, by its tag when it is read, both with the table's schema. AWS SDK integrations spell tags otherwise; the capitals
 * are what all spellings share.
 */

/** An attribute value of any value but undefined. */
export const MARSHAL = `function($x, $schema) {
  $x != $x or $x in [1/0, -1/0] ? {'N': $numberText($x)} : (
    $kind := $type($x);
    $kind = 'string' ? ($schema = 'B' ? {'B': $x} : $schema = 'N' ? {'N': $x} : {'S': $x})
      : $kind = 'number' ? {'N': $numberText($x)}
      : $kind = 'boolean' ? {'BOOL': $x}
      : $kind = 'object' ? {'M': $merge([$each($x, function($value, $key) {
          {$key: $marshal($value, $type($schema) = 'object' and $key in $keys($schema) ? $lookup($schema, $key) : '')}
        })])}
      : $kind = 'null' ? {'NULL': true}
      : $schema = 'SS' ? {'SS': $x}
      : $schema = 'BS' ? {'BS': $x}
      : $schema = 'NS' ? {'NS': [$map($x, function($item) { $numberText($item) })]}
      : {'L': [$map($x, function($item) { $marshal($item, $type($schema) = 'array' ? $schema[0] : '') })]}
  )
}`;

/** The attributes of an item, those types at its top that AWS SDK integrations spell otherwise in their way. */
export const MARSHAL_FOR_SDK = `function($x, $schema) {
  $merge([$each($lookup($marshal($x, $schema), 'M'), function($attribute, $name) {(
    $tag := $keys($attribute)[0];
    {$name: $tag in ['BOOL', 'SS', 'NS', 'BS']
      ? {$substring($tag, 0, 1) & $lowercase($substring($tag, 1)): $lookup($attribute, $tag)}
      : $attribute}
  )})])
}`;

/** The value of an attribute value. */
export const UNMARSHAL = `function($x, $schema) {(
  $tag := $keys($x)[0];
  $value := $lookup($x, $tag);
  $kind := $uppercase($tag);
  $kind = 'N' ? ($schema = 'N' ? $value : $number($value))
    : $kind = 'M' ? $merge([$each($value, function($item, $key) {
        {$key: $unmarshal($item, $type($schema) = 'object' and $key in $keys($schema) ? $lookup($schema, $key) : '')}
      })])
    : $kind = 'L' ? [$map($value, function($item) { $unmarshal($item, $type($schema) = 'array' ? $schema[0] : '') })[]]
    : $kind = 'NS' ? [$map($value, function($item) { $number($item) })]
    : $kind in ['NULL', 'NUL'] ? null
    : $value
)}`;
