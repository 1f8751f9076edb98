/**
 * Payload templates: JSON in which the value of a key that ends in `.$` is a path or an intrinsic call, at any depth.
 */
import type { Json } from '../../../asl/index.ts';
import { isJsonArray, isJsonObject, setField } from '../json.ts';
import { PathFailure } from './path-failure.ts';
import { evaluateText, type PathScope } from './path-scope.ts';

/** The template with its values filled in. */
export function fillTemplate(template: Json, scope: PathScope): Json {
  if (isJsonArray(template)) return template.map((item) => fillTemplate(item, scope));
  if (!isJsonObject(template)) return template;
  const filled: Record<string, Json> = {};
  for (const [key, value] of Object.entries(template)) {
    if (!key.endsWith('.$')) setField(filled, key, fillTemplate(value, scope));
    else if (typeof value === 'string') setField(filled, key.slice(0, -2), evaluateText(scope, value, key));
    else throw new PathFailure(`The value for the field '${key}' must be a valid JSONPath`);
  }
  return filled;
}
