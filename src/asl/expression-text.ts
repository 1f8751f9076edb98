/**
 * What makes a string of a definition an expression: it starts with `{%` and ends with `%}`, with nothing around. Any
 * other string is plain data (`" {% x %}"`, `"$x"`), except one that has only one of the two delimiters, which AWS refuses.
 */

const OPENING = '{%';
const CLOSING = '%}';

/**
 * Whether Step Functions evaluates the string.
 *
 * @example
 * isExpression('{% $states.input %}'); // true
 * isExpression(' {% $states.input %}'); // false
 */
export function isExpression(text: string): boolean {
  return text.length >= OPENING.length + CLOSING.length && text.startsWith(OPENING) && text.endsWith(CLOSING);
}

/**
 * The JSONata source of an expression string: its inside, trimmed, as AWS quotes it in error messages.
 *
 * @example
 * expressionSource('{% $states.input %}'); // '$states.input'
 */
export function expressionSource(text: string): string {
  return text.slice(OPENING.length, -CLOSING.length).trim();
}

/**
 * The expression string of a JSONata source.
 *
 * @example
 * expressionText('$x + 1'); // '{% $x + 1 %}'
 */
export function expressionText(source: string): string {
  return `${OPENING} ${source} ${CLOSING}`;
}

/**
 * Whether the string has exactly one of the two delimiters where an expression has both.
 *
 * @example
 * hasLoneDelimiter('{% $x'); // true
 */
export function hasLoneDelimiter(text: string): boolean {
  return !isExpression(text) && (text.startsWith(OPENING) || text.endsWith(CLOSING));
}
