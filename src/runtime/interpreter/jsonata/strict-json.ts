/**
 * JSON as `$parse` reads it on Step Functions: exactly one document, no key twice in one object and no number beyond a
 * double. Everything else is `JSON.parse`, which has refused malformed text before the duplicate scan starts.
 */
import { type Json, parseJson } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject } from '../json.ts';

/** The value, or `undefined` where AWS answers `D3137: Invalid JSON`. */
export function parseStrictJson(text: string): Json | undefined {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    return undefined;
  }
  return repeatsKey(text) || !isFiniteThroughout(value) ? undefined : value;
}

function isFiniteThroughout(value: Json): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (isJsonArray(value)) return value.every(isFiniteThroughout);
  if (isJsonObject(value)) return Object.values(value).every(isFiniteThroughout);
  return true;
}

/** Scans the tokens of a valid JSON text; a string followed by a colon is a key. */
function repeatsKey(text: string): boolean {
  const objects: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/g;
  for (const match of text.matchAll(token)) {
    const [lexeme, colon] = match;
    if (lexeme === '{') objects.push(new Set());
    else if (lexeme === '[') objects.push(undefined);
    else if (lexeme === '}' || lexeme === ']') objects.pop();
    else if (colon !== undefined) {
      const keys = objects.at(-1);
      const key: string = JSON.parse(lexeme.slice(0, lexeme.length - colon.length));
      if (keys?.has(key)) return true;
      keys?.add(key);
    }
  }
  return false;
}
