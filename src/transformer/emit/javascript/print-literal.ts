/**
 * Prints JSON as a JavaScript expression. It differs from JSON in one place: `"__proto__": x` in an object literal sets
 * the prototype, so that key is printed as a computed one. The result is deterministic: keys keep their order.
 */

/** JavaScript source for a JSON value, indented by `indent` levels after its first line. */
export function printLiteral(value: unknown, indent = 0): string {
  const inner = '  '.repeat(indent + 1);
  const outer = '  '.repeat(indent);
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${printLiteral(item, indent + 1)},\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${outer}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const properties = Object.entries(value)
      .filter(([, property]) => property !== undefined)
      .map(([key, property]) => `${inner}${printKey(key)}: ${printLiteral(property, indent + 1)},\n`);
    return properties.length === 0 ? '{}' : `{\n${properties.join('')}${outer}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}

function printKey(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
}
