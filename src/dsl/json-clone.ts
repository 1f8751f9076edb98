/**
 * The JSON round trip that every value takes on its way into and out of a workflow and a task. Native runs take it too, so
 * that they see exactly what a compiled run sees: `undefined` properties dropped, dates as text, no shared references.
 */

/**
 * `JSON.parse(JSON.stringify(value))`, with `null` for values that JSON cannot say, such as `undefined`.
 *
 * @example jsonClone({ a: undefined, at: new Date(0) }) // { at: '1970-01-01T00:00:00.000Z' }
 */
export function jsonClone(value: unknown): unknown {
  const text: string | undefined = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}
