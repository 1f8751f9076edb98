/**
 * Parsing JSON from outside. Step Functions, like most services, refuses text that nests without end; here it would also
 * exhaust the stack of whatever walks the value later.
 */
import type { Json } from './json.ts';

/** How deep arrays and objects may nest. */
export const MAXIMUM_JSON_NESTING = 1000;

const DELIMITER = /["[\]{}]/g;
const STRING_REST = /(?:[^"\\]|\\.)*"/sy;

/**
 * The value of a JSON text; throws a `SyntaxError` for what is none, or nests deeper than 1,000 levels.
 *
 * @example
 * parseJson('{"a":[1]}'); // { a: [1] }
 */
export function parseJson(text: string): Json {
  let depth = 0;
  DELIMITER.lastIndex = 0;
  for (let found = DELIMITER.exec(text); found !== null; found = DELIMITER.exec(text)) {
    const [delimiter] = found;
    if (delimiter === '"') {
      STRING_REST.lastIndex = DELIMITER.lastIndex;
      // A text that never ends is for the parser to report.
      if (!STRING_REST.test(text)) break;
      DELIMITER.lastIndex = STRING_REST.lastIndex;
    } else if (delimiter === '[' || delimiter === '{') {
      depth += 1;
      if (depth > MAXIMUM_JSON_NESTING) throw new SyntaxError(`Nesting depth exceeds ${MAXIMUM_JSON_NESTING}`);
    } else depth -= 1;
  }
  return JSON.parse(text);
}
